"""The findings of reports as a page, file by file, each with the text that shows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from compare.language import Words
from compare.model import FileFindings, Severity
from compare.render.evidence import GRAVITIES, Evidence
from compare.render.evidence_check import check_evidence
from compare.render.html.charts import change_map
from compare.render.html.page import OutlineEntry, page
from compare.render.report_names import short_names
from compare.render.results import CheckResult, Presentation
from compare.render.rules import SEVERITIES, SEVERITY_SIGNS, severity_counts
from compare.render.tabular.tables import Filter


@dataclass(frozen=True, slots=True)
class CheckedFile:
    entry: OutlineEntry
    counts: str
    rows: Sequence[Evidence]


def write(result: CheckResult, presentation: Presentation) -> str:
    words = presentation.words
    names = short_names(tuple((file.document.path, 0) for file in result.selected))
    files = [
        _file(index, name, file, words)
        for index, (name, file) in enumerate(zip(names, result.selected, strict=True))
        if file.findings
    ]
    findings = [finding for file in result.selected for finding in file.findings]
    count = len(result.files)
    facts = [words.plural("{count} file checked", "{count} files checked", count), severity_counts(findings, words)]
    return page(
        "check.html",
        words,
        title=words("What to mend"),
        facts=[fact for fact in facts if fact],
        version=presentation.version,
        filters=[
            Filter(GRAVITIES[severity].name.lower(), SEVERITY_SIGNS[severity], words(SEVERITIES[severity]))
            for severity in Severity
        ],
        outline=[file.entry for file in files] if len(files) > 1 else [],
        ticks=change_map([(row.id, row.gravity.name.lower()) for file in files for row in file.rows], ""),
        files=files,
    )


def _file(index: int, name: str, file: FileFindings, words: Words) -> CheckedFile:
    entry = OutlineEntry(f"file-{index}", name)
    return CheckedFile(entry, severity_counts(file.findings, words), check_evidence(file, words))
