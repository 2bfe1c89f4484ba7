"""The review store: what reviewers decided, in one SQLite file that several processes may use at once.

Decisions are written to a journal; what holds for a key is its last entry that was not undone. So undoing in one window
never takes back what another window decided since, and a process that is killed leaves whole entries only.
"""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self
from uuid import uuid4

from compare.files import is_there
from compare.language import mark
from compare.model import Decision, DecisionState, InputError, Subject

VERSION = 2
# Marks the file as ours (`PRAGMA application_id`): another program's database given by mistake is not written to.
_APPLICATION = int.from_bytes(b"bidu")
# How long another process's write is waited for. One takes milliseconds; a disk that is asleep, a second.
_PATIENCE = 5.0

_TABLES = (
    """CREATE TABLE journal (
        id INTEGER PRIMARY KEY,
        session TEXT NOT NULL,
        step INTEGER,  -- what one undo takes back; NULL: marked in passing, never undone
        key TEXT NOT NULL,
        subject TEXT NOT NULL,
        state TEXT NOT NULL,
        label TEXT NOT NULL,
        note TEXT NOT NULL,
        decided TEXT NOT NULL,  -- ISO 8601, UTC
        undone INTEGER NOT NULL DEFAULT 0,
        reviewer TEXT
    )""",
    "CREATE INDEX journal_by_key ON journal (key, id) WHERE NOT undone",
    "CREATE INDEX journal_by_session ON journal (session, step) WHERE NOT undone",
    """CREATE VIEW decisions AS SELECT * FROM journal
        WHERE id IN (SELECT max(id) FROM journal WHERE NOT undone GROUP BY key)""",
)
IN_MEMORY = ":memory:"  # SQLite's name for a store that no file keeps
_NOT_OURS = mark("is no review store of bidui")
_COLUMNS = "key, subject, state, label, note, decided, reviewer"
# What a store of an earlier version lacks, by the version that brought it.
# Version 1 knew "accepted" alone, for what is right as well as for what may pass: nobody can tell now which was meant.
_SINCE = {
    2: (
        "ALTER TABLE journal ADD COLUMN reviewer TEXT",
        "UPDATE journal SET state = 'false_alarm' WHERE state = 'dismissed'",
        "UPDATE journal SET state = 'open' WHERE state IN ('seen', 'accepted')",
    )
}
_ACCEPTED = "SELECT count(*) FROM decisions WHERE state = 'accepted'"


def default_path() -> Path:
    """Where the store is kept unless it was said otherwise."""
    from platformdirs import user_data_path

    return user_data_path("bidui", appauthor=False) / "review.sqlite"


def _made_private(path: Path) -> None:
    """A new store is its owner's alone, and so is our own folder. Raises `InputError` where they cannot be made."""
    try:
        if path == default_path():
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.touch(mode=0o600)
    except OSError as error:
        raise InputError(str(path), "cannot be made: {why}", why=error.strerror) from error


