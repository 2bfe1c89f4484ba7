"""The heaviest chain against a naive oracle."""

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from compare.text.chain import longest_chain

PAIRS = st.permutations(range(7)).flatmap(
    lambda seconds: st.lists(st.integers(1, 9), min_size=7, max_size=7).map(
        lambda weights: (list(enumerate(seconds)), weights)
    )
)


@given(PAIRS)
def test_the_chain_is_the_heaviest(drawn: tuple[list[tuple[int, int]], list[int]]) -> None:
    pairs, weights = drawn
    chain = longest_chain(pairs, weights)
    rising = [
        subset
        for size in range(len(pairs) + 1)
        for subset in combinations(range(len(pairs)), size)
        if all(pairs[a][1] < pairs[b][1] for a, b in pairwise(subset))
    ]
    assert tuple(chain) in rising
    assert sum(weights[k] for k in chain) == max(sum(weights[k] for k in subset) for subset in rising)
