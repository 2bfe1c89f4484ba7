"""How much of one report others have too: the rates with and without what may be left out, by section and by source."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from compare.language import Words
from compare.model import Scan, ScannedReport
from compare.render.clean import clean
from compare.render.printed import share
from compare.render.scan_text import RATES, report_name
from compare.render.terminal.paint import QUIET
from compare.render.terminal.scan_passages import left_out
from compare.render.terminal.table import TableCell, table, titled
from compare.render.terms import LABEL_ORDER, MATCH_LABELS


def render_rates(scan: Scan, report: ScannedReport, words: Words, width: int, top: int) -> Iterator[Text]:
    yield Text()
    yield from titled(words("How much others have too"), width)
    rates = [(name, getattr(report.rates, part)) for part, name in RATES.items()]
    # What was left out for everybody is told where it makes a difference.
    told = [(name, rate) for i, (name, rate) in enumerate(rates) if i < _ALWAYS or rate != report.rates.total]
    yield from table(
        [[TableCell(share(rate)), TableCell(words(name))] for name, rate in told], width, flexible=1, right=(0,)
    )
    if report.sources:
        yield Text()
        note = words("alone, and what each adds to those above it")
        left = len(report.sources) - top
        yield from titled(words("Sources"), width, left_out(left, words) if left > 0 else note)
        rows = [
            [
                TableCell(share(source.alone)),
                TableCell(share(source.added)),
                TableCell(report_name(scan, source.document)),
            ]
            for source in report.sources[:top]
        ]
        yield from table(rows, width, flexible=2, right=(0, 1))
    labels = [label for label in LABEL_ORDER if any(getattr(s.shares, label.value) for s in report.sections)]
    if labels:
        yield Text()
        yield from titled(words("By section"), width)
        rows = [
            [TableCell(head, QUIET) for head in (words("Section"), *(words(MATCH_LABELS[label]) for label in labels))]
        ]
        for section in report.sections:
            shares = [getattr(section.shares, label.value) for label in labels]
            rows.append(
                [TableCell(clean(section.heading)), *(TableCell(share(part) if part else "") for part in shares)]
            )
        yield from table(rows, width, flexible=0, right=range(1, len(labels) + 1))


# So many rates are told in any case.
_ALWAYS = 4
