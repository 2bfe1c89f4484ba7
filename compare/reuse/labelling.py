"""Whose text a shared passage is: given, one's own, a form's, a set phrase, copied, or common to several.

What three and more organisations share is judged by how it is filled in. A form has the same words with other fills in
each; whoever copies has the same fills where others differ. Where no fill differs, a report that is the same is a copy
by however many it is shared, and a smaller part of it is only `common`: neither can be shown.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace

import numpy as np

from compare.model import Label, MatchKind, Span, TextMatch
from compare.reuse import settings
from compare.reuse.copies import Copies
from compare.reuse.fill_evidence import NO_FILLS, FillEvidence, fill_evidence
from compare.reuse.fills import Fills
from compare.reuse.folding import visible
from compare.reuse.list_rows import is_list
from compare.reuse.owners import Owners, numbered, owners_of
from compare.reuse.pair_matches import SharedText
from compare.reuse.reports import Submission


def labelled(
    shared: Sequence[SharedText],
    reports: Sequence[Submission],
    bases: Sequence[Sequence[Span]],
    of_many: Set[tuple[int, int]] = frozenset(),
) -> list[SharedText]:
    """Each match with its label and with how many owners share its passage. ``of_many``: the pairs that share only what very
    many have, also where most of those are of an archive and so are not compared with each other."""
    sharers = owners_of(
        [(one.a, one.found.a, one.b, one.found.b) for one in shared],
        [one.found.similarity for one in shared],
        [report.owner for report in reports],
    )
    labels = [
        _plain_label(one, owners, reports, bases, is_of_many=(one.a, one.b) in of_many)
        for one, owners in zip(shared, sharers, strict=True)
    ]
    doubtful = [number for number, label in enumerate(labels) if label is None]
    fills = [report.fills for report in reports]
    evidence = dict(zip(doubtful, fill_evidence([shared[number] for number in doubtful], fills), strict=True))
    by_pair: dict[tuple[int, int], list[int]] = defaultdict(list)
    for number, one in enumerate(shared):
        by_pair[one.a, one.b].append(number)
    for (a, b), numbers in by_pair.items():
        unlabelled = [number for number in numbers if labels[number] is None]
        if unlabelled:
            pair = _Pair([shared[number].found for number in numbers], reports[a], reports[b])
            for family in _families(unlabelled, sharers):
                for number, label in pair.judged({n: (shared[n].found, evidence[n]) for n in family}):
                    labels[number] = label
            forms = [shared[n].found for n in numbers if labels[n] is Label.TEMPLATE]
            for number in unlabelled:
                if labels[number] is Label.PHRASE and any(_adjoins(shared[number].found, form) for form in forms):
                    labels[number] = Label.TEMPLATE  # an optional part of the form
    copies = _copies(shared, labels, by_pair, reports)
    for number in doubtful if copies else ():
        of_few = (shared[number].a, shared[number].b) not in of_many
        if of_few and not copies.are_as_many(sharers[number], settings.SHARED_BY):
            labels[number] = Label.COPIED
    for number in _of_few_fillings(shared, labels, sharers, reports):
        labels[number] = Label.COMMON
    for number in (*_optional_parts(shared, labels, by_pair, fills), *_lists(shared, labels, reports)):
        labels[number] = Label.COMMON
    return [
        replace(one, label=label or Label.COMMON, owners=owners.bit_count())
        for one, label, owners in zip(shared, labels, sharers, strict=True)
    ]


def _copies(
    shared: Sequence[SharedText],
    labels: Sequence[Label | None],
    by_pair: Mapping[tuple[int, int], Sequence[int]],
    reports: Sequence[Submission],
) -> Copies:
    """The owners of whose reports nearly all of the shorter is copied."""
    numbers = numbered([report.owner for report in reports])
    copies = Copies()
    for (a, b), matches in by_pair.items():
        copied = [shared[n].found for n in matches if labels[n] is Label.COPIED]
        if not copied or numbers[a] == numbers[b]:
            continue
        length = min(_united(found.a for found in copied), _united(found.b for found in copied))
        if length >= settings.WHOLE_REPORT * min(_length(reports[a]), _length(reports[b])):
            copies.add(numbers[a], numbers[b])
    return copies


def _of_few_fillings(
    shared: Sequence[SharedText],
    labels: Sequence[Label | None],
    sharers: Sequence[Owners],
    reports: Sequence[Submission],
) -> Iterator[int]:
    """The passages taken for a form's that fewer organisations filled in each in its own way: those who copied it from
    one of the two count with that one."""
    numbers = numbered([report.owner for report in reports])
    copied: dict[int, list[tuple[Span, int]]] = defaultdict(list)
    for one, label in zip(shared, labels, strict=True):
        if label is Label.COPIED:
            copied[one.a].append((one.found.a, numbers[one.b]))
            copied[one.b].append((one.found.b, numbers[one.a]))
    for number, one in enumerate(shared):
        if labels[number] is Label.TEMPLATE and (one.a in copied or one.b in copied):
            others = sharers[number] & ~(1 << numbers[one.a] | 1 << numbers[one.b])
            for report in (one.a, one.b):
                span = one.end(report)
                for copy, owner in copied.get(report, ()):
                    if 2 * min(copy.end, span.end) - 2 * max(copy.start, span.start) >= span.end - span.start:
                        others &= ~(1 << owner)
            if 2 + others.bit_count() < settings.SHARED_BY:
                yield number


def _length(report: Submission) -> int:
    return int(np.count_nonzero(visible(report.text)))


def _plain_label(
    one: SharedText,
    owners: Owners,
    reports: Sequence[Submission],
    bases: Sequence[Sequence[Span]],
    *,
    is_of_many: bool,
) -> Label | None:
    """The label of a passage that is given, quoted, one's own or of two organisations only; None where more share it."""
    a, b = reports[one.a], reports[one.b]
    if any(_covers(bases[report], one.end(report), 0.5) for report in (one.a, one.b)):
        return Label.BASE
    if all(_covers(reports[report].quotations, one.end(report), settings.QUOTED) for report in (one.a, one.b)):
        return Label.QUOTED
    if a.owner == b.owner and _is_later(a, b):
        return Label.OWN
    if one.found.kind is MatchKind.REWORDED:
        return Label.POSSIBLE
    return Label.COPIED if owners.bit_count() < settings.SHARED_BY and not is_of_many else None


