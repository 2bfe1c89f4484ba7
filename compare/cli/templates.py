"""``bidui templates``"""

from __future__ import annotations

from typing import Annotated

import typer

from compare.cli.inputs import Reading, reads_many
from compare.cli.options import Format, FormatOption, OutputOption, WidthOption
from compare.cli.output import write_data, write_text
from compare.cli.progress import Progress
from compare.cli.scan import BaseOption, GroupOption, PathsArgument, pattern, read_all, scanned
from compare.language import mark
from compare.model import ScanOptions

HELP = mark(
    "Find the templates that three and more reports fill in: their text with its slots, and each report's fills."
)
EXAMPLES = mark("bidui templates submissions/\nbidui templates submissions/ --format json --output templates.json")


@reads_many
def run(  # noqa: PLR0913, PLR0917 - the options of a command are its arguments
    context: typer.Context,
    paths: PathsArgument,
    reading: Reading,
    base: BaseOption = None,
    group_by: GroupOption = None,
    top: Annotated[int, typer.Option(metavar="N", min=1, help=mark("Templates to show (20)."))] = 20,
    format_: FormatOption = Format.TEXT,
    output: OutputOption = None,
    width: WidthOption = None,
) -> int:
    words = context.obj
    with Progress() as progress:
        documents, skipped = read_all(paths, words, progress, reading)
        if not documents:
            return 2
        bases = tuple(reading.read(name, words) for name in base or ())
        options = ScanOptions(base=bases, group_by=pattern("--group-by", group_by))
        found = scanned(documents, options, words, progress)
    if format_ is Format.JSON:
        from compare.render.json import templates_json

        write_data(templates_json(found, skipped), output)
    else:
        from compare.cli.terminal import columns
        from compare.render.terminal.paint import paint
        from compare.render.terminal.templates import render

        write_text(paint(render(found, words, columns(width), top, in_full=True)), output)
    return 0
