"""Single pieces of evidence for people: what each shows, both quotations with their places, the arithmetic."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.text import Text

from compare.language import Words
from compare.render.evidence import KIND_NAMES, Evidence, Gravity, Quote
from compare.render.results import EvidenceResult, Presentation
from compare.render.terminal.paint import ALARM, EDITED, HEADING, QUIET, paint
from compare.render.terminal.table import INDENT, SEPARATOR, hanging

_STYLES = {Gravity.ALARM: ALARM, Gravity.WARNING: EDITED}


def write(result: EvidenceResult, presentation: Presentation) -> str:
    return paint(render(result.rows, presentation.words, presentation.width), color=presentation.color)


def render(rows: Iterable[Evidence], words: Words, width: int) -> Iterator[Text]:
    for row in rows:
        gutter = Text(f"{row.sign} ", _STYLES.get(row.gravity, ""))
        yield from hanging(gutter, Text(row.statement, HEADING), width)
        facts = SEPARATOR.join((words(KIND_NAMES[row.kind]), *row.facts))
        yield from hanging(Text(INDENT), Text(facts, QUIET), width)
        for quote in row.quotes:
            yield from _quote(quote, width)
        if row.review:
            review = SEPARATOR.join(row.review)
            yield from hanging(Text(INDENT), Text(review), width)
        yield Text(INDENT + row.command, QUIET)


def _quote(quote: Quote, width: int) -> Iterator[Text]:
    where = SEPARATOR.join(part for part in (quote.path, quote.office, quote.place, quote.section) if part)
    yield from hanging(Text(INDENT), Text(where, QUIET), width)
    body = Text.assemble((quote.before, QUIET), (quote.text, HEADING), (quote.after, QUIET))
    yield from hanging(Text(INDENT * 2), body, width)
