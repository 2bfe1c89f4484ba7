"""Which units are headed, and how far the heading goes: own lines, run-in headings, title-like leads."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from compare.model import Span
from compare.structure.labels import Label, Style
from compare.structure.units import Unit
from compare.text.folding import cells

# In cells (a Chinese character takes two). Measured on the labelled health-bureau and State Council reports: the longest
# run-in headings have 46 to 50 characters; the shortest first sentences of numbered paragraphs begin at 20, so commas
# and figures decide below that.
LONGEST_HEADING = 104
LONGEST_LEAD = 66
LONGEST_BEFORE_COLON = 40
MOST_COMMAS = 2
# A lead counts where most of its neighbours have one too: one short first sentence is chance.
FEWEST_LEADS = 2

_STOP = re.compile(r"[。！!？?；;]")
_COLON = re.compile(r"[：:]")
_COMMA = re.compile(r"[，,](?!\d{3})")
_FIGURE = re.compile(r"\d\s*(?:%|％|‰|[万亿千百]?[元人例次家张份所件名户套亩吨米台辆场期]|个(?!百|五|体|重)|百分)")
_CJK = "\u3400-\u9fff"
_GAP = re.compile(rf"(?<=[{_CJK}”》)）])[ \u3000]+(?=[{_CJK}“\d（(])")
_SALUTATION = re.compile(r"^(?:各位|同志们|尊敬的|女士们|先生们|代表们|Dear\b)")
_NOTE = re.compile(r"^(?:注|附注|说明|备注|附|附件|Notes?)\s*[:：]?$")
_CAPTION = re.compile(r"^(?:图|表|单位|Table|Figure)\s*[\d:：]")
_CONNECTIVE = re.compile(
    r"^(?:其中|同时|此外|另外|但是?|因此|为此|一方面|另一方面|今年以来|今年|去年|截[至止]|至(?=\d|今|目前)|到(?=\d|目前|年)|经(?!济|营|验)|据|现将?|我们|我局|我院|我区|我市)|^[\d\[【〔①-⑳*※]"
)
_CELL = re.compile(r"^[\d.,%％‰\s/\-–—…－]+$")
_CAPITALS = re.compile(r"^[A-Z0-9][A-Z0-9 ,.&'’/()\-–—:]{3,}$")
_TITLE_CASE = re.compile(
    r"^(?:[A-Z0-9][\w'’\-]*|of|and|the|for|in|on|to|a|an|with|or|by|at|from|&)(?:[ ,/–—-]+(?:[A-Z0-9][\w'’\-]*|of|and|the|for|in|on|to|a|an|with|or|by|at|from|&))*$"
)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a unit. ``span`` covers label and heading text; ``unit`` is its place in the list of units."""

    style: Style
    label: Label | None
    span: Span
    unit: int


def find_headings(original: str, text: str, units: Sequence[Unit]) -> list[Heading]:
    """The headings among ``units``, in order. ``text`` is ``original`` with its chrome masked."""
    found: dict[int, Heading] = {}
    for index, unit in enumerate(units):
        following = units[index + 1] if index + 1 < len(units) else None
        if unit.label is not None:
            span = _labelled(original, text, unit, following)
            style = unit.label.style
        else:
            span, style = _own_line(text, unit, following)
        if span is not None:
            found[index] = Heading(style, unit.label, span, index)
    for index, span in _leads(text, units, found):
        found[index] = Heading(Style.LEAD, None, span, index)
    return [found[index] for index in sorted(found)]


def _title_like(piece: str, longest: int) -> bool:
    commas = len(_COMMA.findall(piece))
    return 4 <= cells(piece) <= longest and commas <= MOST_COMMAS and not _FIGURE.search(piece)


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
    if following is not None and _CELL.match(following.span.of(text)):
        return False  # a row of a table, with its cells below
    # A label that lost its number is believed on a line of its own only.
    return style is not Style.CHINESE or unit.label.number is not None or not _STOP.search(text, *unit.body)


