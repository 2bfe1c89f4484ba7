"""The text as it is read: width folded, chrome out, blanks and line breaks out of Chinese prose; with a way back.

A converter breaks lines anywhere (``17190\\n万人``), so figures and metrics are looked for in a text where a break in
mid-sentence is gone and every ``\\n`` left is the end of a paragraph, a heading or a table cell.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Sequence
from itertools import pairwise

from compare.figures.meaning.english_periods import is_heading
from compare.figures.note_marks import note_marks
from compare.figures.numbers.units import unit_at
from compare.figures.settings import BROKEN_LINE, LONGEST_HEADING
from compare.lexicon import pattern
from compare.model import ChromeKind, Outline, Span
from compare.text.folding import INVISIBLE
from compare.text.mapped_text import MappedText

_PROSE_COMMA = pattern("，(?<=[0-9]，)(?=[0-9])")
_BLANK = pattern(rf"[\s{''.join(sorted(INVISIBLE))}]+")
_WIDE = pattern("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef、。，；：“”‘’《》〈〉（）％‰]")
_ENDS = "。！？!?；;：:…"
_NUMBERED_CAPTION = r"{zh.headings.caption}\s*\d"
# What opens a paragraph, so that the line before it has ended.
_LABEL = pattern(
    r"\s*(?:{zh.numerals.label}[、.]|[(（](?:{zh.numerals.one_to_ten}|\d){1,3}[)）]|\d{1,2}[、.)](?!\d)"
    r"|第{zh.numerals.ordinal}(?:{zh.headings.chapter}|{zh.headings.section})"
    rf"|{_NUMBERED_CAPTION}|[①-⑳●■◆•·※—#|*-]|{{zh.headings.remark}}\s*[:：\d])"
)
_CELL = pattern(r"[-−+]?[\d.,]+$")
# A form: a label, a colon and a value on each line.
_FORM_LINE = pattern(r"\s*(?:\d{1,2}[、.])?[^\s,，。;；:：、\d]{2,12}(?:[(（][^()（）\n]{1,12}[)）])?[:：][^\n]")
_CAPTION = pattern(rf"\s*(?:{_NUMBERED_CAPTION}|{{zh.headings.table_unit}}[:：]|#|\|)")
_SCALE = pattern("{zh.numerals.large_scales}")

RunningText = MappedText[Sequence[int]]


def running_text(outline: Outline, folded: str, left_out: Iterable[Span] = ()) -> RunningText:
    """The running text of a document, without chrome and what is to be ``left_out`` (tables). ``folded`` is its text,
    width-folded."""
    text = _fold(outline.text, folded)
    breaks = {section.heading_span.end for report in outline.reports for section in report.walk()}
    cuts = [(chrome.span.start, chrome.span.end, _stand_in(chrome.kind)) for chrome in outline.chrome]
    cuts += [(span.start, span.end, "\n") for span in left_out]
    cuts += [(span.start, span.end, "") for span in (*note_marks(folded), *outline.document.layout.markup)]
    pieces: list[str] = []
    offsets = array("i")

    def keep(start: int, piece: str) -> None:
        pieces.append(piece)
        offsets.extend(range(start, start + len(piece)))

    at = 0
    for start, end, stand_in in [*sorted(cuts), (len(text), len(text), "")]:
        if start < at:  # inside the last one
            at = max(at, end)
            continue
        for piece_start, piece_end, blank in _pieces(text, at, start, breaks):
            keep(piece_start, text[piece_start:piece_end])
            keep(piece_end, blank)
        keep(start, stand_in)
        at = max(at, end)
    return MappedText("".join(pieces), offsets)


def _fold(text: str, folded: str) -> str:
    """Width folded, but for the comma of Chinese prose between two numbers: ``增长3，200人`` has two."""
    commas = [m.start() for m in _PROSE_COMMA.finditer(text)]
    if not commas:
        return folded
    pieces = [folded[a:b] for a, b in pairwise([0, *commas, len(text)])]
    return "".join([pieces[0], *("，" + piece[1:] for piece in pieces[1:])])


def _stand_in(kind: ChromeKind) -> str:
    """What breaks into a sentence leaves nothing behind; what stands for itself leaves a paragraph's end."""
    return "" if kind in (ChromeKind.PREVIEW_BREAK, ChromeKind.PAGE_NUMBER) else "\n"


def _pieces(text: str, start: int, end: int, breaks: set[int]) -> list[tuple[int, int, str]]:
    """What stands between the dropped blanks of ``text[start:end]``, each with the one blank that replaces them."""
    pieces: list[tuple[int, int, str]] = []
    at = start
    for blank in _BLANK.finditer(text, start, end):
        kept = _kept(text, blank, breaks)
        if kept != blank.group():
            pieces.append((at, blank.start(), kept))
            at = blank.end()
    pieces.append((at, end, ""))
    return pieces


def _kept(text: str, blank: re.Match[str], breaks: set[int]) -> str:
    start, end = blank.span()
    before, after = text[start - 1 : start], text[end : end + 1]
    if not before or not after or "\t" in blank.group():
        return "\n"
    if "\n" in blank.group():
        if start in breaks or not _broken(text, start, end):
            return "\n"
    elif all(c in INVISIBLE for c in blank.group()):
        return ""
    if before.isascii() and after.isascii():
        return "" if after == "%" else " "
    return "" if _WIDE.match(before) or _WIDE.match(after) or after == "%" else " "


def _announced(text: str, line: int, start: int, end: int) -> bool:
    """Whether the line up to ``start`` or the one from ``end`` on announces the comparison of two years, which is a
    heading however long it is."""
    following = text.find("\n", end, end + LONGEST_HEADING)
    return any(0 < b - a <= LONGEST_HEADING and is_heading(text[a:b]) for a, b in ((line, start), (end, following)))


def _broken(text: str, start: int, end: int) -> bool:
    """Whether the line that ends at ``start`` goes on at ``end``."""
    before = text[start - 1]
    line = text.rfind("\n", 0, start) + 1
    opens = _LABEL.match(text, end) or (_FORM_LINE.match(text, end) and _FORM_LINE.match(text, line))
    if before in _ENDS or opens or _CAPTION.match(text, line) or _announced(text, line, start, end):
        return False
    if before == "." and not (text[start - 2 : start - 1].isdigit() and text[end].isdigit()):
        return False
    breaks = text.count("\n", start, end)
    if breaks > 1 and text[end].isascii() and text[end].isupper():
        return False
    if start - line >= BROKEN_LINE:
        return True
    if before.isdigit() and breaks == 1 and not _CELL.match(text, line, start):
        return _SCALE.match(text, end) is not None or unit_at(text, end) is not None
    return before in ",，、（(" and breaks == 1
