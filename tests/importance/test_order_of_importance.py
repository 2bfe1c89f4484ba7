"""The order does not hang on the order of the lists, and what is said of one thing stands once."""

import random
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

import compare
from compare.importance import ranked
from compare.importance.changes import Sort, median, usual
from compare.importance.order import CLASSES, Judged
from compare.model import Comparison, Ground, Important, ItemKind, Span

SEEDS = Path(__file__).parents[2] / "seeds"
PAIRS = [
    ("years/2022.txt", "years/2023.txt"),
    ("years/2023.txt", "years/2024.txt"),
    ("english/2023.txt", "english/2024.txt"),
]


def compared(pair: tuple[str, str]) -> Comparison:
    old, new = (compare.read(SEEDS / name) for name in pair)
    return compare.diff(old, new)


def spans(comparison: Comparison, each: Important) -> tuple[object, ...]:
    """An important thing by what it quotes, whatever its place in the lists."""
    if each.kind is ItemKind.FIGURE:
        pair = comparison.figures[each.at]
        quoted: tuple[Span | None, ...] = tuple(f.span if f else None for f in (pair.old, pair.new))
    elif each.kind is ItemKind.PROMISE:
        quoted = (comparison.promises[each.at].target.span,)
    elif each.kind is ItemKind.FINDING:
        finding = comparison.findings[each.at]
        quoted = (finding.span, finding.side, finding.rule)  # type: ignore[assignment]
    else:
        quoted = (comparison.passages[each.at].old, comparison.passages[each.at].new)
    return each.kind, each.ground, each.score, quoted


@pytest.mark.parametrize("pair", PAIRS, ids=[pair[1] for pair in PAIRS])
@pytest.mark.parametrize("seed", range(3))
def test_shuffled_lists_give_the_same_order(pair: tuple[str, str], seed: int) -> None:
    comparison, chance = compared(pair), random.Random(seed)

    def shuffled(listed: tuple) -> tuple:  # type: ignore[type-arg]
        return tuple(chance.sample(listed, len(listed)))

    other = ranked(
        replace(
            comparison,
            figures=shuffled(comparison.figures),
            promises=shuffled(comparison.promises),
            findings=shuffled(comparison.findings),
            passages=shuffled(comparison.passages),
        )
    )
    assert [spans(other, each) for each in other.important] == [
        spans(comparison, each) for each in comparison.important
    ]


@pytest.mark.parametrize("pair", PAIRS, ids=[pair[1] for pair in PAIRS])
def test_each_thing_stands_once(pair: tuple[str, str]) -> None:
    comparison = compared(pair)
    figures = [
        at
        for each in comparison.important
        for at in ((each.at, *each.also) if each.kind is ItemKind.FIGURE else ()) + each.beside
    ]
    assert len(figures) == len(set(figures))
    assert set(figures) >= {at for at, pair in enumerate(comparison.figures) if pair.status == "changed"}
    findings = [at for each in comparison.important for at in each.findings]
    findings += [each.at for each in comparison.important if each.kind is ItemKind.FINDING]
    assert sorted(findings) == list(range(len(comparison.findings)))


def test_ranking_again_changes_nothing() -> None:
    comparison = compared(PAIRS[0])
    assert ranked(comparison) == comparison


def test_every_ground_has_one_class() -> None:
    listed = [ground for grounds in CLASSES for ground in grounds]
    assert sorted(listed) == sorted(Ground)
    assert len(listed) == len(set(listed))


def test_a_class_ends_where_the_next_begins() -> None:
    for first, following in pairwise(CLASSES):
        least = min(Judged(ground, 0, {}).score for ground in first)
        most = max(Judged(ground, 10**9, {}).score for ground in following)
        assert least >= most


def test_median_and_spread_of_naive_lists() -> None:
    for values in ([1.0], [3.0, 1.0], [5.0, 1.0, 9.0], [4.0, 4.0, 8.0, 2.0]):
        ordered = sorted(values)
        middle = (ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2
        assert median(values) == middle
    known = usual(Sort.SHARE, [0.0, 10.0, 20.0, 1000.0])
    assert known.median == 15
    assert known.spread == pytest.approx(1.4826 * 10)
