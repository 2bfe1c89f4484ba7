"""What the machine does to a command, further: folders that cannot be written, files that vanish, a terminal that is closed,
a clock that jumps, and who may read what is written."""

from __future__ import annotations

import os
import pty
import signal
import stat
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

import compare
from compare.cli.exit_codes import DONE, TERMINATED, UNUSABLE
from compare.library.store import Store
from compare.model import Decision, DecisionState, Document, Subject

ROOT = Path(__file__).parents[2]
OLD, NEW = (str(ROOT / "seeds/years" / name) for name in ("2022.txt", "2023.txt"))
BIDUI = [sys.executable, "-m", "compare.cli", "--lang", "en"]
UNWRITABLE = Path("/sys")  # where not even root makes a file


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    variables = os.environ | environment
    return subprocess.run(
        [*BIDUI, *arguments], cwd=ROOT, env=variables, capture_output=True, text=True, timeout=60, check=False
    )


@pytest.mark.skipif(not UNWRITABLE.is_dir(), reason="needs a folder that nobody may write to")
def test_a_folder_that_cannot_be_written() -> None:
    refused = run("diff", OLD, NEW, "-o", str(UNWRITABLE / "result.html"))
    assert refused.returncode == UNUSABLE
    assert refused.stderr.count("\n") == 1
    assert str(UNWRITABLE / "result.html") in refused.stderr
    elsewhere = {"XDG_CACHE_HOME": str(UNWRITABLE / "cache"), "XDG_DATA_HOME": str(UNWRITABLE / "data")}
    assert run("diff", OLD, NEW, **elsewhere).stdout == run("diff", OLD, NEW).stdout


def test_a_file_that_vanishes_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text(f"{name}的工作总结。", "utf-8")

    def remove(path: str, *_: int) -> None:
        if path.endswith("b.txt"):
            Path(path).unlink()

    read = list(compare.read_all([tmp_path], progress=remove))
    assert [isinstance(each, Document) for each in read] == [True, False, True]


def test_results_are_as_open_as_the_reader_s_other_files_and_decisions_are_hers(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        page, store = tmp_path / "page.html", tmp_path / "decisions.db"
        Store(store).close()
        assert run("diff", OLD, NEW, "-o", str(page), "--review", str(store)).returncode == DONE
    finally:
        os.umask(before)
    assert stat.S_IMODE(page.stat().st_mode) == 0o640
    assert stat.S_IMODE(store.stat().st_mode) == 0o600


def _decision(key: str, state: DecisionState = DecisionState.CONFIRMED) -> Decision:
    return Decision(key, Subject.FINDING, state, key)


def test_the_last_decision_holds_though_the_clock_went_back(tmp_path: Path) -> None:
    store = Store(tmp_path / "decisions.db")
    tomorrow = datetime(2099, 1, 1, tzinfo=UTC)
    store.decide([Decision("a", Subject.FINDING, DecisionState.CONFIRMED, "a", decided=tomorrow)])
    store.decide([_decision("a", DecisionState.FALSE_ALARM)])
    assert store.get(["a"])["a"].state is DecisionState.FALSE_ALARM


@pytest.mark.parametrize("command", [["scan", "many"], ["browse", "many"]], ids=["scan", "browse"])
def test_a_command_ends_with_its_terminal(tmp_path: Path, command: list[str]) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    text = Path(OLD).read_text("utf-8")
    for number in range(60):
        (folder / f"{number}.txt").write_text(text * 3 + f"{number}的话。" * 50, "utf-8")
    process, terminal = pty.fork()
    if process == 0:
        os.chdir(tmp_path)
        os.environ["PYTHONPATH"] = str(ROOT)
        os.execv(sys.executable, [*BIDUI, *command])
    os.read(terminal, 1)  # it has begun
    os.close(terminal)
    end = time.monotonic() + 30
    while (ended := os.waitpid(process, os.WNOHANG)) == (0, 0):
        assert time.monotonic() < end
        time.sleep(0.05)
    # The last where it falls before our first line; unusable where writing to the terminal failed first.
    assert os.waitstatus_to_exitcode(ended[1]) in (TERMINATED, UNUSABLE, -signal.SIGHUP)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["many"]
