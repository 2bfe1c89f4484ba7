"""``bidui diff``"""

from __future__ import annotations

from typing import Annotated

import typer

import compare
from compare.cli.options import Format, FormatOption, OutputOption, WidthOption
from compare.cli.output import write_data
from compare.cli.terminal import Color, colored, columns, show
from compare.language import Words, mark
from compare.model import Comparison, PassageStatus
from compare.render.parts import Part, View

HELP = mark("Compare two reports: which figures moved, what became of the sections, what was reworded.")
EXAMPLES = mark(
    "bidui diff 2022.txt 2023.txt\n"
    "bidui diff 2022.txt 2023.txt --only figures\n"
    "bidui diff all.txt#0 all.txt#1                 two reports of one collection\n"
    "bidui diff 2022.txt 2023.txt --format json --output diff.json"
)


def run(  # noqa: PLR0913, PLR0917 - the options of a command are its arguments
    context: typer.Context,
    old: Annotated[str, typer.Argument(metavar="OLD", help=mark("The earlier report."))],
    new: Annotated[str, typer.Argument(metavar="NEW", help=mark("The later report."))],
    only: Annotated[Part | None, typer.Option(help=mark("Show this part only, but all of it."))] = None,
    unchanged: Annotated[
        int,
        typer.Option(
            "--context", "-c", metavar="N", min=0, help=mark("Unchanged passages to show around a change (1).")
        ),
    ] = 1,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help=mark("Exit with 1 where anything differs, 0 where nothing does."))
    ] = False,
    pager: Annotated[
        bool | None,
        typer.Option(
            "--pager/--no-pager",
            help=mark("Page the output (as on a terminal; BIDUI_PAGER or PAGER names the program), or do not."),
        ),
    ] = None,
    color: Annotated[
        Color, typer.Option("--color", help=mark("Colours: auto (on a terminal), always or never."))
    ] = Color.AUTO,
    width: WidthOption = None,
    format_: FormatOption = Format.TEXT,
    output: OutputOption = None,
) -> int:
    comparison = compare.diff(compare.read(old), compare.read(new))
    if format_ is Format.JSON:
        from compare.render.json import diff_json

        write_data(diff_json(comparison), output)
    else:
        view = View(columns(width), only, unchanged)
        text = diff_text(comparison, context.obj, view, color=colored(color, output))
        show(text, output, pager)
    return int(exit_code and _differs(comparison))


def diff_text(comparison: Comparison, words: Words, view: View, *, color: bool) -> str:
    from compare.render.terminal.diff import render
    from compare.render.terminal.paint import paint

    return paint(render(comparison, words, view), color=color)


def _differs(comparison: Comparison) -> bool:
    return any(count for status, count in comparison.summary.passages.items() if status is not PassageStatus.EQUAL)
