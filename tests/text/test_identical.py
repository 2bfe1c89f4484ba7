"""Equal members of two lists in order, against a naive oracle."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from compare.text.identical import identical_in_order

TEXTS = st.lists(st.sampled_from("abcdef"), max_size=12)


@given(TEXTS, TEXTS)
def test_pairs_are_equal_and_in_order(old: list[str], new: list[str]) -> None:
    pairs = identical_in_order(old, new)
    assert all(old[i] == new[j] for i, j in pairs)
    assert all(a < c and b < d for (a, b), (c, d) in pairwise(pairs))


@given(TEXTS)
def test_a_list_against_itself_is_all_pairs(texts: list[str]) -> None:
    assert identical_in_order(texts, texts) == [(i, i) for i in range(len(texts))]


@given(TEXTS, TEXTS)
def test_text_on_both_sides_is_paired_at_least_once(old: list[str], new: list[str]) -> None:
    assert bool(identical_in_order(old, new)) == bool(set(old) & set(new))


def test_one_row_more_moves_no_other() -> None:
    rows = ["元"] * 400
    assert len(identical_in_order(rows, [*rows[:200], "合计", *rows[200:]])) == 400
