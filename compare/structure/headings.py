"""Which segments are headed, and how far the heading goes: what the format marks, labels, own lines, title-like first sentences."""

from __future__ import annotations

from collections.abc import Container, Sequence

from compare.lexicon import pattern
from compare.model import Span
from compare.structure.capitals import in_capitals
from compare.structure.labels import HeadingLabel, LabelStyle
from compare.structure.own_lines import own_line_heading
from compare.structure.roles import role_of
from compare.structure.run_in_headings import find_run_in_headings
from compare.structure.segments import Heading, TextSegment
from compare.structure.settings import (
    LONGEST_BEFORE_COLON,
    LONGEST_FORM_HEADING,
    LONGEST_HEADING,
    SHORTEST_HEADING,
)
from compare.structure.wording import (
    FIGURE,
    STOP,
    first_stop,
    is_continued,
    is_title_case,
    is_title_like,
)
from compare.text.folding import cells

_COLON = pattern(r"[：:]")
_CJK = "\u3400-\u9fff"
_GAP = pattern(rf"(?<=[{_CJK}”》)）])[ \u3000]+(?=[{_CJK}“\d（(])")
_CELL = pattern(r"[\d.,%％‰\s/\-–—…－]+$")
_ENUMERATION = pattern("{zh.headings.enumeration}")
_MARK = pattern(r"[。；;：:，,！!]")
_CLOSERS = "”’」』）)\"' \n"


def find_headings(original: str, text: str, segments: Sequence[TextSegment]) -> list[Heading]:
    """The headings among ``segments``, in order. ``text`` is ``original`` with its chrome masked."""
    headings: dict[int, Heading] = {}
    for index, segment in enumerate(segments):
        heading = (
            None
            if segment.row or is_continued(segment.span.of(text))
            else _heading(original, text, segments, index, headings)
        )
        if heading is not None:
            headings[index] = heading
    for index in _part_lines(text, segments, headings):
        headings[index] = Heading(LabelStyle.PART, None, segments[index].span, index)
    for index, span in find_run_in_headings(text, segments, {i: heading.span for i, heading in headings.items()}):
        headings[index] = Heading(LabelStyle.RUN_IN, None, span, index)
    return [headings[index] for index in sorted(headings)]


def _part_lines(text: str, segments: Sequence[TextSegment], headed: Container[int]) -> list[int]:
    """Lines that say review or plan right above a 一、, where the report numbers its parts anew each time."""
    firsts = [
        i
        for i, segment in enumerate(segments)
        if segment.label and segment.label.style is LabelStyle.CHINESE and segment.label.number == 1
    ]
    if len(firsts) < 2:
        return []
    above = [i - 1 for i in firsts if i and i - 1 not in headed and _is_plain_line(text, segments[i - 1])]
    return [i for i in above if role_of(segments[i].span.of(text))]


def _is_plain_line(text: str, segment: TextSegment) -> bool:
    line = segment.span.of(text)
    return not segment.row and segment.label is None and is_title_like(line) and not _MARK.search(line)


def _heading(
    original: str, text: str, segments: Sequence[TextSegment], index: int, headed: Container[int]
) -> Heading | None:
    segment = segments[index]
    following = segments[index + 1] if index + 1 < len(segments) else None
    if segment.level is not None:
        span, style = _marked(text, segment), segment.label.style if segment.label else LabelStyle.LINE
    elif segment.label is not None:
        span, style = _labelled(original, text, segment, following), segment.label.style
    else:
        span, style = own_line_heading(text, segments, index, headed)
    if span is None:
        return None
    bare = segment.label is not None and span.end <= segment.label.span.end
    return Heading(style, None if bare else segment.label, span, index, segment.level)


def _marked(text: str, segment: TextSegment) -> Span | None:
    """A heading by its format: as far as its first stop where text runs on behind it in the same paragraph."""
    start, end = segment.body
    stop = first_stop(text, start, end)
    if stop is None or text[stop] in "；;":
        return segment.span
    if not text[stop + 1 : end].strip(_CLOSERS):
        return Span(segment.span.start, end if text[stop] in "？?！!" else stop)
    return Span(segment.span.start, stop) if is_title_like(text[start:stop].strip()) else None


