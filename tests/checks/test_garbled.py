"""Wording that nobody meant to write, each with a clean twin."""

import pytest
from finding import findings, quoted, report

RULE = "garbled"


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("这是深化改革的的关键之年。", "的的"),
        ("会议总结了了全年工作。", "了了"),
        ("持续加强加强基层建设。", "加强加强"),
        ("The office of the the county reports.", "the the"),
        ("共投入资金300万元元。", "元元"),
        ("完成率达到98%%。", "%%"),
        ("抓培训，、抓考核。", "，、"),
        ("各项任务完成。。群众满意。", "。。"),
        ("以市人民医院与中心卫生院、中心卫生院为试点。", "中心卫生院、中心卫生院"),
        ("举办骨干培训班11加强组织建设。", "11加强"),
        ("门诊量比上年增长%，好于预期。", "增长%"),
        ("次均费用下降个百分点，负担减轻。", "下降个百分点"),
        ("全年投入万元，改善条件。", "投入万元"),
        ("制定印发《市巩固脱贫成果实施方案》。", "《市巩"),
        ("抓好培训、考核以及，落实责任。", "以及"),
        ("指标为12.3.4%，好于上年。", "12.3.4%"),
        ("各项工作&nbsp;有序推进。", "&nbsp;"),
        ("各项工作<br/>有序推进。", "<br/>"),
        ("云溪\ufffd卫生工作有序推进。", "\ufffd"),
        ("开展培训（共三期，成效明显。", "（"),
        ("开展培训共三期），成效明显。", "）"),
        ("印发《实施方案，明确责任。", "《"),
        ("开展“大走访活动，群众满意。", "“"),
    ],
)
def test_it_is_found_and_pointed_at(sentence: str, wrong: str) -> None:
    assert quoted(report(sentence), RULE) == [wrong]


@pytest.mark.parametrize(
    "sentence",
    [
        "这是深化改革的关键之年，目的的确明确，实实在在惠及群众。",
        "深化文化文艺工作，一步一步推进，一件一件办好。",
        "建设和和美美的家园，不了了之的事一件没有。",
        "村村通、户户通，家家有签约医生。",
        "抓培训、抓考核……各项任务完成。",
        "市人民医院、县人民医院、区人民医院参加。",
        "举办骨干培训班11期，加强组织建设。开通12345热线，实施120急救提升工程。",
        "综合排名由第10提升至第5。",
        "门诊量比上年增长5%，次均费用下降2个百分点。",
        "印发《市场监管办法》《县域医共体方案》《区级标准》。",
        "内容包括：1）培训；2）考核。",
        "会议（含“两会”）的《纪要》已印发。",
        "召开第3届大会，第二季度完成。",
        "He said that that was so, and that he had had enough.",
    ],
)
def test_a_clean_twin_is_left_alone(sentence: str) -> None:
    assert findings(report(sentence), RULE) == []


def test_a_row_of_a_table_needs_no_numbers() -> None:
    assert findings(report("指标\t同比增长%\t占比%\n门诊\t5.2\t30.1"), RULE) == []


def test_a_bracket_may_close_some_paragraphs_on() -> None:
    assert findings(report("主要做法（一是抓培训。", "二是抓督查。", "三是抓考核）取得实效。"), RULE) == []


def test_interlaced_pairs_are_no_mistake() -> None:
    assert findings(report("落实《“健康云溪”行动方案》，推进（“互联网＋医疗”）服务。"), RULE) == []
