"""What looks wrong between two reports, and what became of last year's targets."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from compare.language import Words, mark
from compare.model import Comparison, Promise, PromiseVerdict, Severity
from compare.render.clean import clean
from compare.render.evidence_diff import PROMISE_SIGNS
from compare.render.printed import printed, printed_target
from compare.render.rules import SEVERITY_SIGNS, by_kind, finding_text
from compare.render.terminal.paint import ALARM, GOOD, QUIET
from compare.render.terminal.side_places import SidePlaces
from compare.render.terminal.table import INDENT, SEPARATOR, TableCell, hanging, table, titled
from compare.render.views import DiffView, Part

_STYLES = {
    PromiseVerdict.MET: GOOD,
    PromiseVerdict.PARTLY: "",
    PromiseVerdict.MISSED: ALARM,
    PromiseVerdict.NOT_DUE: QUIET,
    PromiseVerdict.NOT_MENTIONED: QUIET,
}
_COUNTS = {
    PromiseVerdict.MET: mark("{count} met"),
    PromiseVerdict.PARTLY: mark("{count} met in part"),
    PromiseVerdict.MISSED: mark("{count} missed"),
    PromiseVerdict.NOT_DUE: mark("{count} not yet due"),
    PromiseVerdict.NOT_MENTIONED: mark("{count} not mentioned"),
}
# Of one kind of mistake so many are shown here; `bidui check` shows them all.
_SHOWN = 2
# What a reviewer asks about first.
_ORDER = (
    PromiseVerdict.MISSED,
    PromiseVerdict.PARTLY,
    PromiseVerdict.MET,
    PromiseVerdict.NOT_DUE,
    PromiseVerdict.NOT_MENTIONED,
)
_METRIC, _NUMBERS = 1, (2, 3)


def findings(comparison: Comparison, words: Words, view: DiffView) -> Iterator[Text]:
    """Each with the place where it stands; beside the other parts notes are only counted, and a few of a kind shown."""
    if not comparison.findings:
        return
    loud = [finding for finding in comparison.findings if finding.severity is not Severity.NOTE]
    shown = comparison.findings if view.only else loud
    counted = "" if view.only else _notes(len(comparison.findings) - len(loud), words)
    yield from titled(words("Findings"), view.width, counted)
    sides = {"old": SidePlaces(comparison.old), "new": SidePlaces(comparison.new)}
    first, rest = by_kind(shown, len(shown) if view.only else _SHOWN)
    for finding in first:
        alarm = ALARM if finding.severity is Severity.ERROR else ""
        gutter = Text(INDENT).append(SEVERITY_SIGNS[finding.severity] + " ", alarm)
        place = sides[finding.side or "new"].at(finding.span.start, words)
        if finding.side == "old":
            place = words("OLD, {place}", place=place)
        body = Text(finding_text(finding, words)).append(f"  {place}", QUIET)
        yield from hanging(gutter, body, view.width)
    for kind in rest:
        file = comparison.old.path if kind[0].side == "old" else comparison.new.path
        more = words(
            "… {count} more of {rule}: bidui check {file}", count=len(kind), rule=kind[0].rule, file=clean(file)
        )
        yield from hanging(Text(INDENT), Text(more, QUIET), view.width)


def _notes(count: int, words: Words) -> str:
    """How many there are and what shows them."""
    if not count:
        return ""
    option = f"--only {Part.FIGURES}"
    return words.plural("{count} note ({option} shows it)", "{count} notes ({option} shows them)", count, option=option)


def promises(comparison: Comparison, words: Words, view: DiffView) -> Iterator[Text]:
    """Last year's targets; those met or not mentioned only in the full list of figures."""
    if not comparison.promises:
        return
    verdicts = [promise.verdict for promise in comparison.promises]
    counts = [words(message, count=verdicts.count(v)) for v, message in _COUNTS.items() if v in verdicts]
    yield from titled(words("Last year's targets"), view.width, SEPARATOR.join(counts))
    wanted = _ORDER if view.only is Part.FIGURES else _ORDER[:2]
    shown = [promise for verdict in wanted for promise in comparison.promises if promise.verdict is verdict]
    if shown:
        heads = ["", words("Metric"), words("Target"), words("Result")]
        rows = [[TableCell(head, QUIET) for head in heads], *(_cells(promise) for promise in shown)]
        yield from table(rows, view.width, flexible=_METRIC, right=_NUMBERS)


def _cells(promise: Promise) -> list[TableCell]:
    target, result = promise.target, promise.result
    return [
        TableCell(PROMISE_SIGNS[promise.verdict], _STYLES[promise.verdict]),
        TableCell(clean(target.metric or "")),
        TableCell(printed_target(target)),
        TableCell(printed(result) if result else "—"),
    ]
