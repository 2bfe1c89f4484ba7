"""The title of one year over the text of another."""

from finding import findings, quoted

from compare.model import Severity

RULE = "title-year-mismatch"
BODY = "{year}年，全区卫生健康工作稳步推进。现将{year}年工作总结如下。\n\n一、{year}年工作情况\n\n门诊6.2万人次。\n"


def test_a_title_over_an_older_text() -> None:
    title = "云溪区卫生健康局2023年工作总结"
    (finding,) = findings(f"{title}\n\n{BODY.format(year=2020)}", RULE)
    assert finding.severity is Severity.ERROR
    assert finding.related
    assert findings(f"{title}\n\n{BODY.format(year=2023)}", RULE) == []


def test_a_plan_looks_back_on_the_year_before() -> None:
    assert findings(f"云溪区卫生健康局2024年工作计划\n\n{BODY.format(year=2023)}", RULE) == []
    assert findings(f"2024年政府工作报告\n\n{BODY.format(year=2023)}", RULE) == []
    assert quoted(f"云溪区卫生健康局2024年工作计划\n\n{BODY.format(year=2021)}", RULE) == [
        "云溪区卫生健康局2024年工作计划"
    ]


def test_masked_and_absent_years_are_silent() -> None:
    assert findings(f"云溪区卫生健康局2023年工作总结\n\n{BODY.format(year='20xx')}", RULE) == []
    assert findings(f"云溪区卫生健康局工作总结\n\n{BODY.format(year=2020)}", RULE) == []
    assert findings("云溪区卫生健康局2023年工作总结\n\n今年以来，工作稳步推进。\n", RULE) == []


def test_the_title_of_a_plan_over_a_summary() -> None:
    title = "卫生健康局2023年下半年工作计划"
    assert quoted(f"{title}\n\n20xx年是充满挑战的一年。现将20xx年工作总结如下:\n\n一、业务情况\n\n好。\n", RULE) == [
        title
    ]
    assert findings(f"{title}\n\n一、工作计划\n\n20xx年下半年抓好服务。\n", RULE) == []
