"""``bidui text``"""

from __future__ import annotations

from typing import Annotated

import typer

from compare.cli.inputs import InputReader, reads_one, tell_encoding
from compare.cli.options import Format, FormatOption, OutputOption
from compare.cli.output import write_data
from compare.language import mark

HELP = mark("Print the text that bidui reads in a file, exactly: every offset counts its characters.")
EXAMPLES = mark(
    "bidui text report.docx\n"
    "bidui text report.docx --tracked old             before its tracked changes\n"
    "bidui text old-gb2312.txt --output report.txt    an old encoding turned into UTF-8"
)


@reads_one
def run(
    context: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE", help=mark("The file to read."))],
    reader: InputReader,
    format_: FormatOption = Format.TEXT,
    output: OutputOption = None,
) -> None:
    document = reader.read(file, context.obj)
    tell_encoding(document, reader, context.obj)
    if format_ is Format.JSON:
        from compare.render.json import text_json

        write_data(text_json(document), output)
    else:
        write_data(document.text, output)
