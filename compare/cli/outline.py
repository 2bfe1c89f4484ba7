"""``bidui outline``"""

from __future__ import annotations

from typing import Annotated

import typer

import compare
from compare.cli.inputs import InputReader, read_each, reads_many
from compare.cli.options import Format, FormatOption, OutputOption, WidthOption
from compare.cli.output import write_data, write_text
from compare.language import mark

HELP = mark("Show the reports of each file, their headings, and what is no report text (navigation, adverts).")
EXAMPLES = mark(
    "bidui outline report.docx\nbidui outline reports/ --include *.pdf\nbidui outline *.txt --format json --output outlines.json"
)


@reads_many
def run(  # noqa: PLR0913, PLR0917 - the options of a command are its arguments
    context: typer.Context,
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help=mark("The files or folders to read."))],
    reader: InputReader,
    format_: FormatOption = Format.TEXT,
    output: OutputOption = None,
    width: WidthOption = None,
) -> int:
    outlines, skipped = read_each(files, compare.outline, context.obj, reader)
    if not outlines:
        return 2
    if format_ is Format.JSON:
        from compare.render.json import outline_json

        write_data(outline_json(outlines, skipped), output)
    else:
        from compare.cli.terminal import columns
        from compare.render.terminal.outline import render
        from compare.render.terminal.paint import paint

        write_text(paint(render(outlines, context.obj, columns(width))), output)
    return 0
