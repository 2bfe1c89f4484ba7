"""Why places of a comparison are a pair, or are not."""

from __future__ import annotations

from pathlib import Path

import pytest

import compare
from compare.alignment.passages.evidence import Features
from compare.model import Comparison, DiffOptions, InputError, Pin, Reason
from compare.model.explanations import Explained, Explanation, Refusal

SEEDS = Path(__file__).parents[2] / "seeds" / "years"
OLD = """云溪市2022年卫生工作总结
一、2022年工作回顾
全年门诊62236万人次，比上年增长2.2%。
市中心医院完成老院区供氧管道更换。
二、队伍建设
组织全科医师转岗培训12期，结业310人。
三、2023年工作计划
建成区域影像诊断中心，实现检查结果互认。
"""
NEW = """云溪市2023年卫生工作总结
一、2023年工作回顾
全年门诊65000万人次，比上年增长4.4%。
建成区域影像诊断中心，实现检查结果互认并覆盖全部乡镇。
二、队伍建设
组织全科医师转岗培训15期，结业402人。
出台基层卫生人才编制周转池管理办法。
"""


def at(comparison: Comparison, old: str | None, new: str | None) -> tuple[Explanation, ...]:
    places = [
        None if words is None else side.text.index(words)
        for side, words in ((comparison.old, old), (comparison.new, new))
    ]
    return compare.explainer(comparison)(*places)


@pytest.fixture(scope="module")
def years() -> Comparison:
    return compare.diff(compare.read_text(OLD), compare.read_text(NEW))


def test_each_passage_is_explained_as_it_was_aligned() -> None:
    found = compare.diff(compare.read(SEEDS / "2022.txt"), compare.read(SEEDS / "2023.txt"))
    explain = compare.explainer(found)
    for pair in found.passages:
        told = explain(pair.old and pair.old.start, pair.new and pair.new.start)[-1]
        assert (told.old, told.new, told.reason) == (pair.old, pair.new, pair.reason)
        assert told.paired == (pair.old is not None and pair.new is not None)
        if pair.old is not None:
            assert explain(pair.old.start, None)[-1].new == pair.new
        if pair.new is not None:
            assert explain(None, pair.new.start)[-1].old == pair.old
        for candidate in (told.candidate, told.old_rival, told.new_rival):
            if candidate is not None:
                assert sum(each.adds for each in candidate.evidence) == pytest.approx(candidate.score, abs=1e-3)


def test_each_section_is_explained_as_it_was_aligned() -> None:
    found = compare.diff(compare.read(SEEDS / "2022.txt"), compare.read(SEEDS / "2023.txt"))
    explain = compare.explainer(found)
    for pair in found.sections:
        told = explain(pair.old and pair.old.span.start, pair.new and pair.new.span.start)[0]
        assert told.explained is Explained.SECTION
        assert told.paired == (pair.old is not None and pair.new is not None)
        assert told.reason is pair.reason


def test_a_pair_has_a_runner_up_that_is_behind(years: Comparison) -> None:
    (told,) = at(years, "组织全科", "组织全科")
    assert told.paired
    assert told.candidate is not None
    assert told.old_rival is not None
    assert told.old_rival.score < told.candidate.score
    assert told.old_rival.new != told.new


def test_what_is_removed_is_told_by_its_best_candidate(years: Comparison) -> None:
    (told,) = at(years, "市中心医院", None)
    assert not told.paired
    assert told.new is None
    assert told.old_rival is None or told.old_rival.score < told.old_rival.least or told.old_rival.mate is not None


def test_a_plan_and_its_result_are_refused(years: Comparison) -> None:
    (told,) = at(years, "建成区域影像", "建成区域影像")
    assert not told.paired
    assert told.candidate is not None
    assert told.candidate.refusal is Refusal.PLAN_AND_RESULT
    (alone,) = at(years, "建成区域影像", None)
    assert alone.old_rival is not None
    assert alone.old_rival.refusal is Refusal.PLAN_AND_RESULT


def test_two_that_are_no_pair_name_what_they_are_paired_with(years: Comparison) -> None:
    (told,) = at(years, "组织全科", "出台基层")
    assert not told.paired
    assert told.candidate is not None
    assert told.candidate.mate is not None
    assert told.candidate.mate.new is not None
    assert told.candidate.mate.new.of(NEW).startswith("组织全科")


def test_headings_are_explained_as_sections_first(years: Comparison) -> None:
    section, heading = at(years, "二、队伍", "二、队伍")
    assert (section.explained, heading.explained) == (Explained.SECTION, Explained.PASSAGE)
    assert section.confirmed == pytest.approx(1.0, abs=0.5)


def test_what_is_pinned_says_so() -> None:
    pin = Pin(OLD.index("市中心"), NEW.index("出台"))
    found = compare.diff(compare.read_text(OLD), compare.read_text(NEW), DiffOptions(pins=(pin,)))
    (told,) = at(found, "市中心", "出台")
    assert told.reason is Reason.PINNED


def test_a_place_without_a_passage_names_the_nearest(years: Comparison) -> None:
    with pytest.raises(InputError, match="nearest one is"):
        compare.explainer(years)(len(OLD) + 5, None)


def test_a_text_against_itself_is_a_pair_throughout() -> None:
    same = compare.diff(compare.read_text(OLD), compare.read_text(OLD))
    explain = compare.explainer(same)
    for pair in same.passages:
        assert pair.old is not None
        assert explain(pair.old.start, pair.old.start)[-1].paired


def test_every_kind_of_evidence_has_words() -> None:
    from compare.render.explanations import EVIDENCE

    assert set(Features._fields) <= set(EVIDENCE)


def test_a_sentence_that_was_split_says_so() -> None:
    old = "一、宣传\n全年举办讲座百余场，受益群众超过两万人，编印手册三千册。\n"
    new = "一、宣传\n全年举办讲座百余场，受益群众超过两万人。编印手册三千册。\n"
    forth, back = (compare.diff(*map(compare.read_text, sides)) for sides in ((old, new), (new, old)))
    assert [at(each, "编印", "编印")[-1].counts for each in (forth, back)] == [(1, 2), (2, 1)]


@pytest.mark.shared
def test_real_reports_are_explained_as_they_were_aligned(shared: Path) -> None:
    folder = shared / "gold" / "pairs"
    found = compare.diff(compare.read(folder / "2018.txt"), compare.read(folder / "2019.txt"))
    explain = compare.explainer(found)
    for passages in found.passages:
        told = explain(passages.old and passages.old.start, passages.new and passages.new.start)[-1]
        assert (told.old, told.new, told.reason) == (passages.old, passages.new, passages.reason)
        rival = told.old_rival or told.new_rival
        if not told.paired and rival is not None:
            assert rival.refusal or rival.mate or rival.score < rival.least
    for sections in found.sections:
        told = explain(sections.old and sections.old.span.start, sections.new and sections.new.span.start)[0]
        assert (told.paired, told.reason) == (None not in (sections.old, sections.new), sections.reason)
