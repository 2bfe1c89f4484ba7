"""Templates: what three and more share, with slots where each has filled in its own.

Reports that template text connects are laid beside one of them, the one with most of it; its tokens that (nearly) all
of the others have too are the template's words, what lies between them its slots.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from compare.model import Label, Span, Template
from compare.reuse import settings
from compare.reuse.folding import Ints
from compare.reuse.pair_matches import SharedText
from compare.reuse.reports import Submission
from compare.reuse.slots import TemplateLayout, filled
from compare.reuse.tokens import Tokens
from compare.reuse.verification import in_place


def templates(shared: Sequence[SharedText], reports: Sequence[Submission]) -> tuple[Template, ...]:
    """The heaviest first: characters times users."""
    found: list[Template] = []
    for group in _groups([one for one in shared if one.label is Label.TEMPLATE]):
        found += _group_templates(group, reports)
    found.sort(key=lambda t: (-len(t.text) * len(t.occurrences), t.text))
    return tuple(
        Template(number, template.text, template.slots, template.occurrences) for number, template in enumerate(found)
    )


def _groups(shared: Sequence[SharedText]) -> Iterator[list[SharedText]]:
    """Matches whose reports are connected."""
    group_of: dict[int, list[int]] = {}
    for one in shared:
        a, b = group_of.setdefault(one.a, [one.a]), group_of.setdefault(one.b, [one.b])
        if a is not b:
            a += b
            group_of |= dict.fromkeys(b, a)
    by_group: dict[int, list[SharedText]] = defaultdict(list)
    for one in shared:
        by_group[id(group_of[one.a])].append(one)
    yield from by_group.values()


def _group_templates(shared: list[SharedText], reports: Sequence[Submission]) -> list[Template]:
    """Templates of connected reports, one reference after the other until little is left unexplained."""
    of_report: dict[int, list[SharedText]] = defaultdict(list)
    for one in shared:
        of_report[one.a].append(one)
        of_report[one.b].append(one)
    left = {report: _united([one.end(report) for one in ones]) for report, ones in of_report.items()}
    found: list[Template] = []
    while left:
        reference = max(left, key=lambda i: (sum(e - s for s, e in left[i]), reports[i].text))
        layout = _layout(reference, of_report[reference], reports)
        for block in _blocks(layout, left[reference], reports):
            template = filled(block, layout, reports)
            if template is not None and _is_new(template, left, reports):
                found.append(template)
                _strike(template, left, reports)
        left.pop(reference, None)
    return found


def _united(spans: Iterable[Span]) -> list[Span]:
    """``spans`` without overlaps, in order."""
    united: list[Span] = []
    for span in sorted(spans):
        if united and span.start <= united[-1].end:
            united[-1] = Span(united[-1].start, max(united[-1].end, span.end))
        else:
            united.append(span)
    return united


def _is_new(template: Template, left: dict[int, list[Span]], reports: Sequence[Submission]) -> bool:
    """Whether at least three of its occurrences were not explained yet."""
    fresh = sum(
        any(reports[o.document].whole(span).overlaps(o.span) for span in left.get(o.document, ()))
        for o in template.occurrences
    )
    return fresh >= settings.SHARED_BY


def _strike(template: Template, left: dict[int, list[Span]], reports: Sequence[Submission]) -> None:
    """Take the template's occurrences out of what is ``left``, and what is then too short to be a template."""
    for occurrence in template.occurrences:
        report = reports[occurrence.document]
        least = settings.scale(report.prints.is_wide).shortest
        low, high = occurrence.span.start - report.start, occurrence.span.end - report.start
        rest = []
        for span in left.pop(occurrence.document, ()):
            pieces = (Span(span.start, min(span.end, low)), Span(max(span.start, high), span.end))
            rest += [piece for piece in pieces if piece.end - piece.start >= least]
        if rest:
            left[occurrence.document] = rest


