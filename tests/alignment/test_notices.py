"""Notices of a comparison, and what they keep from being said."""

import pytest

import compare
from compare.alignment.sections import pairing

EARLIER = "河东镇2022年工作总结\n一、经济\n全年税收3200万元，增长5.0%。\n"
LATER = "河东镇2023年工作总结\n一、经济\n全年税收3360万元，增长5.0%。\n"


def test_years_in_the_wrong_order_are_noted_and_nothing_is_checked() -> None:
    comparison = compare.diff(compare.read_text(LATER), compare.read_text(EARLIER))
    assert [notice.code for notice in comparison.notices] == ["years-reversed"]
    assert not comparison.promises
    assert all(pair.claim_check is None for pair in comparison.figures)
    assert not compare.diff(compare.read_text(EARLIER), compare.read_text(LATER)).notices


def test_too_many_sections_are_paired_by_heading_and_noted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pairing, "MOST_SECTION_PAIRS", 0)
    comparison = compare.diff(compare.read_text(EARLIER), compare.read_text(LATER))
    assert [notice.code for notice in comparison.notices] == ["budget-met"]
    assert [(pair.status, pair.reason) for pair in comparison.sections] == [("matched", "heading")]
