from dataclasses import replace
from decimal import Decimal

import pytest
from handmade import BEDS_NEW, GROWTH, GROWTH_NEW

from compare.language import ENGLISH, Words
from compare.model import Direction, FigurePair, FigureStatus
from compare.render.printed import difference, percent, print_change, printed, share

WORDS = Words(ENGLISH)


@pytest.mark.parametrize(
    ("text", "shown"),
    [("772 万元", "772万元"), ("12\n%", "12%"), ("$1.2 billion", "$1.2 billion"), ("3 \x1b公里", "3␛公里")],
)
def test_a_figure_is_shown_as_printed(text: str, shown: str) -> None:
    assert printed(replace(BEDS_NEW, text=text)) == shown


def test_a_fall_told_in_words_has_a_minus() -> None:
    fell = replace(GROWTH_NEW, claim=replace(GROWTH, direction=Direction.DOWN))
    assert printed(fell) == "-9.9%"


@pytest.mark.parametrize(
    ("text", "shown"),
    [("$18,400", "-$18,400"), ("(18,400)", "(18,400)"), ("$(3.5) million", "$(3.5) million"), ("−5人", "−5人")],
)
def test_less_than_nothing_has_its_sign(text: str, shown: str) -> None:
    assert printed(replace(BEDS_NEW, text=text, value=Decimal(-5))) == shown


@pytest.mark.parametrize(
    ("text", "value", "moved", "shown"),
    [
        ("74041万人", "740410000", "6900000", "+690万人"),
        ("1.2亿元", "120000000", "-30000000", "-0.3亿元"),
        ("1,250.50元", "1250.50", "1000", "+1,000元"),
        ("$1.2 billion", "1200000000", "300000000", "+$0.3 billion"),
        ("620多万人", "6200000", "-19800000", "-1980万人"),
        ("1万6千人", "16000", "-2000", "-2000人"),
        ("三百人", "300", "20", "+20人"),
        ("5人", "5", "0", "0人"),
    ],
)
def test_a_difference_is_in_the_scale_of_the_print(text: str, value: str, moved: str, shown: str) -> None:
    new = replace(BEDS_NEW, text=text, value=Decimal(value), unit="人" if text.endswith("人") else "元")
    assert difference(FigurePair(FigureStatus.CHANGED, "x", new, new, Decimal(moved)), WORDS) == shown


def test_percentages_differ_in_points() -> None:
    pair = FigurePair(FigureStatus.CHANGED, "x", GROWTH_NEW, GROWTH_NEW, Decimal("-4.60"))
    assert difference(pair, WORDS) == "-4.6 points"


@pytest.mark.parametrize(
    ("unit", "decimals", "said"),
    [
        (("万人", "人"), None, "unit changed from 万人 to 人"),
        (("", "家"), None, "unit changed from no unit to 家"),
        (None, (0, 2), "given to 2 decimals, last year none"),
        (None, (1, 0), "given in whole numbers, last year to 1 decimal"),
        (None, (2, 1), "given to 1 decimal, last year 2"),
        (None, None, ""),
    ],
)
def test_changes_of_print_in_words(unit: tuple[str, str] | None, decimals: tuple[int, int] | None, said: str) -> None:
    pair = FigurePair(FigureStatus.CHANGED, "x", BEDS_NEW, BEDS_NEW, unit_change=unit, decimals_change=decimals)
    assert print_change(pair, WORDS) == said


def test_without_a_difference_nothing_is_shown() -> None:
    assert difference(FigurePair(FigureStatus.ADDED, "x", None, BEDS_NEW), WORDS) == ""
    assert percent(None) == ""
    assert percent(Decimal("1.0")) == "+1.0%"
    assert percent(Decimal("-2.0")) == "-2.0%"
    assert percent(Decimal("0.0")) == "0.0%"


@pytest.mark.parametrize(
    ("part", "shown"), [(0, "0%"), (0.001, "1%"), (0.005, "1%"), (0.635, "64%"), (0.999, "99%"), (1, "100%")]
)
def test_only_the_same_is_wholly_alike(part: float, shown: str) -> None:
    assert share(part) == shown
