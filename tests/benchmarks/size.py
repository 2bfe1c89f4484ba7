"""``python -m tests.benchmarks size``: what it takes to have the program, beside others: its wheel, the packages that it
brings, the time to install them into a new environment from wheels at hand, and how long it takes to start."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import venv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.clock import Run, median, run
from tests.benchmarks.pages import add_option, number, table, tell
from tests.benchmarks.peers.venv import pip_failure
from tests.benchmarks.texts import ROOT

RUNS = 7
HEAD = (
    *("program", "its wheel, MB", "packages with it", "all wheels, MB", "installed, MB"),
    *("to install: processor s", "wall s", "to start: processor s", "wall s"),
)


@dataclass(frozen=True, slots=True)
class Program:
    """``asked``: what pip is asked for, beyond the program what it needs and does not name; ``start``: what is timed."""

    name: str
    asked: tuple[str, ...]
    start: tuple[str, ...]


PROGRAMS = (
    Program("bidui", (str(ROOT),), ("bidui", "--version")),
    Program("redlines", ("redlines==0.6.2", "typing-extensions>=4"), ("redlines", "--help")),
    Program("harlequin", ("harlequin==2.17.0",), ("harlequin", "--version")),
    Program("copydetect", ("copydetect==0.5.0",), ("copydetect", "--version")),
)


@dataclass(frozen=True, slots=True)
class Installed:
    """Megabytes of the program's own wheel and of all; the number of packages beside the program."""

    own: float
    wheels: float
    packages: int
    on_disk: float
    timed: Run
    scripts: Path


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks size", description=__doc__)
    parser.add_argument("--runs", type=int, default=RUNS, help="starts of each, in turn")
    add_option(parser)
    chosen = parser.parse_args(arguments)
    # Told to keep no bytecode, Python would compile all of it at each start.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryDirectory() as name:
        tell("size", size_table(PROGRAMS, Path(name), chosen.runs), chosen.write)


def size_table(programs: Sequence[Program], folder: Path, runs: int = RUNS) -> str:
    there: dict[Program, Installed] = {}
    absent: dict[Program, str] = {}
    for program in programs:
        home = folder / program.name
        if reason := _gathered(program, home):
            absent[program] = reason
        else:
            there[program] = _installed(program, home)
    starts: dict[Program, list[Run]] = {program: [] for program in there}
    for _ in range(runs):
        for program, installed in there.items():
            command, *rest = program.start
            starts[program].append(run([str(installed.scripts / command), *rest]))
    rows = [_row(program, there[program], median(timed)) for program, timed in starts.items()]
    rows += [[program.name, f"absent: {reason}", *[""] * (len(HEAD) - 2)] for program, reason in absent.items()]
    return table(HEAD, rows)


def _gathered(program: Program, home: Path) -> str:
    """All wheels that the program needs, in a folder; else why not."""
    return pip_failure([sys.executable, "-m", "pip", "wheel", "--wheel-dir", str(home / "wheels"), *program.asked])


def _installed(program: Program, home: Path) -> Installed:
    """Install from the wheels alone, so that no network is timed."""
    wheels = sorted((home / "wheels").glob("*.whl"))
    (own,) = (wheel for wheel in wheels if wheel.name.partition("-")[0].lower() == program.name)
    venv.create(home / "venv", with_pip=True)
    scripts = home / "venv" / "bin"
    before = _megabytes([home / "venv"])
    timed = run(
        [str(scripts / "python"), "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", *map(str, wheels)]
    )
    on_disk = _megabytes([home / "venv"]) - before
    return Installed(_megabytes([own]), _megabytes(wheels), len(wheels) - 1, on_disk, timed, scripts)


def _megabytes(paths: Sequence[Path]) -> float:
    files = [file for path in paths for file in (path.rglob("*") if path.is_dir() else [path])]
    return sum(file.stat().st_size for file in files if file.is_file() and not file.is_symlink()) / 1e6


def _row(program: Program, installed: Installed, start: Run) -> list[str]:
    return [
        program.name,
        number(installed.own),
        str(installed.packages),
        number(installed.wheels),
        number(installed.on_disk),
        number(installed.timed.processor),
        number(installed.timed.seconds),
        number(start.processor),
        number(start.seconds),
    ]
