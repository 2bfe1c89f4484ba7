"""Hashed n-grams against counting them one by one, sparse products against dense ones."""

from zlib import crc32

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.alignment.sections.tfidf import HASH_BUCKETS, counts, products, row_products, thin_products, unit_vectors

TEXTS = st.lists(
    st.text(st.sampled_from("全区医疗建设ab\n\ue000\U000f0123é") | st.characters(), max_size=12), max_size=6
)


@settings(deadline=None)
@given(TEXTS, st.sampled_from((1, 2)), st.data())
def test_counts_are_those_of_each_text_and_of_what_is_part_of_it(
    texts: list[str], gram: int, data: st.DataObject
) -> None:
    parents = [data.draw(st.none() | st.integers(0, row - 1)) if row else None for row in range(len(texts))]
    expected = np.zeros((len(texts), HASH_BUCKETS), dtype=np.float32)
    for row, text in enumerate(texts):
        above: int | None = row
        while above is not None:
            for at in range(len(text) - gram + 1):
                expected[above, crc32(text[at : at + gram].encode("utf-8", "replace")) % HASH_BUCKETS] += 1
            above = parents[above]
    assert np.array_equal(counts(texts, gram, parents).dense(), expected)


@settings(deadline=None)
@given(TEXTS, TEXTS)
def test_products_are_cosines_however_they_are_worked_out(olds: list[str], news: list[str]) -> None:
    old, new = unit_vectors(counts(olds, 2), counts(news, 2))
    dense = old.dense() @ new.dense().T
    assert np.allclose(products(old, new), dense, atol=1e-5)
    assert np.allclose(thin_products(old, new), dense, atol=1e-5)
    rows = range(min(len(olds), len(news)))
    assert np.allclose(row_products(old.take(rows), new.take(rows)), dense.diagonal(), atol=1e-5)
    assert all(np.isclose(np.linalg.norm(row), 1) or not row.any() for row in old.dense())


def test_rows_are_taken_in_the_order_asked_for() -> None:
    found = counts(["甲乙", "", "乙丙丁"], 1)
    assert np.array_equal(found.take([2, 0, 1]).dense(), found.dense()[[2, 0, 1]])
