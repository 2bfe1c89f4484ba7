"""Blocks of a matrix against going through all reports of both."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.data.blocks import Blocks

PAIRS = st.dictionaries(
    st.tuples(st.integers(0, 11), st.integers(0, 11)).filter(lambda pair: pair[0] < pair[1]),
    st.integers(0, 100),
    max_size=20,
)


@given(order=st.permutations(range(12)), size=st.integers(1, 13), shared=PAIRS)
def test_the_most_alike_of_two_blocks(order: list[int], size: int, shared: dict[tuple[int, int], int]) -> None:
    blocks = Blocks(order, size, [(a, b, percent / 100) for (a, b), percent in shared.items()])
    assert [report for block in range(blocks.count) for report in blocks.reports(block)] == order
    for row in range(blocks.count):
        for column in range(blocks.count):
            ends = [(a, b) for a in blocks.reports(row) for b in blocks.reports(column)]
            found = [shared[pair] for a, b in ends if (pair := (min(a, b), max(a, b))) in shared]
            assert blocks.most(row, column) == (max(found) / 100 if found else None)
            foremost = blocks.foremost(row, column)
            assert (foremost is None) == (not found)
            if foremost is not None:
                assert foremost in ends
                assert shared[min(foremost), max(foremost)] == max(found)
