"""The benchmark's parts do what its table says. Nothing here is timed."""

import subprocess
import sys

import pytest

from tests.benchmarks import clock, texts

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


def test_numbers_with_another_value_are_whole(pair: texts.Pair) -> None:
    assert pair.numbers
    for places in pair.numbers:
        before, after = pair.old[slice(*places.old)], pair.new[slice(*places.new)]
        assert before != after
        assert texts.NUMBER.fullmatch(before)
        assert texts.NUMBER.fullmatch(after)


def test_a_pair_in_english_is_as_asked_for() -> None:
    pair = texts.make_pair(LENGTH, paragraphs=texts.material(None, texts.ENGLISH), language=texts.ENGLISH)
    assert LENGTH <= len(pair.old) < 1.5 * LENGTH
    assert pair.old != pair.new
    assert pair.old.isascii()


def test_a_command_is_measured() -> None:
    run = clock.run([sys.executable, "-c", "x = bytearray(50_000_000)"])
    assert run.seconds > 0
    assert run.megabytes > 50


def test_a_command_that_never_ends_is_stopped() -> None:
    with pytest.raises(clock.TookTooLongError):
        clock.run([sys.executable, "-S", "-c", "while True: pass"], limit=1)


def test_a_command_that_fails_is_an_error() -> None:
    with pytest.raises(subprocess.CalledProcessError):
        clock.run([sys.executable, "-S", "-c", "raise SystemExit(3)"], limit=5)
