from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.figures import numeral

CHINESE = "零一二三四五六七八九"
FINANCIAL = "零壹贰叁肆伍陆柒捌玖"


def in_words(number: int, digits: str, ten: str, hundred: str, thousand: str) -> str:
    """The classical spelling of 0 < number < 10**12."""
    if number >= 10**8:
        high, low = divmod(number, 10**8)
        return in_words(high, digits, ten, hundred, thousand) + "亿" + gap(low, 10**7, digits, ten, hundred, thousand)
    if number >= 10**4:
        high, low = divmod(number, 10**4)
        return in_words(high, digits, ten, hundred, thousand) + "万" + gap(low, 10**3, digits, ten, hundred, thousand)
    for unit, name in ((1000, thousand), (100, hundred), (10, ten)):
        if number >= unit:
            high, low = divmod(number, unit)
            return digits[high] + name + gap(low, unit // 10, digits, ten, hundred, thousand)
    return digits[number]


def gap(low: int, least: int, digits: str, *units: str) -> str:
    if not low:
        return ""
    return ("零" if low < least else "") + in_words(low, digits, *units)


@given(st.integers(1, 10**12 - 1))
def test_chinese_numerals_read_back(number: int) -> None:
    assert numeral(in_words(number, CHINESE, "十", "百", "千")) == number


@given(st.integers(1, 10**12 - 1))
def test_financial_numerals_read_back(number: int) -> None:
    assert numeral(in_words(number, FINANCIAL, "拾", "佰", "仟")) == number


@given(st.decimals(min_value=0, max_value=10**9, places=3))
def test_arabic_numerals_keep_their_printed_precision(number: Decimal) -> None:
    assert str(numeral(f"{number:,.3f}")) == str(number)


@given(st.integers(1, 9999), st.integers(0, 99), st.sampled_from([("万", 4), ("亿", 8), ("万亿", 12)]))
def test_scaled_numerals_are_plain(whole: int, cents: int, scale: tuple[str, int]) -> None:
    value = numeral(f"{whole}.{cents:02}{scale[0]}")
    assert value == (whole * 100 + cents) * Decimal(10) ** (scale[1] - 2)
    assert "E" not in str(value)


@given(st.text(max_size=30))
def test_any_text_is_a_numeral_or_none(text: str) -> None:
    value = numeral(text)
    assert value is None or value.is_finite()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("４，５６５", "4565"),
        ("两千四百五", "2450"),
        ("九万四", "94000"),
        ("五亿零六", "500000006"),
        ("四万万", "400000000"),
        ("0万", "0"),
        ("0.0亿", "0"),
        ("0千", "0"),
        ("零十", "10"),
        ("0 million", "0"),
        ("million", "1000000"),
        ("two hundred thousand and five", "200005"),
        ("一万五千亿", "1500000000000"),
        ("36亿5千万", "3650000000"),
        ("1万6千", "16000"),
        ("五百余万", "5000000"),
        ("1000  万", "10000000"),
        ("壹拾萬", "100000"),
        ("二〇二四", "2024"),
        ("十五点七", "15.7"),
        ("负1.1", "-1.1"),
        ("3又一千分之23", "3.023"),
        ("1 3/5", "1.6"),
        ("40k", "40000"),
        ("twenty-five", "25"),
        ("one hundred and five", "105"),
        ("1.2 billion", "1200000000"),
    ],
)
def test_notations(text: str, value: str) -> None:
    assert numeral(text) == Decimal(value)


@pytest.mark.parametrize("text", ["", "万", "一切", "四川", "苹果", "三的另一种写法", "12家", "1,2,3"])
def test_what_is_no_numeral(text: str) -> None:
    assert numeral(text) is None


def test_quotients_have_at_most_twelve_digits() -> None:
    assert str(numeral("三分之一")) == "0.333333333333"
