"""``bidui text``"""

from __future__ import annotations

from typing import Annotated

import typer

from compare.cli.inputs import InputReader, reads_one, report_encoding
from compare.cli.writing import Output, writes
from compare.language import mark
from compare.render.results import TextResult

HELP = mark("Print the text that bidui reads in a file, exactly: every offset counts its characters.")
EXAMPLES = mark(
    "bidui text report.docx\n"
    "bidui text report.docx --tracked old             before its tracked changes\n"
    "bidui text old-gb2312.txt --output report.txt    an old encoding turned into UTF-8"
)


@reads_one
@writes(TextResult, for_people=False)
def run(
    context: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE", help=mark("The file to read."))],
    reader: InputReader,
    output: Output,
) -> None:
    output.format_of(TextResult)
    document = reader.read(file, context.obj)
    report_encoding(document, reader, context.obj)
    output.write(TextResult(document), context.obj)
