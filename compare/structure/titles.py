"""What a report's title looks like."""

from __future__ import annotations

import re

from compare.lexicon import pattern
from compare.model import Span
from compare.structure.labels import label_at
from compare.structure.settings import LONGEST_TITLE, SHORTEST_TITLE
from compare.text.folding import cells

_TITLE = pattern(
    r"{zh.headings.report_nouns}(?:的?{zh.headings.report_forms})?"
    r"(?:[（(【\[][^）)】\]]{1,12}[）)】\]])?\s*(?:(?:\d|{zh.numerals.one_to_ten}){1,2})?$|"
    r"{en.headings.report_nouns}(?:,?\s+{en.headings.report_links}\s+.{1,40}|,?\s+(?:{en.headings.fiscal_year}\s*)?\d{4}.{0,12})?$",
    re.IGNORECASE,
)
_CJK_BREAK = pattern(r"(?<=[^\x00-\xff])\s*\n\s*(?=[^\x00-\xff])")
_NUMBER = r"(?:{zh.numerals.one_to_ten}|\d){1,3}"
_PIECE = pattern(
    rf"[【\[(（]?\s*(?:(?P<sure>{{zh.headings.collection_piece}}\s*{_NUMBER})|第\s*{_NUMBER}\s*{{zh.chrome.piece_counter}})"
    r"\s*[】\])）]?\s*[:：、.．]?\s*"
)
_BARE = pattern("{zh.headings.bare_title}")
_SENTENCE = pattern(r"[。；;！？!?]")


def is_title(text: str, paragraph: Span) -> bool:
    """Whether a paragraph could be a report's title: short, no sentence, no label, ending in what reports are called."""
    if paragraph.end - paragraph.start > LONGEST_TITLE:
        return False
    line = one_line(paragraph.of(text))
    return (
        len(line) >= SHORTEST_TITLE
        and cells(line) <= LONGEST_TITLE
        and not _SENTENCE.search(line)
        and bool(_TITLE.search(line))
        and label_at(text, *paragraph) is None
    )


def is_bare(line: str) -> bool:
    """A title that names no office: ``2024年工作计划``."""
    return bool(_BARE.fullmatch(line))


def opens_piece(text: str, paragraph: Span) -> bool:
    """Whether a paragraph is the line over one of the numbered pieces of a collection: ``篇一：…``, ``第二篇 …总结``. In a
    long report 第一篇 is a part; there no title follows it."""
    line = one_line(paragraph.of(text)) if paragraph.end - paragraph.start <= LONGEST_TITLE else ""
    piece = _PIECE.match(line)
    if piece is None or cells(line) > LONGEST_TITLE or _SENTENCE.search(line):
        return False
    rest = line[piece.end() :].strip()
    return piece["sure"] is not None or not rest or bool(_TITLE.search(rest))


def one_line(title: str) -> str:
    """A title that a converter broke, on one line."""
    joined = _CJK_BREAK.sub("", title).replace("\n", " ") if "\n" in title else title
    return joined.strip()
