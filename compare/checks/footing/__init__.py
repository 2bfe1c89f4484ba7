"""Footing: whether the figures of a table add up. The arithmetic is found in the table, not configured.

`sheets` reads a table as rows, columns and cells; `sums`, `derived`, `products`, `means`, `running`, `movements` and
`balances` find relations between cells, which hold, fail, or cannot be said where a contributor is blank; `diagnosis` says which cell is
wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compare.checks.arithmetic_statements import CODE
from compare.checks.footing.balances import balances, sides
from compare.checks.footing.derived import derived
from compare.checks.footing.diagnosis import Fault, faults
from compare.checks.footing.ladders import ladders
from compare.checks.footing.means import means
from compare.checks.footing.movements import movements
from compare.checks.footing.products import products
from compare.checks.footing.ranks import Misranked, misranked
from compare.checks.footing.relations import Relation, printed
from compare.checks.footing.running import running
from compare.checks.footing.sheets import FigureGrid, sheets
from compare.checks.footing.steps import steps
from compare.checks.footing.sums import Unsaid, sums
from compare.checks.footing.turned import has_rows_that_follow, turned
from compare.checks.rule import CheckedReport
from compare.checks.settings import MOST_TERMS_MARKED, MOST_UNSAID
from compare.language import mark
from compare.model import Finding, Severity

_WRONG = mark("{sum}, stated {stated}")
_TERM = mark("{sum}, stated {stated}; {cell} would have to be {mended}")
_UNSAID = mark("whether “{total}” adds up cannot be said: “{missing}” is blank")
_MISRANKED = mark("{score} is the {expected}. of the scores, ranked {rank}.")


def find(checked: CheckedReport) -> Iterator[Finding]:
    for table in sheets(checked):
        found, unsaid = _relations(table)
        yield from (_finding(checked, fault) for fault in faults(found))
        yield from (_cannot_be_said(checked, each) for each in unsaid[:MOST_UNSAID])
        yield from (_not_ranked(checked, each) for sheet in table for each in misranked(sheet))


def _relations(table: Sequence[FigureGrid]) -> tuple[list[Relation], list[Unsaid]]:
    """What holds or fails in a table, each once, and what cannot be said."""
    found: list[Relation] = [*sides(table)]
    unsaid: list[Unsaid] = []
    for sheet in table:
        added = list(sums(sheet))
        unsaid += [each for each in added if isinstance(each, Unsaid)]
        found += [each for each in added if isinstance(each, Relation)]
        for finder in (derived, products, means, running, movements, balances, ladders, steps):
            found += finder(sheet)
        if has_rows_that_follow(sheet):
            other = turned(sheet)
            for finder in (derived, products, steps):
                found += finder(other)
    return found, unsaid


def _finding(checked: CheckedReport, fault: Fault) -> Finding:
    """Underlines the cell; the cells one of which must be wrong come first among the places."""
    relation = fault.relation
    first = [cell.span for cell in fault.candidates]
    others = [cell.span for cell in relation.cells if cell != fault.cell and cell.span not in first]
    mended = relation.mended(fault.cell)
    arguments = {"sum": relation.calculation, "stated": relation.result.figure.printed}
    template = _WRONG
    if fault.cell != relation.result and mended is not None:
        template = _TERM
        arguments |= {"cell": fault.cell.figure.printed, "mended": printed(mended, fault.cell)}
    return checked.finding(
        CODE,
        Severity.WARNING,
        fault.cell.span,
        template,
        related=[*first, *others][:MOST_TERMS_MARKED],
        **arguments,
    )


def _cannot_be_said(checked: CheckedReport, unsaid: Unsaid) -> Finding:
    span = unsaid.total.span
    return checked.finding(CODE, Severity.NOTE, span, _UNSAID, total=unsaid.label, missing=unsaid.missing)


def _not_ranked(checked: CheckedReport, wrong: Misranked) -> Finding:
    score, rank = (cell.figure.printed for cell in (wrong.score, wrong.rank))
    return checked.finding(
        CODE,
        Severity.WARNING,
        wrong.rank.span,
        _MISRANKED,
        related=[wrong.score.span],
        score=score,
        rank=rank,
        expected=str(wrong.expected),
    )
