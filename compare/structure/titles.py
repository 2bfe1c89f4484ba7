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
_SENTENCE = re.compile(r"[。；;！？!?]")
LONGEST_TITLE = 100  # cells; the longest titles in the documents at hand have 68, English ones 64
SHORTEST_TITLE = 5


def is_title(text: str, paragraph: Span) -> bool:
    """Whether a paragraph could be a report's title: short, no sentence, no label, ending in what reports are called."""
    line = paragraph.of(text)
    return (
        len(line) >= SHORTEST_TITLE
        and cells(line) <= LONGEST_TITLE
        and not _SENTENCE.search(line)
        and bool(_TITLE.search(line))
        and label_at(text, *paragraph) is None
    )
