"""Slips of the pen, against all numbers of a length."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.checks.slips import is_telling, slips


def differs_by_a_slip(one: str, other: str) -> bool:
    """The definition: one digit, or two unequal neighbours exchanged."""
    places = [at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if len(places) == 2:
        first, second = places
        return second == first + 1 and one[first] == other[second] and one[second] == other[first]
    return len(places) == 1


@given(st.integers(100, 999), st.sampled_from([None, Decimal("0.1"), Decimal(100)]))
def test_slips_are_all_numbers_one_slip_away(number: int, step: Decimal | None) -> None:
    scale = step or Decimal(1)
    printed = str(number)
    every = {n * scale for n in range(10 ** len(printed)) if differs_by_a_slip(printed, str(n).zfill(len(printed)))}
    assert set(slips(number * scale, step)) == every | {-number * scale}


@pytest.mark.parametrize(("number", "telling"), [(42, False), (3000, False), (3100, True), (570, True)])
def test_few_digits_tell_nothing(number: int, telling: bool) -> None:
    assert is_telling(Decimal(number), None) is telling
