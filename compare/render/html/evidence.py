"""Chosen pieces of evidence as a page, in the order given."""

from __future__ import annotations

from compare.render.evidence import KIND_NAMES, EvidenceKind
from compare.render.html.page import page
from compare.render.results import EvidenceResult, Presentation
from compare.render.tabular.tables import Filter


def write(result: EvidenceResult, presentation: Presentation) -> str:
    words, kinds = presentation.words, {row.kind for row in result.rows}
    count = len(result.rows)
    return page(
        "evidence.html",
        words,
        title=words("Evidence"),
        facts=[words.plural("{count} piece of evidence", "{count} pieces of evidence", count)],
        version=presentation.version,
        filters=[Filter(kind.value, "", words(KIND_NAMES[kind])) for kind in EvidenceKind if kind in kinds],
        outline=[],
        ticks=[],
        rows=result.rows,
    )
