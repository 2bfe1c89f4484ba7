"""``bidui check``"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Annotated

import typer

import compare
from compare.cli.check_options import (
    EXPLAIN_OPTION,
    NO_SUCH_RULE,
    BaselineOption,
    ConfigOption,
    ExplainOption,
    IgnoreRulesOption,
    ListRulesOption,
    Selection,
    SelectOption,
    SeverityOption,
    WriteBaselineOption,
    baseline_json,
    open_findings,
    selection,
)
from compare.cli.decisions import ReviewOption
from compare.cli.errors import say_in_force
from compare.cli.evidence import AtOption, evidence_at
from compare.cli.exit_codes import DONE, FOUND, UNUSABLE
from compare.cli.inputs import InputReader, read_each, reads_many
from compare.cli.output import refuse_existing, write_data
from compare.cli.settings import find, load
from compare.cli.writing import Output, writes
from compare.language import Words, mark
from compare.model import BiduiError, FileFindings, Finding, InputError, RuleCard
from compare.render.registry import Format
from compare.render.results import CheckResult, EvidenceResult, RulesResult

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
    "bidui check report.txt --output check.sarif"
)


@reads_many
@writes(CheckResult, RulesResult, EvidenceResult)
def run(  # noqa: PLR0913, PLR0917 - the options of a command are its arguments
    context: typer.Context,
    reader: InputReader,
    output: Output,
    files: Annotated[
        list[str] | None, typer.Argument(metavar="FILE...", help=mark("The files or folders to read."))
    ] = None,
    select: SelectOption = None,
    ignore: IgnoreRulesOption = None,
    severity: SeverityOption = None,
    list_rules: ListRulesOption = False,
    explain: ExplainOption = None,
    baseline: BaselineOption = None,
    write_baseline: WriteBaselineOption = None,
    review: ReviewOption = None,
    config: ConfigOption = None,
    at: AtOption = None,
) -> int:
    words: Words = context.obj
    if list_rules or explain is not None:
        output.write(RulesResult(compare.rules(), _card(explain)), words)
        return DONE
    if not files:
        raise InputError("FILE", "is missing: name the files to check")
    form = output.format_of(EvidenceResult if at else CheckResult)
    if write_baseline is not None:
        refuse_existing(write_baseline, force=output.force)
    settings = load(config) if config else find()
    if settings.path and settings.silences and not config:
        say_in_force(settings.path, words)
    chosen = selection(settings, select, ignore, severity, baseline, review)
    checked, skipped = read_each(files, lambda document: open_findings(document, chosen), words, reader)
    if not checked:
        return UNUSABLE
    if write_baseline is not None:
        write_data(baseline_json(checked, words), write_baseline)
    if at is not None:
        from compare.render.evidence_check import check_evidence

        output.write(evidence_at((row for file in checked for row in check_evidence(file, words)), at), words)
        return DONE
    result = _result(checked, skipped, chosen)
    if form is Format.DOCX and len(checked) == 1:
        result = replace(result, word=reader.word_parts(checked[0].document))
    output.write(result, words)
    fails = write_baseline is None and any(chosen.fails(file) for file in checked)
    return FOUND if fails else DONE


def _result(files: Sequence[FileFindings], skipped: Sequence[BiduiError], chosen: Selection) -> CheckResult:
    return CheckResult(files, skipped, chosen.severity, compare.rules(), _finding_key)


def _finding_key(finding: Finding, text: str) -> str:
    from compare.library.keys import finding_key

    return finding_key(finding, text)


def _card(explain: str | None) -> RuleCard | None:
    """The rule that ``--explain`` names. Raises `InputError` where there is none of that name."""
    if explain is None:
        return None
    for card in compare.rules():
        if card.code == explain.strip():
            return card
    raise InputError(EXPLAIN_OPTION, NO_SUCH_RULE, code=explain)
