"""A paragraph that stands elsewhere has moved, also where its section is the same."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import compare
from compare.model import Comparison, PassageStatus, SectionStatus

PARAGRAPHS = (
    "全年新增城镇就业3.2万人，城镇登记失业率控制在3.5%以内，重点群体就业保持稳定。",
    "新建改扩建学校12所，新增学位8600个，义务教育优质均衡发展县创建通过验收。",
    "城乡低保标准提高到每人每月780元，发放各类救助资金1.2亿元。",
    "建成养老服务中心15个，新增养老床位1200张，居家适老化改造全部完成。",
    "实施老旧小区改造42个，惠及居民1.1万户，加装电梯86部，群众满意度明显提升。",
    "县医院新院区投入使用，家庭医生签约服务扩面提质。",
)
IN_SECTION = (
    "清源区2023年工作总结\n一、民生保障\n{}\n二、作风建设\n锲而不舍落实中央八项规定精神，整治形式主义为基层减负。\n"
)


def compared(old: str, new: str) -> Comparison:
    return compare.diff(compare.read_text(old), compare.read_text(new))


def statuses(found: Comparison, new: str) -> dict[str, PassageStatus]:
    return {pair.new.of(new): pair.status for pair in found.passages if pair.new}


def heaviest(order: Sequence[int]) -> int:
    """The most characters that rising paragraphs can have: all subsets tried."""
    rising = (
        chosen
        for size in range(len(order) + 1)
        for chosen in combinations(order, size)
        if list(chosen) == sorted(chosen)
    )
    return max(sum(len(PARAGRAPHS[i]) for i in chosen) for chosen in rising)


@given(st.permutations(range(len(PARAGRAPHS))), st.sampled_from((IN_SECTION, "{}")))
def test_of_paragraphs_in_another_order_the_fewest_have_moved(order: list[int], frame: str) -> None:
    old, new = (frame.format("\n".join(PARAGRAPHS[i] for i in each)) for each in (sorted(order), order))
    became = statuses(compared(old, new), new)
    kept = [i for i in order if became[PARAGRAPHS[i]] is PassageStatus.EQUAL]
    assert kept == sorted(kept)
    assert sum(len(PARAGRAPHS[i]) for i in kept) == heaviest(order)
    assert {became[PARAGRAPHS[i]] for i in order if i not in kept} <= {PassageStatus.MOVED}


def test_a_sentence_edited_on_the_way_has_moved_too() -> None:
    edited = PARAGRAPHS[2].replace("780", "820").replace("各类", "各项")
    old = "\n".join(PARAGRAPHS[:5])
    new = "\n".join((*PARAGRAPHS[:2], *PARAGRAPHS[3:5], edited))
    assert statuses(compared(old, new), new)[edited] is PassageStatus.MOVED


def test_sentences_rewritten_in_another_order_are_rewritten() -> None:
    first, second = "加强重大疾病防治，完善基层医疗服务体系。", "扩大优质教育资源供给，推进义务教育均衡发展。"
    old = f"{first}{second}"
    new = "着力扩大优质均衡教育资源，义务教育加快发展。进一步加强疾病防控，健全基层医疗卫生服务。"
    found = compared(old, new)
    assert PassageStatus.MOVED not in {pair.status for pair in found.passages}


LABELLED = "（二）优化城市空间布局。"
PARAGRAPH = "{}完成中心城区控规修编，划定开发边界86平方公里。新增城市绿地35万平方米，建成口袋公园18个。"
FIRST = "一、城市建设\n推进道路建设。打通断头路6条，新增公共停车位2300个，道路通行能力明显提高。\n"
SECOND = "二、乡村振兴\n发展特色产业。新建高标准农田3.6万亩，培育省级龙头企业4家，村集体收入稳步增长。\n"


@pytest.mark.parametrize(("opening", "is_told_of_passages"), [("优化城市空间布局。", True), (LABELLED, False)])
def test_a_paragraph_moves_as_one_and_a_labelled_section_as_a_section(opening: str, is_told_of_passages: bool) -> None:
    paragraph = PARAGRAPH.format(opening) + "\n"
    old, new = FIRST + paragraph + SECOND, FIRST + SECOND + paragraph
    found = compared(old, new)
    moved = [text for text, status in statuses(found, new).items() if status is PassageStatus.MOVED]
    assert all(text in paragraph for text in moved)
    assert ("新增城市绿地35万平方米，建成口袋公园18个。" in moved) is is_told_of_passages
    if not is_told_of_passages:
        assert "优化城市空间布局" in [
            s.new.heading for s in found.sections if s.new and s.status is SectionStatus.MOVED
        ]
