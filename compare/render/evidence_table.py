"""Evidence as a table for programs (CSV)."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from compare.render.csv import sheet_csv
from compare.render.evidence import Evidence, Quote
from compare.render.evidence_check import check_evidence
from compare.render.evidence_diff import DiffEvidence
from compare.render.figure_tables import Sheet
from compare.render.results import CheckResult, DiffResult, EvidenceResult, Presentation

_COLUMNS = "evidence kind status statement verdict measure decision note by importance why elsewhere".split()
_QUOTED = "text path report office place section".split()


def write_csv(result: EvidenceResult, _: Presentation) -> str:
    return sheet_csv(evidence_table(result.rows))


def write_diff(result: DiffResult, presentation: Presentation) -> str:
    """What matters most comes first."""
    return sheet_csv(evidence_table(DiffEvidence(result.comparison, presentation.words, result.decisions).all()))


def write_check(result: CheckResult, presentation: Presentation) -> str:
    words = presentation.words
    return sheet_csv(evidence_table(row for file in result.selected for row in check_evidence(file, words)))


def evidence_table(rows: Iterable[Evidence]) -> Sheet:
    """One row a piece. Of each quotation ``old_text`` is what is quoted, ``old_place`` where it stands."""
    quoted = [f"{side}_{name}" for side in ("old", "new") for name in _QUOTED]
    return Sheet(
        [*_COLUMNS, *quoted, "command"],
        [
            [
                *(row.id, row.kind.value, row.status, row.statement, row.verdict, row.measure, row.decision, row.note),
                *(row.by, Decimal(str(row.importance)), row.why, row.elsewhere),
                *_cells(row.old),
                *_cells(row.new),
                row.command,
            ]
            for row in rows
        ],
    )


def _cells(quote: Quote | None) -> list[str | int | None]:
    return [getattr(quote, name) if quote else None for name in _QUOTED]