class Store:
    """An open review store. Every method raises `InputError` where the file cannot be used. ``reviewer`` is who decides
    here, if that is known."""

    def __init__(self, path: Path | str, reviewer: str | None = None) -> None:
        self.path = str(path)
        self._reviewer = reviewer
        self._session = uuid4().hex
        self._step = 0
        self.reopened = 0
        """How many decisions of an older store, opened for the first time, are open again."""
        if not (self.path == IN_MEMORY or is_there(path)):
            _made_private(Path(path))
        with self._named():
            self._db = sqlite3.connect(self.path, timeout=_PATIENCE, isolation_level=None)
            try:
                self._open()
            except BaseException:
                self._db.close()
                raise

    def close(self) -> None:
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def decide(self, decisions: Iterable[Decision]) -> None:
        """Record decisions made by hand, all or none: one step for `undo`. A decision without a time is made now."""
        self._step += 1
        with self._written():
            self._append(decisions, self._step)

    def mark_seen(self, decisions: Iterable[Decision]) -> None:
        """Record what was looked at, where nothing is recorded of it yet. Not undone by `undo`."""
        seen = [replace(decision, state=DecisionState.OPEN) for decision in decisions]
        with self._written():
            known = self._held(decision.key for decision in seen)
            self._append((decision for decision in seen if decision.key not in known), None)

    def undo(self) -> tuple[str, ...]:
        """Take back the last step of this session; the keys it was about, or none where nothing is left to take back."""
        with self._written():
            last = "SELECT max(step) FROM journal WHERE session = ? AND NOT undone"
            rows = self._db.execute(
                f"UPDATE journal SET undone = 1 WHERE session = ? AND step = ({last}) RETURNING key",
                (self._session, self._session),
            ).fetchall()
        return tuple(key for (key,) in rows)

    def get(self, keys: Iterable[str]) -> dict[str, Decision]:
        """What is decided about each of ``keys``; those without a decision are left out."""
        with self._named():
            return self._held(keys)

    def all(self) -> tuple[Decision, ...]:
        """Every decision that holds, in the order they were made."""
        with self._named():
            rows = self._db.execute(f"SELECT {_COLUMNS} FROM decisions ORDER BY id")
            return tuple(map(_decision, rows))

    def about(self, subject: Subject) -> tuple[Decision, ...]:
        """Every decision that holds about things of one kind, in the order they were made."""
        with self._named():
            rows = self._db.execute(f"SELECT {_COLUMNS} FROM decisions WHERE subject = ? ORDER BY id", (subject,))
            return tuple(map(_decision, rows))

    def merge(self, decisions: Iterable[Decision]) -> int:
        """Take over decisions from elsewhere, all or none, and say how many: those made later than what holds here. One
        step for `undo`."""
        self._step += 1
        with self._written():
            given = {d.key: d for d in sorted(decisions, key=_when)}
            held = self._held(given)
            newer = [d for d in given.values() if d.key not in held or _when(held[d.key]) < _when(d)]
            self._append(newer, self._step)
        return len(newer)

    @property
    def changes(self) -> int:
        """A number that changes when another process has written."""
        with self._named():
            (version,) = self._db.execute("PRAGMA data_version").fetchone()
        return int(version)

    def _append(self, decisions: Iterable[Decision], step: int | None) -> None:
        now = datetime.now(UTC)
        self._db.executemany(
            f"INSERT INTO journal (session, step, {_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (
                    self._session,
                    step,
                    d.key,
                    d.subject,
                    d.state,
                    d.label,
                    d.note,
                    _stored(d.decided or now),
                    self._by(d),
                )
                for d in decisions
            ),
        )

    def _by(self, decision: Decision) -> str | None:
        """Who made a decision: of one that has a time already, who it says."""
        return decision.by if decision.decided else self._reviewer

    def _held(self, keys: Iterable[str]) -> dict[str, Decision]:
        rows = self._db.execute(
            f"""SELECT {_COLUMNS} FROM journal WHERE id IN (
                SELECT max(id) FROM journal WHERE NOT undone AND key IN (SELECT value FROM json_each(?)) GROUP BY key
            )""",
            (json.dumps(list(keys)),),
        )
        return {decision.key: decision for decision in map(_decision, rows)}

    def _open(self) -> None:
        with self._transaction("DEFERRED"):  # one state of the file: another process may be making it just now
            self._check()
        # A file on a network share cannot have a write-ahead log; SQLite then keeps the journal that it has.
        _patiently(self._db, "PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA synchronous = FULL")  # a decision survives a power cut; it is one write a key press
        with self._transaction():
            version = self._check()
            if version == VERSION:
                return
            self.reopened = self._db.execute(_ACCEPTED).fetchone()[0] if version == 1 else 0
            later = [statement for since, each in _SINCE.items() if since > version for statement in each]
            for statement in _TABLES if version == 0 else later:
                self._db.execute(statement)
            self._db.execute(f"PRAGMA application_id = {_APPLICATION}")
            self._db.execute(f"PRAGMA user_version = {VERSION}")

    def _check(self) -> int:
        """The version of the file, 0 for a new one. Raises `InputError` for a file that is not ours to write."""
        (application,) = self._db.execute("PRAGMA application_id").fetchone()
        (version,) = self._db.execute("PRAGMA user_version").fetchone()
        (tables,) = self._db.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if application != _APPLICATION and (application or tables):
            raise InputError(self.path, _NOT_OURS)
        if version > VERSION:
            raise InputError(self.path, "was written by a newer bidui")
        return int(version)

    @contextmanager
    def _written(self) -> Iterator[None]:
        with self._named(), self._transaction():
            yield

    @contextmanager
    def _transaction(self, kind: str = "IMMEDIATE") -> Iterator[None]:
        self._db.execute(f"BEGIN {kind}")
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    @contextmanager
    def _named(self) -> Iterator[None]:
        try:
            yield
        except (ValueError, TypeError) as error:  # a state or a time that no bidui has written yet
            raise InputError(self.path, "holds a decision that this bidui cannot read: {why}", why=error) from error
        except sqlite3.Error as error:
            if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_NOTADB:
                raise InputError(self.path, _NOT_OURS) from error
            why = " ".join(str(error).split())  # SQLite quotes the statement that failed, with its lines
            raise InputError(self.path, "cannot be used as a review store: {why}", why=why) from error


def _patiently(db: sqlite3.Connection, statement: str) -> None:
    """SQLite does not wait for others when it changes the kind of journal."""
    deadline = time.monotonic() + _PATIENCE
    while True:
        try:
            db.execute(statement)
        except sqlite3.OperationalError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.02)
        else:
            return


def _decision(row: tuple[str, str, str, str, str, str, str | None]) -> Decision:
    key, subject, state, label, note, decided, by = row
    return Decision(key, Subject(subject), DecisionState(state), label, note, datetime.fromisoformat(decided), by)


def _stored(moment: datetime) -> str:
    """In UTC, so that times compare as text too; a time without a zone is local."""
    return moment.astimezone(UTC).isoformat()


def _when(decision: Decision) -> datetime:
    """A decision without a time is the oldest."""
    return decision.decided.astimezone(UTC) if decision.decided else datetime.min.replace(tzinfo=UTC)
