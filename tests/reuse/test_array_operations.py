"""Fast ways with rows of numbers against the plain ones."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from compare.reuse.array_operations import changes, hashes, order, ranges

NUMBERS = st.lists(st.one_of(st.integers(0, 9), st.integers(0, 1 << 17), st.integers(0, (1 << 63) - 1)), max_size=60)
HASHES = st.lists(st.integers(-9, 9).map(lambda n: n * 0x10001), max_size=30)


@given(NUMBERS)
def test_the_order_is_that_of_a_stable_sort(numbers: list[int]) -> None:
    row = np.array(numbers, dtype=np.int64)
    assert order(row).tolist() == np.argsort(row, kind="stable").tolist()


@given(HASHES, HASHES)
def test_whatever_both_have_is_likely(a: list[int], b: list[int]) -> None:
    rows = [np.array(row, dtype=np.int64) for row in (a, b)]
    likely = hashes(rows[0]).likely(hashes(rows[1])).tolist()
    assert {i for i, value in enumerate(a) if value in b} <= set(likely)
    assert not likely or b


def test_hardly_anything_else_is() -> None:
    rng = np.random.default_rng(1)
    a, b = (hashes(rng.integers(-(1 << 62), 1 << 62, 4000)) for _ in range(2))
    assert len(a.likely(b)) < 400


@given(st.lists(st.integers(0, 2), max_size=20))
def test_changes_are_where_the_number_is_another(numbers: list[int]) -> None:
    expected = [i == 0 or number != numbers[i - 1] for i, number in enumerate(numbers)]
    assert changes(np.array(numbers, dtype=np.int64)).tolist() == expected


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 5)), max_size=10))
def test_ranges_follow_one_another(given_ranges: list[tuple[int, int]]) -> None:
    starts, lengths = (
        np.array(row, dtype=np.int64) for row in (zip(*given_ranges, strict=True) if given_ranges else ([], []))
    )
    assert ranges(starts, lengths).tolist() == [
        n for start, length in given_ranges for n in range(start, start + length)
    ]
