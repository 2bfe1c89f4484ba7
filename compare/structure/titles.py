"""What a report's title looks like."""

from __future__ import annotations

import re

from compare.model import Span
from compare.structure.labels import label_at
from compare.text.folding import cells

_NOUN = "总结|计划|报告|公报|要点|方案|规划|汇报|安排|思路|打算|简报|述职"
_TITLE = re.compile(
    rf"(?:{_NOUN})(?:的?(?:范文|材料|提纲|全文|模板|样本|发言))?"
    r"(?:[（(【\[][^）)】\]]{1,12}[）)】\]])?\s*(?:[\d一二三四五六七八九十]{1,2})?$|"
    r"\b(?:Report|Review|Bulletin|Statement|Plan|Summary)(?:,?\s+(?:for|of|on|to)\s+.{1,40}|,?\s+(?:FY\s*)?\d{4}.{0,12})?$",
    re.IGNORECASE,
)
_CJK_BREAK = re.compile(r"(?<=[^\x00-\xff])\s*\n\s*(?=[^\x00-\xff])")
_PIECE = re.compile(
    r"[【\[(（]?\s*(?:(?P<sure>(?:篇|范文)\s*[一二三四五六七八九十\d]{1,3})|第\s*[一二三四五六七八九十\d]{1,3}\s*篇)\s*[】\])）]?\s*[:：、.．]?\s*"
)
_BARE = re.compile(
    r"(?:(?:20[\dxX]{2}|今|明|本|上|下)?一?年?(?:度|上半年|下半年)?)?的?(?:主要|重点)?(?:工作)?(?:情况)?的?(?:总结|回顾|汇报|计划|安排|打算|思路|要点)"
)
_SENTENCE = re.compile(r"[。；;！？!?]")
LONGEST_TITLE = 100  # cells; the longest titles in the documents at hand have 68, English ones 64
SHORTEST_TITLE = 5


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
