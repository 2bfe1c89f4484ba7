"""Evidence of one hand behind two files: what they say of their making, whatever their texts say.

The same author, company and template, the same marks of Word's saves, the same embedded picture. Shown beside the
similarity of the texts and never mixed into it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from compare.language import mark
from compare.lexicon import pattern
from compare.model import Finding, Related, Severity, Span
from compare.model.origins import OriginKind, OriginMark, SharedOrigin
from compare.reuse import settings
from compare.reuse.elsewhere import NOTHING_ELSEWHERE, Elsewhere
from compare.reuse.rare_values import Pair
from compare.reuse.reports import Submission, are_compared

RULE = "shared-origin"
_DEFAULT = pattern("{common.origins.default_names}")
_MESSAGE = mark("{path} and {other} say that they were made alike: {marks}")
_NAMES = {
    OriginKind.AUTHOR: "author",
    OriginKind.LAST_MODIFIED_BY: "last modified by",
    OriginKind.COMPANY: "company",
    OriginKind.TEMPLATE: "template",
    OriginKind.REVISION: "marks of saving",
    OriginKind.CREATED: "created",
    OriginKind.PRODUCER: "producer",
    OriginKind.DOCUMENT_ID: "document id",
    OriginKind.PICTURE: "picture",
}


def shared_origins(
    reports: Sequence[Submission], elsewhere: Elsewhere = NOTHING_ELSEWHERE
) -> dict[Pair, tuple[SharedOrigin, ...]]:
    """For each pair of reports of different files and owners the marks that both have and that tell something, the
    weightiest first."""
    holders: dict[OriginMark, list[int]] = defaultdict(list)
    for number, report in enumerate(reports):
        for each in report.origin:
            holders[each].append(number)
    owners = len({report.owner for report in reports}) + elsewhere.owners
    pairs: dict[Pair, list[SharedOrigin]] = defaultdict(list)
    for each, numbers in holders.items():
        if 2 <= len(numbers) <= settings.RARE - elsewhere.origins.get(each, 0) and not _is_common(
            each, numbers, reports, owners
        ):
            for a, b in combinations(numbers, 2):
                if are_compared(reports[a], reports[b]) and reports[a].path != reports[b].path:
                    pairs[a, b].append(SharedOrigin(each.kind, each.value, settings.ORIGIN_WEIGHTS[each.kind]))
    return {
        pair: tuple(sorted(shared, key=lambda one: (-one.weight, one.kind, one.value)))
        for pair, shared in pairs.items()
    }


def _is_common(each: OriginMark, numbers: Sequence[int], reports: Sequence[Submission], owners: int) -> bool:
    """Whether a mark tells nothing: a program's own, or one that more than half of many owners have."""
    having = len({reports[number].owner for number in numbers})
    return _DEFAULT.fullmatch(each.value) is not None or (owners >= settings.MANY_OWNERS and 2 * having > owners)


def origin_findings(origins: dict[Pair, tuple[SharedOrigin, ...]], reports: Sequence[Submission]) -> Iterator[Finding]:
    """A finding for each pair whose marks together weigh enough; a kind counts once, however many marks it has."""
    for pair, shared in sorted(origins.items()):
        first = {one.kind: one for one in reversed(shared)}
        if sum(one.weight for one in first.values()) >= settings.ENOUGH_ORIGIN:
            a, b = (reports[number] for number in pair)
            span = Span(a.start, a.start)
            yield Finding(
                rule=RULE,
                severity=Severity.WARNING,
                side=None,
                report=a.report.index,
                span=span,
                template=_MESSAGE,
                arguments={
                    "path": a.path,
                    "other": b.path,
                    "marks": ", ".join(f"{_NAMES[one.kind]} {_value(one)}" for one in first.values()),
                    **{one.kind: _value(one) for one in first.values()},
                },
                related=(
                    Related(a.path, a.report.index, span),
                    Related(b.path, b.report.index, Span(b.start, b.start)),
                ),
            )


def _value(one: SharedOrigin) -> str:
    """``代写人``; of a hash the beginning."""
    return one.value[:8] if one.kind is OriginKind.PICTURE else one.value
