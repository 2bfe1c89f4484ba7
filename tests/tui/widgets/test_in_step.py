"""The columns never fall out of step, whatever the texts and the width."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from made import Pair, made
from rich.cells import cell_len
from rich.style import Style
from textual.strip import Strip

from compare.language import Words
from compare.model import PassageStatus
from tui.data.comparison_rows import comparison_rows
from tui.data.search import SearchHits
from tui.layout.change_filter import ChangeFilter
from tui.layout.row_layout import Arrangement, Columns, FoldedRows, RowLayout, items
from tui.layout.rows import Rows
from tui.widgets.strips import DIVIDER, Brush, Palette

PLAIN = Palette(
    *(Style() for _ in range(8)),
    signs={status: Style() for status in PassageStatus},
    changed={"old": Style(underline=True), "new": Style(underline=True)},
)
WORDS = Words("en")
# Chinese, Korean, half width, full width, emoji joined and plain, combining marks, tabs, controls, directions, breaks.
texts = st.text(
    "全年业务，。（）ａ한ｱ abc 12\t\u0301\u0302\U0001f469\u200d\u2695\ufe0f\U0001f1e8\x1b\x07\u202e\u200b\r\n…①",
    max_size=90,
)
long = st.builds(
    lambda text, times: text * times, st.sampled_from(["字", "nobreak", "，", "e\u0301", "\t"]), st.integers(1, 400)
)
pairs = st.lists(
    st.builds(Pair, st.one_of(st.none(), texts, long), st.one_of(texts, long), heading=st.booleans()), max_size=5
)


def drawn(rows: Rows, columns: Columns, query: str = "") -> list[Strip]:
    layout = RowLayout(items(rows, ChangeFilter.CHANGES, frozenset()), FoldedRows(rows, columns))
    brush = Brush(rows, PLAIN, columns, lambda row: "✓" if row % 2 else "")
    hits = SearchHits(rows, ("old", "new"), query)
    strips = []
    for line in range(layout.height):
        at, part = layout.locate(line)
        if not layout.items[at].fold:
            strips.append(brush.line(layout.items[at].first, layout.line(at, part), line % 3 == 0, hits, None))
    return strips


@given(pairs, st.integers(40, 200), st.sampled_from(Arrangement), st.sampled_from(["", "业务", "1"]))
def test_every_strip_is_as_wide_as_the_screen_and_shows_no_control(
    given: list[Pair], width: int, arrangement: Arrangement, query: str
) -> None:
    rows = comparison_rows(made(given), WORDS)
    if not len(rows):
        return
    for strip in drawn(rows, Columns(width, arrangement), query):
        assert sum(cell_len(segment.text) for segment in strip) == strip.cell_length == width
        assert strip.text.isprintable()


@given(pairs, st.integers(40, 200))
def test_the_divider_stands_in_one_column(given: list[Pair], width: int) -> None:
    rows = comparison_rows(made(given), WORDS)
    columns = Columns(width)
    for strip in drawn(rows, columns) if len(rows) else ():
        if strip.text.strip() and not re.search(r"↷\d", strip.text):  # a note has the whole line
            left, divider, right = strip.divide([columns.old, columns.old + 1, width])
            assert divider.text == DIVIDER
            assert (left.cell_length, right.cell_length) == (columns.old, columns.new)


@given(st.lists(st.tuples(texts, texts), min_size=1, max_size=4), st.integers(40, 200))
def test_both_sides_of_a_row_begin_on_the_same_line(given: list[tuple[str, str]], width: int) -> None:
    pairs = [Pair(f"旧{old}", f"新{new}") for old, new in given]
    rows = comparison_rows(made(pairs), WORDS)
    columns = Columns(width)
    begun = 0
    for strip in drawn(rows, columns):
        left, right = (part.text[3:].strip() for part in strip.divide([columns.old, columns.old + 1, width])[::2])
        assert (left[:2].endswith("旧") or left.startswith("旧")) == (
            right[:2].endswith("新") or right.startswith("新")
        )
        begun += left.startswith("旧")
    assert begun >= len(pairs) - 1


def test_a_line_of_a_megabyte_is_inert() -> None:
    hostile = "\x1b[31m[bold]红\u202e\u200b\x9b2J" * 100_000
    rows = comparison_rows(made([Pair(hostile, hostile + "改")]), WORDS)
    folded = FoldedRows(rows, Columns(121))
    layout = RowLayout(items(rows, ChangeFilter.CHANGES, frozenset()), folded)
    brush = Brush(rows, PLAIN, Columns(121), lambda _row: "")
    for line in (0, layout.height // 2, layout.height - 1):
        strip = brush.line(0, layout.line(0, line), False, SearchHits(rows, (), ""), None)
        assert strip.text.isprintable()
        assert cell_len(strip.text) == 121
