"""Headings without a label on lines of their own: remarks, annexes, and English headings over what they head."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from compare.lexicon import pattern
from compare.model import Span
from compare.structure.capitals import in_capitals, is_whole
from compare.structure.labels import LabelStyle
from compare.structure.segments import TextSegment
from compare.structure.settings import LONGEST_HEADING, MOST_SENTENCE_CASE_WORDS
from compare.structure.wording import addresses, is_title_case
from compare.text.folding import cells

_NOTE = pattern(r"(?:{zh.headings.note}|{en.headings.note})\s*[:：]?$")
_ANNEX = pattern(r"(?:{zh.headings.annex}|{en.headings.annex})\s*[:：]?$")
_CAPTION = pattern(r"(?:{zh.headings.caption}|{zh.headings.table_unit}|{en.headings.caption})\s*[\d:：]")
# A heading without a label is an English one; all kinds of them open so.
_ENGLISH = pattern(r"\s*(?:[A-Za-z0-9\"“&]|\([A-Z])")
_OPENS_SENTENCE_CASE = pattern(r"[A-Z\"“]|(?:{common.dates.year})\b")
_AMOUNT = pattern(r"[$€£¥%=|\[\]]|\d[,.]\d|:\s")
_LETTERS = pattern("[A-Za-z]{2}|[A-Z]\\b")
_STOP = pattern(r"[.!?;:,。！？；：，]$")
_SENTENCE_END = pattern(r"[.!?:。！？：][”’)\]\"']*$")

_PROSE = pattern(r"[。！？]|[a-z]{2}[.?!](?:\s|$)")
_LONG_SENTENCE = pattern(r"[A-Z](?:\S+\s+){9}.*[.?!]", re.DOTALL)
_ANNOUNCEMENT = pattern(r"(?:\S+\s+){4}.*:$", re.DOTALL)


def own_line_heading(
    text: str, segments: Sequence[TextSegment], index: int, headed: Container[int]
) -> tuple[Span | None, LabelStyle]:
    """The heading that an unlabelled segment is, and its style. ``headed`` are the segments above that have one."""
    segment = segments[index]
    line = segment.span.of(text)
    for name, style in ((_NOTE, LabelStyle.CHINESE), (_ANNEX, LabelStyle.PART)):
        if name.match(line):
            return Span(segment.span.start, segment.span.start + len(line.rstrip("：: "))), style
    if not _may_be_english(segment, line) or index + 1 == len(segments):
        return None, LabelStyle.LINE
    whole = " ".join(line.split())
    if _is_in_capitals(whole) and _stands_over_text(text, segments[index + 1]):
        return Span(segment.span.start, segment.span.start + len(line.rstrip("."))), LabelStyle.CAPITALS
    return (segment.span if _is_line_heading(text, segments, index, headed) else None), LabelStyle.LINE


def _may_be_english(segment: TextSegment, line: str) -> bool:
    return bool(segment.opens and _ENGLISH.match(line) and not _CAPTION.match(line) and not addresses(line))


def _is_in_capitals(line: str) -> bool:
    return in_capitals(line) and cells(line) <= LONGEST_HEADING and is_whole(line)


def _stands_over_text(text: str, following: TextSegment) -> bool:
    """A line in capitals over prose, a numbered paragraph or a lesser heading; over figures it heads a column."""
    if following.row:
        return False
    return following.label is not None or _is_prose(text, following) or is_title_case(following.span.of(text))


def _is_line_heading(text: str, segments: Sequence[TextSegment], index: int, headed: Container[int]) -> bool:
    """Whether the line at ``index`` heads prose, or another heading that does: ``Overview`` / ``Our Business`` / ``We
    sell …``."""
    line, below = " ".join(segments[index].span.of(text).split()), segments[index + 1]
    titled = is_title_case(line)
    if not (titled or _is_in_sentence_case(line)):
        return False
    if _is_prose(text, below):
        return titled or _is_ended(text, segments, index, headed)
    if not titled or below.row or below.label is not None or index + 2 == len(segments):
        return False
    next_line = " ".join(below.span.of(text).split())
    heads = is_title_case(next_line) or _is_in_sentence_case(next_line)
    return heads and _is_prose(text, segments[index + 2]) and _is_ended(text, segments, index, headed)


def _is_in_sentence_case(line: str) -> bool:
    """``Costs and expenses``, ``2031 vs. 2030``, ``CTV``: a few words without a figure and without a stop."""
    return bool(
        len(line.split()) <= MOST_SENTENCE_CASE_WORDS
        and _OPENS_SENTENCE_CASE.match(line)
        and _LETTERS.search(line)
        and not _STOP.search(line)
        and not _AMOUNT.search(line)
    )


def _is_ended(text: str, segments: Sequence[TextSegment], index: int, headed: Container[int]) -> bool:
    """Whether what stands above the line at ``index`` is complete: a heading, a table, an ended sentence or the one over a table. The last item
    of a list without stops stands below another item."""
    if index == 0 or index - 1 in headed or segments[index - 1].row:
        return True
    return _SENTENCE_END.search(segments[index - 1].span.of(text)) is not None


def _is_prose(text: str, segment: TextSegment) -> bool:
    """Whether a segment holds a sentence, or announces a list: ``Other income is as follows:``."""
    if segment.row:
        return False
    return bool(
        _PROSE.search(text, *segment.span)
        or _LONG_SENTENCE.match(text, *segment.span)
        or _ANNOUNCEMENT.match(text, *segment.span)
    )
