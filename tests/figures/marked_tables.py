"""A document of one report that holds one table, as the readers of Word, HTML and spreadsheets make it."""

from collections.abc import Sequence

from compare.model import Document, Outline, Report, Span
from compare.model.layout import Cell, Layout, Table

# The text of a cell, or the text with how many columns and rows it stretches over.
Content = str | tuple[str, int] | tuple[str, int, int]


def with_table(rows: Sequence[Sequence[Content]], *, above: str = "", below: str = "", year: int = 2023) -> Outline:
    text, cells, covered = above, [], set()
    for row, contents in enumerate(rows):
        column = 0
        for content in contents:
            held, columns, rows_ = (*((content,) if isinstance(content, str) else content), 1, 1)[:3]
            while (row, column) in covered:
                column += 1
            cells.append(Cell(Span(len(text), len(text) + len(held)), row, column, rows_, columns))
            covered |= {(row + r, column + c) for r in range(rows_) for c in range(columns)}
            text += held + "\t"
        text = text[:-1] + "\n"
    table = Table(Span(len(above), len(text) - 1), tuple(cells))
    text += below
    report = Report(0, None, year, None, None, None, Span(0, len(text)))
    return Outline(Document("x.docx", text, layout=Layout(tables=(table,))), (report,), ())