def _optional_parts(
    shared: Sequence[SharedText],
    labels: Sequence[Label | None],
    by_pair: Mapping[tuple[int, int], Sequence[int]],
    fills: Sequence[Fills],
) -> Iterator[int]:
    """The passages that only two organisations have, with other fills throughout, between two of a form's: a part of it
    that the others left out is as likely as a copy."""
    for numbers in by_pair.values():
        forms = [shared[number].found for number in numbers if labels[number] is Label.TEMPLATE]
        doubtful = [
            number
            for number in numbers
            if labels[number] is Label.COPIED
            and shared[number].found.kind is MatchKind.REFIGURED
            and {form.a < shared[number].found.a for form in forms if _adjoins(shared[number].found, form)}
            == {True, False}
        ]
        evidence = fill_evidence([shared[number] for number in doubtful], fills)
        yield from (number for number, own in zip(doubtful, evidence, strict=True) if own.different > 0 == own.equal)


def _lists(
    shared: Sequence[SharedText], labels: Sequence[Label | None], reports: Sequence[Submission]
) -> Iterator[int]:
    """The lists whose rows repeat the same words in two reports and that are filled in otherwise: rows are a form of
    their own."""
    refilled = [
        number
        for number, one in enumerate(shared)
        if labels[number] is Label.COPIED
        and one.found.kind is not MatchKind.VERBATIM
        and is_list(reports[one.a].tokens, one.found.a)
    ]
    evidence = fill_evidence([shared[number] for number in refilled], [report.fills for report in reports])
    for number, own in zip(refilled, evidence, strict=True):
        if own.different > 0 and own.equal < settings.COPIED_SHARE * (own.equal + own.different):
            yield number


