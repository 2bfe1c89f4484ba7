"""The evidence of a comparison: its passages, figures, targets and findings as rows."""

from __future__ import annotations

from collections.abc import Iterator

from compare.language import Words, mark
from compare.model import (
    Comparison,
    Figure,
    FigurePair,
    FigureStatus,
    Finding,
    PassagePair,
    PassageStatus,
    Promise,
    PromiseVerdict,
    Verdict,
)
from compare.render.clean import clean
from compare.render.evidence import GRAVITIES, Evidence, EvidenceKind, Gravity, Quote, Source, command
from compare.render.evidence_decisions import NO_DECISIONS, Decisions, with_decisions
from compare.render.evidence_ids import diff_ids
from compare.render.names import report_file
from compare.render.printed import difference, percent, printed, share
from compare.render.reasons import reason
from compare.render.rules import SEVERITY_SIGNS, finding_text
from compare.render.terms import FIGURE_SIGNS, PASSAGE_SIGNS, VERDICTS

PASSAGE_NAMES = {
    PassageStatus.EQUAL: mark("same"),
    PassageStatus.EDITED: mark("edited"),
    PassageStatus.FIGURES_ONLY: mark("only figures changed"),
    PassageStatus.MOVED: mark("moved"),
    PassageStatus.ADDED: mark("added"),
    PassageStatus.REMOVED: mark("removed"),
}
FIGURE_NAMES = {
    FigureStatus.CHANGED: mark("changed"),
    FigureStatus.UNCHANGED: mark("unchanged"),
    FigureStatus.ADDED: mark("only in NEW"),
    FigureStatus.REMOVED: mark("only in OLD"),
}
PROMISE_NAMES = {
    PromiseVerdict.MET: mark("met"),
    PromiseVerdict.PARTLY: mark("met in part"),
    PromiseVerdict.MISSED: mark("missed"),
    PromiseVerdict.NOT_DUE: mark("not yet due"),
    PromiseVerdict.NOT_MENTIONED: mark("not mentioned"),
}
PROMISE_SIGNS = {
    PromiseVerdict.MET: "✓",
    PromiseVerdict.PARTLY: "~",
    PromiseVerdict.MISSED: "✗",
    PromiseVerdict.NOT_DUE: "…",
    PromiseVerdict.NOT_MENTIONED: "?",
}
_PROMISE_GRAVITIES = {
    PromiseVerdict.MET: Gravity.SAME,
    PromiseVerdict.PARTLY: Gravity.WARNING,
    PromiseVerdict.MISSED: Gravity.WARNING,
    PromiseVerdict.NOT_DUE: Gravity.SAME,
    PromiseVerdict.NOT_MENTIONED: Gravity.NOTE,
}
_ARROW = " → "


