"""Columns and hanging paragraphs."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

from rich.text import Text

from compare.render.cells import cell_len, pad, truncate, wrap
from compare.render.terminal.paint import HEADING

INDENT = "  "
SEPARATOR = " · "
_GAP = "  "
_NARROWEST = 10  # cells of a column that gives way


class TableCell(NamedTuple):
    """What stands in one column; already cleaned."""

    text: str = ""
    style: str = ""


def table(rows: Sequence[Sequence[TableCell]], width: int, flexible: int, right: Container[int]) -> Iterator[Text]:
    """One line a row, the columns as wide as their widest cell; those numbered in ``right`` are right-aligned. Where
    that is wider than ``width``, the ``flexible`` column gives way, then the ends of lines are cut."""
    widths = [max(cell_len(cell.text) for cell in column) for column in zip(*rows, strict=True)]
    too_wide = sum(room + len(_GAP) for room in widths if room) + len(INDENT) - len(_GAP) - width
    widths[flexible] = max(min(widths[flexible], _NARROWEST), widths[flexible] - max(0, too_wide))
    for row in rows:
        line = Text(INDENT)
        for i, (cell, room) in enumerate(zip(row, widths, strict=True)):
            if room:
                line.append(pad(truncate(cell.text, room), room, right=i in right), cell.style)
                line.append(_GAP)
        line.rstrip()
        line.truncate(width, overflow="ellipsis")
        yield line


def needed(rows: Sequence[Sequence[TableCell]], flexible: int) -> int:
    """The cells that a table needs at least, the ``flexible`` column as narrow as it gets."""
    widths = [max(cell_len(cell.text) for cell in column) for column in zip(*rows, strict=True)]
    widths[flexible] = min(widths[flexible], _NARROWEST)
    return sum(room + len(_GAP) for room in widths if room) + len(INDENT) - len(_GAP)


def hanging(gutter: Text, body: Text, width: int) -> Iterator[Text]:
    """``body`` wrapped at ``width`` to the right of ``gutter``, which stands before its first line; below it where that
    would leave less than half the width."""
    indent = gutter.cell_len
    if indent * 2 > width:
        yield from hanging(Text(), gutter, width)
        gutter, indent = Text(INDENT), len(INDENT)
    for i, (start, end) in enumerate(wrap(body.plain, max(1, width - indent))):
        first = Text().append_text(gutter) if i == 0 else Text(" " * indent)
        yield first.append_text(body[start:end])


def titled(title: str, width: int, note: str = "") -> Iterator[Text]:
    """What stands above a part."""
    yield from hanging(Text(title + _GAP, HEADING), Text(note), width) if note else [Text(title, HEADING)]