def _before_gap(original: str, text: str, unit: Unit) -> int | None:
    """Where a blank cuts a heading off from the text behind it: ``二、存在问题 预计今年…。``. Blanks left by masked
    chrome do not count."""
    start, end = unit.body
    if unit.label is None or unit.label.style > Style.CHINESE_PAREN:
        return None
    gap = _GAP.search(text, start, end)
    if gap is None or not original[gap.start() : gap.end()].isspace() or not _STOP.search(text, gap.end(), end):
        return None
    return gap.start() if _title_like(text[start : gap.start()], LONGEST_HEADING) else None


def _before_colon(text: str, unit: Unit) -> int | None:
    """``2、两提升:为进一步…``"""
    start, end = unit.body
    stop = _STOP.search(text, start, end)
    colon = _COLON.search(text, start, stop.start() if stop else end)
    if colon is None or _FIGURE.search(text, start, colon.start()):
        return None
    if stop is None and text[colon.end() : end].strip():
        return None  # a heading of its own line, with a colon in it
    return colon.start() if 2 <= cells(text[start : colon.start()].strip()) <= LONGEST_BEFORE_COLON else None


def _before_stop(text: str, unit: Unit, following: Unit | None) -> int | None:
    """A line without a stop, or a title-like first sentence."""
    assert unit.label is not None
    start, end = unit.body
    stop = _STOP.search(text, start, end)
    if stop is None:
        whole = text[start:end].strip()
        return end if cells(whole) >= 2 and _title_like(f"{whole:4}", LONGEST_HEADING) else None
    if text[stop.start()] in "；;" or not _title_like(text[start : stop.start()].strip(), LONGEST_HEADING):
        return None
    if unit.label.style is Style.ORDINAL and _enumerates(text, unit):
        return None
    alone = not text[stop.end() : end].strip("”’」』）)")
    return None if alone and not _heads(unit.label, following) else stop.start()


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
    if _NOTE.match(line):
        return Span(unit.span.start, unit.span.start + len(line.rstrip("：: "))), Style.CHINESE
    if not unit.opens or following is None or _CAPTION.match(line) or _SALUTATION.match(line):
        return None, Style.LINE
    if _CAPITALS.match(line) and cells(line) <= LONGEST_HEADING and re.search(r"[A-Z]{3}", line):
        return unit.span, Style.CAPITALS
    if _TITLE_CASE.match(line) and len(line.split()) <= 10 and re.search(r"[a-z]", line) and _is_prose(text, following):
        return unit.span, Style.LINE
    return None, Style.LINE


def _is_prose(text: str, unit: Unit) -> bool:
    return bool(re.search(r"[。！？]|[a-z]{2}[.?!](?:\s|$)", unit.span.of(text)))


def _leads(text: str, units: Sequence[Unit], found: dict[int, Heading]) -> Iterator[tuple[int, Span]]:
    """Title-like first sentences of unlabelled paragraphs, where several under one heading have one."""
    above = -1
    scopes: list[tuple[int, int]] = []
    for index in range(len(units)):
        above = index if index in found else above
        scopes.append((above, index))
    for _, group in groupby(scopes, key=lambda scope: scope[0]):
        plain = [i for _, i in group if i not in found and units[i].label is None and units[i].opens]
        leads = {i: span for i in plain if (span := _lead(text, units[i]))}
        if len(leads) > FEWEST_LEADS or (len(leads) == FEWEST_LEADS and 2 * len(leads) > len(plain)):
            yield from leads.items()


def _lead(text: str, unit: Unit) -> Span | None:
    stop = _STOP.search(text, *unit.span)
    if stop is None or text[stop.start()] != "。" or not text[stop.end() : unit.span.end].strip("”’」』）) \n"):
        return None
    first = text[unit.span.start : stop.start()]
    if (
        _COLON.search(first)
        or _CONNECTIVE.match(first)
        or _SALUTATION.match(first)
        or not _title_like(first, LONGEST_LEAD)
    ):
        return None
    return Span(unit.span.start, stop.start())
