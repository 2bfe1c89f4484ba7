"""Findings where prose tells the order, the direction or the number of rows otherwise than its table."""

from __future__ import annotations

from collections.abc import Iterator

from compare.checks.retold.counts import miscounted
from compare.checks.retold.orders import misplaced
from compare.checks.retold.signs import turned_round
from compare.checks.rule import CheckedReport
from compare.language import mark
from compare.model import Finding, Severity

_IS_FALL = mark("{figure} is told as a rise; in the table it is a fall ({other})")
_IS_RISE = mark("{figure} is told as a fall; in the table it is a rise ({other})")
_COUNTED = mark("{count} rows of the table are beyond it, stated {stated}")
_OTHER_IS = mark("{name} is {value} in the table; {word} is {other} with {other_value}")


def retold_otherwise(checked: CheckedReport, code: str) -> Iterator[Finding]:
    """A rise told as a fall. ``code`` is the rule's."""
    for each in turned_round(checked):
        template = _IS_FALL if each.rise else _IS_RISE
        places = [cell.span for cell in each.cells]
        first = each.cells[0].figure.printed
        yield checked.finding(
            code,
            Severity.WARNING,
            each.span(checked.folded),
            template,
            related=places,
            figure=each.told.figure.printed,
            other=first,
        )


def columns_otherwise(checked: CheckedReport, code: str) -> Iterator[Finding]:
    """The order of the rows, and how many are beyond a limit."""
    for told_count in miscounted(checked):
        yield checked.finding(
            code,
            Severity.WARNING,
            told_count.stated.span,
            _COUNTED,
            related=[told_count.limit.span],
            count=str(told_count.counted),
            stated=told_count.stated.printed,
        )
    for wrong in misplaced(checked):
        yield checked.finding(
            code,
            Severity.WARNING,
            wrong.span,
            _OTHER_IS,
            related=[wrong.own.span, wrong.other.span],
            name=wrong.name,
            value=wrong.own.figure.printed,
            word=wrong.word,
            other=wrong.other_name,
            other_value=wrong.other.figure.printed,
        )
