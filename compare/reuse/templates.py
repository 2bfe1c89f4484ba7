"""Templates: what three and more share, with slots where each has filled in its own.

Reports that template text connects are laid beside one of them, the one with most of it; its symbols that (nearly) all
of the others have too are the template's words, what lies between them its slots.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz.distance import Indel

from compare.model import Label, Occurrence, Span, Template
from compare.reuse import settings
from compare.reuse.folding import Ints
from compare.reuse.reports import Prepared
from compare.reuse.sharing import Shared
from compare.reuse.slots import Column, filled
from compare.reuse.symbols import Symbols


@dataclass(frozen=True, slots=True)
class Layout:
    """Reports laid beside a reference, itself among them: ``rows[i]`` has, for each symbol of the reference, the symbol
    of report ``users[i]`` that is the same, or -1."""

    reference: int
    users: tuple[int, ...]
    rows: Ints


def templates(shared: Sequence[Shared], reports: Sequence[Prepared]) -> tuple[Template, ...]:
    """The heaviest first: characters times users."""
    found: list[Template] = []
    for group in _groups([one for one in shared if one.label is Label.TEMPLATE]):
        found += _group_templates(group, reports)
    found.sort(key=lambda t: (-len(t.text) * len(t.occurrences), t.text))
    return tuple(
        Template(number, template.text, template.slots, template.occurrences) for number, template in enumerate(found)
    )


def _groups(shared: Sequence[Shared]) -> Iterator[list[Shared]]:
    """Matches whose reports are connected."""
    group_of: dict[int, list[int]] = {}
    for one in shared:
        a, b = group_of.setdefault(one.a, [one.a]), group_of.setdefault(one.b, [one.b])
        if a is not b:
            a += b
            group_of |= dict.fromkeys(b, a)
    by_group: dict[int, list[Shared]] = defaultdict(list)
    for one in shared:
        by_group[id(group_of[one.a])].append(one)
    yield from by_group.values()


def _group_templates(shared: list[Shared], reports: Sequence[Prepared]) -> list[Template]:
    """Templates of connected reports, one reference after the other until little is left unexplained."""
    left: dict[int, list[Span]] = defaultdict(list)
    for one in shared:
        left[one.a].append(one.found.a)
        left[one.b].append(one.found.b)
    found: list[Template] = []
    while left:
        reference = max(left, key=lambda i: (sum(e - s for s, e in left[i]), reports[i].text))
        layout = _layout(reference, [one for one in shared if reference in (one.a, one.b)], reports)
        for block in _blocks(layout, reports):
            template = filled(block, reports)
            if template is not None and _is_new(template, left, reports):
                found.append(template)
        del left[reference]
        for template in found:
            for occurrence in template.occurrences:
                _strike(left, occurrence, reports)
    return found


def _is_new(template: Template, left: dict[int, list[Span]], reports: Sequence[Prepared]) -> bool:
    """Whether at least three of its occurrences were not explained yet."""
    fresh = sum(
        any(reports[o.document].whole(span).overlaps(o.span) for span in left.get(o.document, ()))
        for o in template.occurrences
    )
    return fresh >= settings.SHARED_BY


def _strike(left: dict[int, list[Span]], occurrence: Occurrence, reports: Sequence[Prepared]) -> None:
    if occurrence.document in left:
        start = reports[occurrence.document].start
        rest = []
        for span in left[occurrence.document]:
            low, high = occurrence.span.start - start, occurrence.span.end - start
            pieces = (Span(span.start, min(span.end, low)), Span(max(span.start, high), span.end))
            rest += [piece for piece in pieces if piece.end > piece.start]
        if rest:
            left[occurrence.document] = rest
        else:
            del left[occurrence.document]


def _layout(reference: int, shared: Sequence[Shared], reports: Sequence[Prepared]) -> Layout:
    base = reports[reference].symbols
    rows = {reference: np.arange(len(base.codes))}
    for one in shared:
        user = one.b if one.a == reference else one.a
        row = rows.setdefault(user, np.full(len(base.codes), -1))
        _align(row, base, reports[user].symbols, one.end(reference), one.end(user))
    users = tuple(sorted(rows))
    return Layout(reference, users, np.stack([rows[user] for user in users]))


def _align(row: Ints, base: Symbols, other: Symbols, here: Span, there: Span) -> None:
    """Fill ``row`` with the symbols that stay, in order, between two matching passages."""
    a0, a1 = base.within(here)
    b0, b1 = other.within(there)
    x, y = base.codes[a0:a1], other.codes[b0:b1]
    _, names = np.unique(np.concatenate([x, y]), return_inverse=True)
    text = (names.astype(np.uint32) + 0x10000).tobytes().decode("utf-32-le")
    for op in Indel.opcodes(text[: len(x)], text[len(x) :]):
        if op.tag == "equal":
            row[a0 + op.src_start : a0 + op.src_end] = np.arange(b0 + op.dest_start, b0 + op.dest_end)


def _blocks(layout: Layout, reports: Sequence[Prepared]) -> Iterator[list[Column]]:
    """The reference's symbols that are the template's, as columns, cut at its headings and wherever somebody's own
    text is too long to be a slot's fill."""
    owners = np.array([reports[user].owner for user in layout.users])
    held = np.array([len(set(owners[column >= 0])) for column in layout.rows.T])
    constant = [i for i in np.flatnonzero(held >= settings.SHARED_BY).tolist() if _is_constant(layout, i)]
    headings = _headings(reports[layout.reference])
    block: list[Column] = []
    for i in constant:
        column = Column(layout.reference, layout.users, i, tuple(layout.rows[:, i].tolist()))
        if block and (any(block[-1].symbol < h <= i for h in headings) or not column.follows(block[-1])):
            yield block
            block = []
        block.append(column)
    if block:
        yield block


def _is_constant(layout: Layout, i: int) -> bool:
    """Whether (nearly) all who have the neighbourhood of a symbol have it too."""
    reach = settings.NEIGHBOURHOOD
    near = (layout.rows[:, max(0, i - reach) : i + reach + 1] >= 0).mean(axis=1) >= 0.4
    here = layout.rows[:, i] >= 0
    return bool(here[near].mean() >= settings.CONSTANT) if near.any() else False


def _headings(report: Prepared) -> list[int]:
    """The symbols at which the sections of the highest level begin."""
    starts = [section.span.start - report.start for section in report.report.sections]
    return [report.symbols.within(Span(start, start + 1))[0] for start in starts]
