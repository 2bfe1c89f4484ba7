"""English reports: which year a figure is of, what is a goal, what a column of changes holds."""

import pytest

import compare
from compare.figures.meaning.english_periods import year_stated
from compare.model import FigureKind, Nature

REPORT = """Example Corp Annual Report 2018

Results of the fiscal year ended September 30, 2018

For fiscal 2018 we report as follows. Fiscal 2018 was a good year.

{text}
"""


def years(text: str) -> dict[str, int | None]:
    figures = compare.find_figures(compare.read_text(REPORT.format(text=text)))
    return {figure.text: figure.year for figure in figures if figure.unit in ("USD", "%")}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Operating cash flow was $7,772,000 for the year ended September 30, 2018, $10,660,000 in 2017 and $14,955,000 in 2016.",
            [2018, 2017, 2016],
        ),
        ("Rent for 2018, 2017 and 2016 was $22,000, $23,000 and $25,000, respectively.", [2018, 2017, 2016]),
        ("Rent was $22,000 and $23,000 for fiscal 2018 and 2017, respectively.", [2018, 2017]),
        ("Operating profit was $2,046,000 compared to $2,372,000 in the prior fiscal year.", [2018, 2017]),
        ("Revenues increased from $112,165,000 last year to $114,065,000 this year.", [2017, 2018]),
        ("In 2017, cash used was $5,376,000 compared to $8,348,000 in 2016. We paid $1,330,000.", [2017, 2016, 2017]),
        ("Net income per share of $1.54 was reported.", [2018]),
        (
            "Net income was $5,119,000, or $1.54 per share, compared to net income of $1,829,000, or $.55 per share last year.",
            [2018, 2018, 2017, 2017],
        ),
        ("Fiscal Year 2017 versus 2016\nRevenues were $112,165,000, down $8,007,000 or 6.7%.", [2017, 2017, 2017]),
    ],
)
def test_a_figure_is_of_the_year_that_its_sentence_or_heading_gives_it(text: str, told: list[int]) -> None:
    assert list(years(text).values()) == told


def test_a_year_that_is_compared_with_is_not_the_figures_own() -> None:
    sentence = "Revenue per mile increased by 2.8% over fiscal year 2017."
    assert year_stated(sentence, 0, sentence.index("2.8"), sentence.index("%") + 1, 2018) == 2018


def test_a_heading_that_compares_two_years_is_no_part_of_a_metric() -> None:
    text = REPORT.format(text="Fiscal Year 2017 versus 2016\nTotal revenues were $112,165,000.")
    assert [f.metric for f in compare.find_figures(compare.read_text(text)) if f.unit == "USD"] == ["Total revenues"]


@pytest.mark.parametrize(
    ("sentence", "nature"),
    [
        ("The Company expects its 2019 revenues to be $10 million.", Nature.TARGET),
        ("The Company currently expects capital expenditures of $10 million in 2019.", Nature.TARGET),
        ("We plan to spend $10 million on terminals.", Nature.TARGET),
        ("Our target for revenues is $10 million.", Nature.TARGET),
        ("Capital spending is expected to be $10 million in 2019.", Nature.TARGET),
        ("If fuel prices rise, we may need to spend $10 million more.", Nature.RESULT),
        ("Stock compensation expense of $10 million is expected to be recognized over two years.", Nature.RESULT),
        ("The assumptions are an expected volatility of 26%.", Nature.RESULT),
        ("The target range for the federal funds rate is 2%.", Nature.RESULT),
    ],
)
def test_only_what_the_reporter_aims_at_is_a_goal(sentence: str, nature: Nature) -> None:
    figures = compare.find_figures(compare.read_text(REPORT.format(text=sentence)))
    assert {figure.nature for figure in figures if figure.unit in ("USD", "%")} == {nature}


def test_a_plan_that_is_a_security_makes_no_targets_of_its_table() -> None:
    text = "Stock Option Plan\n\nThe table follows.\n\n\t2018\t2017\nGranted\t40,780\t38,794\nForfeited\t1,200\t900\n"
    natures = {figure.nature for figure in compare.find_figures(compare.read_text(REPORT.format(text=text)))}
    assert natures == {Nature.RESULT}


ROWS = (("Revenues", 114065, 112165), ("Operating profit", 2046, 2372), ("Net income", 5119, 1829))


@pytest.mark.parametrize("head", ["Change", "% Change", "Percent Change", "Increase (Decrease)", "YoY"])
def test_a_column_of_changes_that_are_percentages_is_percent(head: str) -> None:
    rows = "\n".join(f"{name}\t{new:,}\t{old:,}\t{(new / old - 1) * 100:.1f}" for name, new, old in ROWS)
    figures = compare.find_figures(compare.read_text(REPORT.format(text=f"\n\t2018\t2017\t{head}\n{rows}\n")))
    assert [f.kind for f in figures if f.claim] == [FigureKind.PERCENT] * len(ROWS)


def test_a_column_of_changes_that_are_differences_is_in_the_unit_of_the_levels() -> None:
    rows = "\n".join(f"{name}\t{new:,}\t{old:,}\t{new - old:,}" for name, new, old in ROWS)
    figures = compare.find_figures(compare.read_text(REPORT.format(text=f"\n\t2018\t2017\tChange\n{rows}\n")))
    assert FigureKind.PERCENT not in {f.kind for f in figures if f.claim}


def test_years_that_stand_over_the_labels_are_those_of_the_values() -> None:
    text = REPORT.format(text="\n2018\t2017\nRevenues\t114,065\t112,165\nNet income\t5,119\t1,829\n")
    figures = compare.find_figures(compare.read_text(text))
    assert [f.year for f in figures if f.row] == [2018, 2017, 2018, 2017]


@pytest.mark.parametrize(
    ("text", "ends"), [("1/4 to 1/2", (0.25, 0.5)), ("1-1/4 to 1-1/2", (1.25, 1.5)), ("3/4 to 1", (0.75, 1))]
)
def test_a_range_of_fractions_is_one_figure(text: str, ends: tuple[float, float]) -> None:
    sentence = f"The Committee decided to keep the target range for the federal funds rate at {text} percent."
    (figure,) = compare.find_figures(compare.read_text(sentence))
    assert (figure.kind, figure.unit, figure.low, figure.high) == (FigureKind.RANGE, "%", *ends)


def test_ranges_of_one_metric_pair_whatever_stands_around_them() -> None:
    old = "The Committee reaffirmed its view that the current 0 to 1/4 percent target range for the federal funds rate remains appropriate."
    new = "The Committee decided to raise the target range for the federal funds rate to 1/4 to 1/2 percent."
    (pair,) = compare.diff(compare.read_text(old), compare.read_text(new)).figures
    assert pair.old is not None and pair.new is not None
