"""Whole comparisons: they tile both texts, rebuild the new one, and find nothing where nothing changed."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import compare
from compare.model import Comparison, InputError, PassageStatus
from compare.text.folding import content_key
from tests.promises import check_comparison, check_nothing_changed


def test_the_samples_against_each_other(seeds: Path) -> None:
    documents = [compare.read(path) for path in sorted(seeds.rglob("*.txt"))]
    for old, new in pairwise(documents):
        check_comparison(compare.diff(old, new))
    for document in documents:
        check_nothing_changed(compare.diff(document, document))


def test_the_real_documents_against_each_other(shared: Path) -> None:
    names = []
    for path in sorted((shared / "seeds").glob("*.txt")):
        count = len(compare.outline(compare.read(path)).reports)
        names += [f"{path}#{k}" for k in range(count)]
    documents = {name: compare.read(name) for name in names}
    pairs = [*pairwise(names), *((name, name) for name in names), (names[-1], names[0])]
    for old, new in pairs:
        found = compare.diff(documents[old], documents[new])
        check_comparison(found)
        if old == new:
            check_nothing_changed(found)


@pytest.mark.parametrize("folder", ["gold/pairs", "corpora/bulletins", "corpora/state-council-reports"])
def test_consecutive_real_reports(shared: Path, folder: str) -> None:
    for old, new in pairwise(sorted((shared / folder).glob("*.txt"))):
        check_comparison(compare.diff(compare.read(old), compare.read(new)))


SENTENCES = [
    "全区共有医疗机构61家，比上年增加5家。",
    "全区共有医疗机构65家，比上年增加4家。",
    "加强队伍建设，举办培训班12期。",
    "（一）抓好改革。医改稳步推进，成效明显。",
    "（二）强化服务。群众满意度达95.5%。",
    "一、总体情况",
    "二、下一年工作计划",
    "1、根据要求完善指标，严格执行制度，保障安全。",
    "第 3 页 共 6 页",
    "xx县卫生局2023年工作总结",
    "The U.S. office reported 3.5 percent in 2023.",
    "全区共有医疗机构61家,比上年\n增加5家。",
]
REPORTS = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=9).map("\n".join)


@settings(max_examples=150, deadline=None)
@given(REPORTS, REPORTS)
def test_any_two_reports(old: str, new: str) -> None:
    try:
        found = compare.diff(compare.read_text(old), compare.read_text(new))
    except InputError as error:
        assert "holds no text of a report" in str(error)
        return
    check_comparison(found)
    if content_key(old) == content_key(new) and old == new:
        check_nothing_changed(found)


@settings(max_examples=60, deadline=None)
@given(REPORTS)
def test_any_report_against_itself(text: str) -> None:
    document = compare.read_text(text)
    if compare.outline(document).reports:
        check_nothing_changed(compare.diff(document, document))


def test_the_pair_of_reports_that_aligns_best_is_taken(seeds: Path) -> None:
    collection = compare.read(seeds / "collection.txt")
    text = collection.text
    reports = compare.outline(collection).reports
    alone = compare.read_text(text[reports[2].span.start : reports[2].span.end])
    found = compare.diff(collection, alone)
    assert (found.old.report, found.new.report) == (2, 0)
    assert found.similarity == 1


def test_two_years_side_by_side() -> None:
    old = compare.read_text(
        "一、总体情况\n门诊人次62236人，比上年增长17%。\n二、队伍建设\n举办培训班12期。\n三、党务工作\n发展党员4人。"
    )
    new = compare.read_text(
        "一、总体情况\n门诊人次65969人，比上年增长9%。\n二、党务工作\n发展党员6人。\n三、数字健康\n接入平台19家。"
    )
    found = compare.diff(old, new)
    became = {
        (s.old and s.old.heading, s.new and s.new.heading): (s.status.value, s.renumbered) for s in found.sections
    }
    assert became["总体情况", "总体情况"] == ("matched", False)
    assert became["党务工作", "党务工作"] == ("matched", True)
    assert became["队伍建设", None] == ("removed", False)
    assert became[None, "数字健康"] == ("added", False)
    visits = next(p for p in found.figures if p.new and p.new.text == "65969人")
    assert (str(visits.difference), str(visits.percent)) == ("3733", "6.0")
    claim = next(p for p in found.figures if p.new and p.new.text == "9%")
    assert claim.claim_check is not None
    assert claim.claim_check.verdict.value == "contradicted"


def test_order_of_the_inputs_only_swaps_the_sides(seeds: Path) -> None:
    old, new = (compare.read(seeds / f"years/{year}.txt") for year in (2022, 2023))
    forth, back = compare.diff(old, new), compare.diff(new, old)
    assert forth.similarity == back.similarity

    def in_place(found: Comparison, *, swap: bool) -> set[object]:
        kept = (PassageStatus.EQUAL, PassageStatus.FIGURES_ONLY)
        return {(p.new, p.old) if swap else (p.old, p.new) for p in found.passages if p.status in kept}

    assert in_place(forth, swap=False) == in_place(back, swap=True)
