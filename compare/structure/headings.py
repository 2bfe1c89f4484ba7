"""Which units are headed, and how far the heading goes: what the format marks, labels, own lines, title-like leads."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass

from compare.model import Span
from compare.structure.capitals import in_capitals, is_whole
from compare.structure.labels import Label, Style
from compare.structure.roles import role_of
from compare.structure.run_in_headings import find_leads
from compare.structure.segments import Unit
from compare.structure.wording import (
    FIGURE,
    LONGEST_BEFORE_COLON,
    LONGEST_HEADING,
    LONGEST_NAME,
    SHORTEST,
    STOP,
    addresses,
    first_stop,
    is_title_case,
    is_title_like,
)
from compare.text.folding import cells

_COLON = re.compile(r"[：:]")
_CJK = "\u3400-\u9fff"
_GAP = re.compile(rf"(?<=[{_CJK}”》)）])[ \u3000]+(?=[{_CJK}“\d（(])")
_NOTE = re.compile(r"^(?:注|附注|说明|备注|附|附件|Notes?)\s*[:：]?$")
# What stands behind the report and has a numbering of its own.
_ANNEX = re.compile(
    r"^(?:附件|附录|附表|名词(?:解释|注释|说明)|注释|有关名词解释|术语(?:解释|说明)|Glossary|Appendix(?: [A-Z\d])?)\s*[:：]?$"
)
_CAPTION = re.compile(r"^(?:图|表|单位|Table|Figure)\s*[\d:：]")
_CELL = re.compile(r"^[\d.,%％‰\s/\-–—…－]+$")
# A heading without a label is an English one; capitals and title case open so.
_ENGLISH = re.compile(r"\s*[A-Za-z0-9\"“&]")
_CLOSERS = "”’」』）)\"' \n"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a unit. ``span`` covers label and heading text; ``unit`` is its place in the list of units;
    ``level`` is the format's."""

    style: Style
    label: Label | None
    span: Span
    unit: int
    level: int | None = None


def find_headings(original: str, text: str, units: Sequence[Unit]) -> list[Heading]:
    """The headings among ``units``, in order. ``text`` is ``original`` with its chrome masked."""
    found: dict[int, Heading] = {}
    for index, unit in enumerate(units):
        following = units[index + 1] if index + 1 < len(units) else None
        heading = None if unit.row else _heading(original, text, index, unit, following)
        if heading is not None:
            found[index] = heading
    for index in _part_lines(text, units, found):
        found[index] = Heading(Style.PART, None, units[index].span, index)
    for index, span in find_leads(text, units, {i: heading.span for i, heading in found.items()}):
        found[index] = Heading(Style.LEAD, None, span, index)
    return [found[index] for index in sorted(found)]


def _part_lines(text: str, units: Sequence[Unit], headed: Container[int]) -> list[int]:
    """Lines that say review or plan right above a 一、, where the report numbers its parts anew each time."""
    firsts = [
        i for i, unit in enumerate(units) if unit.label and unit.label.style is Style.CHINESE and unit.label.number == 1
    ]
    if len(firsts) < 2:
        return []
    above = [i - 1 for i in firsts if i and i - 1 not in headed and _is_plain_line(text, units[i - 1])]
    return [i for i in above if role_of(units[i].span.of(text))]


def _is_plain_line(text: str, unit: Unit) -> bool:
    line = unit.span.of(text)
    return not unit.row and unit.label is None and is_title_like(line) and not re.search(r"[。；;：:，,！!]", line)


def _heading(original: str, text: str, index: int, unit: Unit, following: Unit | None) -> Heading | None:
    if unit.level is not None:
        span, style = _marked(text, unit), unit.label.style if unit.label else Style.LINE
    elif unit.label is not None:
        span, style = _labelled(original, text, unit, following), unit.label.style
    else:
        span, style = _own_line(text, unit, following)
    if span is None:
        return None
    bare = unit.label is not None and span.end <= unit.label.span.end
    return Heading(style, None if bare else unit.label, span, index, unit.level)


def _marked(text: str, unit: Unit) -> Span | None:
    """A heading by its format: as far as its first stop where text runs on behind it in the same paragraph."""
    start, end = unit.body
    stop = first_stop(text, start, end)
    if stop is None or text[stop] in "；;":
        return unit.span
    if not text[stop + 1 : end].strip(_CLOSERS):
        return Span(unit.span.start, end if text[stop] in "？?！!" else stop)
    return Span(unit.span.start, stop) if is_title_like(text[start:stop].strip()) else None


def _labelled(original: str, text: str, unit: Unit, following: Unit | None) -> Span | None:
    """The heading of a labelled unit, or None where it is an item: a numbered paragraph without a separable title."""
    if not _may_head(text, unit, following):
        return None
    ends = (_before_gap(original, text, unit), _before_colon(text, unit), _before_stop(text, unit, following))
    end = next((end for end in ends if end is not None), None)
    return None if end is None else Span(unit.span.start, end)