def _layout(reference: int, shared: Sequence[SharedText], reports: Sequence[Submission]) -> TemplateLayout:
    base = reports[reference].tokens
    rows = {reference: np.arange(len(base.codes), dtype=np.int32)}
    for one in shared:
        user = one.b if one.a == reference else one.a
        if user not in rows:
            rows[user] = np.full(len(base.codes), -1, dtype=np.int32)
        _align(rows[user], base, reports[user].tokens, one.end(reference), one.end(user))
    users = tuple(sorted(rows))
    return TemplateLayout(reference, users, np.stack([rows[user] for user in users]))


def _align(row: Ints, base: Tokens, other: Tokens, here: Span, there: Span) -> None:
    """Fill ``row`` with the tokens that stay, in order, between two matching passages."""
    a0, a1 = base.within(here)
    b0, b1 = other.within(there)
    places = in_place(base.codes[a0:a1], other.codes[b0:b1])
    row[a0:a1] = np.where(places >= 0, places + b0, row[a0:a1])


def _blocks(layout: TemplateLayout, left: Sequence[Span], reports: Sequence[Submission]) -> Iterator[Ints]:
    """The reference's tokens, of those ``left``, that are the template's; cut at its headings, where others fill in the
    next sentence, and wherever somebody's own text is too long to be a slot's fill."""
    report = reports[layout.reference]
    parts = [np.arange(*report.tokens.within(span)) for span in left]
    held = _owners_holding(layout, [reports[user].owner for user in layout.users])
    constant = [
        i for i in np.concatenate(parts).tolist() if held[i] >= settings.SHARED_BY and _is_constant(layout.rows, i)
    ]
    if not constant:
        return
    places = np.array(constant)
    section = np.searchsorted(_headings(report), places, "right")
    unit = np.searchsorted(report.tokens.bounds, places, "right")
    holders = {u: _holders(layout.rows[:, places[unit == u]]) for u in np.unique(unit).tolist()}
    cuts = [
        k
        for k in range(1, len(constant))
        if section[k] != section[k - 1]
        or (unit[k] != unit[k - 1] and not _are_same(holders[unit[k - 1]], holders[unit[k]]))
        or _is_cut(layout, constant[k - 1], constant[k])
    ]
    yield from np.split(places, cuts)


def _holders(rows: Ints) -> frozenset[int]:
    """Who has most of these tokens."""
    has = np.count_nonzero(rows >= 0, axis=1) >= settings.HOLDS * rows.shape[1]
    return frozenset(np.flatnonzero(has).tolist())


def _are_same(users: frozenset[int], others: frozenset[int]) -> bool:
    """Whether (nearly) the same fill in two sentences: else these are two templates."""
    return len(users & others) >= settings.SAME_USERS * len(users | others)


def _owners_holding(layout: TemplateLayout, owners: Sequence[str]) -> Ints:
    """How many owners have each token of the reference."""
    _, numbers = np.unique(owners, return_inverse=True)
    order = np.argsort(numbers, kind="stable")
    first = np.flatnonzero(np.diff(numbers[order], prepend=-1))
    held: Ints = np.maximum.reduceat((layout.rows >= 0)[order], first, axis=0).sum(axis=0)
    return held


def _is_constant(rows: Ints, i: int) -> bool:
    """Whether (nearly) all who have the neighbourhood of a token have it too."""
    reach = settings.NEIGHBOURHOOD
    near = (rows[:, max(0, i - reach) : i + reach + 1] >= 0).mean(axis=1) >= 0.4
    here = rows[:, i] >= 0
    return bool(here[near].mean() >= settings.CONSTANT) if near.any() else False


def _is_cut(layout: TemplateLayout, before: int, after: int) -> bool:
    """Whether somebody has more between two tokens of the reference than fills a slot."""
    x, y = layout.rows[:, before], layout.rows[:, after]
    return bool(((x >= 0) & (y >= 0) & ((y <= x) | (y - x > settings.LONGEST_FILL))).any())


def _headings(report: Submission) -> list[int]:
    """The tokens at which the sections of the highest level begin."""
    return [report.tokens.within(Span(start, start + 1))[0] for start in report.sections]
