"""The evidence of a comparison: its passages, figures, targets and findings as rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypedDict

from compare.language import Words, mark
from compare.model import (
    Comparison,
    Figure,
    FigurePair,
    FigureStatus,
    Finding,
    Important,
    ItemKind,
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
from compare.render.important import asked_first, passage_told, told_by, why
from compare.render.names import report_file
from compare.render.printed import difference, percent, printed, printed_target, share
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


# So many further places of a figure are named.
_MOST_PLACES = 3


class _Standing(TypedDict):
    """What importance says of a row."""

    importance: float
    why: str


class DiffEvidence:
    """The rows of one comparison, with what was decided about them."""

    def __init__(self, comparison: Comparison, words: Words, decisions: Decisions = NO_DECISIONS) -> None:
        self._comparison, self._words, self._decisions = comparison, words, decisions
        self._old, self._new = Source.of(comparison.old), Source.of(comparison.new)
        self._ids = diff_ids(comparison)
        self._important = {(each.kind, each.at): each for each in comparison.important}
        self._command = ("diff", report_file(comparison.old), report_file(comparison.new))

    def first(self, most: int) -> list[Evidence]:
        """What a reviewer asks first, the most important first: no more than so many, each thing once."""
        return [self._asked_first(each) for each in asked_first(self._comparison)[:most]]

    def _asked_first(self, each: Important) -> Evidence:
        row = self.row(each.kind, each.at)
        if each.kind is ItemKind.PASSAGE:
            return replace(row, statement=passage_told(self._comparison, each))
        if each.kind is not ItemKind.FIGURE:
            return row
        shown = told_by(self._comparison, each)
        return (
            row
            if shown is self._comparison.figures[each.at]
            else replace(row, statement=_figure_text(shown, self._words))
        )

    def all(self) -> list[Evidence]:
        """What is more important comes first, what tells of the same right behind it. Unchanged passages and figures are
        left out."""
        rows = {
            ItemKind.FINDING: self.findings(),
            ItemKind.FIGURE: self.figures(),
            ItemKind.PROMISE: self.promises(),
            ItemKind.PASSAGE: self.passages(),
        }
        every = [(kind, at) for kind, each in rows.items() for at in range(len(each))]
        order = dict.fromkeys(node for each in self._comparison.important for node in _nodes(each))
        ordered = (rows[kind][at] for kind, at in dict.fromkeys([*order, *every]))
        return [row for row in ordered if row.status not in _QUIET]

    def every(self) -> list[Evidence]:
        """All rows, those of what did not change too."""
        return [*self.findings(), *self.figures(), *self.promises(), *self.passages()]

    def row(self, kind: ItemKind, at: int) -> Evidence:
        """The row of one thing, by its place in the list of its kind."""
        comparison, ids = self._comparison, self._ids
        match kind:
            case ItemKind.FINDING:
                row = self._finding(ids.findings[at], comparison.findings[at], at)
            case ItemKind.FIGURE:
                row = self._figure(ids.figures[at], comparison.figures[at], at)
            case ItemKind.PROMISE:
                row = self._promise(ids.promises[at], comparison.promises[at], at)
            case ItemKind.PASSAGE:
                row = self._passage(ids.passages[at], comparison.passages[at], at)
        return with_decisions([row], self._decisions, self._words)[0]

    def findings(self) -> list[Evidence]:
        return self._rows(ItemKind.FINDING, self._comparison.findings)

    def figures(self) -> list[Evidence]:
        return self._rows(ItemKind.FIGURE, self._comparison.figures)

    def promises(self) -> list[Evidence]:
        return self._rows(ItemKind.PROMISE, self._comparison.promises)

    def passages(self) -> list[Evidence]:
        return self._rows(ItemKind.PASSAGE, self._comparison.passages)

    def _rows(self, kind: ItemKind, listed: Sequence[object]) -> list[Evidence]:
        return [self.row(kind, at) for at in range(len(listed))]

    def _standing(self, kind: ItemKind, at: int, importance: float = 0.0) -> _Standing:
        """``importance`` is what the row has where another stands for it."""
        important = self._important.get((kind, at))
        if important is None:
            return _Standing(importance=importance, why="")
        return _Standing(importance=important.score, why=why(important, self._words))

    def _elsewhere(self, pair: FigurePair) -> str:
        """Where the same figure is told again: in NEW, or where OLD alone does."""
        words = self._words
        source, figures = (self._new, pair.also.new) if pair.also.new else (self._old, pair.also.old)
        places = [source.place(figure.span, words) for figure in figures]
        named = list(dict.fromkeys(places))
        listed = words(", ").join(named[:_MOST_PLACES]) + (" …" if len(named) > _MOST_PLACES else "")
        return words("told again: {places}", places=listed) if named else ""

    def passage(self, number: int) -> Evidence:
        """The row of one passage, by its place in the comparison."""
        return self.row(ItemKind.PASSAGE, number)

    def _finding(self, id_: str, finding: Finding, at: int) -> Evidence:
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
            **self._standing(ItemKind.FINDING, at),
        )

    def _figure(self, id_: str, pair: FigurePair, at: int) -> Evidence:
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
            elsewhere=self._elsewhere(pair),
            verdict=words(VERDICTS[check.verdict]) if check else "",
            command=command(*self._command, at=id_),
            **self._standing(ItemKind.FIGURE, at, pair.importance),
        )

    def _figure_quote(self, source: Source, figure: Figure | None) -> Quote | None:
        return source.quote(figure.span, self._words) if figure else None

    def _promise(self, id_: str, promise: Promise, at: int) -> Evidence:
        target, result = promise.target, promise.result
        return Evidence(
            id_,
            EvidenceKind.TARGET,
            promise.verdict.value,
            PROMISE_SIGNS[promise.verdict],
            self._words(
                "{metric}: target {target}, result {result}",
                metric=clean(target.metric or "–"),
                target=printed_target(target),
                result=printed(result) or "–",
            ),
            _PROMISE_GRAVITIES[promise.verdict],
            old=self._old.quote(target.span, self._words),
            new=self._figure_quote(self._new, result),
            verdict=self._words(PROMISE_NAMES[promise.verdict]),
            command=command(*self._command, at=id_),
            **self._standing(ItemKind.PROMISE, at),
        )

    def _passage(self, id_: str, pair: PassagePair, at: int) -> Evidence:
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
            **self._standing(ItemKind.PASSAGE, at),
        )


_QUIET = frozenset({PassageStatus.EQUAL.value, FigureStatus.UNCHANGED.value})


def _nodes(important: Important) -> Iterator[tuple[ItemKind, int]]:
    """All that one important thing is told by, the head first."""
    yield important.kind, important.at
    yield from ((important.kind, at) for at in important.also)
    yield from ((ItemKind.FIGURE, at) for at in important.beside)
    yield from ((ItemKind.PROMISE, at) for at in important.promises)
    yield from ((ItemKind.FINDING, at) for at in important.findings)


def _figure_text(pair: FigurePair, words: Words) -> str:
    """``门诊人次: 62236人次 → 65000人次, +2764人次, +4.4%``"""
    metric = clean(pair.metric or "–")
    if pair.claim_check is not None and pair.old is None:  # the report's own growth, held against the levels
        return f"{metric}: {printed(pair.new)}"
    values = _ARROW.join((printed(pair.old) or "–", printed(pair.new) or "–"))
    moved = [part for part in (difference(pair, words), percent(pair.percent)) if part]
    return f"{metric}: {values}" + (f", {', '.join(moved)}" if moved and pair.status is FigureStatus.CHANGED else "")
