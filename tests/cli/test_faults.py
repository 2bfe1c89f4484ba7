"""What the machine does to a command: closed streams, pipes and devices for files, signals, folders of others."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from compare.cli.exit_codes import DONE, FOUND, TERMINATED, UNUSABLE
from compare.cli.settings import find
from tests.fuzz.kills import broken

ROOT = Path(__file__).parents[2]
OLD, NEW = (str(ROOT / "seeds/years" / name) for name in ("2022.txt", "2023.txt"))
BIDUI = [sys.executable, "-m", "compare.cli", "--lang", "en"]
posix = pytest.mark.skipif(os.name != "posix", reason="signals and devices of Unix")


def run(*arguments: str, shell: str = "") -> subprocess.CompletedProcess[str]:
    """The command, with redirections of a shell behind it."""
    command = ["sh", "-c", f'exec "$@" {shell}', "sh", *BIDUI, *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)


@posix
@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "{it}"],
        ["check", OLD, "--config", "{it}"],
        ["check", OLD, "--baseline", "{it}"],
        ["scan", "@{it}"],
    ],
    ids=lambda arguments: " ".join(arguments).replace(OLD, "REPORT"),
)
@pytest.mark.parametrize("kind", ["pipe", "device"])
def test_only_regular_files_are_read(tmp_path: Path, arguments: list[str], kind: str) -> None:
    it = tmp_path / "pipe"
    os.mkfifo(it)
    done = run(*(part.format(it=it if kind == "pipe" else "/dev/zero") for part in arguments))
    assert done.returncode == UNUSABLE
    assert "no regular file" in done.stderr
    assert done.stderr.count("\n") == 1


@posix
def test_closed_streams(tmp_path: Path) -> None:
    closed = run("diff", OLD, NEW, shell=">&-")
    assert closed.returncode == UNUSABLE
    assert closed.stderr == "bidui: -: is closed, so nothing can be written to it.\n"
    assert run("diff", OLD, NEW, "-o", str(tmp_path / "out.txt"), shell=">&-").returncode == DONE
    assert run("diff", OLD, "-", shell="<&-").stderr == "bidui: -: is closed: there is no standard input.\n"
    assert run("diff", "nothing", NEW, shell="2>&-").returncode == UNUSABLE
    assert run("diff", OLD, NEW, shell=">/dev/full").returncode == UNUSABLE


@posix
@pytest.mark.parametrize("moment", [0.05, 0.2, 0.4])
def test_a_terminated_command_says_so_and_leaves_nothing(tmp_path: Path, moment: float) -> None:
    big = tmp_path / "big.txt"
    big.write_text(Path(OLD).read_text("utf-8") * 200, "utf-8")
    output = tmp_path / "out.html"
    command = [*BIDUI, "diff", str(big), NEW, "-o", str(output)]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True) as process:
        time.sleep(moment)
        process.send_signal(signal.SIGTERM)
        _, said = process.communicate(timeout=60)
    assert process.returncode in (TERMINATED, -signal.SIGTERM)  # the latter before Python has come to our first line
    assert "Traceback" not in said
    assert sorted(path.name for path in tmp_path.iterdir()) == ["big.txt"]


@posix
@pytest.mark.parametrize("name", ["Word", "bundle"])
def test_a_command_ended_at_any_moment_leaves_whole_files_or_none(name: str) -> None:
    assert list(broken(name, moments=2)) == []


@posix
def test_what_works_for_a_killed_command_ends_too(tmp_path: Path) -> None:
    """A guard whose parent is gone ends its program and removes the folder."""
    folder = tmp_path / "work"
    folder.mkdir()
    program = f"import time, pathlib; pathlib.Path({str(folder / 'ready')!r}).touch(); time.sleep(600)"
    parent = (
        "from compare.reading.guard import run_guarded; from pathlib import Path; import sys;"
        f"run_guarded([sys.executable, '-c', {program!r}], Path({str(folder)!r}), 600)"
    )
    with subprocess.Popen([sys.executable, "-c", parent], cwd=ROOT) as process:
        _until((folder / "ready").exists)
        process.kill()
    _until(lambda: not folder.exists())


def _until(holds: object, seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while not holds():  # type: ignore[operator]
        assert time.monotonic() < end
        time.sleep(0.05)


@posix
def test_settings_that_others_may_write_are_passed_over(tmp_path: Path) -> None:
    outer = tmp_path / "bidui.toml"
    outer.write_text('ignore = ["garbled"]\n', "utf-8")
    inner = tmp_path / "shared"
    inner.mkdir()
    (inner / "bidui.toml").write_text('ignore = ["truncated"]\n', "utf-8")
    assert find(inner).ignore == ("truncated",)
    (inner / "bidui.toml").chmod(0o666)
    found = find(inner)
    assert found.ignore == ("garbled",)
    assert found.passed_over == (str(inner / "bidui.toml"),)


@posix
def test_settings_that_silence_are_named(tmp_path: Path) -> None:
    (tmp_path / "bidui.toml").write_text('ignore = ["garbled"]\n', "utf-8")
    command = [*BIDUI, "check", str(ROOT / "seeds/checks/planted.txt")]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == FOUND
    assert done.stderr == f"bidui: {tmp_path / 'bidui.toml'}: these settings choose which findings are told.\n"


def test_debug_shows_where() -> None:
    wrong = "import compare.cli.app as app, sys; app.build = None; from compare.cli import main; sys.exit(main({}))"
    plain, debug = (
        subprocess.run(
            [sys.executable, "-c", wrong.format(arguments)], cwd=ROOT, capture_output=True, text=True, check=False
        )
        for arguments in (["--lang", "en", "demo"], ["--lang", "en", "demo", "--debug"])
    )
    assert plain.returncode == debug.returncode == 70
    assert plain.stderr.count("\n") == 1
    assert "--debug" in plain.stderr
    assert "Traceback" in debug.stderr
    assert debug.stderr.endswith(plain.stderr)


def test_no_command_opens_a_socket() -> None:
    """Neither the commands nor the libraries below them ask the network for anything."""
    watched = (
        "import os, sys\n"
        "def hook(event, _):\n"
        "    if event in ('socket.__new__', 'socket.connect', 'socket.getaddrinfo', 'urllib.Request'): os._exit(99)\n"
        "sys.addaudithook(hook)\n"
        "from compare.cli import main\n"
        "done = [main(each) for each in {commands}]\n"
        "sys.exit(max(done) > 1)\n"
    )
    commands = [["check", NEW], ["scan", OLD, NEW]]
    done = subprocess.run(
        [sys.executable, "-c", watched.format(commands=commands)], cwd=ROOT, capture_output=True, check=False
    )
    assert done.returncode == 0


@posix
def test_a_full_disk(tmp_path: Path) -> None:
    """Results and caches both find no room: one line, the old file as it was, nothing beside it."""
    (folder := tmp_path / "out").mkdir()
    (old := folder / "out.html").write_text("old", "utf-8")
    limited = ["sh", "-c", 'ulimit -f 4; exec "$@"', "sh", *BIDUI, "diff", OLD, NEW, "-o", str(old), "--force"]
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path / "cache")}
    done = subprocess.run(limited, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == UNUSABLE, done.stderr
    assert done.stderr.count("\n") == 1
    assert [(path.name, path.read_text("utf-8")) for path in folder.iterdir()] == [("out.html", "old")]
    assert not list(tmp_path.rglob("*.part"))


@posix
def test_without_a_home_and_beside_another_process_on_one_cache(tmp_path: Path) -> None:
    environment = {key: value for key, value in os.environ.items() if key != "HOME"}
    environment |= {"XDG_CACHE_HOME": str(tmp_path), "PYTHONPATH": str(ROOT)}
    command = [*BIDUI, "check", NEW, "-f", "json"]
    both = [
        subprocess.Popen(command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(2)
    ]
    (out, err), (other_out, other_err) = (process.communicate(timeout=60) for process in both)
    assert out == other_out != b""
    assert err == other_err == b""
