"""Web pages: what a reader sees, with the page's own parts (navigation, footers) known as chrome.

trafilatura finds the element that holds the article; all that stands in it is text unless it gives itself away.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree
from lxml.etree import _Element as Element

from compare.language import mark
from compare.model import ChromeKind, InputError, Place
from compare.reading import plain
from compare.reading.building import PROSE_IN_CELL, Builder, Parsed, RawCell

# A page of the longest law has 5 MB; the libraries below need some thirty times that in memory.
MOST_BYTES = 12 * 2**20
PICTURES = mark("{count} pictures")

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)""", re.IGNORECASE)
_CHARSET_WITHIN = 4096
# What these names mean on the web (WHATWG Encoding), as the widest encoding that holds them.
_MEANT = {"gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030", "x-gbk": "gb18030", "big5": "big5hkscs"}
# Pages are patched together; one character in so many may be broken and what they say of themselves still true.
_BROKEN_FORGIVEN = 200
_SKIPPED = frozenset(
    "script style noscript template head svg math iframe object embed audio video canvas map select textarea button "
    "input datalist".split()
)
_BLOCKS = frozenset(
    "address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul "
    "caption legend option".split()
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_CHROME_TAGS = frozenset({"nav", "footer", "aside", "form", "menu"})
_CHROME_ROLES = frozenset("navigation banner contentinfo complementary search menu menubar toolbar".split())
# Names that authors of pages give to such parts, as whole words of class and id.
_CHROME_NAMES = re.compile(
    r"(?:^|[\s_-])(?:nav(?:bar|igation)?|menu|breadcrumbs?|crumbs?|footer|foot|sidebar|share|sharing|social|comments?|"
    r"advert(?:isement)?s?|ads?|banner|copyright|related|recommend|pager|pagination|toolbar|tools?|login|search)(?:$|[\s_-])",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\r\f\n]+")
_CJK = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef"
_BREAK_IN_CJK = re.compile(f"(?<=[{_CJK}])[ \t\r]*\n\\s*(?=[{_CJK}])")
# The article's element holds this share of what trafilatura found.
_HELD = 0.9
_ARTICLES = frozenset("body main article section div center form table tbody tr td blockquote".split())
# A list of links: so many, with this share of the text.
_LEAST_LINKS = 3
_LINKED = 0.7
_MOST_COLUMNS = 1000


class Block(NamedTuple):
    """A paragraph, a heading or a table, with the element that it stands in."""

    element: Element
    text: str
    level: int | None = None
    cells: tuple[RawCell, ...] = ()


def parse(data: bytes, path: str, encoding: str | None = None) -> Parsed:
    """Raises `InputError` for a page that is empty or too large."""
    if len(data) > MOST_BYTES:
        raise InputError(path, "is larger than {most} MB", most=MOST_BYTES // 2**20)
    text, encoding = decode(data, path, encoding)
    root = _tree(text, path)
    blocks = list(_blocks(root))
    if not any(block.text.strip() for block in blocks):
        raise InputError(path, "is empty")
    builder = Builder()
    article = _article(root, blocks)
    paragraphs = tables = 0
    for block, is_chrome in _with_chrome(root, blocks, article):
        start = builder.at
        if block.cells:
            tables += 1
            builder.table(block.cells, Place(0, table=tables))
            span = builder.since(start)
        else:
            paragraphs += not is_chrome
            span = builder.line(block.text, None if is_chrome else Place(0, paragraph=paragraphs))
        if is_chrome:
            builder.chrome(ChromeKind.NAVIGATION, span)
        elif block.level:
            builder.heading(span, block.level)
    builder.unread(PICTURES, sum(1 for _ in article.iter("img")))
    return builder.parsed(encoding)


def decode(data: bytes, path: str, encoding: str | None = None) -> tuple[str, str]:
    """By its byte-order mark, by what the page says, or by its content; by ``encoding`` where one is given."""
    if encoding is None and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        declared = _CHARSET.search(data[:_CHARSET_WITHIN])
        name = declared[1].decode("ascii").lower() if declared else ""
        try:
            text = data.decode(_MEANT.get(name, name), "replace")
        except (LookupError, ValueError):
            text = "\ufffd"  # not said
        if text.count("\ufffd") * _BROKEN_FORGIVEN <= len(text):
            return text, name
    return plain.decode(data, path, encoding)


def _tree(text: str, path: str) -> Element:
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False, recover=True
    )
    try:
        root = etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError as error:
        raise InputError(path, "is damaged: {why}", why=" ".join(str(error).split())) from None
    if root is None:
        raise InputError(path, "is empty")
    return root


def _blocks(root: Element) -> Iterator[Block]:
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
        elif tag == "table" and _is_data(element):
            yield "table", element
            yield "edge", _parent(element)
            yield "tail", element
        else:
            if is_block:
                yield ("item" if tag == "li" else "edge"), element
            yield "text", element
            stack.append((element, True))
            stack.extend((child, False) for child in reversed(element))


def _table(element: Element) -> Iterator[Block]:
    """The caption, which often says the unit, as a line above the grid."""
    for caption in element.iterchildren("caption"):
        yield from _block(element, ["".join(caption.itertext())])
    cells = tuple(_cells(element))
    yield Block(element, "".join(part for cell in cells for part in cell.paragraphs), cells=cells)


def _parent(element: Element) -> Element:
    parent = element.getparent()
    return element if parent is None else parent


def _is_hidden(element: Element, tag: str) -> bool:
    if not tag or tag in _SKIPPED or element.get("hidden") is not None:
        return True
    return bool(_HIDDEN.search(element.get("style", "")))


def _text_of(element: Element) -> str:
    return "\n" if element.tag == "br" else element.text or ""


def _block(element: Element, pieces: list[str]) -> Iterator[Block]:
    """Line breaks that the page shows (``br``) part paragraphs."""
    lines = "".join("\v" if piece == "\n" else piece for piece in pieces).split("\v")
    tags = {element.tag, *(each.tag for each in element.iterancestors())}
    level = next((_HEADINGS[tag] for tag in tags if tag in _HEADINGS), None)
    for line in lines:
        if text := collapsed(line):
            yield Block(element, text, level)


def collapsed(text: str) -> str:
    """White space as a browser shows it; a line break of the source inside Chinese text shows nothing."""
    return _BLANKS.sub(" ", _BREAK_IN_CJK.sub("", text)).strip(" ")


def _number(item: Element) -> str:
    """The number that a browser puts before an item of an ordered list."""
    parent = item.getparent()
    if parent is None or parent.tag != "ol":
        return ""
    start = parent.get("start", "1")
    before = sum(1 for _ in item.itersiblings("li", preceding=True))
    return f"{(int(start) if start.isdecimal() and len(start) < 6 else 1) + before}. "


def _is_data(table: Element) -> bool:
    """A table of data, not one that lays out a page: no table in it, no cell full of prose."""
    if table.get("role") in ("presentation", "none") or any(True for _ in table.iterdescendants("table", "h1", "h2")):
        return False
    cells = [cell for row in table.iter("tr") for cell in row if cell.tag in ("td", "th")]
    rows = sum(1 for _ in table.iter("tr"))
    long = any(len(collapsed("".join(cell.itertext()))) > 2 * PROSE_IN_CELL for cell in cells)
    return len(cells) > rows and not long


def _cells(table: Element) -> Iterator[RawCell]:
    taken: dict[int, int] = {}  # by column: the rows from above that still stretch into it
    for number, row in enumerate(table.iter("tr")):
        column = 0
        for cell in row:
            if cell.tag not in ("td", "th"):
                continue
            while taken.get(column, 0) > number:
                column += 1
            rows, columns = _stretch(cell.get("rowspan")), _stretch(cell.get("colspan"))
            text = collapsed("".join(cell.itertext()))
            yield RawCell([text], number, column, rows, columns, cell.tag == "th")
            taken |= dict.fromkeys(range(column, column + columns), number + rows)
            column += columns


def _stretch(value: str | None) -> int:
    return min(max(int(value), 1), _MOST_COLUMNS) if value and value.isdecimal() and len(value) < 6 else 1


def _article(root: Element, blocks: list[Block]) -> Element:
    """The smallest element that holds what trafilatura takes for the page's main text."""
    import trafilatura

    page = etree.tostring(root, encoding="unicode", method="html")
    found = trafilatura.extract(page, include_comments=False, include_tables=True, favor_recall=True) or ""
    kept = re.sub(r"[\s|]", "", found)
    held: dict[Element, int] = {}
    for block in blocks:
        text = re.sub(r"\s", "", block.text)
        if text and text in kept:
            for element in (block.element, *block.element.iterancestors()):
                held[element] = held.get(element, 0) + len(text)
    everything = held.get(root, 0)
    article = root
    while (inner := _heaviest(article, held)) is not None and held[inner] > _HELD * everything:
        if inner.tag not in _ARTICLES:
            break
        article = inner
    return article


def _heaviest(element: Element, held: dict[Element, int]) -> Element | None:
    return max((child for child in element if child in held), key=lambda child: held[child], default=None)


def _with_chrome(root: Element, blocks: list[Block], article: Element) -> Iterator[tuple[Block, bool]]:
    inside = set(article.iter())
    title = collapsed(str(root.xpath("string(//title)")))
    known: dict[Element, bool] = {}
    for block in blocks:
        if block.element in inside:
            yield block, _in_chrome(block.element, article, known)
        else:
            is_title = block.level is not None and (block.level == 1 or block.text in title)
            yield block, not (is_title and not _in_chrome(block.element, root, known))


def _in_chrome(element: Element, within: Element, known: dict[Element, bool]) -> bool:
    path: list[Element] = []
    at: Element | None = element
    while at is not None and at is not within and at not in known:
        path.append(at)
        at = at.getparent()
    verdict = known.get(at, False) if at is not None else False
    for each in reversed(path):
        verdict = verdict or _is_chrome(each)
        known[each] = verdict
    return verdict


def _is_chrome(element: Element) -> bool:
    if element.tag in _CHROME_TAGS or element.get("role") in _CHROME_ROLES:
        return True
    names = f"{element.get('class', '')} {element.get('id', '')}"
    if _CHROME_NAMES.search(names) and element.tag not in ("p", "span", "td", *_HEADINGS):
        return True
    return element.tag in ("ul", "ol", "div", "p") and _is_list_of_links(element)


def _is_list_of_links(element: Element) -> bool:
    links = [len("".join(link.itertext()).strip()) for link in element.iter("a")]
    if len(links) < _LEAST_LINKS:
        return False
    return bool(sum(links) > _LINKED * len("".join("".join(element.itertext()).split())))
