"""Folders that cannot be written, files that change while they are read, and what commands leave behind."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import compare
from compare.cli.exit_codes import UNUSABLE
from compare.model import Document, InputError

ROOT = Path(__file__).parents[2]
OLD, NEW = (str(ROOT / "seeds/years" / name) for name in ("2022.txt", "2023.txt"))
SUBMISSIONS = str(ROOT / "seeds/submissions")
posix = pytest.mark.skipif(os.name != "posix", reason="users and modes of Unix")
# What writes, with the file that it writes as the last but for what follows it.
WRITING = {
    "page": ["diff", OLD, NEW, "-o", "{out}/a.html"],
    "figures": ["figures", OLD, "-o", "{out}/a.csv"],
    "baseline": ["check", OLD, "--write-baseline", "{out}/c.json"],
    "library": ["library", "init", "{out}/a.bidui"],
}
# Runs commands one after the other in one process: `{hook}`, then each of them; prints their exit codes.
_RUN = """
import os, sys
{hook}
from compare.cli import main
print([main(["--lang", "en", *each]) for each in {commands!r}], file=sys.__stdout__)
"""
# Nobody, where the tests run as one who may write anywhere; once all is loaded, since nobody may read that.
_NOBODY = """
from compare.cli import main
for each in {commands!r}:
    main(["--quiet", *each])
if os.geteuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
"""
_NO_SOCKET = """
def hook(event, _):
    if event in ("socket.__new__", "socket.connect", "socket.getaddrinfo", "urllib.Request"):
        os._exit(99)
sys.addaudithook(hook)
"""


def commands(folder: Path) -> list[list[str]]:
    return [[part.format(out=folder) for part in command] for command in WRITING.values()]


def run(hook: str, of: list[list[str]], **environment: str) -> subprocess.CompletedProcess[str]:
    code = _RUN.format(hook=hook, commands=of)
    variables = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    return subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=variables, capture_output=True, text=True, timeout=120, check=False
    )


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that everybody may look into, with one that nobody may write to."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    (folder / "loaded").mkdir()
    (folder / "locked").mkdir(mode=0o555)
    yield folder
    (folder / "locked").chmod(0o755)
    shutil.rmtree(folder)


@posix
def test_a_folder_that_others_keep(open_folder: Path) -> None:
    """Every command that writes says so in one line, and leaves nothing."""
    hook = _NOBODY.format(commands=commands(open_folder / "loaded"))
    done = run(hook, commands(open_folder / "locked"))
    assert done.stdout.splitlines()[-1] == str([UNUSABLE] * len(WRITING)), done.stderr
    refusals = [line for line in done.stderr.splitlines() if str(open_folder / "locked") in line]
    assert len(refusals) == len(WRITING), done.stderr
    assert "Traceback" not in done.stderr
    assert list((open_folder / "locked").iterdir()) == []


def test_no_command_opens_a_socket_or_leaves_a_trace(tmp_path: Path) -> None:
    """Neither the commands nor the libraries below them ask the network for anything; what is temporary goes."""
    for name in ("out", "temporary", "home"):
        (tmp_path / name).mkdir()
    also = [["scan", OLD, NEW], ["config"], ["library", "add", str(tmp_path / "out/a.bidui"), OLD]]
    places = {"TMPDIR": str(tmp_path / "temporary"), "HOME": str(tmp_path / "home")}
    places |= {f"XDG_{name}_HOME": str(tmp_path / "home" / name) for name in ("CACHE", "DATA", "CONFIG", "STATE")}
    done = run(_NO_SOCKET, [*commands(tmp_path / "out"), *also], **places)
    assert done.returncode == 0, done.stderr
    assert set(ast.literal_eval(done.stdout.splitlines()[-1])) <= {0, 1}, done.stderr
    assert list((tmp_path / "temporary").iterdir()) == []
    written = {path.name for path in (tmp_path / "out").iterdir()}
    assert written == {"a.html", "a.csv", "c.json", "a.bidui"}


def _emptied(path: Path) -> None:
    path.write_bytes(b"")


def _replaced_by_a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _replaced_by_a_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def _another_format(path: Path) -> None:
    path.write_bytes(b"PK\x03\x04" + bytes(60))


def _longer(path: Path) -> None:
    path.write_text("云溪市2023年工作总结。" * 500, "utf-8")


@posix
@pytest.mark.parametrize("change", [_emptied, _replaced_by_a_folder, _replaced_by_a_pipe, _another_format, _longer])
def test_a_file_that_changes_while_its_folder_is_read(tmp_path: Path, change: Callable[[Path], None]) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text(f"{name}的工作总结。", "utf-8")

    def interfere(path: str, *_: int) -> None:
        if path.endswith("b.txt"):
            change(Path(path))

    read = list(compare.read_all([tmp_path], progress=interfere))
    assert [isinstance(each, Document) for each in read] == [True, change is _longer, True]
    assert all("\n" not in str(each) for each in read if isinstance(each, InputError))


@posix
def test_nobody_reads_the_result() -> None:
    """`bidui scan … | head -1`: the command ends with its reader, and says nothing."""
    arguments = [sys.executable, "-m", "compare.cli", "scan", SUBMISSIONS, "-f", "json"]
    with subprocess.Popen(arguments, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        said = process.stderr.read().decode()
    assert "Traceback" not in said
    assert "BrokenPipe" not in said
    assert process.returncode in (0, 1, 141, -13), said
