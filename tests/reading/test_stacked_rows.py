"""Cells that hold several rows, one paragraph each."""

from __future__ import annotations

from compare.reading.stacked_rows import RawCell, unstacked

Row = list[list[str]]


def rows(*given: Row) -> list[list[str]]:
    """The rows of a table, the paragraphs of a cell joined."""
    cells = [RawCell(parts, r, c) for r, row in enumerate(given) for c, parts in enumerate(row)]
    held: dict[int, list[str]] = {}
    for cell in unstacked(cells):
        held.setdefault(cell.row, []).append("/".join(cell.paragraphs))
    return [held[number] for number in sorted(held)]


def test_a_row_of_stacked_numbers_is_several_rows() -> None:
    stacked: Row = [["房租", "水电"], ["36", "12"], ["31.5", "—"]]
    last: Row = [["合计"], ["48"], ["31.5"]]
    assert rows(stacked, last) == [["房租", "36", "31.5"], ["水电", "12", "—"], ["合计", "48", "31.5"]]


def test_heads_and_labels_of_two_lines_stay_one_row() -> None:
    heads: Row = [["项目", "名称"], ["2023年", "(万元)"]]
    assert rows(heads, [["房租", "(全年)"], ["36"]]) == [["项目/名称", "2023年/(万元)"], ["房租/(全年)", "36"]]


def test_rows_stay_in_place_for_who_looks_for_them() -> None:
    cells = list(
        unstacked([RawCell(["甲", "乙"], 0, 0), RawCell(["1", "2"], 0, 1), RawCell(["丙"], 1, 0), RawCell(["3"], 1, 1)])
    )
    assert [(cell.row, cell.shown_row) for cell in cells if cell.column == 1] == [(0, 0), (1, 0), (2, 1)]


def test_a_table_with_cells_over_several_rows_is_left_alone() -> None:
    cells = [RawCell(["甲", "乙"], 0, 0, rows=2), RawCell(["1", "2"], 0, 1), RawCell(["3"], 1, 1)]
    assert list(unstacked(cells)) == cells
