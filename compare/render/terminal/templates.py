"""Templates for people: their text with numbered slots, and who filled in what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from rich.text import Text

from compare.language import Words
from compare.model import Scan, Template
from compare.render.cells import truncate
from compare.render.clean import clean
from compare.render.results import Presentation, TemplatesResult
from compare.render.scan_text import report_name
from compare.render.terminal.paint import EDITED, QUIET, paint
from compare.render.terminal.table import INDENT, SEPARATOR, hanging, titled
from compare.render.terms import SLOT_KINDS

_EXCERPT = 160


def write(result: TemplatesResult, presentation: Presentation) -> str:
    lines = render(result.scan, presentation.words, presentation.width, result.top, in_full=True)
    return paint(lines, color=presentation.color)


def render(scan: Scan, words: Words, width: int, top: int, *, in_full: bool) -> Iterator[Text]:
    """At most ``top`` templates, the heaviest first; ``in_full`` with all their text and each report's fills."""
    if not scan.templates:
        yield Text(words("No text is shared by three or more of these reports."))
    for template in scan.templates[:top]:
        yield from _template(scan, template, words, width, in_full=in_full)
    if len(scan.templates) > top:
        yield Text(INDENT + words("{count} more: --top", count=len(scan.templates) - top), QUIET)


def _template(scan: Scan, template: Template, words: Words, width: int, *, in_full: bool) -> Iterator[Text]:
    counts = (
        words.plural("{count} report", "{count} reports", len(template.occurrences)),
        words.plural("{count} slot", "{count} slots", len(template.slots)),
    )
    yield from titled(words("Template {number}", number=template.id + 1), width, SEPARATOR.join(counts))
    text = clean(" ".join(template.text.split()))
    yield from hanging(Text(INDENT), Text(text if in_full else truncate(text, _EXCERPT)), width)
    if not in_full:
        return
    if template.slots:
        kinds = SEPARATOR.join(
            f"{clean(slot.label) or slot.name} {words(SLOT_KINDS[slot.kind])}" for slot in template.slots
        )
        yield from hanging(Text(INDENT), Text(kinds, QUIET), width)
    usual = _usual(template)
    for occurrence in template.occurrences:
        title = report_name(scan, occurrence.document)
        fills = Text(SEPARATOR).join(
            _fill(fill, is_odd=common is not None and fill != common)
            for fill, common in zip(occurrence.fills, usual, strict=True)
        )
        yield from hanging(Text(f"{INDENT * 2}{title}{INDENT}"), fills if fills.plain else Text("–"), width)
    if any(fill != common for o in template.occurrences for fill, common in zip(o.fills, usual, strict=True) if common):
        yield from hanging(Text(INDENT), Text(words("* not what most fill in"), QUIET), width)
    yield Text()


def _usual(template: Template) -> list[str | None]:
    """For each slot what most fill in; None where each has their own, as with figures."""
    usual: list[str | None] = []
    for fills in zip(*(o.fills for o in template.occurrences), strict=True):
        fill, count = Counter(fills).most_common(1)[0]
        usual.append(fill if 2 * count > len(fills) else None)
    return usual


def _fill(fill: str, *, is_odd: bool) -> Text:
    shown = clean(" ".join(fill.split())) or "–"
    return Text(f"*{shown}", EDITED) if is_odd else Text(shown)
