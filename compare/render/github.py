"""Findings as workflow commands of GitHub Actions: notes beside the lines of a pull request.

Form: docs.github.com, "Workflow commands for GitHub Actions", setting notice, warning and error messages.
"""

from __future__ import annotations

from collections.abc import Iterator

from compare.language import Words
from compare.model import FileFindings, Severity
from compare.render.positions import Positions
from compare.render.results import CheckResult, Presentation
from compare.render.rules import finding_text

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def write(result: CheckResult, presentation: Presentation) -> str:
    return "".join(f"{line}\n" for file in result.selected for line in _lines(file, presentation.words))


def _lines(file: FileFindings, words: Words) -> Iterator[str]:
    positions = Positions(file.document.text)
    for finding in file.findings:
        first, last = positions.of(finding.span.start), positions.of(max(finding.span.start, finding.span.end - 1))
        places = {"file": file.document.path, "line": first.line, "endLine": last.line}
        if first.line == last.line:  # columns are for places on one line only
            places |= {"col": first.column, "endColumn": last.column}
        places |= {"title": finding.rule}
        properties = ",".join(f"{name}={_property(str(value))}" for name, value in places.items())
        yield f"::{_COMMANDS[finding.severity]} {properties}::{_data(finding_text(finding, words))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
