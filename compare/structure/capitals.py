"""Headings in capitals: which lines are one, and which go on with the line above."""

from __future__ import annotations

from compare.lexicon import pattern
from compare.model import Span
from compare.structure.labels import LabelStyle, label_at
from compare.structure.settings import LONGEST_FORM_HEADING

_CAPITALS = pattern(r"[A-Z0-9\"“][A-Z0-9 ,.&'’\"“”/()\-–—:;]{3,}")
_WORD = pattern("[A-Z]{3}")
# A line that ends or begins so is part of a longer one.
_OPEN_END = pattern(r"(?:\b{en.headings.small_words}|[,&–—-])$")
_OPEN_START = pattern(r"{en.headings.continuing_words}\b|[,&]")


def in_capitals(line: str) -> bool:
    """Whether ``line`` is set in capitals, with a word in it."""
    return bool(_CAPITALS.fullmatch(line) and _WORD.search(line))


def is_whole(line: str) -> bool:
    """Whether a line in capitals stands for itself."""
    return not _OPEN_START.match(line)


def reads_on_in_capitals(text: str, paragraph: Span, line: Span) -> bool:
    """Whether ``line`` goes on with a heading in capitals that the margin broke: ``Item 5. MARKET FOR … RELATED``,
    ``STOCKHOLDER MATTERS``. One without a label says so by its last word."""
    if not text[line.start].isupper() or paragraph.end - paragraph.start > 2 * LONGEST_FORM_HEADING:
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
    return titled or bool(_OPEN_END.search(above) or _OPEN_START.match(below))
