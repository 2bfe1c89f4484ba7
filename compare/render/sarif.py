"""Findings as SARIF 2.1.0 (OASIS), which code hosts and editors read."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

from compare.language import Words
from compare.model import FileFindings, Finding, RuleCard, Span
from compare.render.positions import Positions
from compare.render.results import CheckResult, Presentation
from compare.render.rules import finding_text

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_Sarif = dict[str, object]


def write(result: CheckResult, presentation: Presentation) -> str:
    """A host knows a finding again by its content key."""
    words = presentation.words
    order = {rule.code: place for place, rule in enumerate(result.rules)}
    results: list[_Sarif] = []
    for file in result.selected:
        keys = [result.finding_key(finding, file.document.text) for finding in file.findings]
        results += _results(file, keys, order, words)
    rules = [_rule(rule, words) for rule in result.rules]
    driver = {"name": "bidui", "version": presentation.version, "rules": rules}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1) + "\n"


def _rule(rule: RuleCard, words: Words) -> _Sarif:
    return {
        "id": rule.code,
        "shortDescription": {"text": words(rule.reason)},
        "help": {"text": words("For example: {example}", example=words(rule.example))},
        "defaultConfiguration": {"level": str(rule.severity)},
    }


def _results(file: FileFindings, keys: Sequence[str], order: dict[str, int], words: Words) -> list[_Sarif]:
    positions = Positions(file.document.text)
    return [
        _result(finding, key, order, file, positions, words) for finding, key in zip(file.findings, keys, strict=True)
    ]


def _result(  # noqa: PLR0913, PLR0917 (what stands in one result)
    finding: Finding, key: str, order: dict[str, int], file: FileFindings, positions: Positions, words: Words
) -> _Sarif:
    result: _Sarif = {
        "ruleId": finding.rule,
        "level": str(finding.severity),
        "message": {"text": finding_text(finding, words)},
        "locations": [_location(file, positions, finding.span)],
        "partialFingerprints": {"bidui/1": key},
    }
    if finding.rule in order:
        result["ruleIndex"] = order[finding.rule]
    own = [related.span for related in finding.related if related.path == file.document.path]
    if own:
        result["relatedLocations"] = [_location(file, positions, span) for span in own]
    return result


def _location(file: FileFindings, positions: Positions, span: Span) -> _Sarif:
    first, last = positions.of(span.start), positions.of(span.end)
    region = {
        "startLine": first.line,
        "startColumn": first.column,
        "endLine": last.line,
        "endColumn": last.column,
        "charOffset": span.start,
        "charLength": span.end - span.start,
        "snippet": {"text": span.of(file.document.text)},
    }
    return {"physicalLocation": {"artifactLocation": {"uri": _uri(file.document.path)}, "region": region}}


def _uri(path: str) -> str:
    """A relative reference stays one; SARIF wants forward slashes and percent signs."""
    return Path(path).as_uri() if Path(path).is_absolute() else quote(Path(path).as_posix())
