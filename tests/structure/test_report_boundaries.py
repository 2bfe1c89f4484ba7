"""What begins another report, and what does not."""

from __future__ import annotations

import time

import pytest

import compare
from compare.structure import passages_by_report

PROSE = "We run nine ferries and a marina. Nobody was turned away in the year."
BODY = "全年新增泊位三个，各项工作有序推进。"


def titles(text: str) -> list[str | None]:
    return [report.title for report in compare.outline(compare.read_text(text)).reports]


def test_a_summary_of_risk_factors_opens_no_second_report() -> None:
    text = (
        f"Harbour Holdings Annual Report\n\nPART I\n\nItem 1. Business\n\n{PROSE}\n\n{PROSE}\n\nRisk Factors Summary\n\n"
        f"{PROSE}\n\nItem 1A. Risk Factors\n\n{PROSE}\n\nItem 2. Properties\n\n{PROSE}\n"
    )
    assert len(titles(text)) == 1


@pytest.mark.parametrize("heading", ["TABLE OF CONTENTS", "INDEX", "Contents of this report"])
def test_a_table_of_contents_is_no_report_of_its_own(heading: str) -> None:
    items = ["Item 1. Business", "Item 1A. Risk Factors", "Item 2. Properties"]
    listed = "\n".join(["PART I", *items])
    body = "\n\n".join(["PART I", *(f"{item}\n\n{PROSE}" for item in items)])
    assert len(titles(f"{heading}\n{listed}\n\nHarbour Holdings Annual Report\n\n{body}\n")) == 1


def test_chinese_contents_are_no_report_of_their_own() -> None:
    names = ["一、基本情况", "二、主要工作", "三、下一步安排"]
    body = "\n".join(f"{name}\n{BODY}" for name in names)
    text = "内容提要\n" + "\n".join(names) + f"\n海湾港务局2024年工作报告\n{body}\n"
    assert len(titles(text)) == 1


def test_two_offices_reports_are_two() -> None:
    parts = [
        f"{office}2024年工作总结\n一、基本情况\n{BODY}\n二、主要工作\n{BODY}\n"
        for office in ("海湾市港务局", "海湾市渔政局")
    ]
    assert titles("".join(parts)) == ["海湾市港务局2024年工作总结", "海湾市渔政局2024年工作总结"]


@pytest.mark.parametrize(
    "unit",
    [
        "一、工作\n",
        f"一、工作\n{BODY}\n",
        f"（一）工作\n{BODY}\n",
        f"海湾市港务局2024年工作总结\n一、工作\n{BODY}\n",
        "现将工作情况汇报如下：\n一、工作\n",
        "# 标题\n```\n# 注释\n```\n",
        "工作，推进\n",
        "（工作，\n",
        "•\n项目\n",
        f"Overview\n{PROSE}\n",
    ],
)
def test_repeated_lines_take_time_in_proportion(unit: str) -> None:
    seconds = []
    for times in (500, 4000):
        document = compare.read_text(unit * times)
        begin = time.process_time()
        list(passages_by_report(compare.outline(document)))
        seconds.append(time.process_time() - begin)
    assert seconds[1] < 25 * max(seconds[0], 0.02)  # 64 times as long where it grew with the square
