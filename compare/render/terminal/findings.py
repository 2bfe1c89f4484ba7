"""What looks wrong between two reports, and what became of last year's targets."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from compare.language import Words, mark
from compare.model import Comparison, Promise, PromiseVerdict, Severity
from compare.render.clean import clean
from compare.render.parts import Part, View
from compare.render.places import Places, report_of
from compare.render.printed import printed
from compare.render.rules import SEVERITY_SIGNS, told
from compare.render.terminal.header import SEPARATOR
from compare.render.terminal.paint import ALARM, GOOD, QUIET
from compare.render.terminal.table import INDENT, Cell, hanging, table, titled

_SIGNS = {
    PromiseVerdict.MET: ("✓", GOOD),
    PromiseVerdict.PARTLY: ("~", ""),
    PromiseVerdict.MISSED: ("✗", ALARM),
    PromiseVerdict.NOT_MENTIONED: ("?", QUIET),
}
_COUNTS = {
    PromiseVerdict.MET: mark("{count} met"),
    PromiseVerdict.PARTLY: mark("{count} met in part"),
    PromiseVerdict.MISSED: mark("{count} missed"),
    PromiseVerdict.NOT_MENTIONED: mark("{count} not mentioned"),
}
# What a reviewer asks about first.
_ORDER = (PromiseVerdict.MISSED, PromiseVerdict.PARTLY, PromiseVerdict.MET, PromiseVerdict.NOT_MENTIONED)
_METRIC, _NUMBERS = 1, (2, 3)


def findings(comparison: Comparison, words: Words, view: View) -> Iterator[Text]:
    """Each finding with the line on which it stands."""
    if not comparison.findings:
        return
    yield from titled(words("Findings"), view.width)
    for finding in comparison.findings:
        side = comparison.old if finding.side == "old" else comparison.new
        line = side.text.count("\n", 0, finding.span.start) + 1
        alarm = ALARM if finding.severity is Severity.ERROR else ""
        gutter = Text(INDENT).append(SEVERITY_SIGNS[finding.severity] + " ", alarm)
        path = Places(report_of(side)).path(finding.span.start)
        place = words("line {line}", line=line) + (SEPARATOR + clean(path[-1].heading) if path else "")
        body = Text(told(finding, words)).append(f"  {place}", QUIET)
        yield from hanging(gutter, body, view.width)


def promises(comparison: Comparison, words: Words, view: View) -> Iterator[Text]:
    """Last year's targets; those met or not mentioned only where the figures are asked for."""
    if not comparison.promises:
        return
    verdicts = [promise.verdict for promise in comparison.promises]
    counts = [words(message, count=verdicts.count(v)) for v, message in _COUNTS.items() if v in verdicts]
    yield from titled(words("Last year's targets"), view.width, SEPARATOR.join(counts))
    wanted = _ORDER if view.only is Part.FIGURES else _ORDER[:2]
    shown = [promise for verdict in wanted for promise in comparison.promises if promise.verdict is verdict]
    if shown:
        heads = ["", words("Metric"), words("Target"), words("Result")]
        rows = [[Cell(head, QUIET) for head in heads], *(_cells(promise) for promise in shown)]
        yield from table(rows, view.width, flexible=_METRIC, right=_NUMBERS)


def _cells(promise: Promise) -> list[Cell]:
    sign, style = _SIGNS[promise.verdict]
    target, result = promise.target, promise.result
    bound = {"at_least": "≥", "at_most": "≤"}.get(target.bound or "", "")
    return [
        Cell(sign, style),
        Cell(clean(target.metric or "")),
        Cell(bound + printed(target)),
        Cell(printed(result) if result else "—"),
    ]
