"""The row records, which of them are shown, and where they stand."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from made import Pair, made, story

from compare.language import Words
from compare.model import PassageStatus, Span
from compare.render.cells import cell_len, wrap
from tui.data.comparison_rows import comparison_rows
from tui.layout.change_filter import ChangeFilter
from tui.layout.measurement import Measured, drawable
from tui.layout.row_layout import Arrangement, Columns, FoldedRows, RowLayout, items
from tui.layout.rows import TextColumn

# Characters of every kind of width and of every rule of line breaking.
CHARACTERS = "全年，。（）“”、ab 12\t\u0301\U0001f469\u200d\ufe0f\x1b\u202eｱ한…·①￥\n-"


def test_a_moved_passage_has_both_its_ends(words: Words) -> None:
    rows = comparison_rows(story(), words)
    (departed,) = (at for at, row in enumerate(rows) if row.departed)
    arrived = rows[departed].twin
    assert arrived is not None
    assert rows[arrived].twin == departed
    assert rows[departed].new is None
    before = rows[departed - 1].new  # it stands behind the passage that it followed in OLD
    assert before is not None
    assert "七百万元" in before.of(rows.new.text)
    assert rows[arrived].counts
    assert not rows[departed].counts
    assert rows.notes.keys() == {departed, arrived}
    assert rows.notes[departed].split()[0] == rows.notes[arrived].split()[0]


def test_ends_that_stand_side_by_side_are_one_row(words: Words) -> None:
    rows = comparison_rows(made([Pair("甲。", "甲。"), Pair("乙。", "乙。", moved=True), Pair("丙。", "丙。")]), words)
    assert [row.departed for row in rows] == [False, False, False]
    assert not rows.notes


@given(st.text(alphabet="甲a\n\r", max_size=30))
def test_the_line_of_a_place_is_counted_from_the_start(text: str) -> None:
    column = TextColumn(text, ())
    assert [column.line_at(at) for at in range(len(text))] == [text.count("\n", 0, at) + 1 for at in range(len(text))]


def test_only_changes_that_count_are_marked(words: Words) -> None:
    rows = comparison_rows(story(), words)
    for name, text, changed in (("old", rows.old.text, "六"), ("new", rows.new.text, "七")):
        assert name in ("old", "new")
        found = rows.changed(2, name, Span(0, len(text)))
        assert [(span.of(text), side) for span, side in found] == [(changed, name)]


def test_the_woven_text_holds_both_wordings(words: Words) -> None:
    rows = comparison_rows(story(), words)
    column = rows.woven
    whole = Span(int(column.starts[2]), int(column.ends[2]))
    assert whole.of(column.text) == "全年完成业务收入六七百万元，比上年增加。"
    assert [(span.of(column.text), side) for span, side in rows.changed(2, "woven", whole)] == [
        ("六", "old"),
        ("七", "new"),
    ]


@given(st.lists(st.tuples(st.text(CHARACTERS, max_size=30), st.text(CHARACTERS, max_size=30)), max_size=6))
def test_the_woven_text_leaves_nothing_out(pairs: list[tuple[str, str]]) -> None:
    comparison = made([Pair(old, new) for old, new in pairs])
    rows = comparison_rows(comparison, Words("en"))
    for at, (old, new) in enumerate(pairs):
        whole = Span(int(rows.woven.starts[at]), int(rows.woven.ends[at]))
        parts = list(rows.changed(at, "woven", whole))
        for side, text in (("old", old), ("new", new)):
            cut = [span for span, of in parts if of != side]
            kept = [i for i in range(*whole) if not any(span.start <= i < span.end for span in cut)]
            assert "".join(rows.woven.text[i] for i in kept) == text


def test_a_place_is_found_on_either_side(words: Words) -> None:
    comparison = story()
    rows = comparison_rows(comparison, words)
    for row, record in enumerate(rows):
        if record.status is PassageStatus.REMOVED:
            assert rows.row_at("old", comparison.old.text.index("Removed") + 3) == row
        if record.status is PassageStatus.ADDED:
            assert rows.row_at("new", comparison.new.text.index("新增的") + 1) == row


def folded(text: str, width: int) -> list[str]:
    span = np.array([0], np.int32), np.array([len(text)], np.int32)
    lines = Measured(text).fold(*span, width)
    return [text[start:end] for start, end in zip(lines.starts, lines.ends, strict=True)]


@given(st.text(CHARACTERS, max_size=80), st.integers(4, 40))
def test_lines_fit_and_lose_nothing_but_white_space(text: str, width: int) -> None:
    lines = folded(text, width)
    assert all(cell_len(drawable(line)) <= width for line in lines)
    assert all(line for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


@given(st.text("全年，。（）“” ab12-￥", max_size=80), st.integers(2, 40))
def test_lines_are_those_of_wrap(text: str, width: int) -> None:
    text = text.strip()
    assert folded(text, width) == [span.of(text) for span in wrap(text, width)]


def test_a_line_never_begins_with_a_combining_mark() -> None:
    assert all(line[0] != "\u0301" for width in range(2, 12) for line in folded("全e\u0301" * 9, width))


def test_long_unchanged_stretches_fold_and_keep_their_context(words: Words) -> None:
    rows = comparison_rows(story(equal=9), words)
    shown = items(rows, ChangeFilter.CHANGES, frozenset())
    (fold,) = (shown[at] for at in range(len(shown)) if shown[at].fold)
    assert [rows[row].equal for row in range(fold.first, fold.stop)] == [True] * 8
    assert not rows[fold.first - 2].equal
    opened = items(rows, ChangeFilter.CHANGES, frozenset({fold.first}))
    assert len(opened) == len(shown) + 8


kinds = st.builds(
    Pair,
    st.one_of(st.none(), st.sampled_from(["甲乙丙丁。", "equal words here", "（一）标题"])),
    st.sampled_from(["甲乙丙丁。", "other words there", "（一）标题"]),
    heading=st.booleans(),
)


@given(st.lists(kinds, max_size=40), st.sampled_from(ChangeFilter), st.sampled_from(Arrangement), st.integers(20, 160))
def test_every_row_is_shown_once_or_folded_and_lines_add_up(
    pairs: list[Pair], wanted: ChangeFilter, arrangement: Arrangement, width: int
) -> None:
    rows = comparison_rows(made(pairs), Words("en"))
    shown = items(rows, wanted, frozenset())
    spans = [shown[at] for at in range(len(shown))]
    assert [row for item in spans for row in range(item.first, item.stop)] == list(range(len(rows)))
    if not pairs:
        return
    layout = RowLayout(shown, FoldedRows(rows, Columns(width, arrangement)))
    heights = [layout.top(at + 1) - layout.top(at) for at in range(len(shown))]
    lines = [(at, part) for at, height in enumerate(heights) for part in range(height)]
    assert [layout.locate(line) for line in range(layout.height)] == lines
    assert all(spans[layout.item_of(row)].first <= row < spans[layout.item_of(row)].stop for row in range(len(rows)))
    drawn = [layout.line(at, part) for at, part in lines if not spans[at].fold]
    assert all(line.note or any((line.old, line.new, line.woven)) or not line.first for line in drawn)
