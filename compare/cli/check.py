"""``bidui check``"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated

import typer

import compare
from compare.cli.check_options import IGNORE_OPTION, SELECT_OPTION, asked, baseline_json, checked, known, narrowed
from compare.cli.inputs import InputReader, read_each, reads_many
from compare.cli.options import OutputOption, WidthOption
from compare.cli.output import write_data, write_text
from compare.cli.settings import find, load
from compare.cli.terminal import Color, colored, columns
from compare.language import Words, mark
from compare.model import BiduiError, FileFindings, InputError, RuleCard, Severity

UNUSABLE = 2
EXPLAIN_OPTION = "--explain"

HELP = mark(
    "Find what a sharp reviewer would flag inside each report: masks left in, years and places of another report, "
    "figures that disagree, numbers that are missing, text that is cut off, doubled or garbled.\n\n"
    "Exits with 1 where anything at or above --severity is found."
)
EXAMPLES = mark(
    "bidui check report.txt\n"
    "bidui check *.txt --severity error\n"
    "bidui check report.txt --ignore garbled,truncated\n"
    "bidui check --list-rules\n"
    "bidui check report.txt --write-baseline known.json    accept what there is now\n"
    "bidui check report.txt --baseline known.json          tell only what is new\n"
    "bidui check report.txt --format sarif --output check.sarif"
)


class CheckFormat(StrEnum):
    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"
    GITHUB = "github"


@reads_many
def run(  # noqa: PLR0913, PLR0917 - the options of a command are its arguments
    context: typer.Context,
    files: Annotated[
        list[str] | None, typer.Argument(metavar="FILE...", help=mark("The files or folders to read."))
    ] = None,
    select: Annotated[
        list[str] | None,
        typer.Option(SELECT_OPTION, metavar="RULE", help=mark("Ask these rules only (repeatable, or with commas).")),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option(IGNORE_OPTION, metavar="RULE", help=mark("Leave these rules out (repeatable, or with commas).")),
    ] = None,
    severity: Annotated[
        Severity | None,
        typer.Option("--severity", help=mark("Tell findings from this severity on, and fail on them (warning).")),
    ] = None,
    format_: Annotated[
        CheckFormat,
        typer.Option(
            "--format",
            "-f",
            help=mark("What to print: text for people (the default), json, sarif, or github for its workflows."),
        ),
    ] = CheckFormat.TEXT,
    list_rules: Annotated[bool, typer.Option("--list-rules", help=mark("List the rules and exit."))] = False,
    explain: Annotated[
        str | None, typer.Option(EXPLAIN_OPTION, metavar="RULE", help=mark("Say what a rule looks for, and exit."))
    ] = None,
    baseline: Annotated[
        str | None,
        typer.Option("--baseline", metavar="FILE", help=mark("Leave out the findings that FILE says are decided.")),
    ] = None,
    write_baseline: Annotated[
        str | None,
        typer.Option("--write-baseline", metavar="FILE", help=mark("Accept all findings there are, and write FILE.")),
    ] = None,
    review: Annotated[
        str | None,
        typer.Option("--review", metavar="FILE", help=mark("Decisions of `bidui browse`, if not in your data folder.")),
    ] = None,
    config: Annotated[
        str | None,
        typer.Option("--config", metavar="FILE", help=mark("Settings, if not in bidui.toml or pyproject.toml above.")),
    ] = None,
    color: Annotated[
        Color, typer.Option("--color", help=mark("Colours: auto (on a terminal), always or never."))
    ] = Color.AUTO,
    width: WidthOption = None,
    output: OutputOption = None,
    *,
    reader: InputReader,
) -> int:
    words: Words = context.obj
    if list_rules or explain is not None:
        write_text(_told_rules(explain, words, columns(width)), output)
        return 0
    if not files:
        raise InputError("FILE", "is missing: name the files to check")
    settings = load(config) if config else find()
    wanted = asked(settings, select, ignore, severity, baseline, review)
    found, skipped = read_each(files, lambda document: checked(document, wanted), words, reader)
    if not found:
        return UNUSABLE
    if write_baseline is not None:
        write_data(baseline_json(found, words), write_baseline)
    if format_ is CheckFormat.TEXT:
        write_text(_text(found, wanted.fails_at, words, columns(width), color=colored(color, output)), output)
    else:
        write_data(_data(format_, narrowed(found, wanted.severity), skipped, words), output)
    return int(write_baseline is None and any(wanted.fails(file) for file in found))


def _text(files: Sequence[FileFindings], least: Severity, words: Words, width: int, *, color: bool) -> str:
    from compare.render.terminal.check import render
    from compare.render.terminal.paint import paint

    return paint(render(files, least, words, width), color=color)


def _data(format_: CheckFormat, files: Sequence[FileFindings], skipped: Sequence[BiduiError], words: Words) -> str:
    match format_:
        case CheckFormat.GITHUB:
            from compare.render.github import check_github

            return check_github(files, words)
        case CheckFormat.SARIF:
            from compare.library.keys import finding_key
            from compare.render.sarif import check_sarif

            keyed = [(file, [finding_key(f, file.document.text) for f in file.findings]) for file in files]
            return check_sarif(keyed, _cards(), compare.__version__, words)
        case _:
            from compare.render.json import check_json

            return check_json(files, skipped)


def _cards() -> list[RuleCard]:
    from compare.checks import RULES

    return [rule.card for rule in RULES]


def _told_rules(explain: str | None, words: Words, width: int) -> str:
    from compare.render.terminal.check import explanation, rules
    from compare.render.terminal.paint import paint

    if explain is None:
        return paint(rules(_cards(), words, width))
    code = known([explain], EXPLAIN_OPTION)[0]
    return paint(explanation(next(card for card in _cards() if card.code == code), words, width))
