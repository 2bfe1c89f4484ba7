"""How wide the columns of a table are on paper, in cells of a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from compare.render.cells import cell_len
from compare.render.tabular.tables import DataTable

_NARROWEST, _GAP = 3, 2
# Longer text is wrapped without making its column wider.
_LONGEST = 48


def needs(table: DataTable) -> list[int]:
    """What each column would take to wrap nothing but long text."""
    return [
        min(_LONGEST, max(_NARROWEST, cell_len(head.text), *(cell_len(row.cells[at].plain) for row in table.rows)))
        + _GAP
        for at, head in enumerate(table.heads)
    ]


def shared_out(wanted: Sequence[int], room: int) -> list[int]:
    """What each column gets of ``room``: what it needs, and where that is too much for all, the widest share alike what
    the others leave."""
    widths = [0] * len(wanted)
    left = room
    for count, at in enumerate(sorted(range(len(wanted)), key=lambda at: wanted[at])):
        widths[at] = max(1, min(wanted[at], left // (len(wanted) - count)))
        left -= widths[at]
    return widths
