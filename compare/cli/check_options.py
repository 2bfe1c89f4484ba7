"""What `bidui check` was asked, and what of its findings is still open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import compare
from compare.cli.settings import Settings
from compare.language import Words
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

SELECT_OPTION, IGNORE_OPTION = "--select", "--ignore"


@dataclass(frozen=True, slots=True)
class Asked:
    """``severity`` is None where neither the command line nor the settings say; ``decided`` are content keys."""

    options: CheckOptions
    severity: Severity | None
    decided: frozenset[str]

    @property
    def fails_at(self) -> Severity:
        return self.severity or Severity.WARNING

    def fails(self, file: FileFindings) -> bool:
        return any(finding.severity.reaches(self.fails_at) for finding in file.findings)


def asked(  # noqa: PLR0913, PLR0917 (what the command was told)
    settings: Settings,
    select: Sequence[str] | None,
    ignore: Sequence[str] | None,
    severity: Severity | None,
    baseline: str | None,
    review: str | None,
) -> Asked:
    """The command line goes before the settings. Raises `InputError`."""
    where = settings.path or ""
    options = CheckOptions(
        select=frozenset(known(select, SELECT_OPTION) if select else known(settings.select, where)),
        ignore=frozenset(known(ignore, IGNORE_OPTION) if ignore else known(settings.ignore, where)),
        knowledge=settings.knowledge,
        places=settings.places,
    )
    return Asked(options, severity or settings.severity, _decided(baseline or settings.baseline, review))


def known(given: Iterable[str], where: str) -> list[str]:
    """The codes of rules, also written with commas between. Raises `InputError` that names ``where`` they stood."""
    from compare.checks import RULES

    codes = [code.strip() for entry in given for code in entry.split(",") if code.strip()]
    for code in codes:
        if code not in {rule.code for rule in RULES}:
            raise InputError(where, "there is no rule “{code}”; `bidui check --list-rules` lists them", code=code)
    return codes


def _decided(baseline: str | None, review: str | None) -> frozenset[str]:
    """The keys of the findings that somebody has accepted or dismissed."""
    from compare.library.portable import load
    from compare.library.store import Store, default_path

    decisions: list[Decision] = list(load(baseline)) if baseline else []
    if review and not Path(review).is_file():
        raise InputError(review, "does not exist")
    path = review or default_path()
    if Path(path).is_file():
        with Store(path) as store:
            decisions += store.all()
    return frozenset(d.key for d in decisions if d.subject is Subject.FINDING and d.state is not DecisionState.SEEN)


def checked(document: Document, wanted: Asked) -> FileFindings:
    """What of the findings of a document nobody has decided yet."""
    from compare.library.keys import finding_key

    findings = compare.check(document, wanted.options)
    if not wanted.decided:
        return FileFindings(document, findings)
    still = tuple(f for f in findings if finding_key(f, document.text) not in wanted.decided)
    return FileFindings(document, still, len(findings) - len(still))


def narrowed(files: Iterable[FileFindings], least: Severity | None) -> list[FileFindings]:
    """Only the findings from a severity on that was asked for; all where none was."""
    if least is None:
        return list(files)
    return [replace(file, findings=tuple(f for f in file.findings if f.severity.reaches(least))) for file in files]


def baseline_json(files: Iterable[FileFindings], words: Words) -> str:
    """All findings as accepted: what ``--baseline`` reads."""
    from compare.library.keys import finding_key
    from compare.render.decisions import decisions_json
    from compare.render.rules import finding_text

    decisions = {
        key: Decision(key, Subject.FINDING, DecisionState.ACCEPTED, f"{finding.rule}: {finding_text(finding, words)}")
        for file in files
        for finding in file.findings
        for key in (finding_key(finding, file.document.text),)
    }
    return decisions_json(decisions.values())
