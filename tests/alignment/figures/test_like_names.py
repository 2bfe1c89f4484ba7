"""Names nearly the same, against comparing each with each."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

import compare
from compare.alignment.figures.like_names import LikeNames
from compare.alignment.figures.pairing import name_similarity

_NAME = st.text("收入支出总额增加值人次 abc", max_size=9)
(_FIGURE,) = compare.find_figures(compare.read_text("全年收入120亿元。", "2022.txt"))


@given(st.lists(_NAME, max_size=30), _NAME, st.sampled_from([0.5, 0.7, 0.85, 1.0]))
def test_what_is_found_is_what_comparing_all_finds(names: list[str], asked: str, least: float) -> None:
    figures = [replace(_FIGURE, metric=name) for name in names]
    found = LikeNames(figures, least).of(asked)
    assert list(found) == [figure for figure in figures if name_similarity(asked, figure.metric) >= least]
