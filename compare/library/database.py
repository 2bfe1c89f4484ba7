"""A library's file: opened for a short while, for one writer or for readers, with errors that a user can mend.

While DuckDB has a file open for writing no other process can open it, and while others read none can write. So whoever
opens it takes what is needed and closes it; who has to wait is told for whom.
"""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from compare.files import is_folder, is_there, opened
from compare.language import mark
from compare.library.holders import Holder, holder_of
from compare.library.schema import MIGRATIONS, TABLES, VERSION
from compare.model import InputError

if TYPE_CHECKING:
    import duckdb
    import numpy as np

# How long others are waited for, and how often the file is tried. A batch is written in a second or two.
PATIENCE = 60.0
_PAUSE = 0.05
_MAGIC, _MAGIC_AT = b"DUCK", 8
# What a scan of 20,000 new reports against as many needs; beyond it DuckDB writes beside the file.
_MEMORY = "2GB"
NOT_OURS = mark("is no library of bidui")
NEWER = mark("was written by a newer bidui")
_HELD = re.compile(r"Conflicting lock is held in (?P<program>.*?) \(PID (?P<process>\d+)\)")
_NEWER_FILE = re.compile(r"version number \d+, but we can only read|newer version of DuckDB", re.IGNORECASE)
_DAMAGED = re.compile(
    r"corrupt|checksum|not read enough bytes|deserializ|not a valid DuckDB|INTERNAL Error", re.IGNORECASE
)
_FULL = re.compile(
    r"No space left|File too large|Could not write|Disk quota|Out of.*disk|failed to write", re.IGNORECASE
)
_LONGEST_WHY = 200


# Told for whom one waits.
Waiting = Callable[[Holder], None]
Columns = Mapping[str, "np.ndarray[Any, Any]"]


