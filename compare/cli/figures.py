"""``bidui figures``"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer

import compare
from compare.cli.inputs import read_each
from compare.cli.options import Format, FormatOption, OutputOption, WidthOption
from compare.cli.output import write_data, write_text
from compare.language import mark
from compare.model import Document, Ledger, Series

HELP = mark("List every figure of each file; of several files also how each metric moved over the years.")
EXAMPLES = mark("bidui figures report.txt\nbidui figures 2021.txt 2022.txt 2023.txt")


def run(
    context: typer.Context,
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help=mark("The files to read."))],
    format_: FormatOption = Format.TEXT,
    output: OutputOption = None,
    width: WidthOption = None,
) -> int:
    ledgers, skipped = read_each(files, _ledger, context.obj)
    if not ledgers:
        return 2
    rows = _series(ledgers) if len(files) > 1 else None
    if format_ is Format.JSON:
        from compare.render.json import figures_json

        write_data(figures_json(ledgers, rows, skipped), output)
    else:
        from compare.cli.terminal import columns
        from compare.render.terminal.ledger import render
        from compare.render.terminal.paint import paint

        write_text(paint(render(ledgers, rows, context.obj, columns(width))), output)
    return 0


def _series(ledgers: Sequence[Ledger]) -> tuple[Series, ...]:
    from compare.figures import series

    return series(ledgers)


def _ledger(document: Document) -> Ledger:
    return Ledger(document, compare.find_figures(document))
