"""The benchmark's parts do what its table says. Nothing here is timed."""

import sys
from pathlib import Path

import pytest

from tests.benchmarks import clock, measures, texts

LENGTH = 5_000


@pytest.fixture(scope="module")
def pair() -> texts.Pair:
    return texts.make_pair(LENGTH, paragraphs=texts.material(None))


def test_a_pair_is_as_asked_for(pair: texts.Pair) -> None:
    assert LENGTH <= len(pair.old) < 1.5 * LENGTH
    assert len(pair.moves) == texts.MOVES
    assert texts.make_pair(LENGTH, paragraphs=texts.material(None)) == pair
    for move in pair.moves:
        old, new = pair.old[slice(*move.old)], pair.new[slice(*move.new)]
        assert len(set(old) & set(new)) > 0.7 * len(set(old))
        assert move.new[0] > move.old[0] + LENGTH / 10


def test_a_longer_pair_does_not_repeat_itself() -> None:
    lines = texts.make_pair(60_000, paragraphs=texts.material(None)).old.splitlines()
    assert len(set(lines)) == len(lines)


@pytest.mark.parametrize(
    ("number", "written"), [(1, "一"), (10, "十"), (21, "二十一"), (105, "一百零五"), (110, "一百一十")]
)
def test_section_numbers(number: int, written: str) -> None:
    assert texts.numeral(number) == written


def test_moves_are_found(pair: texts.Pair, tmp_path: Path) -> None:
    assert measures.moves_found(*measures.write(pair, tmp_path), pair.moves) == texts.MOVES


def test_a_command_is_measured() -> None:
    run = clock.run([sys.executable, "-c", "x = bytearray(50_000_000)"])
    assert run.seconds > 0
    assert run.megabytes > 50


def test_both_commands_run_in_turn(pair: texts.Pair, tmp_path: Path) -> None:
    commands: list[list[str]] = []

    def noted(command: list[str]) -> clock.Run:
        commands.append(command)
        return clock.Run(float(len(commands)), 1.0)

    times = measures.measure(*measures.write(pair, tmp_path), runs=3, clock=noted)
    assert commands == commands[:2] * 3
    assert times.ratio == 3 / 4


def test_growth_is_the_exponent_without_the_start() -> None:
    assert measures.growth([10, 100, 1000], [0.5 + 1, 0.5 + 10, 0.5 + 100], 0.5) == pytest.approx(1)
