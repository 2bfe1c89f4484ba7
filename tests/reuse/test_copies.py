"""Owners who have one text count once."""

from hypothesis import given
from hypothesis import strategies as st

from compare.reuse.copies import Copies

PAIRS = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)).filter(lambda pair: pair[0] != pair[1]), max_size=12)


@given(PAIRS, st.sets(st.integers(0, 12)), st.integers(1, 5))
def test_as_many_as_are_left_where_one_of_each_group_stays(
    pairs: list[tuple[int, int]], owners: set[int], count: int
) -> None:
    copies, groups = Copies(), [{owner} for owner in range(13)]
    for a, b in pairs:
        copies.add(a, b)
        joined = set().union(*(group for group in groups if group & {a, b}))
        groups = [group for group in groups if not group & {a, b}] + [joined]
    bits = sum(1 << owner for owner in owners)
    assert copies.are_as_many(bits, count) == (sum(bool(group & owners) for group in groups) >= count)
    assert bool(copies) == bool(pairs)
