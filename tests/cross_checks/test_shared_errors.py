"""The same slip in two reports at the same place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import compare
from compare.cross_checks.shared_errors import count_texts_with
from compare.model import Scan

PASSAGE = (
    "依托区大数据中心建立困难家庭预警平台，归集医保、残联、教育等部门的数据，系统一旦亮灯，村级协理员须在XX日内入户核实、"
    "及时反馈结果，全年共推送预警信息数千条，经核查后纳入救助范围的均已落实到位，问题全部完成整改。"
)
FIRST = "渔村的孩子常由祖辈照看，码头上设了娃娃屋，请退休教师轮流值守，船靠岸时父母可以直接来接。"
SECOND = "殡仪馆推行全程一张清单收费，逝者家属在手机上就能看清每一笔支出，投诉比往年少了许多。"


def scan(first: str, second: str, *others: str) -> Scan:
    offices = ("甲市", "乙市", "丙市", "丁市")
    texts = [f"{FIRST}\n{first}", f"{SECOND}\n{second}", *others]
    return compare.scan(
        [
            compare.read_text(f"{office}民政局2024年工作总结\n{text}\n", f"{office}.txt")
            for office, text in zip(offices, texts, strict=False)
        ]
    )


def test_a_slip_that_two_have_is_found_with_both_places() -> None:
    result = scan(PASSAGE, PASSAGE)
    (finding,) = result.findings
    assert finding.rule == "shared-error"
    assert [place.path for place in finding.related] == ["甲市.txt", "乙市.txt"]
    assert {place.span.of(result.texts[place.path]) for place in finding.related} == {finding.arguments["text"]}
    assert "XX" in finding.arguments["text"]


@pytest.mark.parametrize("days", ["三", "5"])
def test_a_slip_that_one_has_mended_is_not_shared(days: str) -> None:
    assert scan(PASSAGE, PASSAGE.replace("XX", days)).findings == ()


def test_a_slip_that_a_third_has_in_the_same_words_is_everybodys() -> None:
    assert scan(PASSAGE, PASSAGE, f"{FIRST[::-1]}\n村级协理员须在XX日内入户核实、及时反馈").findings == ()


SIGNS = st.sampled_from("甲乙丙")


@given(st.sets(st.text(SIGNS, min_size=1, max_size=12), min_size=1), st.lists(st.text(SIGNS, max_size=60), max_size=6))
def test_in_how_many_texts_a_part_stands(parts: set[str], texts: list[str]) -> None:
    held = count_texts_with(parts, texts)
    assert {part: held[part] for part in parts} == {part: sum(part in text for text in texts) for part in parts}


def test_a_quotation_that_begins_before_the_passage_is_no_slip() -> None:
    clean = PASSAGE.replace("XX", "五")
    assert scan(f"（说明：{FIRST[:20]}，{clean}）", f"（附记：{SECOND[:18]}，{clean}）").findings == ()
    unclosed = clean.replace("医保", "（医保")
    (finding,) = scan(unclosed, unclosed).findings
    assert finding.arguments["text"] == "（"


def test_a_habit_that_two_have_is_no_slip() -> None:
    clean = PASSAGE.replace("XX", "五").replace("困难家庭", "”困难家庭”")
    assert scan(clean, clean).findings == ()
