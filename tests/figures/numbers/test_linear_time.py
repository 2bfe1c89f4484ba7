"""No pattern is tried again from every character of a long run."""

import time

import pytest

from compare.figures.numbers.extraction import numbers

SHORT, LONG = 4_000, 16_000
ALLOWED = 8  # times as long for four times the text: linear takes 4, what grows with the square 16
NOISE = 0.2  # seconds
RUNS = (
    "十", "一", "五", "百", "万", "零", "1", "9", "_", ".", "x", "X", "○", "w", "h", "t", "-", ",", "*", "%",
    "1,", "1.", "1 ", "1-", "1:", "1/", "1x", "1e", "一、", "十五", "第一", "w.", "h-", "w@", "one ", "two-", "1、", "(1)",
    "3%", "一点", "百分之", "5又", "$", "$1", "○年", "半", "翻", "a1", "1+", "1*", "[", "**", "*1*", "12 345 ", "三四",
)  # fmt: skip


def seconds(text: str) -> float:
    begin = time.process_time()
    for _ in numbers(text):
        pass
    return time.process_time() - begin


@pytest.mark.parametrize("run", RUNS)
def test_a_long_run_is_read_in_linear_time(run: str) -> None:
    short, long = (seconds(run * (length // len(run))) for length in (SHORT, LONG))
    assert long < short * ALLOWED + NOISE
