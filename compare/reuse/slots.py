"""A template's words and slots -> its text, the kinds of its slots, what each report filled in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from compare.model import Occurrence, Slot, SlotKind, Span, Template
from compare.reuse import settings
from compare.reuse.reports import Prepared
from compare.reuse.symbols import SLOT, Symbols

_EDGES = '%％‰ \t\n\u3000，。、；：,.;:“”"‘’《》（）()'
_FIGURE = re.compile(r"[约近超]?[\d０-９.,，xX×*%％‰/—-]+[\u4e00-\u9fff]{0,2}(?:余|多)?")
_DATE = re.compile(r"(?:(?:19|20)?\d\d年)?(?:\d{1,2}月)(?:\d{1,2}日?|底|初|[上中下]旬|份)?|(?:19|20)\d\d年?|\d{1,2}日")
_PLACE = re.compile(r"[\u4e00-\u9fff]{1,8}(?:省|市|区|县|旗|镇|乡|街道|村|社区)")
_ORGANISATION = re.compile(
    r".*(?:局|委|厅|办|部|院|政府|中心|公司|学校|大学|工会|妇联|团委|联合会|协会|法院|医院|区委|市委|Committee|Office|Board)"
)
_KINDS = (
    (_DATE, SlotKind.DATE),
    (_FIGURE, SlotKind.FIGURE),
    (_PLACE, SlotKind.PLACE),
    (_ORGANISATION, SlotKind.ORGANISATION),
)
_DATE_SIGNS = "年月日"
_STOPS = "。.！!？?”’」）)"


class Column(NamedTuple):
    """A symbol of the reference with the same symbol in each user's report, or -1."""

    reference: int
    users: tuple[int, ...]
    symbol: int
    row: tuple[int, ...]

    def follows(self, before: Column) -> bool:
        """Whether nobody has more between ``before`` and this than fills a slot."""
        return all(
            -1 in (x, y) or 0 < y - x <= settings.LONGEST_FILL for x, y in zip(before.row, self.row, strict=True)
        )


class Laid(NamedTuple):
    """A block in one report: its symbols (None where it lacks one), and the gaps before, between and behind them."""

    symbols: list[Span | None]
    gaps: list[Span]

    def fill(self, gap: tuple[int, int]) -> Span:
        """From one gap to another, with the symbols between."""
        spans = [span for span in self.gaps[gap[0] : gap[1] + 1] if span.end > span.start]
        spans += [span for span in self.symbols[gap[0] : gap[1]] if span is not None]
        empty = self.gaps[gap[0]]
        return Span(min(s.start for s in spans), max(s.end for s in spans)) if spans else empty


def filled(block: Sequence[Column], reports: Sequence[Prepared]) -> Template | None:
    """The template of a block of columns, numbered 0; None where it is too short or too few have it."""
    users, reference = block[0].users, block[0].reference
    symbols = reports[reference].symbols
    length = symbols.characters(block[0].symbol, block[-1].symbol + 1)
    holders = [k for k in range(len(users)) if sum(c.row[k] >= 0 for c in block) >= settings.HOLDS * len(block)]
    owners = {reports[users[k]].owner for k in holders}
    if length < settings.scale(symbols.is_wide).shortest or len(owners) < settings.SHARED_BY:
        return None
    laid = {users[k]: _laid([column.row[k] for column in block], reports[users[k]]) for k in holders}
    gaps = [gap for gap in _gaps(block, laid, symbols) if len({_said(laid[u], gap, reports[u]) for u in laid}) > 1]
    fills = {user: [laid[user].fill(gap) for gap in gaps] for user in laid}
    kinds = [_kind([(laid[user].fill(gap), reports[user].text) for user in laid]) for gap in gaps]
    extents = {user: _extent(laid[user], fills[user], reports[user].text) for user in laid}
    return Template(
        id=0,
        text=_text(reports[reference].text, extents[reference], fills[reference]),
        slots=tuple(Slot(str(n), kind) for n, kind in enumerate(kinds, start=1)),
        occurrences=tuple(
            Occurrence(
                user, reports[user].whole(extents[user]), tuple(span.of(reports[user].text) for span in fills[user])
            )
            for user in laid
        ),
    )


def _said(laid: Laid, gap: tuple[int, int], report: Prepared) -> str:
    return laid.fill(gap).of(report.text)


