"""Characters that nobody sees, and those that belong to the writing."""

import pytest
from finding import findings, quoted, report

from compare.model import Severity

RULE = "hidden-characters"


@pytest.mark.parametrize(
    ("sentence", "hidden"),
    [
        ("推进卫生\u200b健康工作。", "\u200b"),
        ("推进卫生\u2060\ufeff健康工作。", "\u2060\ufeff"),
        ("开展СOVID防治。", "СOVID"),
        ("使用раypal付款。", "раypal"),
        ("确定А类机构12家。", "А"),
        ("采购ＡI设备。", "ＡI"),
        ("共有2０3人参加。", "2０3"),
        ("推进卫生⼯作。", "⼯"),
        ("于2O23年建成。", "2O23"),
        ("总额为1OO万元。", "1OO"),
    ],
)
def test_it_is_found_and_pointed_at(sentence: str, hidden: str) -> None:
    assert quoted(report(sentence), RULE) == [hidden]


def test_turning_the_direction_is_an_error() -> None:
    (finding,) = findings(report("合计\u202e123\u202c元。"), RULE)[:1]
    assert (finding.severity, finding.arguments["code"]) == (Severity.ERROR, "U+202E")


@pytest.mark.parametrize(
    "sentence",
    [
        "推进COVID-19防治，采购AI设备12台。",
        "ＡＩ设备与ＧＰＳ终端１２台。",
        "剂量为5μg，电阻为3kΩ，α-地中海贫血筛查。",
        "家庭医生👨\u200d⚕️签约服务。",
        "开展O2O服务，推进5G应用。",
        "Он работает в больнице. 这是俄文。",
    ],
)
def test_what_belongs_to_the_writing_is_left_alone(sentence: str) -> None:
    assert findings(report(sentence), RULE) == []


def test_debris_at_the_edges_of_lines_is_noted_once() -> None:
    text = report("第一段已经完成。\u200b", "第二段已经完成。\u200b", "第三段已经完成。\u200b")
    (finding,) = findings(text, RULE)
    assert (finding.severity, finding.arguments["count"]) == (Severity.NOTE, "3")


def test_look_alike_forms_in_a_pdf_are_its_fonts_doing() -> None:
    assert {f.severity for f in findings(report("推进卫生⼯作。"), RULE, path="a.pdf")} == {Severity.NOTE}
