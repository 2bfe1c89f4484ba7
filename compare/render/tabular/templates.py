"""Templates in tables: the text with its slots, and what each report filled in; a fill that nobody else has stands out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from compare.language import Words
from compare.model import Scan, SlotKind, Template
from compare.render.clean import clean
from compare.render.results import TemplatesResult
from compare.render.scan_text import report_name
from compare.render.tabular.tables import ColumnTitle, DataCell, DataRow, DataTable, TablePart, TableReport
from compare.render.terms import SLOT_KINDS
from compare.render.unread import unread_in

# What reports fill in alike, where one that differs is to be looked at; figures and dates differ always.
_ALIKE = frozenset({SlotKind.TEXT})


def templates_report(result: TemplatesResult, words: Words) -> TableReport:
    scan = result.scan
    return TableReport(
        title=words("Templates"),
        facts=[
            words.plural("{count} report", "{count} reports", len(scan.documents)),
            words.plural("{count} template", "{count} templates", len(scan.templates)),
        ],
        parts=template_parts(scan, words),
        inputs=list(dict.fromkeys(document.path for document in scan.documents)),
        unread=unread_in(scan.layouts.items(), result.skipped, words),
    )


def template_parts(scan: Scan, words: Words, most: int | None = None) -> list[TablePart]:
    """Each template with a table of its slots as columns, a row a report, at most so many."""
    return [_part(scan, template, words, most) for template in scan.templates]


def _part(scan: Scan, template: Template, words: Words, most: int | None) -> TablePart:
    counts = (
        words.plural("{count} report", "{count} reports", len(template.occurrences)),
        words.plural("{count} slot", "{count} slots", len(template.slots)),
    )
    heads = [
        ColumnTitle(words("Report")),
        *(ColumnTitle(f"{clean(s.label) or s.name} {words(SLOT_KINDS[s.kind])}") for s in template.slots),
    ]
    fills = [Counter(each.fills[at] for each in template.occurrences) for at in range(len(template.slots))]
    agreed = [max(counted.values(), default=0) > len(template.occurrences) / 2 for counted in fills]
    rows = [
        DataRow([DataCell(report_name(scan, each.document)), *_cells(template, each.fills, fills, agreed)], "template")
        for each in template.occurrences[:most]
    ]
    return TablePart(
        f"template-{template.id}",
        words("Template {number}", number=template.id + 1),
        DataTable(heads, rows if template.slots else []),
        " · ".join(counts),
        clean(template.text),
    )


def _cells(
    template: Template, own: Sequence[str], fills: Sequence[Counter[str]], agreed: Sequence[bool]
) -> list[DataCell]:
    """A text that one report alone filled in, where most others agree, stands out."""
    cells = []
    for slot, text, counted, most_agree in zip(template.slots, own, fills, agreed, strict=True):
        is_odd = slot.kind in _ALIKE and counted[text] == 1 and most_agree
        cells.append(DataCell(clean(text), css="warning" if is_odd else ""))
    return cells
