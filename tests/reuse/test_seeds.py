"""Seeds and runs of two texts, against plain loops over everything."""

import math
from collections import Counter
from itertools import pairwise, product
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.reuse import seeds, settings
from compare.reuse.matching import matchable
from compare.reuse.runs import runs
from compare.reuse.sentence_vectors import features
from compare.reuse.tokens import Tokens, read_tokens

SENTENCES = [
    "全县推进重点项目建设",
    "今年推进项目建设工作",
    "工作作风持续好转",
    "全县工作会议今年召开",
    "建设建设建设项目",
]
TEXTS = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6).map(lambda chosen: "。".join(chosen) + "。")
SIGNS = st.text(st.sampled_from("甲乙丙"), min_size=1, max_size=40)


def units(text: Tokens) -> list[Counter[tuple[int, ...]]]:
    bounds, codes = text.bounds.tolist(), text.codes.tolist()
    rows = [codes[start:end] for start, end in pairwise(bounds)]
    return [Counter([*pairwise(row), (row[-1],)]) for row in rows]


def cosine(x: Counter[tuple[int, ...]], y: Counter[tuple[int, ...]], every: list[Counter[tuple[int, ...]]]) -> float:
    def weight(unit: Counter[tuple[int, ...]], name: tuple[int, ...]) -> float:
        return unit[name] * math.log(len(every) / sum(name in other for other in every))

    both = sum(weight(x, name) * weight(y, name) for name in x)
    norms = [math.sqrt(sum(weight(unit, name) ** 2 for name in unit)) for unit in (x, y)]
    return both / max(1e-9, norms[0] * norms[1])


@pytest.mark.parametrize("together", [1, 4, 1 << 20])
@given(TEXTS, TEXTS)
def test_seeds_are_all_pairs_of_units_that_are_alike(together: int, a: str, b: str) -> None:
    sides = [matchable(read_tokens(text)) for text in (a, b)]
    with patch.object(seeds, "_MOST_PAIRS", together), patch.object(seeds, "_MOST_ENTRIES", 2 * together):
        alike, rows = seeds.likeness(sides[0].features, sides[1].features)
    found = [tuple(row) for row in rows.tolist()]
    of_a, of_b = (units(side.tokens) for side in sides)
    plain = {(i, j): cosine(of_a[i], of_b[j], of_a + of_b) for i, j in product(range(len(of_a)), range(len(of_b)))}
    dice = {(i, j): 2 * len(of_a[i].keys() & of_b[j].keys()) / (len(of_a[i]) + len(of_b[j])) for i, j in plain}
    sure = {pair for pair in plain if plain[pair] > settings.SEED_COSINE + 1e-9 and dice[pair] > settings.SEED_DICE}
    maybe = {pair for pair in plain if plain[pair] > settings.SEED_COSINE - 1e-9 and dice[pair] > settings.SEED_DICE}
    assert sure <= set(found) <= maybe
    assert found == sorted(set(found))
    for (i, j), expected in plain.items():
        assert alike.cosine((i, i), (j, j)) == pytest.approx(expected, abs=1e-6)


@given(SIGNS, SIGNS)
def test_runs_are_maximal(a: str, b: str) -> None:
    sides = [matchable(read_tokens(text)) for text in (a, b)]
    length, most = settings.RUN, settings.MOST_REPEATS

    def starts(i: int, j: int) -> bool:
        window = a[i : i + length]
        times = sum(b[k : k + length] == window for k in range(len(b)))
        return i >= 0 and j >= 0 and len(window) == length and b[j : j + length] == window and times <= most

    expected = []
    for i, j in product(range(len(a)), range(len(b))):
        if starts(i, j) and not starts(i - 1, j - 1):
            end = next(k for k in range(1, len(a) + 1) if not starts(i + k, j + k))
            expected.append([i, j, length + end - 1])
    assert np.array_equal(runs(sides[0].grams, sides[1].grams), np.array(expected, dtype=np.int64).reshape(-1, 3))


def test_names_are_sorted_and_have_no_sign() -> None:
    # The code of the word times and plus those of the character in front of it passes 63 bits.
    names = features(read_tokens("\u9fa0가뀳슼갂")).names.values
    assert names.tolist() == sorted(names.tolist())
    assert names.min() >= 0