def _may_head(text: str, unit: Unit, following: Unit | None) -> bool:
    assert unit.label is not None
    style = unit.label.style
    if style in (Style.ORDINAL, Style.DASH) and not unit.opens:
        return False
    if following is not None and not following.row and _CELL.match(following.span.of(text)):
        return False  # a row of a table, with its cells below
    # A label that lost its number is believed on a line of its own only.
    return style is not Style.CHINESE or unit.label.number is not None or not STOP.search(text, *unit.body)


def _before_gap(original: str, text: str, unit: Unit) -> int | None:
    """Where a blank cuts a heading off from the text behind it: ``二、存在问题 预计今年…。``. Blanks left by masked
    chrome do not count."""
    start, end = unit.body
    if unit.label is None or unit.label.style > Style.CHINESE_PAREN:
        return None
    gap = _GAP.search(text, start, end)
    if gap is None or not original[gap.start() : gap.end()].isspace() or not STOP.search(text, gap.end(), end):
        return None
    return gap.start() if is_title_like(text[start : gap.start()]) else None


def _before_colon(text: str, unit: Unit) -> int | None:
    """``2、两提升:为进一步…``"""
    start, end = unit.body
    stop = STOP.search(text, start, end)
    colon = _COLON.search(text, start, stop.start() if stop else end)
    if colon is None or FIGURE.search(text, start, colon.start()):
        return None
    if stop is None and text[colon.end() : end].strip():
        return None  # a heading of its own line, with a colon in it
    return colon.start() if 2 <= cells(text[start : colon.start()].strip()) <= LONGEST_BEFORE_COLON else None


def _before_stop(text: str, unit: Unit, following: Unit | None) -> int | None:
    """A line without a stop, or a title-like first sentence."""
    assert unit.label is not None
    start, end = unit.body
    if start == end or not text[start:end].strip():
        return end if unit.label.style <= Style.SECTION else None  # PART I
    stop = first_stop(text, start, end)
    if stop is None:
        whole = text[start:end].strip()
        return end if cells(whole) >= 2 and is_title_like(f"{whole:{SHORTEST}}") else None
    piece = " ".join(text[start:stop].split())
    longest = LONGEST_NAME if unit.label.style <= Style.SECTION and in_capitals(piece) else LONGEST_HEADING
    if text[stop] in "；;" or not is_title_like(piece, longest):
        return None
    if unit.label.style is Style.ORDINAL and _enumerates(text, unit):
        return None
    if not text[stop + 1 : end].strip(_CLOSERS):
        return stop if _heads(unit.label, following) or unit.label.style <= Style.SECTION else None
    return stop if text[stop] != "." or is_title_case(piece) or in_capitals(piece) else None


def _enumerates(text: str, unit: Unit) -> bool:
    """一是…;二是… inside one paragraph is an enumeration, not a row of headings."""
    return bool(re.search(r"[。；;，,]\s*(?:二|三)(?:是|要)", unit.body.of(text)))


def _heads(label: Label, following: Unit | None) -> bool:
    """Whether a one-sentence paragraph is a heading: something lower stands under it, not its next sibling."""
    if following is None:
        return False
    if following.label is None:
        return True
    return following.label.style > label.style or following.label.number == 1 != label.number


def _own_line(text: str, unit: Unit, following: Unit | None) -> tuple[Span | None, Style]:
    """An unlabelled line that heads what follows it."""
    line = unit.span.of(text)
    for pattern, style in ((_NOTE, Style.CHINESE), (_ANNEX, Style.PART)):
        if pattern.match(line):
            return Span(unit.span.start, unit.span.start + len(line.rstrip("：: "))), style
    if not unit.opens or following is None or not _ENGLISH.match(line) or _CAPTION.match(line) or addresses(line):
        return None, Style.LINE
    whole = " ".join(line.split())
    if (
        in_capitals(whole)
        and cells(whole) <= LONGEST_HEADING
        and is_whole(whole)
        and _stands_over_text(text, following)
    ):
        return Span(unit.span.start, unit.span.start + len(line.rstrip("."))), Style.CAPITALS
    if is_title_case(whole) and _is_prose(text, following):
        return unit.span, Style.LINE
    return None, Style.LINE


def _stands_over_text(text: str, following: Unit) -> bool:
    """A line in capitals over prose, a numbered paragraph or a lesser heading; over figures it heads a column."""
    below = following.span.of(text)
    return following.label is not None or _is_prose(text, following) or is_title_case(below)


def _is_prose(text: str, unit: Unit) -> bool:
    return not unit.row and bool(re.search(r"[。！？]|[a-z]{2}[.?!](?:\s|$)", unit.span.of(text)))
