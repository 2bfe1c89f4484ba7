"""Masks, blanks and prompts of a template, and what only looks like them."""

import pytest
from finding import findings, quoted, report

from compare.model import Severity

RULE = "leftover-placeholder"


@pytest.mark.parametrize(
    ("sentence", "mask"),
    [
        ("20xx年，全局上下齐心协力。", "20xx年"),
        ("项目于201×年开工。", "201×年"),
        ("会议于20**年召开。", "20**年"),
        ("在XX县委的领导下开展工作。", "XX县"),
        ("提XX县域内服务水平。", "XX县"),
        ("培训xxx人次，合格率高。", "xxx人次"),
        ("发放补助XX.XX万元。", "XX.XX万元"),
        ("人均费用为XX2.48元。", "XX2.48元"),
        ("占比达xx%以上。", "xx%"),
        ("新建卫生室x家。", "x家"),
        ("省千x医院项目开工。", "x"),
        ("××局负责落实。", "××局"),
        ("在**镇召开现场会。", "**镇"),
        ("由○○县承办。", "○○县"),
        ("签订于2024年  月  日。", "年  月  日"),
        ("共投入……万元，改善条件。", "……万元"),
        ("由____负责落实。", "____"),
        ("任务由（此处填写单位）承担。", "（此处填写单位）"),
        ("牵头的是[单位名称]，配合的是街道。", "[单位名称]"),
        ("具体金额【待补充】，另行通知。", "【待补充】"),
        ("由{{organisation}}负责。", "{{organisation}}"),
        ("某某单位提供了支持。", "某某"),
        ("Revenue was $XX million in the year.", "XX"),
        ("The plan of 20XX was met.", "20XX"),
        ("Margins rose by XX% in the year.", "XX%"),
        ("The office of [Company Name] reports.", "[Company Name]"),
        ("Further figures are TBD and will follow.", "TBD"),
    ],
)
def test_a_placeholder_is_found_and_pointed_at(sentence: str, mask: str) -> None:
    assert quoted(report(sentence), RULE) == [mask]


@pytest.mark.parametrize(
    "sentence",
    [
        "2023年，全局上下齐心协力。",
        "开展“数据要素×”行动，推进文旅x科技融合。",
        "推行“1+N+X”规划体系和1+X证书制度。",
        "开通7×24小时热线，配备X光机12台、XXL号防护服300件。",
        "二○○九年以来持续投入。",
        "培训骨干（含村医）320人。",
        "针对某一类风险、某些环节加强管理。",
        "详见附件（填报日期：5月6日）。",
        "**重点工作**有序推进。",
        "图1 [1] 参见说明。",
        "Title XX of the Act and Part XX of the rules apply.",
        "The extra charge was fixed at 0xFF and expected.",
    ],
)
def test_what_only_looks_like_one_is_left_alone(sentence: str) -> None:
    assert findings(report(sentence), RULE) == []


def test_a_ruled_line_is_no_blank() -> None:
    assert findings(report("姓名和职务见下。\n________________\n以上属实。"), RULE) == []


def test_a_case_told_without_names_is_only_a_note() -> None:
    (finding,) = findings(report("某县通报了一起典型问题。"), RULE)
    assert finding.severity is Severity.NOTE


def test_what_a_page_put_around_the_report_is_not_looked_at() -> None:
    text = report("各项工作完成。") + "\n上传人：33**8\n版权所有 XX网\n"
    assert findings(text, RULE) == []
