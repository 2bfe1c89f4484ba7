"""Web pages: what a reader sees, with the page's own parts (navigation, footers) marked as chrome."""

from __future__ import annotations

import re

from lxml import etree
from lxml.etree import _Element as Element

from compare.model import ChromeKind, InputError, Place
from compare.reading import plain, settings
from compare.reading.building import NOTHING_BUT_PICTURES, PICTURES, Builder, Parsed
from compare.reading.html.article import article_of, with_chrome
from compare.reading.html.blocks import blocks_of
from compare.reading.options import ReadOptions

__all__ = ["decode", "parse"]


_CHARSET = rb"""(?i)<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)"""
# What these names mean on the web (WHATWG Encoding), as the widest encoding that holds them.
_MEANT = {"gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030", "x-gbk": "gb18030", "big5": "big5hkscs"}
# What a page shows and has no text.
_SHOWN = ("img", "svg", "canvas", "object", "embed")


def parse(data: bytes, path: str, options: ReadOptions) -> Parsed:
    """Raises `InputError` for a page that is empty or too large."""
    if len(data) > settings.MOST_BYTES_OF_PAGE:
        raise InputError(path, "is larger than {most} MB", most=settings.MOST_BYTES_OF_PAGE // 2**20)
    text, encoding = decode(data, path, options.encoding)
    root = _tree(text, path)
    blocks = list(blocks_of(root))
    if not any(block.text.strip() for block in blocks):
        if pictures := _pictures(root):
            raise InputError(path, NOTHING_BUT_PICTURES, count=pictures)
        raise InputError(path, "is empty")
    builder = Builder()
    article = article_of(root, blocks)
    paragraphs = tables = 0
    for block, is_chrome in with_chrome(root, blocks, article):
        start = builder.at
        if block.cells:
            tables += 1
            builder.table(block.cells, Place(0, table=tables))
            span = builder.since(start)
        else:
            paragraphs += not is_chrome
            span = builder.line(block.text, None if is_chrome else Place(0, paragraph=paragraphs))
            builder.concealed_in(span, block.text, () if is_chrome else block.concealed)
        if is_chrome:
            builder.chrome(ChromeKind.NAVIGATION, span)
        elif block.level:
            builder.heading(span, block.level)
    builder.unread(PICTURES, _pictures(article))
    return builder.parsed(encoding)


def _pictures(element: Element) -> int:
    return sum(1 for _ in element.iter(*_SHOWN))


def decode(data: bytes, path: str, encoding: str | None = None) -> tuple[str, str]:
    """By its byte-order mark, by what the page says, or by its content; by ``encoding`` where one is given."""
    if encoding is None and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        declared = re.search(_CHARSET, data[: settings.CHARSET_WITHIN])
        name = declared[1].decode("ascii").lower() if declared else ""
        try:
            text = data.decode(_MEANT.get(name, name), "replace")
        except (LookupError, ValueError):
            text = "\ufffd"  # the page does not say it
        if text.count("\ufffd") * settings.BROKEN_FORGIVEN <= len(text):
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
