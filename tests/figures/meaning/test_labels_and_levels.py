"""Whose a figure is where the name stands in a label, a bracket or behind it, and whose year an older level has."""

from collections.abc import Callable

import pytest

import compare
from compare.model import Figure

REPORT = "东港医院2023年工作总结\n\n{text}\n"


def told(text: str) -> dict[str, Figure]:
    return {figure.text: figure for figure in compare.find_figures(compare.read_text(REPORT.format(text=text)))}


@pytest.mark.parametrize(
    ("text", "figure", "metric"),
    [
        ("预算金额：3,560,000.00元", "3,560,000.00元", "预算金额"),
        ("1、核定床位：300张，开放床位：320张。", "320张", "开放床位"),
        ("合同工期：90日历天", "90日历天", "合同工期"),
        ("门诊量12万人次，住院人数（含转院3人）为6200人。", "6200人", "住院人数"),
        ("一般公共预算收入完成45.32亿元，增长6.2%。", "45.32亿元", "一般公共预算收入"),
        ("水库蓄水量首次突破100亿立方米。", "100亿立方米", "水库蓄水量"),
        ("全市法院共受理各类案件38652件。", "38652件", "受理各类案件"),
        ("以总股本412万股为基数，每10股派3.5元。", "412万股", "总股本"),
        ("年度招生计划完成98.5%。", "98.5%", "年度招生计划完成"),
        ("文化产业园区145家，其中国家级12家、省级30家。", "30家", "省级文化产业园区"),
        ("重点学科方面，有1个国家级、10个省级。", "10个", "省级重点学科"),
        ("消防培训4次、演练2次。", "2次", "消防演练"),
        ("安排49名专家到我市带教。", "49名", "专家"),
        ("督导11所托幼机构的防控工作。", "11所", "督导托幼机构"),
        ("建成12家社区卫生服务机构和康复医院。", "12家", "社区卫生服务机构"),
        ("夺得全部4项竞赛中的3个冠军。", "4项", "夺得全部竞赛"),
        ("新建3所高中。", "3所", "新建高中"),
    ],
)
def test_a_level_has_the_name_of_its_label_or_phrase(text: str, figure: str, metric: str) -> None:
    assert told(text)[figure].metric == metric


def test_a_share_of_what_was_planned_leaves_the_subject_to_what_follows() -> None:
    figures = told("一般公共预算收入45.32亿元，为年初预算的103.5%，增长6.2%。")
    assert figures["103.5%"].metric == "一般公共预算收入为年初预算"
    assert figures["6.2%"].claim is not None
    assert figures["6.2%"].claim.of == "一般公共预算收入"


def test_growth_told_respectively_with_verbs_of_its_own_is_of_each_level() -> None:
    figures = told("批准逮捕1203人、提起公诉2456人，同比分别下降11.2%和上升3.5%。")
    assert [(f.claim.direction.value, f.claim.of) for f in figures.values() if f.claim] == [
        ("down", "批准逮捕"),
        ("up", "提起公诉"),
    ]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("中标价（万元）：128.5", [("1285000", "元")]),
        ("占地面积（亩）：36", [("36", "亩")]),
        ("合格率（%）：98.6", [("98.6", "%")]),
        ("附件（二）：3", []),
    ],
)
def test_a_label_may_hold_the_unit_of_its_number(text: str, values: list[tuple[str, str]]) -> None:
    assert [(str(figure.value), figure.unit) for figure in told(text).values()] == values


