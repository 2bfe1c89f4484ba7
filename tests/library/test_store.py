"""What was decided is kept, whoever else writes and however the process ends."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Barrier

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.library.store import Store, default_path
from compare.model import Decision, DecisionState, InputError, Subject

ROOT = Path(__file__).resolve().parents[2]
# Writes decisions one by one and says the number of each once the store has taken it.
WRITER = """
import sys
from compare.library.store import Store
from compare.model import Decision, DecisionState, Subject
path, name, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
with Store(path) as store:
    for at in range(count):
        store.decide([Decision(f"{name}-{at}-{part}", Subject.PASSAGE, DecisionState.CONFIRMED, "一段") for part in "ab"])
        print(at, flush=True)
"""


def decision(key: str, state: DecisionState = DecisionState.CONFIRMED, note: str = "") -> Decision:
    return Decision(key, Subject.FINDING, state, f"about {key}", note)


def states(store: Store) -> dict[str, DecisionState]:
    return {found.key: found.state for found in store.all()}


def writer(path: Path, name: str, count: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WRITER, str(path), name, str(count)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=os.environ | {"PYTHONPATH": "."})


def test_what_was_decided_is_there_when_the_store_is_opened_again(tmp_path: Path) -> None:
    with Store(tmp_path / "review") as store:
        store.decide([decision("a", note="核对过"), decision("b", DecisionState.FALSE_ALARM)])
        store.decide([decision("a", DecisionState.FALSE_ALARM, note="再看")])
    with Store(tmp_path / "review") as store:
        found = store.get(["a", "b", "c"])
        assert found.keys() == {"a", "b"}
        assert (found["a"].state, found["a"].note) == (DecisionState.FALSE_ALARM, "再看")
        assert found["a"].decided is not None
        assert [d.key for d in store.all()] == ["b", "a"]


def test_undo_takes_back_this_sessions_steps_one_by_one_and_no_other_sessions(tmp_path: Path) -> None:
    with Store(tmp_path / "review") as mine, Store(tmp_path / "review") as theirs:
        mine.decide([decision("a"), decision("b")])
        mine.decide([decision("a", DecisionState.FALSE_ALARM)])
        theirs.decide([decision("b", DecisionState.FALSE_ALARM)])
        assert mine.undo() == ("a",)
        assert states(mine)["a"] is DecisionState.CONFIRMED
        assert sorted(mine.undo()) == ["a", "b"]
        assert states(mine) == {"b": DecisionState.FALSE_ALARM}  # theirs, made after mine
        assert mine.undo() == ()
    with Store(tmp_path / "review") as later:
        assert later.undo() == ()


def test_what_was_seen_in_passing_overrides_nothing_and_is_not_undone(tmp_path: Path) -> None:
    with Store(tmp_path / "review") as store:
        store.decide([decision("a")])
        store.mark_seen([decision("a"), decision("b")])
        store.mark_seen([decision("b")])
        assert states(store) == {"a": DecisionState.CONFIRMED, "b": DecisionState.OPEN}
        store.decide([decision("b")])
        store.undo()
        store.undo()
        assert states(store) == {"b": DecisionState.OPEN}


steps = st.lists(st.one_of(st.none(), st.tuples(st.sampled_from("abc"), st.sampled_from(DecisionState))), max_size=12)


@given(steps)
def test_undo_is_the_way_back(given_steps: list[tuple[str, DecisionState] | None]) -> None:
    """None is an undo; the store against a list of what held after each step."""
    held: list[dict[str, DecisionState]] = [{}]
    with Store(":memory:") as store:
        for step in given_steps:
            if step is None:
                store.undo()
                held = held[:-1] or [{}]
            else:
                key, state = step
                store.decide([decision(key, state)])
                held.append({**held[-1], key: state})
            assert states(store) == held[-1]


def test_others_writing_is_noticed(tmp_path: Path) -> None:
    with Store(tmp_path / "review") as mine, Store(tmp_path / "review") as theirs:
        before = mine.changes
        mine.decide([decision("a")])
        assert mine.changes == before
        theirs.decide([decision("b")])
        assert mine.changes != before


def test_merging_takes_the_later_of_two_decisions(tmp_path: Path) -> None:
    now = datetime.now(UTC)
    with Store(tmp_path / "review") as store:
        store.decide([decision("a"), decision("b")])
        elsewhere = [
            Decision("a", Subject.FINDING, DecisionState.FALSE_ALARM, "", "", now - timedelta(days=1)),
            Decision("b", Subject.FINDING, DecisionState.FALSE_ALARM, "", "", now + timedelta(days=1)),
            Decision("c", Subject.FINDING, DecisionState.FALSE_ALARM, "", "", now),
        ]
        assert store.merge(elsewhere) == 2
        assert [states(store)[key] for key in "abc"] == ["confirmed", "false_alarm", "false_alarm"]
        assert store.merge(store.all()) == 0


def test_two_processes_write_at_once_and_nothing_is_lost(tmp_path: Path) -> None:
    path, count = tmp_path / "review", 60
    both = [writer(path, name, count) for name in ("one", "two")]  # both may be the one that makes the file
    assert [process.wait(120) for process in both] == [0, 0]
    with Store(path) as store:
        assert len(store.all()) == 2 * 2 * count


def test_a_store_being_made_is_nobody_elses(tmp_path: Path) -> None:
    for round_ in range(30):
        path, start = tmp_path / f"review-{round_}", Barrier(3)

        def opened(path: Path = path, start: Barrier = start) -> None:
            start.wait()
            Store(path).close()

        with ThreadPoolExecutor(3) as threads:
            for each in [threads.submit(opened) for _ in range(3)]:
                each.result()


def test_a_killed_process_leaves_whole_steps_and_all_that_it_was_told_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "review"
    process = writer(path, "it", 100_000)
    assert process.stdout is not None
    taken = -1
    for line in process.stdout:
        taken = int(line)
        if taken == 40:
            process.send_signal(signal.SIGKILL)
            break
    for line in process.stdout:
        taken = int(line) if line.endswith("\n") else taken
    process.wait(60)
    with Store(path) as store:
        kept = {found.key for found in store.all()}
        assert kept >= {f"it-{at}-{part}" for at in range(taken + 1) for part in "ab"}
        assert len(kept) % 2 == 0
        store.decide([decision("after")])
    with sqlite3.connect(path) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_file_that_is_no_store_is_refused_and_left_alone(tmp_path: Path) -> None:
    report, other = tmp_path / "report.txt", tmp_path / "other.sqlite"
    report.write_text("一份报告，不是数据库。" * 200, encoding="utf-8")
    with sqlite3.connect(other) as db:
        db.execute("CREATE TABLE theirs (a)")
    db.close()
    for path in (report, other):
        before = path.read_bytes()
        with pytest.raises(InputError, match=f"{path.name}: is no review store"):
            Store(path)
        assert path.read_bytes() == before
    with pytest.raises(InputError):
        Store(tmp_path)
    with pytest.raises(InputError):
        Store(tmp_path / "missing" / "review")


def test_a_store_of_a_later_bidui_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "review"
    Store(path).close()
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA user_version = 99")
    db.close()
    with pytest.raises(InputError, match="newer"):
        Store(path)


def test_the_users_own_store_is_for_the_user_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    path = default_path()
    assert not path.parent.exists()
    with Store(path) as store:
        store.decide([decision("a")])
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert {each.stat().st_mode & 0o777 for each in path.parent.iterdir()} == {0o600}


@pytest.mark.parametrize("column", ["state", "subject", "decided"])
def test_a_value_that_no_bidui_has_written_yet_is_said(tmp_path: Path, column: str) -> None:
    path = tmp_path / "review"
    with Store(path) as store:
        store.decide([decision("a")])
    with sqlite3.connect(path) as db:
        db.execute(f"UPDATE journal SET {column} = 'postponed'")
    with Store(path) as store, pytest.raises(InputError, match="cannot read"):
        store.all()


def test_who_decided_is_kept_and_earlier_stores_are_read(tmp_path: Path) -> None:
    path = tmp_path / "review.sqlite"
    with Store(path) as store:
        store.decide([decision("a", DecisionState.CONFIRMED)])
    with sqlite3.connect(path) as db:  # as the first version wrote it
        db.execute("ALTER TABLE journal DROP COLUMN reviewer")
        db.execute("PRAGMA user_version = 1")
    db.close()
    with Store(path, "林小满") as store:
        store.decide([decision("b", DecisionState.FALSE_ALARM)])
        elsewhere = Decision("c", Subject.FINDING, DecisionState.CONFIRMED, "", "", datetime.now(UTC), "周")
        store.merge([elsewhere])
        assert {each.key: each.by for each in store.all()} == {"a": None, "b": "林小满", "c": "周"}


def test_decisions_of_the_first_version_are_told_anew(tmp_path: Path) -> None:
    """“Accepted” meant both: it is open again, with its note; what was dismissed was a false alarm."""
    path = tmp_path / "review"
    with sqlite3.connect(path) as db:
        db.executescript(
            """CREATE TABLE journal (id INTEGER PRIMARY KEY, session TEXT NOT NULL, step INTEGER, key TEXT NOT NULL,
                subject TEXT NOT NULL, state TEXT NOT NULL, label TEXT NOT NULL, note TEXT NOT NULL,
                decided TEXT NOT NULL, undone INTEGER NOT NULL DEFAULT 0);
            CREATE VIEW decisions AS SELECT * FROM journal
                WHERE id IN (SELECT max(id) FROM journal WHERE NOT undone GROUP BY key);
            INSERT INTO journal (session, key, subject, state, label, note, decided) VALUES
                ('s', 'a', 'finding', 'accepted', 'a', 'ask', '2025-01-01T00:00:00+00:00'),
                ('s', 'b', 'finding', 'dismissed', 'b', '', '2025-01-01T00:00:00+00:00'),
                ('s', 'c', 'passage', 'seen', 'c', '', '2025-01-01T00:00:00+00:00');
            PRAGMA user_version = 1;"""
            f"PRAGMA application_id = {int.from_bytes(b'bidu')};"
        )
    with Store(path) as store:
        assert store.reopened == 1
        assert {one.key: (one.state, one.note) for one in store.all()} == {
            "a": (DecisionState.OPEN, "ask"),
            "b": (DecisionState.FALSE_ALARM, ""),
            "c": (DecisionState.OPEN, ""),
        }
    with Store(path) as store:
        assert store.reopened == 0
