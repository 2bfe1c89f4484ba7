"""A page's elements in their order: what is text, where blocks begin and end, what is not shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml.etree import _Element as Element

from compare.lexicon import pattern
from compare.reading.raised import raised

_SKIPPED = frozenset(
    "script style noscript template head svg math iframe object embed audio video canvas map select textarea button "
    "input datalist".split()
)
_BLOCKS = frozenset(
    "address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul "
    "caption legend option".split()
)
_HIDDEN = pattern(r"(?i)display\s*:\s*none|visibility\s*:\s*hidden")
_RAISED = pattern(r"(?i)vertical-align\s*:\s*(?:super|text-top)|position\s*:\s*relative;[^\"]{0,40}top\s*:\s*-")
_BLANKS = pattern(r"[ \t\r\f\n]+")
_CJK = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef"
_BREAK_IN_CJK = pattern(f"(?<=[{_CJK}])[ \t\r]*\n\\s*(?=[{_CJK}])")


LINE_BREAK = "\v"  # where the page breaks a line; the source's own breaks show nothing


def collapsed(text: str) -> str:
    """White space as a browser shows it; a line break of the source inside Chinese text shows nothing."""
    return _BLANKS.sub(" ", _BREAK_IN_CJK.sub("", text)).strip(" ")


def walk(root: Element, is_whole: Callable[[Element], bool]) -> Iterator[tuple[str, Element]]:
    """What happens where, element by element, without recursion: the "text" of an element, its "tail", the "edge" of a
    block, an "item" of a list, and what ``is_whole``, which is not entered."""
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
        elif is_whole(element):
            yield "whole", element
            yield "edge", _parent(element)
            yield "tail", element
        else:
            if is_block:
                yield ("item" if tag == "li" else "edge"), element
            yield "text", element
            stack.append((element, True))
            if not is_raised(element):
                stack.extend((child, False) for child in reversed(element))


def _parent(element: Element) -> Element:
    parent = element.getparent()
    return element if parent is None else parent


def _is_hidden(element: Element, tag: str) -> bool:
    if not tag or tag in _SKIPPED or element.get("hidden") is not None:
        return True
    return bool(_HIDDEN.search(element.get("style", "")))


def is_raised(element: Element) -> bool:
    """Whether a page shows an element raised, by its tag or its style."""
    return element.tag == "sup" or _RAISED.search(element.get("style", "")) is not None


def text_of(element: Element) -> str:
    """The text of an element before its first child; all of it where it is raised."""
    if is_raised(element):
        return raised("".join(element.itertext()))
    return LINE_BREAK if element.tag == "br" else element.text or ""


def shown_text(element: Element) -> str:
    """All text of an element as it is shown, with `LINE_BREAK` at line breaks and between blocks."""
    pieces: list[str] = []
    for event, inner in walk(element, lambda _: False):
        if event == "text":
            pieces.append(text_of(inner))
        elif event == "tail":
            pieces.append((inner.tail or "") if inner is not element else "")
        else:
            pieces.append(LINE_BREAK)
    return "".join(pieces)
