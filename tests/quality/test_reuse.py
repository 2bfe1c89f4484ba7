"""Floors for finding shared passages: pairs made from the sample reports, and the PAN 2013 sample where it is at hand."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from reuse_generator import CHINESE, ENGLISH, Case, Span, chinese_cases, english_cases

import compare

# Recall, precision, granularity.
CHINESE_FLOORS = {
    "verbatim": (0.98, 0.97, 1.02),
    "refigured": (0.98, 0.97, 1.02),
    "masked": (0.98, 0.97, 1.02),
    "width": (0.98, 0.97, 1.02),
    "hidden": (0.98, 0.97, 1.02),
    "traditional": (0.98, 0.97, 1.02),
    "edits_5": (0.97, 0.97, 1.02),
    "edits_18": (0.95, 0.97, 1.02),
    "reordered": (0.94, 0.97, 1.02),
    "interrupted": (0.94, 0.97, 1.05),
}
# An edit in twenty characters changes every fourth word.
ENGLISH_FLOORS = {name: (0.95, 0.95, 1.02) for name in ENGLISH} | {"edits_5": (0.90, 0.95, 1.02)}


@pytest.mark.parametrize("name", CHINESE)
def test_chinese_passages_in_disguise(seeds: Path, name: str) -> None:
    _check(_measures(chinese_cases(seeds, CHINESE[name])), CHINESE_FLOORS[name])


@pytest.mark.parametrize("name", ENGLISH)
def test_english_passages_in_disguise(seeds: Path, name: str) -> None:
    _check(_measures(english_cases(seeds, ENGLISH[name])), ENGLISH_FLOORS[name])


def _check(measures: tuple[float, float, float], floors: tuple[float, float, float]) -> None:
    recall, precision, granularity = measures
    assert recall >= floors[0]
    assert precision >= floors[1]
    assert granularity <= floors[2]


def _measures(cases: Iterable[Case]) -> tuple[float, float, float]:
    """Recall, precision and granularity as PAN defines them, each averaged over passages."""
    recalls, precisions, counts = [], [], []
    for case in cases:
        found = [(m.a, m.b) for m in compare.find_matches(case.a, case.b)]
        for passage in case.shared:
            recall, count = _covered(passage, found)
            recalls.append(recall)
            counts += [count] if count else []
        precisions += [_covered(match, case.shared)[0] for match in found]
    return _mean(recalls), _mean(precisions), _mean(counts)


def _covered(passage: tuple[Span, Span], others: Iterable[tuple[Span, Span]]) -> tuple[float, int]:
    """How much of ``passage`` the others cover, both sides together, and how many of them touch it."""
    touching = [other for other in others if _common(passage[0], other[0]) and _common(passage[1], other[1])]
    marks = sum(
        len(set().union(*(range(max(side[0], o[k][0]), min(side[1], o[k][1])) for o in touching)))
        for k, side in enumerate(passage)
    )
    return marks / sum(end - start for start, end in passage), len(touching)


def _common(x: Span, y: Span) -> int:
    return max(0, min(x[1], y[1]) - max(x[0], y[0]))


def _mean(values: list[float]) -> float:
    return sum(values) / len(values)