def _is_later(a: Submission, b: Submission) -> bool:
    """Whether one of an owner's two reports came after the other, or the reviewer says they are one owner's."""
    days = a.signed(), b.signed()
    return a.is_owned or a.report.year != b.report.year or (None not in days and days[0] != days[1])


def _covers(spans: Sequence[Span], span: Span, share: float) -> bool:
    """Whether ``spans`` hold at least such a ``share`` of ``span``."""
    held = sum(min(s.end, span.end) - max(s.start, span.start) for s in spans if s.overlaps(span))
    return held >= share * (span.end - span.start)


def _adjoins(found: TextMatch, other: TextMatch) -> bool:
    """Whether one follows the other on both sides."""
    gaps = [(max(x.start, y.start) - min(x.end, y.end)) for x, y in ((found.a, other.a), (found.b, other.b))]
    return max(gaps) <= settings.JOIN and (found.a < other.a) == (found.b < other.b)


def _families(numbers: Sequence[int], sharers: Sequence[Owners]) -> Iterator[list[int]]:
    """Passages of one pair by who else shares them: those of (nearly) the same organisations together."""
    families: list[tuple[Owners, list[int]]] = []
    for number in numbers:
        own = sharers[number]
        for owners, members in families:
            if (own & owners).bit_count() >= settings.SAME_FAMILY * (own | owners).bit_count():
                members.append(number)
                break
        else:
            families.append((own, [number]))
    yield from (members for _, members in families)


class _Pair:
    """Two reports and all that they share."""

    def __init__(self, found: Sequence[TextMatch], a: Submission, b: Submission) -> None:
        self._scale = settings.scale(a.prints.is_wide)
        lengths = [_length(report) for report in (a, b)]
        # Inside a match, too, there may be text of one's own: what is not alike.
        alike = [
            sum(match.similarity * (match.a.end - match.a.start) for match in found),
            sum(match.similarity * (match.b.end - match.b.start) for match in found),
        ]
        self._shorter = min(lengths)
        self._differs_around = all(
            length - held >= max(settings.OWN_TEXT, settings.OWN_SHARE * length)
            for length, held in zip(lengths, alike, strict=True)
        )

    def judged(self, family: dict[int, tuple[TextMatch, FillEvidence]]) -> Iterator[tuple[int, Label]]:
        """The labels of passages that the same three and more organisations share."""
        total = sum((evidence for _, evidence in family.values()), NO_FILLS)
        copied = self._is_copy([match for match, _ in family.values()], total)
        for number, (match, evidence) in family.items():
            if copied or _agrees(evidence):
                yield number, Label.COPIED
            elif self._is_short(match) and len(family) < settings.PASSAGES:
                yield number, Label.PHRASE
            else:
                yield number, Label.TEMPLATE if total.varies and self._differs_around else Label.COMMON

    def _is_copy(self, matches: Sequence[TextMatch], total: FillEvidence) -> bool:
        length = min(_united(match.a for match in matches), _united(match.b for match in matches))
        if total.varies:
            is_same = length >= settings.WHOLE_REPORT * self._shorter and total.different <= settings.ONE_SLIP
            return is_same or _agrees(total)
        is_same = length >= max(settings.PARAGRAPH, settings.SAME_REPORT * self._shorter)
        return is_same or length >= settings.WHOLE_REPORT * self._shorter or total.equal >= settings.EQUAL_FILLS

    def _is_short(self, match: TextMatch) -> bool:
        return min(span.end - span.start for span in (match.a, match.b)) <= self._scale.phrase


def _agrees(evidence: FillEvidence) -> bool:
    """Whether two reports filled in the same where others differ, more often than chance does."""
    every = evidence.telling + evidence.different
    return evidence.telling >= settings.COPIED_FILLS and evidence.telling >= settings.COPIED_SHARE * every


def _united(spans: Iterable[Span]) -> int:
    """How many characters ``spans`` cover together."""
    covered = end = 0
    for span in sorted(spans):
        covered += max(0, span.end - max(end, span.start))
        end = max(end, span.end)
    return covered
