"""Texts as tokens and features, against plain loops."""

import re
from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from compare.reuse import settings
from compare.reuse.sentence_vectors import features
from compare.reuse.tokens import SLOT, read_tokens

SIGNS = "今年推进工作设某x×_*1,.5。！\n；a eA 'the ing’”)"
TEXTS = st.text(st.sampled_from(SIGNS), max_size=120)
STOP = re.compile(r"[。！？!?；;]+[”’」』）)\"']*|\.[”’)\]\"']*(?=\s)|\n")


@given(TEXTS)
def test_units_end_at_stops(text: str) -> None:
    tokens = read_tokens(text)
    shortest = settings.scale(tokens.is_wide).shortest_unit
    bounds = [0]
    for stop in [*(m.end() for m in STOP.finditer(tokens.folded.text)), len(tokens.folded.text)]:
        before = int(np.count_nonzero(tokens.starts < stop))
        if before - bounds[-1] >= shortest:
            bounds.append(before)
    if bounds[-1] < len(tokens.codes):
        bounds[-1 if len(bounds) > 1 else len(bounds) :] = [len(tokens.codes)]
    assert tokens.bounds.tolist() == bounds


@given(
    st.lists(st.sampled_from(["run", "runs", "running", "plan", "plans", "planned", "ran"]), min_size=1, max_size=12)
)
def test_the_same_words_are_the_same_symbols_wherever_they_stand(words: list[str]) -> None:
    stems = {"runs": "run", "plans": "plan"}
    codes = dict(
        zip((stems.get(word, word) for word in words), read_tokens(" ".join(words)).codes.tolist(), strict=True)
    )
    assert len(set(codes.values())) == len(codes)
    assert read_tokens("，".join(reversed(words))).codes.tolist() == [codes[stems.get(w, w)] for w in reversed(words)]


@given(TEXTS)
def test_features_are_counted_by_unit(text: str) -> None:
    tokens = read_tokens(text)
    codes, bounds = tokens.codes.tolist(), tokens.bounds.tolist()
    units = [codes[start:end] for start, end in pairwise(bounds)]
    expected = [sorted(_named(unit)) for unit in units]
    found = features(tokens)
    names = found.names.values.tolist()
    assert names == sorted({name for unit in expected for name in unit})
    assert found.held.tolist() == [sum(name in unit for unit in expected) for name in names]
    rows: list[list[int]] = [[] for _ in units]
    for row, column, count in zip(found.rows.tolist(), found.columns.tolist(), found.counts.tolist(), strict=True):
        rows[row] += [names[column]] * count
    assert rows == expected
    assert found.sizes.tolist() == [len(set(unit)) for unit in expected]
    lengths = [
        sum((unit.count(name) * np.log(9 / found.held[names.index(name)])) ** 2 for name in set(unit))
        for unit in expected
    ]
    assert np.allclose(found.squares(9), lengths)


def _named(unit: list[int]) -> list[int]:
    pairs = zip(unit, [*unit[1:], None], strict=True)
    return [
        code if after is None or code == SLOT or code >= 1 << 62 else code * 1_000_003 + after for code, after in pairs
    ]
