"""What a rule is, and what it looks at."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar, cast

from compare.lexicon import pattern
from compare.model import CheckOptions, Figure, Finding, Outline, Passage, Related, Report, RuleCard, Severity, Span

Found = TypeVar("Found")
_ENGLISH = pattern(r"[A-Za-z]{2},? [A-Za-z]{2}")


@dataclass(frozen=True, slots=True)
class CheckedReport:
    """One report with all that the rules look at. ``text`` is the document's with chrome blanked out, so that offsets
    stay, ``folded`` the same in half width; ``figures`` and ``passages`` are this report's, in the order of the
    text."""

    outline: Outline
    report: Report
    text: str
    figures: tuple[Figure, ...]
    passages: tuple[Passage, ...]
    folded: str
    options: CheckOptions = field(default=CheckOptions())
    _known: dict[Callable[..., object], object] = field(default_factory=dict, repr=False, compare=False)

    def once(self, work: Callable[[CheckedReport], Found]) -> Found:
        """What several rules need of a report, worked out for the first of them."""
        if work not in self._known:
            self._known[work] = work(self)
        return cast(Found, self._known[work])

    def has(self, signs: str) -> bool:
        """Whether one of these characters stands in the report, in half width."""
        return any(self.folded.find(sign, *self.report.span) >= 0 for sign in signs)

    @property
    def speaks_english(self) -> bool:
        """Whether two English words stand side by side anywhere in the report: rules for English need not look at others."""
        return self.once(_speaks_english)

    def figures_in(self, span: Span) -> Sequence[Figure]:
        """The figures that begin within ``span``."""
        first = bisect_left(self.figures, span.start, key=_start)
        return self.figures[first : bisect_left(self.figures, span.end, first, key=_start)]

    def passage_at(self, offset: int) -> Passage | None:
        """The passage that holds ``offset``, or None between two."""
        at = bisect_right(self.passages, offset, key=_start) - 1
        return self.passages[at] if at >= 0 and offset < self.passages[at].span.end else None

    def finding(
        self,
        rule: str,
        severity: Severity,
        span: Span,
        template: str,
        *,
        related: Iterable[Span] = (),
        **arguments: str,
    ) -> Finding:
        """A finding in this report. ``template`` is marked for the catalogues; its ``{names}`` are in ``arguments``;
        ``related`` are other places of the same document."""
        index = self.report.index
        places = tuple(Related(self.outline.path, index, place) for place in related)
        return Finding(rule, severity, None, index, span, template, arguments, places)


def _start(each: Figure | Passage) -> int:
    return each.span.start


def _speaks_english(checked: CheckedReport) -> bool:
    return _ENGLISH.search(checked.folded, *checked.report.span) is not None


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of mistake. ``reason`` says in a line why it matters, ``example`` shows one; both are marked for the
    catalogues. ``find`` yields findings of one report; their severity may be lower than the rule's."""

    code: str
    severity: Severity
    reason: str
    example: str
    find: Callable[[CheckedReport], Iterable[Finding]]

    @property
    def card(self) -> RuleCard:
        return RuleCard(self.code, self.severity, self.reason, self.example)