class DiffEvidence:
    """The rows of one comparison, with what was decided about them."""

    def __init__(self, comparison: Comparison, words: Words, decisions: Decisions = NO_DECISIONS) -> None:
        self._comparison, self._words, self._decisions = comparison, words, decisions
        self._old, self._new = Source.of(comparison.old), Source.of(comparison.new)
        self._ids = diff_ids(comparison)
        self._command = ("diff", report_file(comparison.old), report_file(comparison.new))

    def all(self) -> list[Evidence]:
        """What a reviewer should see first comes first; equals in the order of the report. Unchanged passages and
        figures are left out."""
        return sorted((row for row in self.every() if row.status not in _QUIET), key=lambda row: row.gravity)

    def every(self) -> list[Evidence]:
        """All rows, those of what did not change too."""
        return [*self.findings(), *self.figures(), *self.promises(), *self.passages()]

    def findings(self) -> list[Evidence]:
        rows = (self._finding(*pair) for pair in zip(self._ids.findings, self._comparison.findings, strict=True))
        return with_decisions(rows, self._decisions, self._words)

    def figures(self) -> list[Evidence]:
        rows = (self._figure(*pair) for pair in zip(self._ids.figures, self._comparison.figures, strict=True))
        return with_decisions(rows, self._decisions, self._words)

    def promises(self) -> list[Evidence]:
        return [self._promise(*pair) for pair in zip(self._ids.promises, self._comparison.promises, strict=True)]

    def passages(self) -> list[Evidence]:
        rows = (self.passage(number) for number in range(len(self._comparison.passages)))
        return with_decisions(rows, self._decisions, self._words)

    def passage(self, number: int) -> Evidence:
        """The row of one passage, by its place in the comparison."""
        return self._passage(self._ids.passages[number], self._comparison.passages[number])

    def _finding(self, id_: str, finding: Finding) -> Evidence:
        source = self._old if finding.side == "old" else self._new
        quote = source.quote(finding.span, self._words)
        is_old = finding.side == "old"
        return Evidence(
            id_,
            EvidenceKind.FINDING,
            finding.rule,
            SEVERITY_SIGNS[finding.severity],
            finding_text(finding, self._words),
            # A mistake of last year's report is not the first thing to see.
            max(GRAVITIES[finding.severity], Gravity.WARNING) if is_old else GRAVITIES[finding.severity],
            old=quote if is_old else None,
            new=None if is_old else quote,
            command=command(*self._command, at=id_),
        )

    def _figure(self, id_: str, pair: FigurePair) -> Evidence:
        check, words = pair.claim_check, self._words
        contradicted = check is not None and check.verdict is Verdict.CONTRADICTED
        changed = pair.status is FigureStatus.CHANGED
        return Evidence(
            id_,
            EvidenceKind.FIGURE,
            pair.status.value,
            "✗" if contradicted else FIGURE_SIGNS[pair.status],
            _figure_text(pair, words),
            Gravity.ALARM if contradicted else Gravity.CHANGE if changed else Gravity.NOTE,
            old=self._figure_quote(self._old, pair.old),
            new=self._figure_quote(self._new, pair.new),
            measure=reason(check, words) if check else "",
            verdict=words(VERDICTS[check.verdict]) if check else "",
            command=command(*self._command, at=id_),
        )

    def _figure_quote(self, source: Source, figure: Figure | None) -> Quote | None:
        return source.quote(figure.span, self._words) if figure else None

    def _promise(self, id_: str, promise: Promise) -> Evidence:
        target, result = promise.target, promise.result
        return Evidence(
            id_,
            EvidenceKind.TARGET,
            promise.verdict.value,
            PROMISE_SIGNS[promise.verdict],
            self._words(
                "{metric}: target {target}, result {result}",
                metric=clean(target.metric or "–"),
                target=printed(target),
                result=printed(result) or "–",
            ),
            _PROMISE_GRAVITIES[promise.verdict],
            old=self._old.quote(target.span, self._words),
            new=self._figure_quote(self._new, result),
            verdict=self._words(PROMISE_NAMES[promise.verdict]),
            command=command(*self._command, at=id_),
        )

    def _passage(self, id_: str, pair: PassagePair) -> Evidence:
        words = self._words
        return Evidence(
            id_,
            EvidenceKind.PASSAGE,
            pair.status.value,
            PASSAGE_SIGNS[pair.status],
            words(PASSAGE_NAMES[pair.status]),
            Gravity.SAME if pair.status is PassageStatus.EQUAL else Gravity.CHANGE,
            old=self._old.quote(pair.old, words) if pair.old else None,
            new=self._new.quote(pair.new, words) if pair.new else None,
            measure=share(pair.similarity) if pair.old and pair.new else "",
            command=command(*self._command, at=id_),
        )


_QUIET = frozenset({PassageStatus.EQUAL.value, FigureStatus.UNCHANGED.value})


def summary(rows: list[Evidence], most: int) -> Iterator[Evidence]:
    """The first rows for a page that a chief reads: what is wrong, then the figures that moved most."""
    yield from [row for row in rows if row.kind is not EvidenceKind.PASSAGE and row.gravity <= Gravity.CHANGE][:most]


def _figure_text(pair: FigurePair, words: Words) -> str:
    """``门诊人次: 62236人次 → 65000人次, +2764人次, +4.4%``"""
    metric = clean(pair.metric or "–")
    values = _ARROW.join((printed(pair.old) or "–", printed(pair.new) or "–"))
    moved = [part for part in (difference(pair, words), percent(pair.percent)) if part]
    return f"{metric}: {values}" + (f", {', '.join(moved)}" if moved and pair.status is FigureStatus.CHANGED else "")