@pytest.mark.parametrize(
    ("text", "figure", "year"),
    [
        ("净利润亏损1.2亿元，上年同期为8560万元。", "8560万元", 2022),
        ("赤字率从去年的2.1%提高到2.3%。", "2.1%", 2022),
        ("平均住院日由7.1天降至6.8天。", "7.1天", None),
        ("平均住院日由7.1天降至6.8天。", "6.8天", 2023),
        ("低保标准由每人每月860元提高到910元。", "860元", None),
        ("领导小组由12家单位组成，全年开会8次。", "8次", 2023),
        ("销售额达到上年的2.5倍。", "2.5倍", 2023),
    ],
)
def test_an_older_level_is_not_of_the_reports_year(text: str, figure: str, year: int | None) -> None:
    assert told(text)[figure].year == year


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("12月份门诊量3.2万人次。", "2023-12"),
        ("6月当月完成投资3亿元。", "2023-06"),
        ("3—5月份门诊量9万人次。", "2023"),
        ("截至9月份门诊量9万人次。", "2023"),
    ],
)
def test_one_month_is_a_period(text: str, period: str) -> None:
    assert next(iter(told(text).values())).period == period


@pytest.mark.parametrize(
    ("text", "figure", "metric", "value"),
    [
        ("We recorded $18.1 million of consulting fees.", "$18.1 million", "consulting fees", 18100000),
        ("We paid $3.5 million to settle the claim.", "$3.5 million", None, 3500000),
        ("It occupies 250,000 square feet of office space.", "250,000 square feet", "office space", 250000),
        ("Pay fell as a result of lower driver costs ($439,000) and fuel.", "$439,000", "lower driver costs", 439000),
        ("Net loss was ($1.2 million) for the year.", "$1.2 million", "Net loss", -1200000),
        ("Orders end upon 90 days’ notice.", "90 days", "notice", 90),
        ("It bought shares at an average price of $45.67.", "$45.67", "average price", None),
        ("Enrollment reached 5,300, of whom 1,204 are new.", "5,300", "Enrollment", 5300),
        ("Enrollment reached 5,300, of whom 1,204 are new.", "1,204", "Enrollment", 1204),
    ],
)
def test_english_amounts_are_of_the_noun_that_they_measure(
    read: Callable[..., tuple[Figure, ...]], text: str, figure: str, metric: str | None, value: int | None
) -> None:
    found = {each.text: each for each in read(text)}[figure]
    assert found.metric == metric
    assert value is None or found.value == value


@pytest.mark.parametrize(
    ("text", "of", "direction"),
    [
        ("due to a $52.3 million increase in license revenue and other", "license revenue", "up"),
        ("reflects a 12% net decrease in hosting costs.", "hosting costs", "down"),
    ],
)
def test_a_rise_named_behind_its_amount_is_a_claim(
    read: Callable[..., tuple[Figure, ...]], text: str, of: str, direction: str
) -> None:
    (figure,) = read(text)
    assert figure.claim is not None
    assert (figure.claim.of, figure.claim.direction.value) == (of, direction)


def test_growth_behind_a_grade_is_of_the_grade() -> None:
    growth = told("文化产业园区145家，其中国家级12家，增长20%，省级30家，增长5%。")
    assert [f.claim.of for f in growth.values() if f.claim] == ["国家级文化产业园区", "省级文化产业园区"]


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("去年部分地区受灾，转移安置900人。", 2023),
        ("赤字率从去年的2.1%提高到2.3%。", 2023),
        ("新建学校12所。", 2023),
    ],
)
def test_last_year_is_counted_from_the_year_a_report_was_written_in(text: str, year: int) -> None:
    report = f"2024年政府工作报告\n\n一、2023年工作回顾\n2023年，{text}\n\n二、2024年工作安排\n今年要新建道路36公里。\n"
    figures = compare.find_figures(compare.read_text(report.replace("2023年，去年", "去年")))
    assert figures[0].year == year


@pytest.mark.parametrize(
    ("text", "figure", "metric"),
    [
        ("The decrease in the effective tax rate from 24.1% to 21.3% helped.", "24.1%", "effective tax rate"),
        ("Costs fell, primarily due to a $14 million benefit.", "$14 million", "benefit"),
    ],
)
def test_a_change_is_no_part_of_what_changed(
    read: Callable[..., tuple[Figure, ...]], text: str, figure: str, metric: str
) -> None:
    assert {each.text: each.metric for each in read(text)}[figure] == metric
