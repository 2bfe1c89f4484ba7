"""The row records, which of them are shown, and where they stand."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from made import Pair, made, story

from compare.model import PassageStatus
from tui.layout import Columns, Layout, items
from tui.rows import Rows
from tui.sections import entries


def test_a_moved_passage_has_both_its_ends() -> None:
    rows = Rows(story())
    (departed,) = (at for at, row in enumerate(rows) if row.departed)
    arrived = rows[departed].twin
    assert arrived is not None
    assert rows[arrived].twin == departed
    assert rows[departed].new is None
    assert rows[departed - 1].new is not None  # it stands behind the passage that it followed in OLD
    assert "七百万元" in rows[departed - 1].new.text
    assert rows[arrived].counts
    assert not rows[departed].counts


def test_ends_that_stand_side_by_side_are_one_row() -> None:
    rows = Rows(made([Pair("甲。", "甲。"), Pair("乙。", "乙。", moved=True), Pair("丙。", "丙。")]))
    assert [row.departed for row in rows] == [False, False, False]


def test_only_changes_that_count_are_marked() -> None:
    rows = Rows(story())
    old, new = rows[2].old, rows[2].new
    assert old is not None and new is not None
    assert [span.of(old.text) for span in old.changed] == ["六"]
    assert [span.of(new.text) for span in new.changed] == ["七"]


def test_control_characters_and_tabs_never_reach_a_row() -> None:
    (row,) = Rows(made([Pair("a\x1b[31mred\x07\tb\nc", "a\x1b[31mred\x07\tb\nd")]))
    for side in (row.old, row.new):
        assert side is not None
        assert side.text.isprintable()
        assert "    b" in side.text


def test_a_place_is_found_on_either_side() -> None:
    comparison = story()
    rows = Rows(comparison)
    for row, record in enumerate(rows):
        if record.status is PassageStatus.REMOVED:
            start = comparison.old.text.index("Removed")
            assert rows.row_at("old", start + 3) == row
        if record.status is PassageStatus.ADDED:
            assert rows.row_at("new", comparison.new.text.index("新增的") + 1) == row


def test_long_unchanged_stretches_fold_and_keep_their_context() -> None:
    rows = Rows(story(equal=9))
    folds = [item for item in items(rows, None, frozenset()) if item.fold]
    assert [item.stop - item.first for item in folds] == [8]
    opened = items(rows, None, frozenset({folds[0].first}))
    assert len(opened) == len(rows) + 1


def test_short_unchanged_stretches_stay() -> None:
    assert not any(item.fold for item in items(Rows(story(equal=3)), None, frozenset()))


def test_a_filter_leaves_its_kind_and_the_headings_above() -> None:
    rows = Rows(story())
    shown = [item for item in items(rows, PassageStatus.ADDED, frozenset()) if not item.fold]
    assert [rows[item.first].status for item in shown] == [PassageStatus.EQUAL, PassageStatus.ADDED]
    assert rows[shown[0].first].heading


kinds = st.builds(
    Pair,
    st.one_of(st.none(), st.sampled_from(["甲乙丙丁。", "equal words here", "（一）标题"])),
    st.sampled_from(["甲乙丙丁。", "other words there", "（一）标题"]),
    heading=st.booleans(),
)


@given(st.lists(kinds, max_size=40), st.sampled_from([None, *PassageStatus]), st.booleans(), st.integers(20, 160))
def test_every_row_is_shown_once_or_folded_and_lines_add_up(
    pairs: list[Pair], wanted: PassageStatus | None, stacked: bool, width: int
) -> None:
    rows = Rows(made(pairs))
    shown = items(rows, wanted, frozenset())
    assert [row for item in shown for row in range(item.first, item.stop)] == list(range(len(rows)))
    layout = Layout(rows, shown, Columns(width, stacked), {})
    lines = [(at, part) for at in range(len(shown)) for part in range(len(layout.lines(at)))]
    assert [layout.locate(line) for line in range(layout.height)] == lines
    assert all(shown[layout.item_of(row)].first <= row < shown[layout.item_of(row)].stop for row in range(len(rows)))


def test_the_outline_counts_what_changed_below_each_heading() -> None:
    comparison = story()
    found = entries(comparison, Rows(comparison))
    assert [(entry.heading, entry.changes) for entry in found] == [
        ("2023年工作报告", 1),
        ("一、总体情况", 1),
        ("二、下步打算", 3),
    ]
