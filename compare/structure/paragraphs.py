"""Lines healed into paragraphs: hard-wrapped lines and page breaks inside a sentence are joined again."""

from __future__ import annotations

import re

from compare.model import Span
from compare.structure.labels import label_at
from compare.structure.titles import is_title
from compare.text.folding import cells

_FINISHED = re.compile(r"[。！？!?；;：:…][”’」』）》】)\]\"']*$")
_ENGLISH_FINISHED = re.compile(r"[.!?:;][”’)\]\"']*$")
_RUNS_ON = re.compile(r"[，,、（(《“—]$")
_INNER_STOP = re.compile(r"[，,。；;]")
_CAPTION = re.compile(
    r"(?:图|表|注|附)\s*[\d一二三四五六七八九十]{0,2}\s*[:：\s、]|单位\s*[:：]|(?:Table|Figure|Note)\s*\d*|[-•·●■◆*]\s"
)
_ROW = re.compile(r"\t|\S {3,}\S")
# A line this much shorter than the widest broken one was ended by its author, not by the converter's margin.
# Measured on hard-wrapped bulletins: broken lines reach .85 of the widest and more, ends of paragraphs rarely do.
_NEAR_MARGIN = 0.75
# Wider than this, a line is no heading.
_HEADING_CELLS = 120
# A page break inside a sentence leaves at most a blank line or two.
_MOST_BREAKS = 3


def paragraphs(text: str) -> list[Span]:
    """The paragraphs of ``text`` (chrome masked), in order; they hold all that is not white space."""
    lines = [_trimmed(text, m.start(), m.end()) for m in re.finditer(r"[^\n]*\S[^\n]*", text)]
    margin = _margin(text, lines)
    healed: list[Span] = []
    for line in lines:
        if healed and _reads_on(text, healed[-1], line, margin):
            healed[-1] = Span(healed[-1].start, line.end)
        else:
            healed.append(line)
    return healed


def _trimmed(text: str, start: int, end: int) -> Span:
    line = text[start:end]
    return Span(start + len(line) - len(line.lstrip()), start + len(line.rstrip()))


def _finished(line: str) -> bool:
    return bool(_FINISHED.search(line) or _ENGLISH_FINISHED.search(line))


def _margin(text: str, lines: list[Span]) -> int:
    """How wide, in cells, the lines are that break off inside a sentence: the width they were wrapped at."""
    pieces = [line.of(text) for line in lines if label_at(text, *line) is None]
    broken = sorted(cells(piece) for piece in pieces if not _finished(piece) and _INNER_STOP.search(piece))
    return broken[len(broken) // 2] if broken else 0


def _reads_on(text: str, paragraph: Span, line: Span, margin: int) -> bool:
    """Whether ``line`` goes on with the sentence that ``paragraph`` breaks off."""
    last = text[max(paragraph.start, text.rfind("\n", paragraph.start, paragraph.end) + 1) : paragraph.end]
    following = line.of(text)
    if _finished(last) or any(_ROW.search(x) or _CAPTION.match(x) for x in (last.strip(), following)):
        return False
    if _RUNS_ON.search(last) or (last[-1:].islower() and following[:1].islower()):
        return text.count("\n", paragraph.end, line.start) <= _MOST_BREAKS
    if label_at(text, line.start, line.end) or is_title(text, line):
        return False
    whole, width = paragraph.of(text), cells(last)
    if (
        label_at(text, paragraph.start, paragraph.end)
        and "。" not in whole
        and cells(whole) < max(margin, _HEADING_CELLS)
    ):
        return False  # a heading, perhaps with a comma in it
    if not _INNER_STOP.search(whole):  # a title, a row, or the first line of a hard-wrapped sentence
        adjacent = text.count("\n", paragraph.end, line.start) == 1
        return (
            adjacent
            and not is_title(text, paragraph)
            and bool(_INNER_STOP.search(following))
            and _NEAR_MARGIN * margin <= width <= 1.5 * margin
        )
    return width >= min(_NEAR_MARGIN * margin, _HEADING_CELLS)
