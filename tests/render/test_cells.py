import itertools

from hypothesis import given
from hypothesis import strategies as st

from compare.render.cells import cell_len, pad, truncate, wrap

texts = st.text(st.sampled_from("ab1 ,.一二三，。、（）“”￥%①"), max_size=60)
widths = st.integers(2, 30)


@given(texts, widths)
def test_wrapped_lines_fit_and_hold_everything_but_spaces(text: str, width: int) -> None:
    lines = wrap(text, width)
    pieces = [text[start:end] for start, end in lines]
    assert all(0 < cell_len(piece) <= width for piece in pieces)
    assert "".join(pieces).replace(" ", "") == text.replace(" ", "")
    assert all(a.end <= b.start for a, b in itertools.pairwise(lines))


@given(texts, st.integers(0, 30))
def test_truncated_text_fits(text: str, width: int) -> None:
    assert cell_len(truncate(text, width)) <= width
    assert truncate(text, cell_len(text)) == text


@given(texts, widths)
def test_padded_text_ends_where_it_should(text: str, width: int) -> None:
    for right in (False, True):
        assert cell_len(pad(text, width, right=right)) == max(width, cell_len(text))


def _lines(text: str, width: int) -> list[str]:
    return [text[start:end] for start, end in wrap(text, width)]


def test_chinese_breaks_anywhere_but_before_a_stop_and_inside_a_number() -> None:
    assert _lines("全市参保人数增加，", 16) == ["全市参保人数增", "加，"]
    assert _lines("人数为105307万人", 12) == ["人数为", "105307万人"]
    assert _lines("他说（很好）", 7) == ["他说", "（很", "好）"]


def test_english_breaks_at_spaces_and_long_words_anywhere() -> None:
    assert _lines("the quick brown fox", 10) == ["the quick", "brown fox"]
    assert _lines("abcdefghij", 4) == ["abcd", "efgh", "ij"]


def test_no_wide_character_is_split() -> None:
    assert _lines("一二三", 3) == ["一", "二", "三"]
    assert truncate("一二三", 4) == "一…"
