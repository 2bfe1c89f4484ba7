"""What a metric's years show: gaps, outliers, changes of unit, the last step."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from one_report import outlined

from compare.figures import find_figures, series
from compare.figures.numbers.printed_form import printed_unit
from compare.model import Document, Figure, FigureKind, Ledger, Nature, Span
from compare.model.trends import OutlierKind, Trend, UnitChange

FIRST = 2015


def figure(text: str, value: str | None, unit: str | None, year: int, **rest: object) -> Figure:
    number = None if value is None else Decimal(value)
    return Figure(0, Span(year, year + 1), text, number, unit, FigureKind.COUNT, year=year, metric="床位", **rest)  # type: ignore[arg-type]


def trend(*values: str | None, unit: str = "张", **rest: object) -> Trend:
    """One report a year, each with its own value (None: it says nothing)."""
    years = range(FIRST, FIRST + len(values))
    ledgers = [
        Ledger(Document(f"{year}.txt", ""), (figure(f"{v}{unit}", v, unit, year, **rest),) if v else ())
        for year, v in zip(years, values, strict=True)
    ]
    (row,) = series(ledgers, list(years))
    assert isinstance(row, Trend)
    return row


def kinds(row: Trend) -> list[tuple[int, OutlierKind]]:
    return [(outlier.year, outlier.kind) for outlier in row.outliers]


def test_the_last_step_is_told() -> None:
    row = trend("100", "110", "121")
    assert (row.difference, row.percent) == (Decimal(11), Decimal("10.0"))
    assert trend("2.5", "2.1", unit="%").percent is None
    assert (trend("0", "7").difference, trend("0", "7").percent) == (Decimal(7), None)


def test_a_year_between_without_a_value_is_a_gap() -> None:
    row = trend("100", None, "121")
    assert row.gaps == (FIRST + 1,)
    assert (row.difference, row.percent) == (None, None)  # two years' growth is not one's
    assert trend("100", "110", None).gaps == ()
    assert trend("100", "110").gaps == ()


def test_years_that_no_report_covers_are_no_gap() -> None:
    ledgers = [Ledger(Document(f"{y}", ""), (figure("9张", "9", "张", y),)) for y in (2018, 2020)]
    (row,) = series(ledgers, [2018, 2020])
    assert row.gaps == ()


@pytest.mark.parametrize("at", range(4))
@pytest.mark.parametrize("factor", ["10", "100", "0.1", "0.0001"])
def test_a_slip_of_digits_stands_out_wherever_it_is(at: int, factor: str) -> None:
    values = [Decimal(v) for v in ("2186", "2260", "2308", "2400")]
    values[at] *= Decimal(factor)
    assert kinds(trend(*map(str, values))) == [(FIRST + at, OutlierKind.SCALE)]


def test_of_two_years_the_later_one_is_named() -> None:
    assert kinds(trend("320", "3300")) == [(FIRST + 1, OutlierKind.SCALE)]
    assert kinds(trend("320", "900")) == []


def test_a_growth_unlike_the_others_stands_out() -> None:
    row = trend("100", "105", "111", "190", "200")
    assert kinds(row) == [(FIRST + 3, OutlierKind.GROWTH)]
    assert (row.outliers[0].measured, row.outliers[0].usual) == (Decimal("71.2"), Decimal("5.3"))
    assert kinds(trend("50.1", "50.9", "51.2", "61.0", unit="%")) == [(FIRST + 3, OutlierKind.GROWTH)]


@pytest.mark.parametrize(
    "values",
    [
        ("100", "106", "111", "118", "124"),
        ("100", "150", "90", "160", "100"),
        ("10", "30", "90", "270"),
        ("1", "2", "3"),
    ],
)
def test_steady_wild_and_multiplying_metrics_have_no_outlier(values: tuple[str, ...]) -> None:
    assert kinds(trend(*values)) == []


def test_growth_statements_have_no_outlier() -> None:
    ledgers = [
        Ledger(Document(f"{y}", text), find_figures(outlined(text, year=y)))
        for y, text in ((2021, "业务收入同比增长0.4%。"), (2022, "业务收入同比增长9.9%。"))
    ]
    assert [kinds(row) for row in series(ledgers, [2021, 2022]) if isinstance(row, Trend)] == [[]]


def test_a_unit_that_gave_way_to_another_is_said() -> None:
    ledgers = [
        Ledger(Document("2021", ""), (figure("280个", "280", "个", 2021),)),
        Ledger(Document("2022", ""), (figure("300张", "300", "张", 2022),)),
    ]
    (row,) = series(ledgers, [2021, 2022])
    assert (row.unit, row.unit_changes) == ("张", (UnitChange(2022, "个", "张"),))
    assert (row.difference, row.percent, row.outliers) == (None, None, ())


def test_a_scale_that_gave_way_to_another_is_said() -> None:
    ledgers = [
        Ledger(Document("2021", ""), (figure("9800 万元", "98000000", "元", 2021),)),
        Ledger(Document("2022", ""), (figure("1.1亿元", "110000000", "元", 2022),)),
    ]
    (row,) = series(ledgers, [2021, 2022])
    assert row.unit_changes == (UnitChange(2022, "万元", "亿元"),)
    assert row.difference == Decimal(12000000)


def test_units_side_by_side_are_two_rows() -> None:
    both = [
        Ledger(Document(f"{y}", ""), (figure("280个", "280", "个", y), figure("300张", "300", "张", y)))
        for y in (2021, 2022)
    ]
    assert [(row.unit, row.unit_changes) for row in series(both, [2021, 2022])] == [("个", ()), ("张", ())]


def test_a_share_is_not_the_level_in_another_unit() -> None:
    ledgers = [
        Ledger(Document("2021", ""), (figure("280个", "280", "个", 2021),)),
        Ledger(Document("2022", ""), (figure("30%", "30", "%", 2022),)),
    ]
    assert series(ledgers, [2021, 2022]) == ()


def test_the_year_s_own_report_and_its_results_count() -> None:
    later = figure("300张", "300", "张", 2021)
    ledgers = [
        Ledger(Document("2022", ""), (later, figure("320张", "320", "张", 2022))),
        Ledger(
            Document("2021", ""),
            (figure("301张", "301", "张", 2021), figure("1张", "1", "张", 2022, nature=Nature.TARGET)),
        ),
    ]
    (row,) = series(ledgers, [2022, 2021])
    assert [(p.year, p.value, p.path) for p in row.levels] == [(2021, 301, "2021"), (2022, 320, "2022")]
    assert len(row.points) == 4


def test_targets_are_no_results() -> None:
    ledgers = [
        Ledger(Document("2021", ""), (figure("301张", "301", "张", 2021),)),
        Ledger(
            Document("2022", ""),
            (figure("320张", "320", "张", 2022), figure("9999张", "9999", "张", 2023, nature=Nature.TARGET)),
        ),
    ]
    (row,) = series(ledgers, [2021, 2022])
    assert [p.year for p in row.levels] == [2021, 2022, 2023]
    assert (row.difference, row.outliers) == (Decimal(19), ())


@pytest.mark.parametrize(
    ("text", "value", "unit", "told"),
    [
        ("772万元", "7720000", "元", "万元"),
        ("1亿多", "100000000", None, "亿"),
        ("$1.2 billion", "1200000000", "USD", "billion"),
        ("三百人", "300", "人", "人"),
        ("36亿5千万元", "3650000000", "元", "元"),
        ("0元", "0", "元", "元"),
    ],
)
def test_units_as_printed(text: str, value: str, unit: str | None, told: str) -> None:
    assert printed_unit(figure(text, value, unit, 2021)) == told


@given(
    st.lists(st.none() | st.integers(0, 10**9), min_size=2, max_size=9).filter(
        lambda v: sum(x is not None for x in v) > 1
    )
)
def test_whatever_the_values_what_is_said_lies_in_the_years(values: list[int | None]) -> None:
    row = trend(*(None if v is None else str(v) for v in values))
    stated = {point.year for point in row.results}
    assert {outlier.year for outlier in row.outliers} <= stated
    assert not stated & set(row.gaps)
    assert all(min(stated) < year < max(stated) for year in row.gaps)
