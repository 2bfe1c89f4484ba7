"""A target is held against a result only once its time is up."""

import pytest

import compare
from compare.model import Promise, PromiseVerdict

OLD = "{year}年工作总结\n\n一、主要成绩\n{year}年接待读者36万人次。\n\n二、{heading}\n{target}\n"
NEW = "{year}年工作总结\n\n一、主要成绩\n{year}年，{result}\n"


def promise(target: str, result: str, heading: str = "明年计划", years: tuple[int, int] = (2022, 2023)) -> Promise:
    old = compare.read_text(OLD.format(year=years[0], heading=heading, target=target))
    new = compare.read_text(NEW.format(year=years[1], result=result))
    (found,) = compare.diff(old, new).promises
    return found


@pytest.mark.parametrize(
    ("target", "heading", "verdict"),
    [
        ("力争新建站点60个。", "明年计划", PromiseVerdict.MISSED),
        ("今后五年，力争新建站点60个。", "明年计划", PromiseVerdict.NOT_DUE),
        ("未来三年力争新建站点60个。", "明年计划", PromiseVerdict.NOT_DUE),
        ("到2025年，力争新建站点60个。", "明年计划", PromiseVerdict.NOT_DUE),
        ("“十四五”期间力争新建站点60个。", "明年计划", PromiseVerdict.NOT_DUE),
        ("力争新建站点60个。", "今后五年的目标", PromiseVerdict.NOT_DUE),
        ("明年，力争新建站点60个。", "今后五年的目标", PromiseVerdict.MISSED),
        ("力争新建站点10个。", "明年计划", PromiseVerdict.MET),
    ],
)
def test_a_target_is_due_when_its_time_is_up(target: str, heading: str, verdict: PromiseVerdict) -> None:
    assert promise(target, "新建站点12个。", heading).verdict is verdict


def test_a_target_of_several_years_is_due_in_the_last_of_them() -> None:
    given = promise("今后三年，力争绿化覆盖率达到60%。", "绿化覆盖率为52%。", years=(2020, 2023))
    assert given.verdict is PromiseVerdict.MISSED


@pytest.mark.parametrize(
    ("target", "result"),
    [
        ("今后三年，力争新建站点60个。", "新建站点12个。"),
        ("今后三年，力争单位能耗下降15%。", "单位能耗下降4%。"),
        ("力争增长12%。", "增长11%。"),
    ],
)
def test_one_years_result_answers_no_target_that_years_add_up_to(target: str, result: str) -> None:
    old = compare.read_text(OLD.format(year=2020, heading="明年计划", target=target))
    new = compare.read_text(NEW.format(year=2023, result=result))
    assert all(given.verdict is PromiseVerdict.NOT_MENTIONED for given in compare.diff(old, new).promises)


def test_a_target_of_one_year_is_not_held_against_a_later_one() -> None:
    given = promise("明年力争新建站点60个。", "新建站点12个。", years=(2020, 2023))
    assert (given.verdict, given.result) == (PromiseVerdict.NOT_MENTIONED, None)


ENGLISH = "Annual Report {year}\n\n1. Results\nIn fiscal {year} the fund lent 36,000 books.\n{text}\n"


@pytest.mark.parametrize(
    ("target", "result", "verdict"),
    [
        (
            "We expect cash interest payments of $49 million in 2023.",
            "We made cash payments of $13 million in 2023.",
            None,
        ),
        ("We expect net sales of $49 million in 2023.", "Net sales were $13 million in 2023.", PromiseVerdict.MISSED),
        ("We expect net sales of $49 million in 2023.", "In 2022 net sales were $13 million.", None),
        (
            "We expect capital expenditures of $49 million in 2023.",
            "Capital expenditures were $13 million in 2023.",
            "met",
        ),
        (
            "We expect capital expenditures of about $13 million in 2023.",
            "Capital expenditures were $13.2 million.",
            "met",
        ),
    ],
)
def test_an_english_goal_is_answered_by_its_own_name_and_year(target: str, result: str, verdict: str | None) -> None:
    old = compare.read_text(ENGLISH.format(year=2022, text=target))
    new = compare.read_text(ENGLISH.format(year=2023, text=result))
    (found,) = compare.diff(old, new).promises
    assert found.verdict == (verdict or PromiseVerdict.NOT_MENTIONED)
