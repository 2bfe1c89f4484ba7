"""The registry: rules are told apart, asked for by code, and settle what they say of one text."""

from pathlib import Path

import pytest
from finding import findings, report
from hypothesis import given
from hypothesis import strategies as st

import compare
from compare.checks import RULES
from compare.checks.deduplication import deduplicated
from compare.model import CheckOptions, Finding, Severity, Span

PIECES = [
    "一、",
    "（二）",
    "20xx年",
    "XX县",
    "投入",
    "％",
    "12.5%",
    "万元",
    "、、",
    "（",
    "》",
    "“",
    "\u200b",
    "\n",
    "\n\n",
    "。",
    "工作",
    "总结",
    "2024年",
    "the the ",
    "А",
    "３0",
]


def test_codes_are_unique_and_every_rule_says_why() -> None:
    assert len({rule.code for rule in RULES}) == len(RULES)
    assert all(rule.reason and rule.example for rule in RULES)


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_any_text_can_be_checked(text: str) -> None:
    document = compare.read_text(text)
    for finding in compare.check(document):
        assert 0 <= finding.span.start < finding.span.end <= len(document.text)
        assert finding.message == finding.template.format(**finding.arguments)
    assert compare.check(document) == compare.check(document)


def test_rules_are_asked_by_code() -> None:
    document = compare.read_text(report("20xx年，这是改革的的关键之年。"))
    every = {f.rule for f in compare.check(document)}
    assert every == {"leftover-placeholder", "garbled"}
    only = compare.check(document, CheckOptions(select=frozenset({"garbled"})))
    rest = compare.check(document, CheckOptions(ignore=frozenset({"garbled"})))
    assert {f.rule for f in only} == {"garbled"}
    assert {f.rule for f in rest} == {"leftover-placeholder"}


def finding(rule: str, start: int, end: int, severity: Severity = Severity.WARNING) -> Finding:
    return Finding(rule, severity, None, 0, Span(start, end), "…")


ORDER = {"numbering": 0, "garbled": 1}


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ([finding("numbering", 0, 9), finding("numbering", 2, 4)], [(2, 4)]),
        ([finding("numbering", 0, 9, Severity.ERROR), finding("numbering", 2, 4)], [(0, 9)]),
        ([finding("numbering", 0, 3), finding("numbering", 3, 4)], [(0, 3), (3, 4)]),
        ([finding("garbled", 1, 3, Severity.ERROR), finding("numbering", 0, 2, Severity.NOTE)], [(0, 2)]),
        ([finding("garbled", 5, 7), finding("numbering", 0, 5)], [(0, 5), (5, 7)]),
    ],
)
def test_one_mistake_is_one_finding(given: list[Finding], kept: list[tuple[int, int]]) -> None:
    assert [tuple(f.span) for f in deduplicated(given, ORDER)] == kept
    assert deduplicated(given, ORDER) == deduplicated(given[::-1], ORDER)


def test_reports_of_a_collection_are_checked_one_by_one(seeds: Path) -> None:
    found = compare.check(compare.read(seeds / "collection.txt"))
    second = compare.check(compare.read(f"{seeds / 'collection.txt'}#1"))
    assert second == tuple(f for f in found if f.report == 1) != ()


def test_a_comparison_tells_what_is_wrong_on_either_side() -> None:
    old = compare.read_text(report("20xx年，门诊5.1万人次。"), "old.txt")
    new = compare.read_text(report("2023年，门诊5.4万人次，这是改革的的关键之年。"), "new.txt")
    found = [(f.side, f.rule) for f in compare.diff(old, new).findings]
    assert found == [("new", "garbled"), ("old", "leftover-placeholder")]


def test_findings_name_their_report_and_file() -> None:
    text = report("20xx年，工作有序推进。")
    (one,) = findings(text, "leftover-placeholder", path="x.txt")
    assert (one.report, one.side, one.arguments) == (0, None, {"case": "mask", "text": "20xx年"})
