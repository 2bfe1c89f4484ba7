"""``--at EVIDENCE``: one piece of evidence instead of the whole result."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

import typer

from compare.language import mark
from compare.model import InputError
from compare.render.evidence import Evidence
from compare.render.results import EvidenceResult

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
