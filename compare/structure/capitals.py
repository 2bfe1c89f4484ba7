"""Headings in capitals: which lines are one, and which go on with the line above."""

from __future__ import annotations

import re

from compare.model import Span
from compare.structure.labels import LabelStyle, label_at

_CAPITALS = re.compile(r"[A-Z0-9\"“][A-Z0-9 ,.&'’\"“”/()\-–—:;]{3,}")
# A line that ends or begins so is part of a longer one.
_OPEN_END = re.compile(r"(?:\b(?:OF|AND|THE|ON|FOR|TO|IN|BY|WITH|OR|A|AN|FROM|AT)|[,&–—-])$")
_OPEN_START = re.compile(r"^(?:OF|AND|OR|TO)\b|^[,&]")


def in_capitals(line: str) -> bool:
    """Whether ``line`` is set in capitals, with a word in it."""
    return bool(_CAPITALS.fullmatch(line) and re.search(r"[A-Z]{3}", line))


def is_whole(line: str) -> bool:
    """Whether a line in capitals stands for itself."""
    return not _OPEN_START.search(line)


def reads_on_in_capitals(text: str, paragraph: Span, line: Span) -> bool:
    """Whether ``line`` goes on with a heading in capitals that the margin broke: ``Item 5. MARKET FOR … RELATED``,
    ``STOCKHOLDER MATTERS``. One without a label says so by its last word."""
    if not text[line.start].isupper():
        return False
    label = label_at(text, *paragraph)
    above, below = text[label.span.end if label else paragraph.start : paragraph.end].strip(), line.of(text)
    if not (above and in_capitals(below) and label_at(text, *line) is None and in_capitals(" ".join(above.split()))):
        return False
    titled = (
        label is not None
        and label.style in (LabelStyle.PART, LabelStyle.ITEM, LabelStyle.CHAPTER)
        and above[-1] not in ".:"
    )
    return titled or bool(_OPEN_END.search(above) or _OPEN_START.search(below))
