"""The wheel and the source archive hold what an installation needs, and run in an environment of their own."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

import compare

ROOT = Path(__file__).resolve().parents[2]
CONSTRAINTS = ROOT / "constraints.txt"
NEWEST = (3, 13)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel and the source archive."""
    folder = tmp_path_factory.mktemp("dist")
    done = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-d", str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return folder


def _wheel(built: Path) -> Path:
    (wheel,) = built.glob("*.whl")
    return wheel


def test_the_wheel_holds_all_that_is_read_at_run_time(built: Path) -> None:
    names = set(zipfile.ZipFile(_wheel(built)).namelist())
    data = [
        path.relative_to(ROOT).as_posix()
        for folder in ("compare", "tui")
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and path.suffix not in (".py", ".pyc") and path.name != ".DS_Store"
    ]
    assert len(data) > 40
    assert set(data) <= names
    assert {"compare/py.typed", "compare/seeds/years/2023.txt"} <= names
    assert any(name.endswith("share/man/man1/bidui.1") for name in names)
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert not [name for name in names if name.startswith("tests/")]


def test_the_source_archive_holds_tests_and_seeds(built: Path) -> None:
    (archive,) = built.glob("*.tar.gz")
    with tarfile.open(archive) as opened:
        names = {name.partition("/")[2] for name in opened.getnames()}
    assert {
        "pyproject.toml",
        "README.md",
        "CHANGELOG.md",
        "constraints.txt",
        "seeds/years/2023.txt",
        "tests/ci.py",
    } <= names


def _newest_python() -> str:
    """The newest Python that bidui is tested with, where it is installed; else this one."""
    major, minor = NEWEST
    of_pyenv = Path("~/.pyenv/versions").expanduser().glob(f"{major}.{minor}.*/bin/python")
    return next(map(str, of_pyenv), shutil.which(f"python{major}.{minor}") or sys.executable)


def test_it_runs_where_nothing_else_is(built: Path, tmp_path: Path) -> None:
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")} | {
        "LC_ALL": "C.UTF-8"
    }

    def run(*command: str) -> str:
        done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
        if "No matching distribution" in done.stderr or "Temporary failure" in done.stderr:
            pytest.skip("no packages to be had from here")
        assert done.returncode == 0, done.stderr
        return done.stdout

    run(_newest_python(), "-m", "venv", "venv")
    run("venv/bin/pip", "install", "-q", "-c", str(CONSTRAINTS), str(_wheel(built)))
    assert run("venv/bin/bidui", "--version") == f"bidui {compare.__version__}\n"
    assert re.search(r"✗ .*8\.4%", run("venv/bin/bidui", "demo"))
    assert (tmp_path / "venv" / "share" / "man" / "man1" / "bidui.1").exists()
