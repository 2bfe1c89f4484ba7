"""Sentences tile their paragraph and end where a reader ends them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.model import Span
from compare.text.sentences import sentences


def cut(text: str) -> list[str]:
    return [span.of(text) for span in sentences(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("全区共有61家机构。比上年增加5家。", 2),
        ("他说：“好。”大家都笑了。", 2),
        ("病例25例（乙肝9例。丙肝1例。）无漏报。", 1),
        ("增长3.2%；下降1.5%。", 1),
        ("真的吗？！是的。", 2),
        ("The U.S. economy grew 1.2 percent. It slowed in Dec. 2023.", 2),
        ("See No. 5 in Vol. 2. Mr. Smith agreed.", 2),
        ("Sales rose to $1.2 billion. “We are pleased.” Costs fell.", 3),
        ("截至2020年10月,达40%以上。完成400场", 2),
    ],
)
def test_ends(text: str, count: int) -> None:
    assert len(cut(text)) == count, cut(text)


@given(st.text(st.sampled_from("中文。！？；”）（ab. A1\n 5.2%"), max_size=80), st.integers(0, 5))
def test_sentences_tile_the_span(text: str, start: int) -> None:
    span = Span(min(start, len(text)), len(text))
    pieces = sentences(text, span)
    assert all(a.end <= b.start for a, b in pairwise(pieces))
    assert all(piece.start < piece.end and piece.of(text).strip() == piece.of(text) for piece in pieces)
    kept = {i for piece in pieces for i in range(*piece)}
    assert all(text[i].isspace() for i in range(*span) if i not in kept)
