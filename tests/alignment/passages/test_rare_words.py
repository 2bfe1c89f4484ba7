"""Shared rare words against counting them one by one."""

from collections import Counter
from math import isclose, log

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from compare.alignment.passages.rare_words import shared_words

TEXTS = st.lists(st.text(st.sampled_from("医疗教育"), max_size=8), min_size=1, max_size=6)


def bigrams(text: str) -> set[str]:
    return {text[at : at + 2] for at in range(len(text) - 1)}


@given(TEXTS, TEXTS)
def test_weights_are_those_of_the_shared_bigrams(old: list[str], new: list[str]) -> None:
    if not any("".join(old)) and not any("".join(new)):
        return
    shared = shared_words(old, new)
    holders = Counter(word for text in [*old, *new] for word in bigrams(text))
    for i, a in enumerate(old):
        for j, b in enumerate(new):
            expected = sum(log((1 + len(old) + len(new)) / (1 + holders[word])) for word in bigrams(a) & bigrams(b))
            assert isclose(shared.of(np.array([i]), np.array([j]))[0], expected, abs_tol=1e-9)
