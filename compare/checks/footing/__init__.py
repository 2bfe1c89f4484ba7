"""Footing: whether the figures of a table add up. The arithmetic is found in the table, not configured.

`sheets` reads a table as rows, columns and cells; `sums`, `derived` and `balances` find relations between cells, which
hold, fail, or cannot be said where a contributor is blank; `diagnosis` says which cell is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator

from compare.checks.arithmetic_statements import CODE
from compare.checks.footing.balances import balances
from compare.checks.footing.derived import derived
from compare.checks.footing.diagnosis import Fault, faults
from compare.checks.footing.relations import printed
from compare.checks.footing.settings import MOST_TERMS_MARKED
from compare.checks.footing.sheets import sheets
from compare.checks.footing.sums import sums
from compare.checks.rule import CheckedReport
from compare.language import mark
from compare.model import Finding, Severity

_WRONG = mark("{sum}, stated {stated}")
_TERM = mark("{sum}, stated {stated}; {cell} would have to be {mended}")


def find(checked: CheckedReport) -> Iterator[Finding]:
    for sheet in sheets(checked):
        relations = [*sums(sheet), *derived(sheet), *balances(sheet)]
        yield from (_finding(checked, fault) for fault in faults(relations))


def _finding(checked: CheckedReport, fault: Fault) -> Finding:
    relation = fault.relation
    stated = "".join(relation.result.figure.text.split())
    related = [cell.span for cell in relation.cells if cell != fault.cell][:MOST_TERMS_MARKED]
    mended = relation.mended(fault.cell)
    if fault.cell == relation.result or mended is None:
        return checked.finding(
            CODE,
            Severity.WARNING,
            fault.cell.span,
            _WRONG,
            related=related,
            sum=relation.calculation,
            stated=stated,
        )
    return checked.finding(
        CODE,
        Severity.WARNING,
        fault.cell.span,
        _TERM,
        related=related,
        sum=relation.calculation,
        stated=stated,
        cell="".join(fault.cell.figure.text.split()),
        mended=printed(mended, fault.cell),
    )
