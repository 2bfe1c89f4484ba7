"""``bidui templates``"""

from __future__ import annotations

from typing import Annotated

import typer

import compare
from compare.cli.inputs import InputReader, reads_many
from compare.cli.options import Format, FormatOption, OutputOption, WidthOption
from compare.cli.output import write_data, write_text
from compare.cli.progress import Progress
from compare.cli.scan import BaseOption, GroupOption, PathsArgument, pattern, read_all, scanned
from compare.language import Words, mark
from compare.model import Comparison, Scan, ScanOptions

HELP = mark(
    "Find the templates that three and more reports fill in: their text with its slots, and each report's fills."
)
EXAMPLES = mark(
    "bidui templates submissions/\n"
    "bidui templates submissions/ --save form.txt      for `bidui scan … --base form.txt`\n"
    "bidui templates 2024/ --since 2023/               what the template says differently this year\n"
    "bidui templates submissions/ --format json --output templates.json"
)


@reads_many
def run(  # noqa: PLR0913, PLR0917 - the options of a command are its arguments
    context: typer.Context,
    paths: PathsArgument,
    reader: InputReader,
    base: BaseOption = None,
    group_by: GroupOption = None,
    since: Annotated[
        list[str] | None,
        typer.Option("--since", metavar="PATH", help=mark("Last year's reports: how the template changed since.")),
    ] = None,
    save: Annotated[
        str | None,
        typer.Option("--save", metavar="FILE", help=mark("Write the templates' text to FILE, to be given as --base.")),
    ] = None,
    top: Annotated[int, typer.Option(metavar="N", min=1, help=mark("Templates to show (20)."))] = 20,
    format_: FormatOption = Format.TEXT,
    output: OutputOption = None,
    width: WidthOption = None,
) -> int:
    words: Words = context.obj
    with Progress() as progress:
        documents, skipped = read_all(paths, words, progress, reader)
        earlier, more = read_all(since or [], words, progress, reader)
        if not documents or (since and not earlier):
            return 2
        bases = tuple(reader.read(name, words) for name in base or ())
        options = ScanOptions(base=bases, group_by=pattern("--group-by", group_by))
        found = scanned(documents, options, words, progress)
        drift = _drift(scanned(earlier, options, words, progress), found) if since else None
    if save is not None:
        write_data(compare.template_text(found), save)
    if format_ is Format.JSON:
        from compare.render.json import diff_json, templates_json

        write_data(diff_json(drift) if drift else templates_json(found, [*skipped, *more]), output)
    else:
        write_text(_text(found, drift, words, width, top), output)
    return 0


def _drift(old: Scan, new: Scan) -> Comparison:
    """The templates of two years as two texts, their slots named by what fills them: numbers would only shift."""
    before, after = (
        compare.read_text(compare.template_text(scan, by_kind=True), scan.documents[0].path) for scan in (old, new)
    )
    return compare.diff(before, after)


def _text(found: Scan, drift: Comparison | None, words: Words, width: int | None, top: int) -> str:
    from compare.cli.terminal import columns
    from compare.render.terminal.paint import paint

    if drift is not None:
        from compare.render.terminal.diff import render as render_diff
        from compare.render.views import DiffView

        return paint(render_diff(drift, words, DiffView(columns(width))))
    from compare.render.terminal.templates import render

    return paint(render(found, words, columns(width), top, in_full=True))
