"""One figure told in two places is one figure for people, and two entries in the JSON."""

from dataclasses import replace
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

import compare
from compare.importance.places import groups, same_figure
from compare.model import Comparison, Figure, FigureKind, FigurePair, FigureStatus, Span

TABLE = "\n\n| 指标 | {year}年 |\n| --- | --- |\n| {name} | {value} |\n"


def pair(  # noqa: PLR0917 (what a test tells apart)
    value: str, unit: str | None, step: str, at: int, metric: str = "总产值", year: int | None = None
) -> FigurePair:
    """A figure of both years; last year's is a tenth less."""
    new = figure(value, unit, step, at, metric, year)
    old = figure(str(Decimal(value) * Decimal("0.9")), unit, step, at, metric, year)
    return FigurePair(FigureStatus.CHANGED, metric, old, new)


def figure(  # noqa: PLR0917
    value: str, unit: str | None, step: str, at: int, metric: str, year: int | None
) -> Figure:
    span = Span(at, at + len(value))
    return Figure(0, span, value, Decimal(value), unit, FigureKind.AMOUNT, metric=metric, step=Decimal(step), year=year)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("3256000000", "元", "1000000"), ("3256000000", "元", "10000"), True),  # 32.56亿元, 325600万元
        (("3256000000", "元", "1000000"), ("3260000000", "元", "10000000"), True),  # 32.6亿元, rounded
        (("3256000000", "元", "1000000"), ("3270000000", "元", "10000000"), False),
        (("3256000000", "元", "1000000"), ("325600", None, "1"), True),  # a cell without a unit, in 万元
        (("3256000000", "元", "1000000"), ("325700", None, "1"), False),
        (("3256000000", "元", "1000000"), ("3256000000", "美元", "1000000"), False),
        (("30000", "元", "10000"), ("3", None, "1"), False),  # one digit says nothing
    ],
)
def test_same_within_the_rounding(one: tuple[str, str, str], other: tuple[str, str | None, str], same: bool) -> None:
    assert same_figure(pair(*one, 0), pair(*other, 50)) is same
    assert same_figure(pair(*other, 50), pair(*one, 0)) is same


def test_other_years_are_other_figures() -> None:
    assert not same_figure(pair("500", "人", "1", 0, year=2022), pair("500", "人", "1", 9, year=2023))


PAIRS = st.lists(
    st.builds(
        pair,
        st.sampled_from(["3256", "3260", "325600", "32560000", "4100"]),
        st.sampled_from(["元", None]),
        st.sampled_from(["1", "10", "1000"]),
        st.just(0),
        st.sampled_from(["总产值", "工业总产值", "税收"]),
    ),
    max_size=7,
)


@given(PAIRS, st.randoms())
def test_groups_are_the_same_in_any_order(pairs: list[FigurePair], chance: Random) -> None:
    placed = [FigurePair(p.status, p.metric, moved(p.old, 20 * n), moved(p.new, 20 * n)) for n, p in enumerate(pairs)]
    shuffled = list(placed)
    chance.shuffle(shuffled)
    one = {frozenset(placed[at] for at in group) for group in groups(placed)}
    other = {frozenset(shuffled[at] for at in group) for group in groups(shuffled)}
    assert one == other
    assert sorted(at for group in groups(placed) for at in group) == list(range(len(placed)))


def moved(figure: Figure | None, by: int) -> Figure | None:

    return None if figure is None else replace(figure, span=Span(figure.span.start + by, figure.span.end + by))


def told_twice(unit_old: str, unit_new: str) -> Comparison:
    old = "澄湖市2022年统计公报\n\n全年工业总产值31.24亿元。" + TABLE.format(
        year=2022, name="工业总产值", value=unit_old
    )
    new = "澄湖市2023年统计公报\n\n全年工业总产值35.87亿元。" + TABLE.format(
        year=2023, name="工业总产值", value=unit_new
    )
    return compare.diff(compare.read_text(old, "old.md"), compare.read_text(new, "new.md"))


@pytest.mark.parametrize(
    ("old", "new"), [("312400", "358700"), ("312400万元", "358700万元"), ("31.24亿元", "35.87亿元")]
)
def test_prose_and_table_are_one_figure(old: str, new: str) -> None:
    comparison = told_twice(old, new)
    entries = [p for p in comparison.figures if p.status is FigureStatus.CHANGED]
    assert len(entries) == 2
    assert [len(entry.also.new) for entry in entries] == [1, 1]
    assert sorted(entry.retold for entry in entries) == [False, True]
    things = [each for each in comparison.important if each.kind == "figure"]
    assert [len(each.also) for each in things] == [1]


def test_two_values_of_one_name_stay_two() -> None:
    comparison = told_twice("312400", "358900")
    assert not any(entry.retold for entry in comparison.figures)
