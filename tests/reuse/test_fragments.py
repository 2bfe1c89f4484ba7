"""Seeds joined into fragments, against a plain search for groups of neighbours."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from compare.reuse.fragments import Fragment, grow, summaries

SEEDS = st.sets(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=25).map(sorted)


def _array(seeds: list[tuple[int, int]]) -> np.ndarray:
    return np.array(seeds, dtype=np.int64).reshape(-1, 2)


def _groups(seeds: list[tuple[int, int]], gap: int) -> list[list[tuple[int, int]]]:
    """Split on one side and the other until nothing can be split."""
    for side in (0, 1):
        ordered = sorted(seeds, key=lambda seed: seed[side])
        for at in range(1, len(ordered)):
            if ordered[at][side] - ordered[at - 1][side] > gap + 1:
                return _groups(ordered[:at], gap) + _groups(ordered[at:], gap)
    return [seeds] if seeds else []


@given(SEEDS, st.integers(0, 4))
def test_fragments_are_what_no_gap_parts(seeds: list[tuple[int, int]], gap: int) -> None:
    found = grow(_array(seeds), lambda a, b: 1.0, gap, 0.5)
    expected = []
    for group in _groups(seeds, gap):
        a, b = zip(*group, strict=True)
        expected.append(Fragment((min(a), max(a)), (min(b), max(b)), 1.0))
    assert sorted(found) == sorted(expected)


def test_what_is_not_alike_is_split_again() -> None:
    seeds = [(0, 0), (1, 1), (4, 4), (5, 5)]
    wide = grow(_array(seeds), lambda a, b: 1.0 if a[1] - a[0] < 3 else 0.0, 3, 0.5)
    assert sorted(wide) == [Fragment((0, 1), (0, 1), 1.0), Fragment((4, 5), (4, 5), 1.0)]


def test_a_summary_draws_on_the_whole() -> None:
    seeds = [(place, 3 * place) for place in range(12)]
    (found,) = summaries(_array(seeds), lambda a, b: 1.0)
    assert (found.side, found.fragment.a, found.fragment.b) == (0, (0, 11), (0, 33))
