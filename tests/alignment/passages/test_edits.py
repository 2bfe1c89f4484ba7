"""Edits rebuild the new passage exactly, whatever the two passages are, and read well."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.alignment.passages import word_blocks as module
from compare.alignment.passages.edits import PassageText, apply_edits, edit
from compare.model import Edit, Span
from compare.text.folding import content_key, fold_width

PASSAGES = st.text(st.sampled_from("全区医疗机构增长下降，。、,. 　\n\u200b１２12%年《》“”x（）ab"), max_size=40)


def edits(old: str, new: str, start: int = 0) -> tuple[Edit, ...]:
    return edit(PassageText(old, fold_width(old), start, ()), PassageText(new, fold_width(new), start, ()))


@settings(deadline=None, max_examples=400)
@given(PASSAGES, PASSAGES, PASSAGES, PASSAGES)
def test_what_both_sides_begin_and_end_with_need_not_be_cut(head: str, old: str, new: str, tail: str) -> None:
    found = edits(head + old + tail, head + new + tail)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_words", lambda a, b: (module._cut(a, 0, len(a)), module._cut(b, 0, len(b))))
        assert edits(head + old + tail, head + new + tail) == found


@settings(deadline=None, max_examples=400)
@given(PASSAGES, PASSAGES, st.integers(0, 9))
def test_edits_rebuild_the_new_passage(old: str, new: str, start: int) -> None:
    found = edits(old, new, start)
    document = "\0" * start + new
    assert apply_edits(old, start, document, found) == new
    for before, after in pairwise(found):
        assert before.old.end <= after.old.start
        assert before.new.end <= after.new.start


@settings(deadline=None, max_examples=400)
@given(PASSAGES, PASSAGES, st.data())
def test_edits_rebuild_the_new_passage_whatever_is_atomic(old: str, new: str, data: st.DataObject) -> None:
    slices = []
    for text in (old, new):
        ends = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted)
        drawn = data.draw(st.lists(ends, max_size=5))
        atoms = sorted(Span(*each) for each in drawn if each[0] < each[1])  # they may overlap
        slices.append(PassageText(text, fold_width(text), 0, atoms))
    assert apply_edits(old, 0, new, edit(*slices)) == new


@settings(deadline=None)
@given(PASSAGES, PASSAGES)
def test_only_what_the_folding_hides_is_ignored(old: str, new: str) -> None:
    found = edits(old, new)
    for change in found:
        if change.ignored:
            assert content_key(change.old.of(old)) == content_key(change.new.of(new))
    assert all(change.ignored for change in found) == (content_key(old) == content_key(new))


@settings(deadline=None)
@given(PASSAGES)
def test_a_passage_against_itself_has_no_edits(text: str) -> None:
    assert edits(text, text) == ()


def shown(old: str, new: str) -> list[tuple[str, str]]:
    return [(e.old.of(old), e.new.of(new)) for e in edits(old, new) if not e.ignored]


@pytest.mark.parametrize(
    ("old", "new", "changes"),
    [
        ("新增床位50张，运行良好。", "新增床位500张，运行良好。", [("50", "500")]),
        ("比上年增长16.4%。", "比上年增长17%。", [("16.4%", "17%")]),
        (
            "年末参保人数 105307 万人，比\n上年末增加。",
            "年末参保人数106643万人，比上年末增加。",
            [("105307 万", "106643万")],
        ),
        ("学习《侵权责任法》等。", "学习《执业医师法》等。", [("《侵权责任法》", "《执业医师法》")]),
        (
            "截至2022年12月31日，共61家。",
            "截至2023年12月31日，共65家。",
            [("2022年12月31日", "2023年12月31日"), ("61", "65")],
        ),
        ("全区共有机构，运行良好。", "全区共有机构,运行良好。", []),
        ("The rate rose 2 percent in May.", "The rate fell 2 percent in May.", [("rose", "fell")]),
    ],
)
def test_what_a_reader_sees(old: str, new: str, changes: list[tuple[str, str]]) -> None:
    assert shown(old, new) == changes


def test_chrome_in_mid_sentence_does_not_count() -> None:
    old, new = "共受理各项/ 9 卫生许可390项。", "共受理各项卫生许可395项。"
    masked = old.replace("/ 9", "   ")
    found = edit(PassageText(old, masked, 0, ()), PassageText(new, new, 0, ()))
    assert [(e.old.of(old), e.new.of(new)) for e in found if not e.ignored] == [("390", "395")]
    assert apply_edits(old, 0, new, found) == new
