"""Two folders as pages in a folder: one for each pair, and an index that leads to them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import compare
from compare.cli.decisions import diff_decisions
from compare.cli.errors import OutputError
from compare.cli.output import refuse_existing
from compare.cli.progress import Progress
from compare.cli.writing import Output
from compare.language import Words
from compare.model import DiffOptions, Document, Side
from compare.render.names import called
from compare.render.results import DiffResult, FoldersResult

if TYPE_CHECKING:
    from compare.model import ReportPair

_INDEX = "index.html"
_LONGEST_NAME = 40


def write_pages(
    result: FoldersResult, options: DiffOptions, output: Output, words: Words, review: str | None = None
) -> None:
    """With what was decided on the desk. Raises `OutputError`, before anything is written where a page exists already."""
    folder = Path(output.output or "")
    names = _names(result.folders.pairs)
    for name in (*names, _INDEX):
        refuse_existing(str(folder / name), force=output.force)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise OutputError(str(folder), "cannot be written: {why}", why=why) from None
    with Progress() as progress:
        for number, (pair, name) in enumerate(zip(result.folders.pairs, names, strict=True), 1):
            progress.say(words("comparing pair {number} of {count}", number=number, count=len(names)), number - 1)
            comparison = compare.diff(_document(pair.old), _document(pair.new), options)
            shown = DiffResult(comparison, decisions=diff_decisions(comparison, review))
            replace(output, output=str(folder / name)).write(shown, words)
    replace(output, output=str(folder / _INDEX)).write(replace(result, pages=names), words)


def _names(pairs: Sequence[ReportPair]) -> list[str]:
    """``03-清源区卫生健康局.html``: by rank and office."""
    offices = (re.sub(r"\W+", "-", called(pair.new, pair.organisation))[:_LONGEST_NAME].strip("-") for pair in pairs)
    return [f"{rank:02}-{office}.html" for rank, office in enumerate(offices, 1)]


def _document(side: Side) -> Document:
    return replace(side.outline.document, report=side.report)
