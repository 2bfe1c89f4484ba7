"""How wide the columns of a table are on paper, in cells of a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from compare.render.cells import cell_len
from compare.render.tabular.tables import DataTable

_NARROWEST, _GAP = 3, 2
# Longer text is wrapped without making its column wider.
_LONGEST = 48


def needs(table: DataTable) -> list[int]:
    """What each column would take to wrap nothing but long text and heads."""
    columns = zip(*(row.cells for row in table.rows), strict=True)
    cells = [max(map(cell_len, (cell.plain for cell in column))) for column in columns]
    heads = [_of_head(head.text) for head in table.heads]
    return [min(_LONGEST, max(_NARROWEST, *both)) + _GAP for both in zip(heads, cells, strict=True)]


def _of_head(text: str) -> int:
    """A head may stand in several lines: of letters by its words, of Chinese in halves."""
    return max((cell_len(word) if word.isascii() else -(-cell_len(word) // 2) for word in text.split()), default=0)


def shared_out(wanted: Sequence[int], room: int) -> list[int]:
    """What each column gets of ``room``: what it needs, and where that is too much for all, the widest share alike what
    the others leave."""
    widths = [0] * len(wanted)
    left = room
    for count, at in enumerate(sorted(range(len(wanted)), key=lambda at: wanted[at])):
        widths[at] = max(1, min(wanted[at], left // (len(wanted) - count)))
        left -= widths[at]
    return widths
