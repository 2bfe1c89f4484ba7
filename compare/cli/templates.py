"""``bidui templates``"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

import compare
from compare.cli.exit_codes import DONE, UNUSABLE
from compare.cli.inputs import InputReader, reads_many
from compare.cli.masking import NO_GROUPS
from compare.cli.output import refuse_existing, write_data
from compare.cli.progress import Progress
from compare.cli.scan import BaseOption, GroupOption, PathsArgument, pattern, read_all
from compare.cli.scan_engine import ScanEngine
from compare.cli.writing import Output, writes
from compare.language import Words, mark
from compare.model import InputError

if TYPE_CHECKING:
    from compare.model import Comparison, Scan
from compare.render.results import DiffResult, TemplatesResult

HELP = mark(
    "Find the templates that three and more reports fill in: their text with its slots, and each report's fills."
)
EXAMPLES = mark(
    "bidui templates submissions/\n"
    "bidui templates submissions/ --save form.txt      for `bidui scan … --base form.txt`\n"
    "bidui templates 2024/ --since 2023/               what the template says differently this year\n"
    "bidui templates submissions/ --output templates.json"
)


@reads_many
@writes(TemplatesResult, DiffResult)
def run(  # noqa: PLR0913, PLR0917 - the options of a command are its arguments
    context: typer.Context,
    paths: PathsArgument,
    reader: InputReader,
    output: Output,
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
) -> int:
    words: Words = context.obj
    output.format_of(DiffResult if since else TemplatesResult)
    if reader.redact and group_by is not None:
        raise InputError("--group-by", NO_GROUPS)
    if save is not None:
        refuse_existing(save, force=output.force)
    with Progress() as progress:
        documents, skipped = read_all(paths, words, progress, reader)
        earlier, more = read_all(since or [], words, progress, reader)
        if not documents or (since and not earlier):
            return UNUSABLE
        bases = tuple(reader.read(name, words) for name in base or ())
        from compare.model import ScanOptions

        options = ScanOptions(base=bases, group_by=pattern("--group-by", group_by))
        scan = ScanEngine().scan(documents, options, words, progress)
        drift = _drift(ScanEngine().scan(earlier, options, words, progress), scan) if since else None
    if save is not None:
        write_data(compare.template_text(scan), save)
    output.write(DiffResult(drift) if drift else TemplatesResult(scan, [*skipped, *more], top), words)
    return DONE


def _drift(old: Scan, new: Scan) -> Comparison:
    """The templates of two years as two texts, their slots named by what fills them: numbers would only shift."""
    before, after = (
        compare.read_text(compare.template_text(scan, by_kind=True), scan.documents[0].path) for scan in (old, new)
    )
    return compare.diff(before, after)
