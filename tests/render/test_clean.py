import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from compare.render.clean import MARK, clean


@given(st.text(st.characters()))
def test_one_character_stays_one_and_nothing_dangerous_is_left(text: str) -> None:
    shown = clean(text)
    assert len(shown) == len(text)
    assert not {unicodedata.category(c) for c in shown} & {"Cc", "Cf", "Cs", "Zl", "Zp"}


@given(st.text(st.characters()))
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(st.text(st.characters(categories=("L", "N", "P", "S", "M"))))
def test_printable_text_stays_as_it_is(text: str) -> None:
    assert clean(text) == text


def test_what_would_steer_a_terminal_is_shown_as_a_mark() -> None:
    assert clean("\x1b[31m\x07\x7f\x9b") == f"␛[31m␇{MARK}{MARK}"
    assert clean("a\u202eb\u2066c\u200bd\ud800") == f"a{MARK}b{MARK}c{MARK}d{MARK}"


def test_every_white_space_is_a_plain_space() -> None:
    assert clean("一\t二\n三\u3000四\u2028五\xa0六") == "一 二 三 四 五 六"