def _laid(row: Sequence[int], report: Prepared) -> Laid:
    text = report.text
    places = [report.symbols.place(symbol) if symbol >= 0 else None for symbol in row]
    known = [place for place in places if place is not None]
    line = Span(text.rfind("\n", 0, known[0].start) + 1, (text + "\n").index("\n", known[-1].end))
    gaps = [_short(text, Span(line.start, known[0].start))]
    before = known[0].start
    for i, place in enumerate(places):
        if i:
            gaps.append(_trimmed(text, Span(before, max(before, place.start))) if place else Span(before, before))
        before = place.end if place else before
    gaps.append(_short(text, Span(known[-1].end, line.end)))
    return Laid(places, gaps)


def _short(text: str, span: Span) -> Span:
    """``span`` trimmed; empty where it is too long to be a fill or holds another sentence."""
    trimmed = _trimmed(text, span)
    return trimmed if trimmed.end - trimmed.start <= settings.LONGEST_FILL // 2 else Span(trimmed.end, trimmed.end)


def _trimmed(text: str, span: Span) -> Span:
    start, end = span
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return Span(start, end)


def _gaps(block: Sequence[Column], laid: dict[int, Laid], symbols: Symbols) -> list[tuple[int, int]]:
    """The slots, as ranges of gaps: gap i is before the block's symbol i. A figure is one from the gap before it to the
    gap behind; else a gap that somebody fills."""
    figure = [int(symbols.codes[column.symbol]) == SLOT for column in block]
    gaps = [(i, i + 1) for i, is_figure in enumerate(figure) if is_figure]
    beside = {i for gap in gaps for i in gap}
    gaps += [
        (i, i)
        for i in range(len(block) + 1)
        if i not in beside and any(one.gaps[i].end > one.gaps[i].start for one in laid.values())
    ]
    joined: list[tuple[int, int]] = []
    for gap in sorted(gaps):
        if joined and _is_one(joined[-1], gap, [chr(int(symbols.codes[c.symbol]) & 0xFFFF) for c in block]):
            joined[-1] = (joined[-1][0], gap[1])
        else:
            joined.append(gap)
    return joined


def _is_one(gap: tuple[int, int], after: tuple[int, int], signs: Sequence[str]) -> bool:
    """Whether two slots are one: one symbol between them that is a slot's own (年 in a date, 区 in a name)."""
    starts_with_figure, are_figures = gap[0] < gap[1], gap[0] < gap[1] and after[0] < after[1]
    if after[0] - gap[1] != 1:
        return after[0] <= gap[1] and not are_figures
    sign = signs[gap[1]]
    if starts_with_figure and sign in _DATE_SIGNS:
        return sign != "日"
    return not are_figures and sign not in _DATE_SIGNS


def _kind(fills: list[tuple[Span, str]]) -> SlotKind:
    """What most of the fills (spans of texts) are."""
    kinds = Counter(_one(span, text) for span, text in fills if span.end > span.start)
    kind, count = kinds.most_common(1)[0] if kinds else (SlotKind.TEXT, 0)
    return kind if 2 * count > kinds.total() else SlotKind.TEXT


def _one(span: Span, text: str) -> SlotKind:
    """A fill's kind; the sign behind it may belong to the template, as 日 or 区 do."""
    fill = span.of(text)
    longer = text[span.start : span.end + 1].strip(_EDGES)
    for pattern, kind in _KINDS:
        if pattern.fullmatch(fill) or pattern.fullmatch(longer):
            return kind
    return SlotKind.TEXT


def _extent(laid: Laid, fills: list[Span], text: str) -> Span:
    places = [place for place in [*laid.symbols, *fills] if place is not None and place.end > place.start]
    end = max(place.end for place in places)
    while end < len(text) and text[end] in _STOPS:
        end += 1
    return Span(min(place.start for place in places), end)


def _text(text: str, extent: Span, fills: list[Span]) -> str:
    """The reference's text with its fills as ``{1}``, ``{2}`` …"""
    parts, at = [], extent.start
    for n, (start, end) in enumerate(fills, start=1):
        parts += [text[at:start], f"{{{n}}}"]
        at = max(at, end)
    return "".join([*parts, text[at : extent.end]])
