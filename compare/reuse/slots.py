"""A template's words and slots -> its text, the kinds of its slots, what each report filled in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from compare.lexicon import pattern
from compare.model import Occurrence, Slot, SlotKind, Span, Template
from compare.reuse import settings
from compare.reuse.folding import Ints
from compare.reuse.reports import Submission
from compare.reuse.tokens import SLOT, Tokens

_EDGES = '%％‰ \t\n\u3000，。、；：,.;:“”"‘’《》（）()'
_KINDS = (
    (pattern("{zh.templates.date}"), SlotKind.DATE),
    (pattern("{zh.templates.figure}"), SlotKind.FIGURE),
    (pattern("{zh.templates.place}"), SlotKind.PLACE),
    (pattern("{zh.templates.organisation}"), SlotKind.ORGANISATION),
)
_DATE_SIGNS = "年月日"
_STOPS = "。.！!？?”’」）)"


class TemplateLayout(NamedTuple):
    """Reports laid beside a reference, itself among them: ``rows[i]`` has, for each token of the reference, the token
    of report ``users[i]`` that is the same, or -1."""

    reference: int
    users: tuple[int, ...]
    rows: Ints


class PlacedTemplate(NamedTuple):
    """A template's tokens in one report. ``starts`` and ``ends`` are offsets, those of the token before where the
    report lacks one (``has``); ``gaps`` is what it has before the template's token i, where that is anything."""

    has: NDArray[np.bool_]
    starts: Ints
    ends: Ints
    gaps: dict[int, Span]

    def fill(self, gap: tuple[int, int]) -> Span:
        """From one gap to another, with the tokens between."""
        first, last = gap
        spans = [self.gaps[i] for i in range(first, last + 1) if i in self.gaps]
        spans += [Span(int(self.starts[i]), int(self.ends[i])) for i in range(first, last) if self.has[i]]
        if spans:
            return Span(min(s.start for s in spans), max(s.end for s in spans))
        at = int(self.ends[first - 1]) if first else int(self.starts[0])
        return Span(at, at)


def filled(block: Ints, layout: TemplateLayout, reports: Sequence[Submission]) -> Template | None:
    """The template that consists of the tokens ``block`` of the reference, numbered 0; None where it is too short or
    too few have it."""
    report = reports[layout.reference]
    tokens = report.tokens
    rows = layout.rows[:, block]
    holders = np.flatnonzero(np.count_nonzero(rows >= 0, axis=1) >= settings.HOLDS * len(block)).tolist()
    length = tokens.characters(int(block[0]), int(block[-1]) + 1)
    owners = {reports[layout.users[k]].owner for k in holders}
    if length < settings.scale(tokens.is_wide).shortest or len(owners) < settings.SHARED_BY:
        return None
    laid = {layout.users[k]: _laid(rows[k], reports[layout.users[k]]) for k in holders}
    gaps = [gap for gap in _gaps(block, laid, tokens) if len({_said(laid[u], gap, reports[u]) for u in laid}) > 1]
    fills = {user: [laid[user].fill(gap) for gap in gaps] for user in laid}
    extents = {user: _extent(laid[user], fills[user], reports[user].text) for user in laid}
    return Template(
        id=0,
        text=_text(report.text, extents[layout.reference], fills[layout.reference]),
        slots=tuple(
            Slot(str(n), _kind([(fills[user][n - 1], reports[user].text) for user in laid]))
            for n in range(1, len(gaps) + 1)
        ),
        occurrences=tuple(
            Occurrence(
                user, reports[user].whole(extents[user]), tuple(span.of(reports[user].text) for span in fills[user])
            )
            for user in laid
        ),
    )


def _said(laid: PlacedTemplate, gap: tuple[int, int], report: Submission) -> str:
    return laid.fill(gap).of(report.text)


def _laid(row: Ints, report: Submission) -> PlacedTemplate:
    text, tokens = report.text, report.tokens
    has = row >= 0
    known = row[has]
    offsets = tokens.folded.offsets
    starts = np.full(len(row), -1, dtype=np.int64)
    ends = starts.copy()
    starts[has] = offsets[tokens.starts[known]]
    ends[has] = offsets[tokens.ends[known] - 1] + 1
    first, last = int(starts[has][0]), int(ends[has][-1])
    line = Span(text.rfind("\n", 0, first) + 1, (text + "\n").index("\n", last))
    reached = np.maximum.accumulate(np.where(has, ends, first))
    starts, ends = np.where(has, starts, reached), reached
    gaps = {0: _short(text, Span(line.start, first)), len(row): _short(text, Span(last, line.end))}
    for i in (np.flatnonzero(starts[1:] > ends[:-1]) + 1).tolist():
        gaps[i] = _trimmed(text, Span(int(ends[i - 1]), int(starts[i])))
    return PlacedTemplate(
        has, starts, ends, {i: span for i, span in gaps.items() if any(map(str.isalnum, span.of(text)))}
    )


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


def _gaps(block: Ints, laid: dict[int, PlacedTemplate], tokens: Tokens) -> list[tuple[int, int]]:
    """The slots, as ranges of gaps: gap i is before the block's token i. A figure is one from the gap before it to the
    gap behind; else a gap that somebody fills."""
    codes = tokens.codes[block].tolist()
    gaps = [(i, i + 1) for i, code in enumerate(codes) if code == SLOT]
    beside = {i for gap in gaps for i in gap}
    gaps += [(i, i) for i in set().union(*(one.gaps for one in laid.values())) - beside]
    signs = [chr(code & 0xFFFF) for code in codes]
    joined: list[tuple[int, int]] = []
    for gap in sorted(gaps):
        if joined and _is_one(joined[-1], gap, signs):
            joined[-1] = (joined[-1][0], gap[1])
        else:
            joined.append(gap)
    return joined


def _is_one(gap: tuple[int, int], after: tuple[int, int], signs: Sequence[str]) -> bool:
    """Whether two slots are one: one token between them that is a slot's own (年 in a date, 区 in a name)."""
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
    for written, kind in _KINDS:
        if written.fullmatch(fill) or written.fullmatch(longer):
            return kind
    return SlotKind.TEXT


def _extent(laid: PlacedTemplate, fills: list[Span], text: str) -> Span:
    start = min([int(laid.starts[0]), *(fill.start for fill in fills if fill.end > fill.start)])
    end = max([int(laid.ends[-1]), *(fill.end for fill in fills if fill.end > fill.start)])
    while end < len(text) and text[end] in _STOPS:
        end += 1
    return Span(start, end)


def _text(text: str, extent: Span, fills: list[Span]) -> str:
    """The reference's text with its fills as ``{1}``, ``{2}`` …"""
    parts, at = [], extent.start
    for n, (start, end) in enumerate(fills, start=1):
        parts += [text[at:start], f"{{{n}}}"]
        at = max(at, end)
    return "".join([*parts, text[at : extent.end]])
