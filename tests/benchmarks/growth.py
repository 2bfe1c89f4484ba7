"""``python -m tests.benchmarks growth``: the processor's seconds of whole commands at n, 2n, 4n and 8n, beside the other
programs where there are any; a table and, with ``--write``, the picture in docs/pictures."""

from __future__ import annotations

import argparse
import math
import statistics
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from sys import executable

from tests.benchmarks.clock import TookTooLongError, run
from tests.benchmarks.curves import Curve, Panel, picture
from tests.benchmarks.pages import add_option, number, table, tell
from tests.benchmarks.peers import diffs, scans
from tests.benchmarks.peers.venv import Environment, environment
from tests.benchmarks.submissions import make_submissions, write_submissions
from tests.benchmarks.texts import ROOT, make_pair

PICTURE = ROOT / "docs" / "pictures" / "growth.svg"
TIMES = (1, 2, 4, 8)
START_UP = 0  # stands for an input of a few words or two reports, which times the start of a program
LENGTH, COUNT = 25_000, 125
LEAST_LENGTH, LEAST_COUNT = 200, 2
LIMIT = 300  # seconds of the processor
# A time that is not so many seconds, and not this share of the start-up, above it tells nothing of growth.
LEAST, LEAST_SHARE = 0.01, 0.2

Command = Callable[[int], list[str]]


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks growth", description=__doc__)
    parser.add_argument("--length", type=int, default=LENGTH, help="n: characters of a report")
    parser.add_argument("--count", type=int, default=COUNT, help="n: reports of a folder, 5,000 characters each")
    parser.add_argument("--runs", type=int, default=1, help="of which the median is told")
    add_option(parser)
    chosen = parser.parse_args(arguments)
    peers = environment()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        panels = [
            _panel("diff", "characters a side", _pairs(folder, peers, chosen.length), chosen.length, chosen.runs),
            _panel("scan", "reports", _folders(folder, peers, chosen.count), chosen.count, chosen.runs),
            _panel("check", "characters", _reports(folder, "check", chosen.length), chosen.length, chosen.runs),
            _panel("figures", "characters", _reports(folder, "figures", chosen.length), chosen.length, chosen.runs),
        ]
    tell("growth", growth_table(panels), chosen.write)
    if chosen.write:
        PICTURE.write_text(picture(panels), "utf-8")
        print(f"\nwrote {PICTURE}")


def exponent(sizes: Sequence[float], seconds: Sequence[float], start_up: float = 0.0) -> float:
    """That of time over size, start-up taken off: the slope of the logarithms."""
    x = [math.log(size) for size in sizes]
    y = [math.log(max(1e-3, time - start_up)) for time in seconds]
    return statistics.linear_regression(x, y).slope


def power_of(curve: Curve) -> str:
    """The exponent by the points that stand out from the start-up; the others are noise."""
    least = max(LEAST, LEAST_SHARE * curve.start_up)
    told = [point for point in curve.points if point[1] - curve.start_up >= least]
    return f"{exponent(*zip(*told, strict=True), curve.start_up):.2f}" if len(told) > 1 else "quick"


def growth_table(panels: Sequence[Panel]) -> str:
    rows = []
    for panel in panels:
        for curve in panel.curves:
            seconds = [number(point[1]) for point in curve.points]
            cells = seconds + [f"over {LIMIT}"] * (len(TIMES) - len(seconds))
            rows.append(
                [
                    f"{panel.title}, {panel.unit}",
                    f"{panel.sizes[0]:,}",
                    curve.name,
                    *cells,
                    number(curve.start_up),
                    power_of(curve),
                ]
            )
    return table(["of", "n", "program", *(f"at {times}n" for times in TIMES), "start-up", "exponent"], rows)


def _panel(title: str, unit: str, commands: Sequence[tuple[str, Command]], size: int, runs: int) -> Panel:
    sizes = [size * times for times in TIMES]
    return Panel(title, unit, sizes, [_curve(name, command, sizes, runs) for name, command in commands])


def _curve(name: str, command: Command, sizes: Sequence[int], runs: int) -> Curve:
    return Curve(name, list(_points(command, sizes, runs)), _seconds(command(START_UP), runs))


def _points(command: Command, sizes: Sequence[int], runs: int) -> Iterator[tuple[int, float]]:
    """Up to the first size at which the program takes too long."""
    for size in sizes:
        try:
            yield size, _seconds(command(size), runs)
        except TookTooLongError:
            return


def _seconds(command: list[str], runs: int) -> float:
    return statistics.median(run(command, (0, 1), LIMIT).processor for _ in range(runs))


def _pairs(folder: Path, peers: Environment, length: int) -> list[tuple[str, Command]]:
    files = {}
    for size in (START_UP, *(length * times for times in TIMES)):
        pair = make_pair(size or LEAST_LENGTH)
        files[size] = [folder / f"{side}-{size}.txt" for side in ("old", "new")]
        for path, text in zip(files[size], (pair.old, pair.new), strict=True):
            path.write_text(text, "utf-8")

    def commands() -> Iterator[tuple[str, Command]]:
        for program in diffs.text_programs(peers):
            if peers.has(program.name):
                yield program.name.strip("`").split()[0], _compared(program, files, folder)

    return list(commands())


def _compared(program: diffs.Program, files: dict[int, list[Path]], folder: Path) -> Command:
    def command(size: int) -> list[str]:
        result = folder / f"result{program.suffix}"
        result.unlink(missing_ok=True)
        return program.command(*files[size], result)

    return command


def _folders(folder: Path, peers: Environment, count: int) -> list[tuple[str, Command]]:
    for size in (START_UP, *(count * times for times in TIMES)):
        write_submissions(folder / f"scan-{size}", *make_submissions(size or LEAST_COUNT))

    def ours(size: int) -> list[str]:
        return [executable, "-m", "compare.cli", "scan", str(folder / f"scan-{size}" / "reports"), "-f", "json"]

    def theirs(name: str) -> Command:
        return lambda size: peers.command(name, str(folder / f"scan-{size}" / "reports"), str(folder / "peer.json"))

    return [("bidui", ours), *((name, theirs(name)) for name in scans.PEERS if peers.has(name))]


def _reports(folder: Path, verb: str, length: int) -> list[tuple[str, Command]]:
    """One report: nothing else does what these verbs do."""
    for size in (START_UP, *(length * times for times in TIMES)):
        (folder / f"report-{size}.txt").write_text(make_pair(size or LEAST_LENGTH).old, "utf-8")
    command = [executable, "-m", "compare.cli", verb, "-f", "json"]
    return [("bidui", lambda size: [*command, str(folder / f"report-{size}.txt")])]