class Database:
    """An open library. What goes wrong is raised as `InputError`."""

    def __init__(self, path: str, connection: duckdb.DuckDBPyConnection) -> None:
        self.path = path
        self._connection = connection

    def rows(self, query: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        with _told(self.path):
            return self._connection.execute(query, list(values)).fetchall()

    def columns(self, query: str) -> dict[str, Any]:
        """The columns of what a query finds, as arrays."""
        with _told(self.path):
            return self._connection.execute(query).fetchnumpy()

    def table(self, query: str, values: Sequence[object] = ()) -> tuple[list[str], list[tuple[Any, ...]]]:
        """The names of the columns of what a query finds, and its rows."""
        with _told(self.path):
            found = self._connection.execute(query, list(values))
            return [column[0] for column in found.description or ()], found.fetchall()

    def give(self, name: str, columns: Columns) -> None:
        """Let queries read arrays as a table of this name."""
        with _told(self.path):
            self._connection.register(name, dict(columns))

    def give_numbers(self, name: str, numbers: Iterable[int]) -> None:
        """Let queries read numbers as a table of this name, with a column ``number``."""
        import numpy as np

        self.give(name, {"number": np.array(sorted(numbers), dtype=np.int32)})

    def insert(self, table: str, columns: Columns) -> None:
        """Append rows; the columns have the names of the table's."""
        if not len(next(iter(columns.values()))):
            return
        self.give("inserted", columns)
        self.rows(f"INSERT INTO {table} BY NAME SELECT * FROM inserted")

    @contextmanager
    def transaction(self) -> Iterator[None]:
        self.rows("BEGIN TRANSACTION")
        try:
            yield
            self.rows("COMMIT")
        except BaseException:
            with suppress(InputError):  # a full disk may have ended it already
                self.rows("ROLLBACK")
            raise

    def last_document(self) -> int:
        """The largest number of a document, 0 for none: what was added since has a larger one."""
        return int(self.rows("SELECT coalesce(max(id), 0) FROM documents")[0][0])


@contextmanager
def reading(path: str, waiting: Waiting | None = None) -> Iterator[Database]:
    """The library at ``path``, to be read. Raises `InputError`."""
    with _opened(path, waiting, is_read_only=True) as database:
        version = _version(database)
        if version == VERSION:
            yield database
            return
    with writing(path, waiting):
        pass  # brings it up to date
    with _opened(path, waiting, is_read_only=True) as database:
        yield database


@contextmanager
def writing(path: str, waiting: Waiting | None = None) -> Iterator[Database]:
    """The library at ``path``, to be changed, brought up to date before. Raises `InputError`."""
    with _opened(path, waiting, is_read_only=False) as database:
        version = _version(database)
        if version < VERSION:
            with database.transaction():
                for statement in (s for since, each in sorted(MIGRATIONS.items()) if since > version for s in each):
                    database.rows(statement)
                database.rows("UPDATE library SET version = ?", [VERSION])
        yield database


def create(path: str) -> None:
    """A new library, whole or none. Raises `InputError`."""
    target = Path(path)
    part = target.with_name(f".bidui-{os.getpid()}.part")
    try:
        if is_there(target):
            raise InputError(path, "exists already")
        if not is_folder(target.parent):
            raise InputError(path, "cannot be made: there is no such folder")
        with _connected(path, part, is_read_only=False) as database:
            for statement in TABLES:
                database.rows(statement)
            database.rows("INSERT INTO library VALUES (?)", [VERSION])
        os.link(part, target)  # unlike a renaming, never over a file that somebody made meanwhile
    except FileExistsError:
        raise InputError(path, "exists already") from None
    except (OSError, ValueError) as error:
        raise InputError(path, "cannot be made: {why}", why=getattr(error, "strerror", None) or error) from error
    finally:
        with suppress(OSError, ValueError):
            part.unlink(missing_ok=True)


@contextmanager
def _opened(path: str, waiting: Waiting | None, *, is_read_only: bool) -> Iterator[Database]:
    _look_at(path)
    deadline, told = time.monotonic() + PATIENCE, False
    while True:
        try:
            with _connected(path, Path(path), is_read_only=is_read_only) as database:
                yield database
                return
        except _InUseError as error:
            if time.monotonic() > deadline:
                raise InputError(
                    path,
                    "is in use by process {process} ({program})",
                    process=error.holder.process,
                    program=error.holder.program,
                ) from None
            if waiting and not told:
                waiting(error.holder)
                told = True
        time.sleep(_PAUSE)


class _InUseError(Exception):
    def __init__(self, holder: Holder) -> None:
        super().__init__()
        self.holder = holder


@contextmanager
def _connected(path: str, file: Path, *, is_read_only: bool) -> Iterator[Database]:
    import duckdb

    # Nothing is fetched from the net: DuckDB would load what reads another program's file given by mistake.
    config: dict[str, Any] = {
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "memory_limit": _MEMORY,
        "preserve_insertion_order": True,
    }
    try:
        connection = duckdb.connect(str(file), read_only=is_read_only, config=config)
    except duckdb.Error as error:
        held = _HELD.search(str(error))
        if held:
            raise _InUseError(holder_of(int(held["process"]), held["program"])) from error
        raise _as_input_error(path, error) from error
    try:
        yield Database(path, connection)
    finally:
        with _told(path):
            connection.close()


def is_library(path: str) -> bool:
    """Whether a file begins as a library does."""
    try:
        return _begins_as_library(path)
    except (OSError, ValueError):
        return False


def _begins_as_library(path: str) -> bool:
    with opened(path) as file:
        return file.read(_MAGIC_AT + len(_MAGIC))[_MAGIC_AT:] == _MAGIC


def _look_at(path: str) -> None:
    """Raises `InputError` for what is no DuckDB file: DuckDB itself would try to read it in other ways."""
    try:
        is_ours = _begins_as_library(path)
    except FileNotFoundError:
        raise InputError(path, "does not exist") from None
    except (OSError, ValueError) as error:
        raise InputError(path, "cannot be read: {why}", why=getattr(error, "strerror", None) or error) from error
    if not is_ours:
        raise InputError(path, NOT_OURS)


def _version(database: Database) -> int:
    """Raises `InputError` for a file that is not ours to read."""
    if not database.rows("SELECT 1 FROM duckdb_tables() WHERE table_name = 'library'"):
        raise InputError(database.path, NOT_OURS)
    ((version,),) = database.rows("SELECT version FROM library") or [(0,)]
    if version > VERSION:
        raise InputError(database.path, NEWER)
    return int(version)


@contextmanager
def _told(path: str) -> Iterator[None]:
    import duckdb

    try:
        yield
    except duckdb.Error as error:
        raise _as_input_error(path, error) from error


def _as_input_error(path: str, error: Exception) -> InputError:
    why = " ".join(str(error).split("\n", maxsplit=1)[0].split())[:_LONGEST_WHY]
    if _NEWER_FILE.search(why):
        return InputError(path, NEWER)
    if _FULL.search(why):
        return InputError(path, "cannot be written: {why}", why=why)
    if _DAMAGED.search(why):
        return InputError(path, "is damaged: {why}", why=why)
    return InputError(path, "cannot be used as a library: {why}", why=why)
