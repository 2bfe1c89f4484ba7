"""Whatever is done to a table: the told changes make NEW of OLD, and each character of either is told once."""

from __future__ import annotations

from collections.abc import Iterable

from hypothesis import given, settings
from hypothesis import strategies as st
from written import Rows, compared, rebuilt

from compare.model import Comparison, LineStatus, TableLine

_LABELS = ["门诊人次", "住院人次", "床位", "医师", "护士", "其他", "合计", "其他收入", "设备", "药品"]
_HEADS = ["2020年", "2021年", "2022年", "2023年", "增长%", "占比", "备注"]
_CELL = st.one_of(st.integers(1, 99999).map(str), st.sampled_from(["", "—", "1,234", "12.6", "见附注", "1"]))


@st.composite
def tables(draw: st.DrawFn, unique: bool = False) -> list[list[str]]:
    """``unique``: no label stands twice."""
    heads = draw(st.lists(st.sampled_from(_HEADS), min_size=2, max_size=4, unique=True))
    labels = draw(st.lists(st.sampled_from(_LABELS), min_size=2, max_size=6, unique=unique))
    first = [str(draw(st.integers(1, 9999))) for _ in heads]
    body = [first, *([draw(_CELL) for _ in heads] for _ in labels[1:])]
    return [["指标", *heads], *([label, *row] for label, row in zip(labels, body, strict=True))]


@st.composite
def changed(draw: st.DrawFn, table: list[list[str]]) -> list[list[str]]:
    """Rows shuffled, dropped and put in, a column dropped, put in or renamed, cells changed."""
    head, *body = [list(row) for row in table]
    body = draw(st.permutations(body))[: draw(st.integers(1, len(body)))]
    if draw(st.booleans()):
        body.insert(draw(st.integers(0, len(body))), ["新开科室", *(draw(_CELL) for _ in head[1:])])
    for row in body:
        if draw(st.booleans()):
            row[draw(st.integers(1, len(head) - 1))] = draw(_CELL)
    if draw(st.booleans()):
        at = draw(st.integers(1, len(head) - 1))
        head[at] = draw(st.sampled_from([*_HEADS, "其他栏"]))
    if draw(st.booleans()):
        at = draw(st.integers(1, len(head)))
        for row, text in zip([head, *body], ["新栏", *(draw(_CELL) for _ in body)], strict=True):
            row.insert(at, text)
    return [head, *body]


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_the_told_changes_make_new_of_old(data: st.DataObject) -> None:
    old = data.draw(tables())
    new = data.draw(changed(old))
    _check(compared(old, new), new)


def _check(found: Comparison, new: Rows) -> None:
    for pair in found.tables:
        if pair.old is None or pair.new is None or not pair.rows:
            continue
        held = [row for row in new if any(row)]
        columns = [c for c in range(len(new[0])) if any(row[c] for row in held)]
        assert rebuilt(pair, found) == [["".join(row[c].split()) for c in columns] for row in held]
        for side, lines, many in (
            ("old", pair.rows, len(pair.old.cells)),
            ("new", pair.rows, len(pair.new.cells)),
            ("old", pair.columns, len(pair.old.cells[0])),
            ("new", pair.columns, len(pair.new.cells[0])),
        ):
            numbers = sorted(n for line in lines if (n := getattr(line, side)) is not None)
            assert numbers == list(range(many))
        for line in (*pair.rows, *pair.columns):
            assert (line.old is None) == (line.status is LineStatus.ADDED)
            assert (line.new is None) == (line.status is LineStatus.REMOVED)
        told = [(each.row, each.column) for each in pair.cells]
        assert len(set(told)) == len(told)


@settings(max_examples=30, deadline=None)
@given(tables())
def test_a_table_against_itself_has_no_change(table: list[list[str]]) -> None:
    for pair in compared(table, table).tables:
        assert (pair.similarity, pair.rows, pair.columns, pair.cells) == (1.0, (), (), ())


def test_a_row_left_out_of_a_short_table_is_all_that_changes() -> None:
    """Of the two rows that are left, the first has one value and could be read as the name of a group."""
    head, kept = ["指标", "2020年", "2021年"], [["住院人次", "1", ""], ["床位", "见附注", "1"]]
    long, short = [head, ["门诊人次", "1", "1"], *kept], [head, *kept]
    told = [[line.status for line in pair.rows] for pair in compared(short, long).tables]
    assert told == [[LineStatus.SAME, LineStatus.ADDED, LineStatus.SAME, LineStatus.SAME]]


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_both_ways_tell_the_same(data: st.DataObject) -> None:
    """The sides exchanged: what was added is removed, and the same cells differ, also where rows are named alike."""
    old = data.draw(tables())
    new = data.draw(changed(old))
    forth, back = compared(old, new), compared(new, old)
    assert len(forth.tables) == len(back.tables)
    for a, b in zip(forth.tables, back.tables, strict=True):
        assert a.similarity == b.similarity
        assert _both_ways(a.rows) == _both_ways(b.rows, turned=True)
        assert _both_ways(a.columns) == _both_ways(b.columns, turned=True)
        assert len(a.cells) == len(b.cells)


def _both_ways(lines: Iterable[TableLine], *, turned: bool = False) -> set[tuple[int | None, int | None]]:
    return {(line.new, line.old) if turned else (line.old, line.new) for line in lines}