def _labelled(original: str, text: str, segment: TextSegment, following: TextSegment | None) -> Span | None:
    """The heading of a labelled segment, or None where it is an item: a numbered paragraph without a separable title."""
    if not _may_head(text, segment, following):
        return None
    ends = (_before_gap(original, text, segment), _before_colon(text, segment), _before_stop(text, segment, following))
    end = next((end for end in ends if end is not None), None)
    return None if end is None else Span(segment.span.start, end)


def _may_head(text: str, segment: TextSegment, following: TextSegment | None) -> bool:
    assert segment.label is not None
    style = segment.label.style
    if style in (LabelStyle.ORDINAL, LabelStyle.DASH) and not segment.opens:
        return False
    if following is not None and not following.row and _CELL.match(following.span.of(text)):
        return False  # a row of a table, with its cells below
    # A label that lost its number is believed on a line of its own only.
    return style is not LabelStyle.CHINESE or segment.label.number is not None or not STOP.search(text, *segment.body)


def _before_gap(original: str, text: str, segment: TextSegment) -> int | None:
    """Where a blank cuts a heading off from the text behind it: ``二、存在问题 预计今年…。``. Blanks left by masked
    chrome do not count."""
    start, end = segment.body
    if segment.label is None or segment.label.style > LabelStyle.CHINESE_PAREN:
        return None
    gap = _GAP.search(text, start, end)
    if gap is None or not original[gap.start() : gap.end()].isspace() or not STOP.search(text, gap.end(), end):
        return None
    return gap.start() if is_title_like(text[start : gap.start()]) else None


def _before_colon(text: str, segment: TextSegment) -> int | None:
    """``2、两提升:为进一步…``"""
    start, end = segment.body
    stop = STOP.search(text, start, end)
    colon = _COLON.search(text, start, stop.start() if stop else end)
    if colon is None or FIGURE.search(text, start, colon.start()):
        return None
    if stop is None and text[colon.end() : end].strip():
        return None  # a heading of its own line, with a colon in it
    return colon.start() if 2 <= cells(text[start : colon.start()].strip()) <= LONGEST_BEFORE_COLON else None


def _before_stop(text: str, segment: TextSegment, following: TextSegment | None) -> int | None:
    """A line without a stop, or a title-like first sentence."""
    assert segment.label is not None
    start, end = segment.body
    if start == end or not text[start:end].strip():
        return end if segment.label.style <= LabelStyle.SECTION else None  # PART I
    stop = first_stop(text, start, end)
    if stop is None:
        whole = text[start:end].strip()
        return end if cells(whole) >= 2 and is_title_like(f"{whole:{SHORTEST_HEADING}}") else None
    piece = " ".join(text[start:stop].split())
    longest = (
        LONGEST_FORM_HEADING if segment.label.style <= LabelStyle.SECTION and in_capitals(piece) else LONGEST_HEADING
    )
    if text[stop] in "；;" or not is_title_like(piece, longest):
        return None
    if segment.label.style is LabelStyle.ORDINAL and _enumerates(text, segment):
        return None
    if not text[stop + 1 : end].strip(_CLOSERS):
        return stop if _heads(segment.label, following) or segment.label.style <= LabelStyle.SECTION else None
    return stop if text[stop] != "." or is_title_case(piece) or in_capitals(piece) else None


def _enumerates(text: str, segment: TextSegment) -> bool:
    """一是…;二是… inside one paragraph is an enumeration, not a row of headings."""
    return _ENUMERATION.search(text, *segment.body) is not None


def _heads(label: HeadingLabel, following: TextSegment | None) -> bool:
    """Whether a one-sentence paragraph is a heading: something lower stands under it, not its next sibling."""
    if following is None:
        return False
    if following.label is None:
        return True
    return following.label.style > label.style or following.label.number == 1 != label.number
