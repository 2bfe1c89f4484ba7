"""A page's elements -> blocks: paragraphs, headings and tables of data, in the order of the page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lxml.etree import _Element as Element

from compare.lexicon import pattern
from compare.reading.building import RawCell
from compare.reading.html.tables import cells, collapsed, is_data

_SKIPPED = frozenset(
    "script style noscript template head svg math iframe object embed audio video canvas map select textarea button "
    "input datalist".split()
)
_BLOCKS = frozenset(
    "address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul "
    "caption legend option".split()
)
HEADINGS = {f"h{level}": level for level in range(1, 7)}
_HIDDEN = pattern(r"(?i)display\s*:\s*none|visibility\s*:\s*hidden")


class PageBlock(NamedTuple):
    """A paragraph, a heading or a table, with the element that it stands in."""

    element: Element
    text: str
    level: int | None = None
    cells: tuple[RawCell, ...] = ()


def blocks_of(root: Element) -> Iterator[PageBlock]:
    """Runs of inline text between the edges of block elements, in the order of the page."""
    pieces: list[str] = []
    holder = root
    body = root.find("body")
    for kind, element in _walk(root if body is None else body):
        if kind == "text":
            if not pieces:
                holder = element
            pieces.append(_text_of(element))
        elif kind == "tail":
            pieces.append(element.tail or "")
        else:
            yield from _block(holder, pieces)
            pieces = []
            holder = element
            if kind == "table":
                yield from _table(element)
            elif kind == "item":
                pieces.append(_number(element))
    yield from _block(holder, pieces)


def _walk(root: Element) -> Iterator[tuple[str, Element]]:
    """What happens where, element by element, without recursion: its text, its tail, the edge of a block, a table."""
    stack: list[tuple[Element, bool]] = [(root, False)]
    while stack:
        element, leaving = stack.pop()
        tag = element.tag if isinstance(element.tag, str) else ""
        is_block = tag in _BLOCKS
        if leaving:
            if is_block:
                yield "edge", _parent(element)
            yield "tail", element
            continue
        if _is_hidden(element, tag):
            yield "tail", element
        elif tag == "table" and is_data(element):
            yield "table", element
            yield "edge", _parent(element)
            yield "tail", element
        else:
            if is_block:
                yield ("item" if tag == "li" else "edge"), element
            yield "text", element
            stack.append((element, True))
            stack.extend((child, False) for child in reversed(element))


def _table(element: Element) -> Iterator[PageBlock]:
    """The caption, which often says the unit, as a line above the grid."""
    for caption in element.iterchildren("caption"):
        yield from _block(element, ["".join(caption.itertext())])
    grid = tuple(cells(element))
    yield PageBlock(element, "".join(part for cell in grid for part in cell.paragraphs), cells=grid)


def _parent(element: Element) -> Element:
    parent = element.getparent()
    return element if parent is None else parent


def _is_hidden(element: Element, tag: str) -> bool:
    if not tag or tag in _SKIPPED or element.get("hidden") is not None:
        return True
    return bool(_HIDDEN.search(element.get("style", "")))


def _text_of(element: Element) -> str:
    return "\n" if element.tag == "br" else element.text or ""


def _block(element: Element, pieces: list[str]) -> Iterator[PageBlock]:
    """Line breaks that the page shows (``br``) part paragraphs."""
    lines = "".join("\v" if piece == "\n" else piece for piece in pieces).split("\v")
    tags = {element.tag, *(each.tag for each in element.iterancestors())}
    level = next((HEADINGS[tag] for tag in tags if tag in HEADINGS), None)
    for line in lines:
        if text := collapsed(line):
            yield PageBlock(element, text, level)


def _number(item: Element) -> str:
    """The number that a browser puts before an item of an ordered list."""
    parent = item.getparent()
    if parent is None or parent.tag != "ol":
        return ""
    start = parent.get("start", "1")
    before = sum(1 for _ in item.itersiblings("li", preceding=True))
    return f"{(int(start) if start.isdecimal() and len(start) < 6 else 1) + before}. "
