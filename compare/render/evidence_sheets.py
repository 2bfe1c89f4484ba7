"""Evidence as sheets of a workbook: the same columns whatever it is of, and figures with their values as numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from compare.language import Words
from compare.model import Figure, FigurePair
from compare.render.clean import clean
from compare.render.evidence import KIND_NAMES, Evidence, EvidenceKind, Quote
from compare.render.evidence_diff import FIGURE_NAMES, PASSAGE_NAMES, PROMISE_NAMES
from compare.render.figure_tables import Sheet, SheetChart, Value
from compare.render.important import FigureOrder, in_order
from compare.render.printed import printed
from compare.render.results import DiffResult
from compare.render.rules import rule_name
from compare.render.terms import MATCH_LABELS

_STATUS_NAMES: Mapping[EvidenceKind, Mapping[Any, str]] = {
    EvidenceKind.PASSAGE: PASSAGE_NAMES,
    EvidenceKind.FIGURE: FIGURE_NAMES,
    EvidenceKind.TARGET: PROMISE_NAMES,
    EvidenceKind.MATCH: MATCH_LABELS,
}


def evidence_sheet(rows: Sequence[Evidence], words: Words) -> Sheet:
    """With headings in the reader's language."""
    old, new = words("Old"), words("New")
    where = (words("File"), words("Office"), words("Place"), words("Section"))
    heads = [
        words("Kind"),
        words("Status"),
        words("What it shows"),
        words("Verdict"),
        words("Measure"),
        words("Why"),
        old,
        new,
    ]
    heads += [*(f"{old}: {each}" for each in where), *(f"{new}: {each}" for each in where)]
    heads += _of_review(words)
    return Sheet(heads, [_evidence(row, words) for row in rows], is_in_words=True)


def decisions_sheet(rows: Iterable[Evidence], words: Words) -> Sheet:
    """What a reviewer decided or noted."""
    return evidence_sheet([row for row in rows if row.decision or row.note], words)


def changes_sheet(pairs: Iterable[FigurePair], words: Words) -> Sheet:
    """Figures by how much they changed, with a chart."""
    heads = [words("Metric"), "%", words("Old"), words("New")]
    rows = [[clean(pair.metric or "–"), pair.percent, printed(pair.old), printed(pair.new)] for pair in pairs]
    return Sheet(heads, rows, is_in_words=True, chart=SheetChart(words("Largest changes"), 0, len(rows)))


def _evidence(row: Evidence, words: Words) -> list[Value]:
    return [
        *(words(KIND_NAMES[row.kind]), _status(row, words), row.statement, row.verdict, row.measure, row.why),
        row.old.text if row.old else None,
        row.new.text if row.new else None,
        *_where(row.old),
        *_where(row.new),
        *_review(row),
    ]


def _status(row: Evidence, words: Words) -> str:
    """As people call it: a rule by its name, all else by what became of it."""
    if row.kind is EvidenceKind.FINDING:
        return rule_name(row.status, words)
    return words(_STATUS_NAMES[row.kind][row.status])


def _of_review(words: Words) -> list[str]:
    return [words("Decision"), words("Note"), words("By"), words("How to open it"), words("Evidence")]


def _review(row: Evidence) -> tuple[Value, ...]:
    return row.decision, row.note, row.by, row.command, row.id


def _where(quote: Quote | None) -> tuple[Value, ...]:
    return (quote.path, quote.office, quote.place, quote.section) if quote else (None,) * 4


def figure_pairs_sheet(result: DiffResult, rows: Sequence[Evidence], words: Words) -> Sheet:
    """Each figure of a comparison, once, with both values as numbers, as printed, and the sentences that state them."""
    pairs = result.comparison.figures
    old, new, value = words("Old"), words("New"), words("Value")
    heads = [words("Metric"), old, f"{old}: {value}", new, f"{new}: {value}", words("Unit"), words("Difference"), "%"]
    heads += [words("Status"), words("Stated growth"), words("Measure")]
    heads += [f"{old}: {words('Text')}", f"{new}: {words('Text')}", words("Place"), words("Section")]
    heads += [words("Told again"), words("Importance"), words("Why"), *_of_review(words)]
    places = in_order(pairs, result.order or FigureOrder.REPORT)
    return Sheet(
        heads, [_figure(pairs[at], rows[at], words) for at in places if not pairs[at].retold], is_in_words=True
    )


def _figure(pair: FigurePair, row: Evidence, words: Words) -> list[Value]:
    unit = next((figure.unit for figure in (pair.new, pair.old) if figure and figure.unit), None)
    quote = row.new or row.old
    return [
        clean(pair.metric or ""),
        printed(pair.old),
        _value(pair.old),
        printed(pair.new),
        _value(pair.new),
        unit,
        pair.difference,
        pair.percent,
        _status(row, words),
        row.verdict,
        row.measure,
        row.old.whole if row.old else None,
        row.new.whole if row.new else None,
        quote.place if quote else None,
        quote.section if quote else None,
        row.elsewhere,
        Decimal(str(pair.importance)),
        row.why,
        *_review(row),
    ]


def _value(figure: Figure | None) -> Value:
    return figure.signed if figure else None
