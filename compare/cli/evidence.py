"""``--at EVIDENCE``: one piece of evidence instead of the whole result."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from compare.language import Words, mark
from compare.model import InputError
from compare.render.evidence import Evidence
from compare.render.results import EvidenceResult

if TYPE_CHECKING:
    from compare.model import Scan
    from compare.render.evidence_decisions import Decisions

AT_OPTION = "--at"

AtOption = Annotated[
    str | None,
    typer.Option(AT_OPTION, metavar="EVIDENCE", help=mark("Show one piece of evidence, named as in pages and tables.")),
]


def evidence_at(rows: Iterable[Evidence], name: str) -> EvidenceResult:
    """The piece that is named so. Raises `InputError` where there is none."""
    chosen = [row for row in rows if row.id == name]
    if not chosen:
        raise InputError(AT_OPTION, "there is no evidence {name} in this result", name=name)
    return EvidenceResult(chosen)


def scan_evidence(scan: Scan, inputs: Sequence[str], words: Words, decisions: Decisions) -> list[Evidence]:
    """The rows of a scan; ``inputs`` are the paths that were scanned."""
    from compare.render.evidence_scan import ScanEvidence

    return ScanEvidence(scan, inputs, words, decisions).all()
