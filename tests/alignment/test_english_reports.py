"""Two English reports: what a past year says again, whose years growth is held against, which goals are promises."""

import compare
from compare.model import Comparison, Document, PromiseVerdict, Verdict

REPORT = """Example Corp Annual Report {year}

Results of the fiscal year ended September 30, {year}

Fiscal {year} was a good year. The results of fiscal {year} follow. In fiscal {year} we grew; fiscal {year} was our best year.

Fiscal Year {year} versus {before}
{now}
Fiscal Year {before} versus {earlier}
{then}

Liquidity and Capital Resources

{more}
"""


def report(year: int, now: str, then: str = "Nothing happened.", more: str = "Nothing else.") -> Document:
    text = REPORT.format(year=year, before=year - 1, earlier=year - 2, now=now, then=then, more=more)
    return compare.read_text(text)


def checks(comparison: Comparison) -> list[Verdict]:
    return [p.claim_check.verdict for p in comparison.figures if p.claim_check]


THEN = "Total revenues were $112,165,000, down $8,007,000 or 6.7% from the prior year."
NOW = "Total revenues were $114,065,000, up ${by},000 or 1.7% from the prior year."
BEFORE = "Total revenues were $120,172,000, down $2,710,000 or 2.2% from the prior year."


def test_each_comparison_is_held_against_its_own_years() -> None:
    comparison = compare.diff(report(2017, THEN, BEFORE), report(2018, NOW.format(by="1,900"), THEN))
    assert checks(comparison) == [Verdict.CONSISTENT] * 4


def test_growth_that_its_years_do_not_give_is_contradicted() -> None:
    comparison = compare.diff(report(2017, THEN, BEFORE), report(2018, NOW.format(by="1,700"), THEN))
    assert checks(comparison).count(Verdict.CONTRADICTED) == 1


def test_an_aim_is_held_against_the_results_of_its_year() -> None:
    old = report(
        2017, THEN, more="The Company currently expects capital expenditures to be $10.5 million in fiscal 2018."
    )
    new = report(
        2018, THEN, more="Capital expenditures were $6.3 million and $4.7 million in 2017 and 2018, respectively."
    )
    (promise,) = compare.diff(old, new).promises
    assert promise.result is not None
    assert (promise.result.text, promise.verdict) == ("$4.7 million", PromiseVerdict.MET)  # spending is met from below


def test_a_balance_and_its_change_are_no_restatement() -> None:
    old = report(2017, THEN, more="\t2017\t2016\nDeferred income taxes\t(434)\t2,145\nOther\t14\t132\n")
    new = report(2018, THEN, more="\t2018\t2017\nDeferred income taxes\t5,940\t10,045\nOther\t176\t189\n")
    assert not [f for f in compare.diff(old, new).findings if f.rule == "restated-figure"]
