"""Lists whose rows have the same words: rows with the same figures are a copy, others are common; all are counted."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

import compare
from compare.model import Label, MatchKind, Scan, TextMatch

Row = tuple[int, int]
FORMS = (
    "第{n}项已完工，投入{x}万元，惠及{y}人。",
    "{n}、地块{x}亩，核定{y}亩",
    "Plot {n} was surveyed at {x} acres and cost {y} dollars.",
)


def rows(seed: int, count: int = 40) -> list[Row]:
    rng = random.Random(seed)
    return [(rng.randrange(1000, 9999), rng.randrange(10, 99)) for _ in range(count)]


def written(own: Sequence[Row], form: str = FORMS[0]) -> str:
    return "\n".join(form.format(n=n, x=x, y=y) for n, (x, y) in enumerate(own, start=1))


def scanned(*texts: str) -> Scan:
    return compare.scan([compare.read_text(text, f"{name}.txt") for name, text in zip("甲乙丙", texts, strict=False)])


def labels(scan: Scan) -> set[Label]:
    return {match.label for match in scan.matches}


@pytest.mark.parametrize("form", FORMS)
def test_equal_but_for_the_first_and_the_last_row_is_a_copy(form: str) -> None:
    own = rows(1)
    scan = scanned(written(own, form), written([(4321, 17), *own[1:-1], (7654, 23)], form))
    assert labels(scan) == {Label.COPIED}
    assert (scan.pairs[0].similarity or 0) > 0.98


@pytest.mark.parametrize("form", FORMS)
def test_other_figures_in_the_same_rows_are_common_and_counted(form: str) -> None:
    scan = scanned(written(rows(1), form), written(rows(2), form))
    assert labels(scan) == {Label.COMMON}
    assert (scan.pairs[0].similarity or 0) > 0.98
    assert scan.pairs[0].swapped == ()
    assert not scan.findings


def test_of_three_those_with_the_same_figures_copied() -> None:
    scan = scanned(written(rows(1)), written(rows(1)[:-1] + rows(2)[:1]), written(rows(3)))
    told = {(m.a.document, m.b.document): m.label for m in scan.matches}
    assert told == {(0, 1): Label.COPIED, (0, 2): Label.COMMON, (1, 2): Label.COMMON}


def test_a_few_rows_taken_over_are_told_apart_from_the_others() -> None:
    own, other = rows(1), rows(2)
    scan = scanned(written(own), written(other[:10] + own[10:20] + other[20:]))
    copied = [match for match in scan.matches if match.label is Label.COPIED]
    assert [match.kind for match in copied] == [MatchKind.VERBATIM]
    assert Label.COMMON in labels(scan)


def test_very_many_values_meet_by_chance() -> None:
    assert not scanned(written(rows(1, 400)), written(rows(2, 400), FORMS[0].replace("投入", "耗资"))).findings


def _pieces(found: Sequence[TextMatch]) -> list[tuple[int, int]]:
    return [(match.a.end - match.a.start, match.b.end - match.b.start) for match in found]


@given(st.integers(0, 50), st.integers(3, 37))
def test_rows_in_another_order_are_found(seed: int, at: int) -> None:
    lines = written(rows(seed)).split("\n")
    found = compare.find_matches("\n".join(lines), "\n".join(lines[at:] + lines[:at]))
    assert {match.kind for match in found} == {MatchKind.VERBATIM}
    assert sum(length for length, _ in _pieces(found)) > 0.9 * len("\n".join(lines))


@given(st.integers(0, 50), st.integers(0, 39), st.integers(1, 5))
def test_rows_behind_those_left_out_are_still_the_same(seed: int, at: int, count: int) -> None:
    lines = written(rows(seed)).split("\n")
    a, b = "\n".join(lines), "\n".join(lines[:at] + lines[at + count :])
    assert sum(length for _, length in _pieces(compare.find_matches(a, b))) > 0.85 * len(b)
