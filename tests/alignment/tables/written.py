"""Reports with tables, written in every format that knows tables, and what the told changes make of a table."""

from __future__ import annotations

import io
from collections.abc import Sequence
from html import escape
from pathlib import Path

import compare
from compare.model import Comparison, Document, Span, TablePair

Rows = Sequence[Sequence[str]]
Merge = tuple[int, int, int, int]  # first row and column, rows, columns
FORMATS = ("md", "html", "docx", "xlsx")


def document(
    tables: Sequence[tuple[str, Rows]], form: str, folder: Path, name: str, merges: Sequence[Merge] = ()
) -> Document:
    """A report of tables with their captions."""
    path = folder / f"{name}.{form}"
    path.write_bytes({"md": _markdown, "html": _html, "docx": _word, "xlsx": _workbook}[form](tables, merges))
    return compare.read(path)


def compared(old: Rows, new: Rows, form: str = "md", folder: Path | None = None) -> Comparison:
    """Two reports of one table with the same caption."""
    sides = [[("表1 主要指标", rows)] for rows in (old, new)]
    if folder is None:
        texts = [compare.read_text(markdown(side), f"{at}.md") for at, side in enumerate(sides)]
        return compare.diff(*texts)
    return compare.diff(*(document(side, form, folder, str(at)) for at, side in enumerate(sides)))


def rebuilt(pair: TablePair, comparison: Comparison) -> list[list[str]]:
    """What applying the told changes to OLD's grid gives: the cells of NEW, those of merged cells at their first place."""
    assert pair.old is not None
    assert pair.new is not None
    changed = {(each.row, each.column): each.new for each in pair.cells}
    rows = []
    for r, row in enumerate(pair.rows):
        if row.new is None:
            continue
        line = []
        for c, column in enumerate(pair.columns):
            if column.new is None:
                continue
            if (r, c) in changed:
                line.append(_text(changed[r, c], comparison.new.text))
            elif row.old is None or column.old is None:
                line.append("")
            else:
                line.append(_text(pair.old.cells[row.old][column.old], comparison.old.text))
        rows.append(line)
    return rows


def grid(cells: Sequence[Sequence[Span | None]], text: str) -> list[list[str]]:
    return [[_text(span, text) for span in row] for row in cells]


def _text(span: Span | None, text: str) -> str:
    return "" if span is None else "".join(span.of(text).split())


def _markdown(tables: Sequence[tuple[str, Rows]], _merges: Sequence[Merge]) -> bytes:
    return markdown(tables).encode()


def markdown(tables: Sequence[tuple[str, Rows]]) -> str:
    parts = []
    for caption, rows in tables:
        lines = [f"| {' | '.join(row)} |" for row in rows]
        parts.append("\n".join([caption, "", lines[0], "|" + " --- |" * len(rows[0]), *lines[1:], ""]))
    return "\n".join(["# 云溪市统计公报", "", *parts])


def _html(tables: Sequence[tuple[str, Rows]], merges: Sequence[Merge]) -> bytes:
    covered, stretched = _merged(merges)
    parts = []
    for caption, rows in tables:
        lines = []
        for r, row in enumerate(rows):
            cells = []
            for c, text in enumerate(row):
                if (r, c) not in covered:
                    height, width = stretched.get((r, c), (1, 1))
                    cells.append(f'<td rowspan="{height}" colspan="{width}">{escape(text)}</td>')
            lines.append(f"<tr>{''.join(cells)}</tr>")
        parts.append(f"<p>{escape(caption)}</p><table>{''.join(lines)}</table>")
    return f"<html><meta charset='utf-8'><body><h1>云溪市统计公报</h1>{''.join(parts)}</body></html>".encode()


def _word(tables: Sequence[tuple[str, Rows]], merges: Sequence[Merge]) -> bytes:
    from docx import Document as Word

    word = Word()
    word.add_heading("云溪市统计公报", 1)
    for caption, rows in tables:
        word.add_paragraph(caption)
        table = word.add_table(len(rows), len(rows[0]))
        for line, row in zip(table.rows, rows, strict=True):
            for cell, text in zip(line.cells, row, strict=True):
                cell.text = text
        for r, c, height, width in merges:
            kept = rows[r][c]
            table.cell(r, c).merge(table.cell(r + height - 1, c + width - 1)).text = kept
    buffer = io.BytesIO()
    word.save(buffer)
    return buffer.getvalue()


def _workbook(tables: Sequence[tuple[str, Rows]], merges: Sequence[Merge]) -> bytes:
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    for caption, rows in tables:
        sheet = book.create_sheet(caption[:30])
        for row in rows:
            sheet.append([text or None for text in row])
        for r, c, height, width in merges:
            sheet.merge_cells(start_row=r + 1, start_column=c + 1, end_row=r + height, end_column=c + width)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _merged(merges: Sequence[Merge]) -> tuple[set[tuple[int, int]], dict[tuple[int, int], tuple[int, int]]]:
    covered = {
        (r + down, c + right)
        for r, c, height, width in merges
        for down in range(height)
        for right in range(width)
        if down or right
    }
    return covered, {(r, c): (height, width) for r, c, height, width in merges}
