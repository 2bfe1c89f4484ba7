"""The options of `bidui check`: which rules are run, from which severity on findings count, and which findings are decided already."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated

import typer

import compare
from compare.cli.decisions import stored_decisions
from compare.cli.settings import Settings
from compare.language import Words, mark
from compare.model import (
    CheckOptions,
    Decision,
    DecisionState,
    Document,
    FileFindings,
    InputError,
    Severity,
    Subject,
)

NO_SUCH_RULE = mark("there is no rule “{code}”; `bidui check --list-rules` lists them")
SELECT_OPTION, IGNORE_OPTION, EXPLAIN_OPTION = "--select", "--ignore", "--explain"

SelectOption = Annotated[
    list[str] | None,
    typer.Option(SELECT_OPTION, metavar="RULE", help=mark("Ask these rules only (repeatable, or with commas).")),
]
IgnoreRulesOption = Annotated[
    list[str] | None,
    typer.Option(IGNORE_OPTION, metavar="RULE", help=mark("Leave these rules out (repeatable, or with commas).")),
]
SeverityOption = Annotated[
    Severity | None,
    typer.Option("--severity", help=mark("Tell findings from this severity on, and fail on them (warning).")),
]
ListRulesOption = Annotated[bool, typer.Option("--list-rules", help=mark("List the rules and exit."))]
ExplainOption = Annotated[
    str | None, typer.Option(EXPLAIN_OPTION, metavar="RULE", help=mark("Say what a rule looks for, and exit."))
]
BaselineOption = Annotated[
    str | None,
    typer.Option("--baseline", metavar="FILE", help=mark("Leave out the findings that FILE says are decided.")),
]
WriteBaselineOption = Annotated[
    str | None,
    typer.Option("--write-baseline", metavar="FILE", help=mark("Accept all findings there are, and write FILE.")),
]
ConfigOption = Annotated[
    str | None,
    typer.Option("--config", metavar="FILE", help=mark("Settings, if not in bidui.toml or pyproject.toml above.")),
]


@dataclass(frozen=True, slots=True)
class Selection:
    """Which findings a run reports. ``severity`` is None where neither the command line nor the settings say; ``decisions`` are by content key."""

    options: CheckOptions
    severity: Severity | None
    decisions: Mapping[str, Decision]

    @property
    def fails_at(self) -> Severity:
        return self.severity or Severity.WARNING

    def fails(self, file: FileFindings) -> bool:
        return any(finding.severity.reaches(self.fails_at) for finding in file.findings)


def selection(  # noqa: PLR0913, PLR0917 (the options of the command)
    settings: Settings,
    select: Sequence[str] | None,
    ignore: Sequence[str] | None,
    severity: Severity | None,
    baseline: str | None,
    review: str | None,
) -> Selection:
    """The command line goes before the settings. Raises `InputError`."""
    options = rules_asked(settings, select, ignore)
    return Selection(options, severity or settings.severity, _decided(baseline or settings.baseline, review))


def rules_asked(
    settings: Settings, select: Sequence[str] | None = None, ignore: Sequence[str] | None = None
) -> CheckOptions:
    """By the command line, else by the settings. Raises `InputError`."""
    where = settings.path or ""
    _check_knowledge(settings)
    return CheckOptions(
        select=frozenset(known_rules(select, SELECT_OPTION) if select else known_rules(settings.select, where)),
        ignore=frozenset(known_rules(ignore, IGNORE_OPTION) if ignore else known_rules(settings.ignore, where)),
        knowledge=settings.knowledge,
        places=settings.places,
    )


def _check_knowledge(settings: Settings) -> None:
    """Raises `InputError`, once and not for each report, where a file that the settings name cannot be used."""
    if not settings.knowledge:
        return
    from compare.checks.knowledge import knowledge

    try:
        knowledge(settings.knowledge)
    except InputError as error:
        where = f"{settings.path}: {error.path}"
        raise InputError(where, error.reason, **error.arguments) from None


def known_rules(given: Iterable[str], where: str) -> list[str]:
    """The codes of rules, also written with commas between. Raises `InputError` that names ``where`` they stood."""
    from compare.checks import RULES

    given = list(given)
    codes = [code.strip() for entry in given for code in entry.split(",") if code.strip()]
    for code in codes:
        if code not in {rule.code for rule in RULES}:
            raise InputError(where, NO_SUCH_RULE, code=code)
    if given and not codes:
        raise InputError(where, "names no rule")
    return codes


def _decided(baseline: str | None, review: str | None) -> dict[str, Decision]:
    """What was decided about findings, by their keys; the review store goes before the baseline."""
    from compare.library.portable import load

    decisions: list[Decision] = [*(load(baseline) if baseline else ()), *stored_decisions(review).values()]
    return {d.key: d for d in decisions if d.subject is Subject.FINDING}


def open_findings(document: Document, chosen: Selection) -> FileFindings:
    """The findings of a document but false alarms, with what was decided about them."""
    from compare.library.keys import finding_key

    findings = compare.check(document, chosen.options)
    if not chosen.decisions:
        return FileFindings(document, findings)
    decided = [(finding, chosen.decisions.get(finding_key(finding, document.text))) for finding in findings]
    still = [(f, d) for f, d in decided if d is None or d.state is not DecisionState.FALSE_ALARM]
    return FileFindings(
        document, tuple(f for f, _ in still), len(findings) - len(still), decisions=tuple(d for _, d in still)
    )


def baseline_json(files: Iterable[FileFindings], words: Words) -> str:
    """All findings as false alarms: what ``--baseline`` reads."""
    from compare.library.keys import finding_key
    from compare.render.decisions import decisions_json
    from compare.render.rules import finding_text

    decisions = {
        key: Decision(
            key, Subject.FINDING, DecisionState.FALSE_ALARM, f"{finding.rule}: {finding_text(finding, words)}"
        )
        for file in files
        for finding in file.findings
        for key in (finding_key(finding, file.document.text),)
    }
    return decisions_json(decisions.values())
