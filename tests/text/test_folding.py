"""Folding keeps its way back to the original."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from compare.model import Span
from compare.text.folding import INVISIBLE, content_key, fold, fold_width

TEXTS = st.text(st.sampled_from("ａＡ１２％，。（）中文 \u3000\n\u200bab12%,x²①５．２"), max_size=60)


@given(TEXTS)
def test_width_folding_keeps_the_length(text: str) -> None:
    assert len(fold_width(text)) == len(text)


@given(
    st.text(st.characters(min_codepoint=0xFEF0, max_codepoint=0xFFF0) | st.sampled_from("中a\u3000\u00a0"), max_size=30)
)
def test_full_width_forms_become_what_unicode_says(text: str) -> None:
    for wide, narrow in zip(text, fold_width(text), strict=True):
        is_wide = "！" <= wide <= "～" or wide in "\u3000\u00a0￥"
        assert narrow == (unicodedata.normalize("NFKC", wide) if is_wide else wide)


@given(TEXTS, st.integers(0, 1000))
def test_folded_characters_point_to_where_they_came_from(text: str, base: int) -> None:
    folded = fold(fold_width(text), base)
    assert len(folded.text) == len(folded.offsets)
    assert all(fold_width(text[at - base]) == c for c, at in zip(folded.text, folded.offsets, strict=True))
    assert folded.text == content_key(text)
    kept = set(folded.offsets)
    assert all(c.isspace() or c in INVISIBLE for i, c in enumerate(fold_width(text)) if base + i not in kept)


@given(TEXTS)
def test_a_folded_slice_covers_its_original(text: str) -> None:
    folded = fold(fold_width(text))
    for start in range(len(folded.text)):
        span = Span(folded.offsets[start], folded.offsets[-1] + 1)
        assert content_key(span.of(text)) == folded.text[start:]


def test_superscripts_and_circled_numbers_stay() -> None:
    assert fold_width("10²平方５．２％①") == "10²平方5.2%①"
