"""How much it says that passages stand in order: seldom kept by chance in a long report, often in a short one."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import compare
from compare.alignment.passages.rivals import between_pairs


def _in_order(sizes: tuple[int, int], mates: dict[int, int], pairs: list[tuple[int, int]]) -> list[float]:
    new_of, old_of = (np.full(size, -1, dtype=np.int64) for size in sizes)
    for i, j in mates.items():
        new_of[i], old_of[j] = j, i
    ends = np.array(pairs, dtype=np.int64)
    return between_pairs(ends[:, 0], ends[:, 1], new_of, old_of).tolist()


def test_before_anything_is_paired_every_place_is_in_order() -> None:
    assert _in_order((3, 3), {}, [(0, 2), (1, 1), (2, 0)]) == [1.0, 1.0, 1.0]


def test_out_of_order_says_less_the_fewer_passages_there_are() -> None:
    short, longer, long = (_in_order((n, n), {0: 0, 2: 2}, [(1, n - 1)])[0] for n in (4, 12, 400))
    assert 1 > short > longer > long


@given(st.integers(3, 40), st.integers(3, 40), st.data())
def test_the_sides_exchanged_say_the_same(old: int, new: int, data: st.DataObject) -> None:
    ends = st.tuples(st.integers(0, old - 1), st.integers(0, new - 1))
    mates = dict(data.draw(st.lists(ends, max_size=3, unique_by=(lambda e: e[0], lambda e: e[1]))))
    pairs = data.draw(st.lists(ends, min_size=1, max_size=5))
    forth = _in_order((old, new), mates, pairs)
    back = _in_order((new, old), {j: i for i, j in mates.items()}, [(j, i) for i, j in pairs])
    assert forth == pytest.approx(back)
    assert all(0 <= value <= 1 for value in forth)


def test_a_sentence_said_again_in_another_place_is_no_other_sentence() -> None:
    old = (
        "Trade was brisk in spring.\n\nIn support of these aims, the Council decided to maintain the reference range for the "
        "base toll at 3 percent. The Council continues to view brisk trade as the most likely outcome.\n\nIn light of world "
        "events, the Council will wait as it determines what later changes to the reference range for the base toll may be "
        "needed."
    )
    new = (
        "Trade was brisk in spring.\n\nThe outlook for wages is calm, and the Council views brisk trade as the most likely "
        "outcome.\n\nIn view of observed and expected events, the Council decided to raise the reference range for the base "
        "toll to 3 percent."
    )
    found = compare.diff(compare.read_text(old, "old.txt"), compare.read_text(new, "new.txt"))
    pairs = {p.old.of(found.old.text)[:13]: p.new.of(found.new.text)[:13] for p in found.passages if p.old and p.new}
    assert pairs == {
        "Trade was bri": "Trade was bri",
        "In support of": "In view of ob",
        "The Council c": "The outlook f",
    }
