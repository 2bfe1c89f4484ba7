"""The sentences of forms: what several reports have in the same words, laid beside the report that has most of it.

Sentences in their order make a form. One that only some of its users have is an optional part; one that a later
reference has and the first has not is put where that reference has it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from heapq import heapify, heappop, heappush
from typing import NamedTuple

import numpy as np

from compare.model import Span
from compare.reuse import settings
from compare.reuse.folding import Flags, Ints
from compare.reuse.pair_matches import SharedText
from compare.reuse.reports import Submission
from compare.reuse.tokens import SLOT, Tokens, read_tokens
from compare.reuse.verification import in_order, in_place


class FormPart(NamedTuple):
    """A sentence of a form: ``tokens`` of the report ``reference``, and where each of ``users`` has them, as offsets
    into its text (rows of ``starts`` and ``ends``, -1 where it has none)."""

    reference: int
    tokens: Ints
    codes: Ints
    users: Ints
    starts: Ints
    ends: Ints

    def place(self, user: int) -> int | None:
        """Where ``user`` has it."""
        row = int(np.searchsorted(self.users, user))
        if row == len(self.users) or self.users[row] != user:
            return None
        return int(self.starts[row].max())


Form = list[FormPart]


def forms(shared: Sequence[SharedText], reports: Sequence[Submission]) -> list[Form]:
    """The forms of reports that template text connects, one reference after the other until little is left
    unexplained."""
    of_report: dict[int, list[SharedText]] = defaultdict(list)
    for one in shared:
        of_report[one.a].append(one)
        of_report[one.b].append(one)
    left = {report: _united([one.end(report) for one in ones]) for report, ones in of_report.items()}
    ordered: list[FormPart] = []
    for reference in _references(of_report, left, reports):
        parts = []
        for part in _parts(reference, of_report[reference], left, reports):
            same = next((i for i, other in enumerate(ordered) if _are_same(other, part)), None)
            if same is not None:
                ordered[same] = _joined(ordered[same], part)
            elif _is_new(part, left, reports):
                ordered.insert(_position(ordered, part), part)
            else:
                continue
            parts.append(part)
        _strike(parts, left, reports)
    return _by_users(ordered)


def _references(
    of_report: dict[int, list[SharedText]], left: dict[int, list[Span]], reports: Sequence[Submission]
) -> Iterator[int]:
    """Reports, each time the one beside which most of what is ``left`` can be laid; each once. What one explains takes
    from the others, so that these are weighed again when their turn comes."""
    waiting = [(-_weight(i, ones, left), reports[i].text, i) for i, ones in of_report.items()]
    heapify(waiting)
    while waiting:
        before, text, reference = heappop(waiting)
        weight = -_weight(reference, of_report[reference], left)
        if weight > before:
            if weight:
                heappush(waiting, (weight, text, reference))
        elif weight:
            yield reference


def _weight(reference: int, shared: Sequence[SharedText], left: dict[int, list[Span]]) -> int:
    """How many characters of others, of what is ``left``, the reference has too."""
    held = 0
    for one in shared:
        user = one.b if one.a == reference else one.a
        start, end = one.end(user)
        held += sum(max(0, min(span.end, end) - max(span.start, start)) for span in left.get(user, ()))
    return held


def _is_new(part: FormPart, left: dict[int, list[Span]], reports: Sequence[Submission]) -> bool:
    """Whether enough have a part that is none of those found."""
    owners = {reports[user].owner for user in part.users.tolist()}
    place = part.place(part.reference)
    is_left = place is not None and any(start <= place < end for start, end in left.get(part.reference, ()))
    return is_left and len(owners) >= settings.SHARED_BY


def _united(spans: Iterable[Span]) -> list[Span]:
    """``spans`` without overlaps, in order."""
    united: list[Span] = []
    for span in sorted(spans):
        if united and span.start <= united[-1].end:
            united[-1] = Span(united[-1].start, max(united[-1].end, span.end))
        else:
            united.append(span)
    return united


def _parts(
    reference: int, shared: Sequence[SharedText], left: dict[int, list[Span]], reports: Sequence[Submission]
) -> Iterator[FormPart]:
    """The sentences of the reference that others have and that are ``left`` there."""
    tokens = reports[reference].tokens
    shared = [one for one in shared if (one.b if one.a == reference else one.a) in left]
    spans = _united([one.end(reference) for one in shared])
    columns = np.concatenate([np.empty(0, dtype=np.int64), *(np.arange(*tokens.within(span)) for span in spans)])
    if not len(columns):
        return
    users, starts, ends = _laid(reference, columns, shared, left, reports)
    least = settings.scale(tokens.is_wide).shortest_unit
    units = np.searchsorted(tokens.bounds, columns, "right")
    for unit in np.unique(units).tolist():
        here = np.flatnonzero(units == unit)
        has = starts[:, here] >= 0
        times = has.sum(axis=0)
        core = times >= settings.HOLDS * times.max()
        holders = np.flatnonzero(has[:, core].mean(axis=1) >= settings.HOLDS)
        if len(holders) < 2:  # the reference alone
            continue
        kept = here[has[holders].mean(axis=0) >= settings.CONSTANT]
        # A figure alone is no sentence.
        if 2 * np.count_nonzero(tokens.codes[columns[kept]] != SLOT) >= least:
            holders = holders[(starts[np.ix_(holders, kept)] >= 0).any(axis=1)]
            rows = np.ix_(holders, kept)
            at = columns[kept]
            yield FormPart(reference, at, tokens.codes[at], users[holders], starts[rows], ends[rows])


def _laid(
    reference: int,
    columns: Ints,
    shared: Sequence[SharedText],
    left: dict[int, list[Span]],
    reports: Sequence[Submission],
) -> tuple[Ints, Ints, Ints]:
    """The users of what the reference has, and where each has the tokens ``columns``."""
    base = reports[reference].tokens
    users = np.array(sorted({reference, *(one.b if one.a == reference else one.a for one in shared)}))
    row_of = {user: row for row, user in enumerate(users.tolist())}
    starts = np.full((len(users), len(columns)), -1, dtype=np.int32)
    ends = starts.copy()
    own = row_of[reference]
    starts[own], ends[own] = base.folded.offsets[base.starts[columns]], base.folded.offsets[base.ends[columns] - 1] + 1
    of_user: dict[int, list[SharedText]] = defaultdict(list)
    for one in shared:
        of_user[one.b if one.a == reference else one.a].append(one)
    for user, ones in of_user.items():
        whole = Span(min(one.end(user).start for one in ones), max(one.end(user).end for one in ones))
        other = read_tokens(whole.of(reports[user].compared))
        unexplained = np.ravel(left.get(user, []))
        for one in ones:
            a0, a1 = base.within(one.end(reference))
            first, last = np.searchsorted(columns, (a0, a1))
            if first < last:
                b0, b1 = other.within(one.end(user).moved(-whole.start))
                places = in_place(base.codes[a0:a1], other.codes[b0:b1])[columns[first:last] - a0]
                found = np.flatnonzero(places >= 0)
                here, there = _offsets(other, places[found] + b0, whole.start)
                fresh = np.searchsorted(unexplained, here, "right") % 2 == 1
                starts[row_of[user], first + found[fresh]] = here[fresh]
                ends[row_of[user], first + found[fresh]] = there[fresh]
    return users, starts, ends


def _offsets(tokens: Tokens, places: Ints, start: int) -> tuple[Ints, Ints]:
    offsets = tokens.folded.offsets
    return offsets[tokens.starts[places]] + start, offsets[tokens.ends[places] - 1] + 1 + start


def _are_same(part: FormPart, other: FormPart) -> bool:
    """Whether two parts have the same words: those who use it were not all laid beside the first reference."""
    if not len(np.setdiff1d(other.users, part.users)):
        return False
    return in_order(part.codes, other.codes) >= settings.CONSTANT


def _joined(part: FormPart, other: FormPart) -> FormPart:
    """``part`` with the users that only the other has."""
    rows = np.flatnonzero(~np.isin(other.users, part.users))
    places = in_place(part.codes, other.codes)
    users = np.concatenate([part.users, other.users[rows]])
    order = np.argsort(users)
    starts, ends = (
        np.concatenate([own, np.where(places >= 0, more[np.ix_(rows, places)], -1)])[order]
        for own, more in ((part.starts, other.starts), (part.ends, other.ends))
    )
    return part._replace(users=users[order], starts=starts, ends=ends)


def _position(ordered: Sequence[FormPart], part: FormPart) -> int:
    """Where a new part goes: behind the last one before it in its reference, else before the first behind it."""
    own = part.place(part.reference)
    places = [(other.place(part.reference), i) for i, other in enumerate(ordered)]
    known = [(place, i) for place, i in places if place is not None]
    before = [one for one in known if own is not None and one[0] < own]
    if before:
        return max(before)[1] + 1
    return min(known)[1] if known else len(ordered)


def _strike(parts: Sequence[FormPart], left: dict[int, list[Span]], reports: Sequence[Submission]) -> None:
    """Take what the parts explain out of what is ``left``, and what is then too short to be a template."""
    explained: dict[int, list[Span]] = defaultdict(list)
    for part in parts:
        starts = np.where(part.starts >= 0, part.starts, np.iinfo(np.int32).max).min(axis=1)
        for user, start, end in zip(part.users.tolist(), starts.tolist(), part.ends.max(axis=1).tolist(), strict=True):
            explained[user].append(Span(start, end))
    for user, spans in explained.items():
        least = settings.scale(reports[user].prints.is_wide).shortest
        rest = [piece for piece in _without(left.pop(user, []), _united(spans)) if piece.end - piece.start >= least]
        if rest:
            left[user] = rest


def _without(spans: Iterable[Span], taken: Sequence[Span]) -> Iterator[Span]:
    for start, end in spans:
        at = start
        for low, high in taken:
            if low < end and high > at:
                if low > at:
                    yield Span(at, low)
                at = high
        if at < end:
            yield Span(at, end)


def _by_users(ordered: Sequence[FormPart]) -> list[Form]:
    """Parts that (nearly) the same reports have in one order make a form; one that fewer have is an optional part of
    the form that most of its users fill in."""
    found: list[tuple[set[int], list[int]]] = []
    for number in sorted(range(len(ordered)), key=lambda i: -len(ordered[i].users)):
        own = set(ordered[number].users.tolist())
        for users, numbers in found:
            if len(own & users) >= settings.SAME_USERS * len(own) and _are_in_order(ordered, number, numbers):
                numbers.append(number)
                break
        else:
            found.append((own, [number]))
    return [[ordered[i] for i in sorted(numbers)] for _, numbers in found]


def _are_in_order(ordered: Sequence[FormPart], number: int, numbers: Sequence[int]) -> bool:
    """Whether most who have both have a part behind the form's part before it and before the one behind it."""
    before = max((i for i in numbers if i < number), default=None)
    behind = min((i for i in numbers if i > number), default=None)
    return (before is None or _follows(ordered[before], ordered[number])) and (
        behind is None or _follows(ordered[number], ordered[behind])
    )


def _follows(part: FormPart, other: FormPart) -> bool:
    _, rows, others = np.intersect1d(part.users, other.users, assume_unique=True, return_indices=True)
    if not len(rows):
        return True
    later: Flags = part.ends[rows].max(axis=1) <= np.where(other.starts < 0, np.iinfo(np.int32).max, other.starts)[
        others
    ].min(axis=1)
    return bool(later.mean() >= settings.SAME_USERS)
