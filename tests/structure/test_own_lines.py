"""English headings on lines of their own, and their levels."""

from __future__ import annotations

import pytest

import compare

PROSE = "Fees rose in most of the branches. Nobody was turned away in the year."


def headings(text: str) -> list[tuple[int, str]]:
    (report,) = compare.outline(compare.read_text(text)).reports
    return [(section.level, section.heading) for section in report.walk()]


@pytest.mark.parametrize(
    "line",
    [
        "Costs of the ferries",
        "2031 vs. 2030",
        "Other income, net",
        "KTV",
        "A+E",
        "(Benefit) Provision for Harbour Dues",
        "Net (Loss) Income from Ferries",
        "1.25% 2035 Bonds and 1.5% 2040 Bonds",
        "Moorings, Contracts and Other Matters",
    ],
)
def test_what_heads_prose(line: str) -> None:
    assert headings(f"{PROSE}\n{line}\n{PROSE}\n") == [(1, line)]


@pytest.mark.parametrize(
    "line",
    [
        "Fees were $4 million higher",
        "Emerging growth company [ ]",
        "and in all of the other branches",
        "Total dues 4,210",
        "We list the branches here:",
        "The number of visits to all of the branches of the library went up",
    ],
)
def test_what_heads_nothing(line: str) -> None:
    assert headings(f"{PROSE}\n{line}\n{PROSE}\n") == []


def test_the_last_item_of_a_list_heads_nothing() -> None:
    assert headings(f"We care for these things:\nWater supply\nRoads and bridges\n{PROSE}\n") == []


def test_a_heading_stands_over_a_line_that_announces_a_table() -> None:
    text = f"{PROSE}\nOther income, net\nOther income, net is as follows:\n{PROSE}\n"
    assert headings(text) == [(1, "Other income, net")]


def test_recurring_lines_lie_below_the_others() -> None:
    years = f"2031 compared to 2030\n{PROSE}\n2030 compared to 2029\n{PROSE}\n"
    text = f"Mooring Fees\n{PROSE}\n{years}Ferry Fees\n{PROSE}\n{years}"
    assert [level for level, _ in headings(text)] == [1, 2, 2, 1, 2, 2]


def test_lines_that_recur_under_each_year_lie_below_the_years() -> None:
    names = f"Mooring Fees\n{PROSE}\nFerry Fees\n{PROSE}\n"
    text = f"2031 compared to 2030\n{PROSE}\n{names}2030 compared to 2029\n{PROSE}\n{names}"
    assert [level for level, _ in headings(text)] == [1, 2, 2, 1, 2, 2]


def test_a_line_right_above_another_holds_what_follows() -> None:
    text = f"Overview\nOur Harbour\n{PROSE}\nKey Figures\n{PROSE}\nRESULTS OF THE YEAR\n{PROSE}\n"
    assert headings(text) == [(1, "Overview"), (2, "Our Harbour"), (2, "Key Figures"), (1, "RESULTS OF THE YEAR")]
