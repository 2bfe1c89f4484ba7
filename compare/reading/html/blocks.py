"""A page's elements -> blocks: paragraphs, headings and tables of data, in the order of the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lxml.etree import _Element as Element

from compare.model.layout import Concealment
from compare.reading.html.concealing import Concealing
from compare.reading.html.tables import cells, is_data
from compare.reading.html.walking import LINE_BREAK, collapsed, shown_text, text_of, walk
from compare.reading.stacked_rows import RawCell

HEADINGS = {f"h{level}": level for level in range(1, 7)}


class PageBlock(NamedTuple):
    """A paragraph, a heading or a table, with the element that it stands in."""

    element: Element
    text: str
    level: int | None = None
    cells: tuple[RawCell, ...] = ()
    concealed: tuple[tuple[str, Concealment], ...] = ()


def blocks_of(root: Element) -> Iterator[PageBlock]:
    """Runs of inline text between the edges of block elements, in the order of the page."""
    pieces: list[str] = []
    hidden: list[tuple[str, Concealment]] = []
    concealing = Concealing(root)
    holder = root
    body = root.find("body")
    for kind, element in walk(root if body is None else body, _is_table):
        if kind == "text":
            if not pieces:
                holder = element
            pieces.append(text_of(element))
            hidden += _hidden(pieces[-1], concealing.of(element))
        elif kind == "tail":
            pieces.append(element.tail or "")
            hidden += _hidden(pieces[-1], concealing.of(element.getparent()))
        else:
            yield from _block(holder, pieces, hidden)
            pieces, hidden = [], []
            holder = element
            if kind == "whole":
                yield from _table(element, concealing)
            elif kind == "item":
                pieces.append(_number(element))
    yield from _block(holder, pieces, hidden)


def _hidden(text: str, how: Concealment | None) -> Iterator[tuple[str, Concealment]]:
    if how is not None:
        yield from ((line, how) for piece in text.split(LINE_BREAK) if (line := collapsed(piece)))


def _is_table(element: Element) -> bool:
    return element.tag == "table" and is_data(element)


def _table(element: Element, concealing: Concealing) -> Iterator[PageBlock]:
    """The caption, which often says the unit, as a line above the grid."""
    for caption in element.iterchildren("caption"):
        yield from _block(element, [shown_text(caption)])
    grid = tuple(cells(element, concealing))
    yield PageBlock(element, "".join(part for cell in grid for part in cell.paragraphs), cells=grid)


def _block(element: Element, pieces: list[str], hidden: Sequence[tuple[str, Concealment]] = ()) -> Iterator[PageBlock]:
    """Line breaks that the page shows (``br``) part paragraphs."""
    lines = "".join(pieces).split(LINE_BREAK)
    tags = {element.tag, *(ancestor.tag for ancestor in element.iterancestors())}
    level = next((HEADINGS[tag] for tag in tags if tag in HEADINGS), None)
    for line in lines:
        if text := collapsed(line):
            concealed = tuple((piece, how) for piece, how in hidden if piece in text)
            yield PageBlock(element, text, level, concealed=concealed)


def _number(item: Element) -> str:
    """The number that a browser puts before an item of an ordered list."""
    parent = item.getparent()
    if parent is None or parent.tag != "ol":
        return ""
    start = parent.get("start", "1")
    before = sum(1 for _ in item.itersiblings("li", preceding=True))
    return f"{(int(start) if start.isdecimal() and len(start) < 6 else 1) + before}. "
