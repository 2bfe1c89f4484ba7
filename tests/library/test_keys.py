"""Keys name the content: what changes around a thing, or how it is set, changes none."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

import compare
from compare.library.keys import Headings, figure_key, finding_key, match_key, passage_key
from compare.model import Comparison, Figure, FigureKind, FigurePair, FigureStatus, Finding, Severity, Span, Subject

WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)} | {0x20: 0x3000}
# Sentences with nothing that folds, so that a respelling below changes the spelling only.
SENTENCES = st.lists(
    st.text(st.characters(categories=["Lo", "Ll", "Nd"], max_codepoint=0x9FFF), min_size=1, max_size=12).map(
        lambda words: words + "。"
    ),
    min_size=1,
    max_size=5,
)


def respelled(text: str, spaces: list[int]) -> str:
    """Full width, with spaces strewn in."""
    for at in sorted(spaces, reverse=True):
        text = text[: at % (len(text) + 1)] + " " + text[at % (len(text) + 1) :]
    return text.translate(WIDE)


@given(st.text(min_size=1), st.text(), st.lists(st.integers(0, 99), max_size=5))
def test_white_space_and_width_change_no_key_of_texts(old: str, new: str, spaces: list[int]) -> None:
    again = respelled(old, spaces)
    assert passage_key(old, new, ("甲", "乙")) == passage_key(again, new, ("甲", "乙"))
    assert match_key(old, new) == match_key(new, again)


@given(SENTENCES, SENTENCES, SENTENCES, st.data())
def test_text_added_elsewhere_changes_no_key_of_a_finding(
    before: list[str], line: list[str], after: list[str], data: st.DataObject
) -> None:
    text = "".join(line)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    key = finding_key(found(start, end), text)
    shift = sum(map(len, before)) + 1
    longer = "".join(before) + "\n" + text + "\n" + "".join(after)
    assert finding_key(found(start + shift, end + shift), longer) == key


def test_two_findings_of_one_sentence_and_one_of_another_rule_are_told_apart() -> None:
    text = "全年收入XX万元，支出XX万元。"
    spans = [(4, 6), (11, 13), (4, 8)]
    keys = {finding_key(found(*span), text) for span in spans}
    keys.add(finding_key(replace(found(4, 6), rule="garbled"), text))
    assert len(keys) == 4


def test_a_finding_on_a_very_long_line_is_found() -> None:
    text = "前" * 500_000 + "XX" + "后" * 500_000
    assert finding_key(found(500_000, 500_002), text).startswith(Subject.FINDING)


def found(start: int, end: int) -> Finding:
    return Finding("leftover-placeholder", Severity.ERROR, None, 0, Span(start, end), "left over")


REPORTS = (
    "2022年工作总结\n一、总体情况\n全年完成收入600万元，比上年增长5%。为群众办实事12件。\n二、党建\n开展学习3次。\n",
    "2023年工作总结\n一、总体情况\n全年完成收入700万元，比上年增长16.7%。为群众办实事15件。\n二、党建\n开展学习5次。\n",
)


def keys(comparison: Comparison) -> tuple[set[str], set[str]]:
    """Of all passages that changed, and of all figures."""
    old, new, headings = comparison.old.text, comparison.new.text, Headings(comparison)
    passages = {
        passage_key(p.old and p.old.of(old), p.new and p.new.of(new), headings.of(p))
        for p in comparison.passages
        if p.status != "equal"
    }
    return passages, {figure_key(pair, old, new) for pair in comparison.figures}


def compared(old: str, new: str, path: str = "") -> Comparison:
    return compare.diff(compare.read_text(old, f"{path}old"), compare.read_text(new, f"{path}new"))


def test_a_comparison_keeps_its_keys_when_it_is_made_again_from_edited_files() -> None:
    before = keys(compared(*REPORTS))
    old, new = REPORTS
    added = new.replace("二、党建", "另有一段新写的话，与别处无关。\n二、党建").replace("5次", " 5 次")
    after = keys(compared(old, added, "elsewhere/"))
    assert before[0] and before[1]
    assert before[0] <= after[0]
    assert before[1] <= after[1]


def test_renumbered_sections_keep_their_keys() -> None:
    old, new = REPORTS
    renumbered = new.replace("二、党建", "三、党建")
    assert keys(compared(old, new))[0] <= keys(compared(old, renumbered))[0]


def test_the_same_words_under_another_heading_are_another_thing() -> None:
    assert passage_key("甲。", "乙。", ("收入", "收入")) != passage_key("甲。", "乙。", ("支出", "支出"))
    assert passage_key("甲。", None, ("", "")) != passage_key(None, "甲。", ("", ""))


def test_figures_are_told_apart_by_value_year_and_by_their_words_where_they_have_no_name() -> None:
    text = "收入12件，支出12件。"
    first, second = (
        Figure(0, Span(at, at + 3), "12件", Decimal(12), "件", FigureKind.COUNT, year=2023) for at in (2, 8)
    )
    pairs = [
        FigurePair(FigureStatus.ADDED, None, None, first),
        FigurePair(FigureStatus.ADDED, None, None, second),
        FigurePair(FigureStatus.ADDED, None, None, replace(first, year=2022)),
        FigurePair(FigureStatus.ADDED, None, None, replace(first, value=Decimal(13))),
        FigurePair(FigureStatus.REMOVED, None, first, None),
    ]
    assert len({figure_key(pair, text, text) for pair in pairs}) == len(pairs)
    same = replace(first, value=Decimal("12.0"), text="１２ 件")
    assert figure_key(replace(pairs[0], new=same), text, text) == figure_key(pairs[0], text, text)
