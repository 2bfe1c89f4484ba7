"""``bidui outline``"""

from __future__ import annotations

from typing import Annotated

import typer

import compare
from compare.cli.exit_codes import DONE, UNUSABLE
from compare.cli.inputs import InputReader, read_each, reads_many
from compare.cli.writing import Output, writes
from compare.language import mark
from compare.render.results import OutlineResult

HELP = mark("Show the reports of each file, their headings, and what is no report text (navigation, adverts).")
EXAMPLES = mark(
    "bidui outline report.docx\nbidui outline reports/ --include *.pdf\nbidui outline *.txt --output outlines.json"
)


@reads_many
@writes(OutlineResult)
def run(
    context: typer.Context,
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help=mark("The files or folders to read."))],
    reader: InputReader,
    output: Output,
) -> int:
    output.format_of(OutlineResult)
    outlines, skipped = read_each(files, compare.outline, context.obj, reader)
    if not outlines:
        return UNUSABLE
    output.write(OutlineResult(outlines, skipped), context.obj)
    return DONE
