"""What is planned for a year that was over is told; what was planned then, and what is planned now, is not."""

from __future__ import annotations

import pytest

import compare


def _told(title: str, text: str) -> bool:
    document = compare.read_text(
        f"{title}\n一、工作情况\n2024年，全区新建站点12个，检查单位860家。\n二、2025年工作计划\n{text}"
    )
    return any(finding.rule == "anachronism" for finding in compare.check(document))


TITLE = "永丰区应急管理局2024年工作总结和2025年工作计划"


@pytest.mark.parametrize("year", ["2021", "2022", "2023"])
@pytest.mark.parametrize(
    "text",
    [
        "{}年，我局将坚持人民至上，重点做好以下工作。",
        "{}年，我们将继续推进改革。",
        "{}年，全区将围绕中心工作，抓好落实。",
        "{}年，局党组将进一步压实责任。",
    ],
)
def test_an_old_year_in_a_plan(text: str, year: str) -> None:
    assert _told(TITLE, text.format(year))


@pytest.mark.parametrize(
    "text",
    [
        "2025年，我局将坚持人民至上，重点做好以下工作。",
        "2024年，我局将重点项目纳入台账管理，全部完成。",
        "2023年，我局将重点企业列为示范单位，成效明显。",
        "2022年，区政府将其列为民生实事。",
        "2023年印发的方案提出，将继续推进改革。",
        "总结推广2023年试点经验，将继续扩大范围。",
        "2026年，我们将加快推进二期工程。",
        "在2023年基础上，我们将进一步压减事故起数。",
    ],
)
def test_what_was_done_then_and_what_lies_ahead(text: str) -> None:
    assert not _told(TITLE, text)
