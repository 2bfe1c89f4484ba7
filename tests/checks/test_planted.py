"""The sample reports: every planted mistake is found, nothing else is."""

import json
from pathlib import Path

import pytest

import compare
from compare.checks import RULES
from compare.model import Finding, Severity, Span


def loud(path: Path) -> list[Finding]:
    return [finding for finding in compare.check(compare.read(path)) if finding.severity is not Severity.NOTE]


def planted(seeds: Path, file: str) -> list[tuple[str, Span]]:
    truth = json.loads((seeds / "checks" / "truth.json").read_text("utf-8"))
    (entry,) = (entry for entry in truth["files"] if entry["file"] == file)
    return [(finding["rule"], Span(*finding["span"])) for finding in entry["findings"]]


@pytest.mark.parametrize("file", ["planted.txt", "retitled.txt", "clean.txt"])
def test_every_planted_mistake_by_its_rule_and_no_other(seeds: Path, file: str) -> None:
    found = [(f.rule, f.span) for f in loud(seeds / "checks" / file)]
    truth = planted(seeds, file)
    assert [(r, s) for r, s in truth if not any(r == rule and s.overlaps(span) for rule, span in found)] == []
    assert [(r, s) for r, s in found if not any(r == rule and s.overlaps(span) for rule, span in truth)] == []


def test_there_is_a_planted_mistake_for_every_rule(seeds: Path) -> None:
    rules = {rule for file in ("planted.txt", "retitled.txt") for rule, _ in planted(seeds, file)}
    assert rules == {rule.code for rule in RULES if rule.severity is not Severity.NOTE and rule.code != "hidden-text"}


def test_the_truth_quotes_the_texts(seeds: Path) -> None:
    truth = json.loads((seeds / "checks" / "truth.json").read_text("utf-8"))
    for entry in truth["files"]:
        text = (seeds / "checks" / entry["file"]).read_text("utf-8")
        assert all(text[slice(*finding["span"])] == finding["text"] for finding in entry["findings"])


@pytest.mark.parametrize("folder", ["years", "english", "submissions"])
def test_the_other_samples_are_clean(seeds: Path, folder: str) -> None:
    assert [(path.name, f.message) for path in sorted((seeds / folder).glob("*.txt")) for f in loud(path)] == []


def test_the_masks_and_the_wrong_title_of_the_collection(seeds: Path) -> None:
    truth = json.loads((seeds / "collection.truth.json").read_text("utf-8"))
    found = loud(seeds / "collection.txt")
    masks = [Span(*mask["span"]) for mask in truth["masks"]]
    assert {f.rule for f in found} == {"leftover-placeholder", "title-year-mismatch"}
    missed = [mask for mask in masks if not any(f.span.overlaps(mask) for f in found)]
    assert missed == []
    assert all(any(f.span.overlaps(mask) for mask in masks) for f in found if f.rule == "leftover-placeholder")


@pytest.mark.shared
def test_official_reports_are_left_alone(shared: Path) -> None:
    """At most 0.5 warnings and errors in 10,000 characters, all taken as wrong (some are not)."""
    reports = [*shared.glob("corpora/state-council-reports/*.txt"), *shared.glob("corpora/bulletins/*.txt")]
    characters = sum(len(path.read_text("utf-8")) for path in reports)
    assert len([finding for path in reports for finding in loud(path)]) <= 0.5 * characters / 10_000
