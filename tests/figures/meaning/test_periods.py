from collections.abc import Callable

import pytest

import compare
from compare.model import Figure, GrowthReason


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("2024年接待读者36万人次。", ["2024"]),
        ("2024年上半年，税收36亿元；全年支出60亿元。", ["2024H1", "2024"]),
        ("2024年下半年新建站点12个。", ["2024H2"]),
        ("2024年一季度新建站点12个，前三季度新建站点30个。", ["2024Q1", "2024-01/2024-09"]),
        ("2024年1-11月接待读者36万人次。", ["2024-01/2024-11"]),
        ("接待读者36万人次。", [None]),
        ("Sales were $3.2 million in the first quarter of 2024.", ["2024Q1"]),
    ],
)
def test_the_period_is_a_year_or_a_part_of_one(
    read: Callable[..., tuple[Figure, ...]], text: str, periods: list[str | None]
) -> None:
    assert [figure.period for figure in read(text)] == periods


def test_periods_of_different_length_make_no_growth() -> None:
    old = compare.read_text("青石市2022年统计公报\n\n一、综合\n2022年上半年，图书采购支出100.0万元。\n")
    new = compare.read_text("青石市2023年统计公报\n\n一、综合\n2023年，图书采购支出208.0万元，比上年增长5.0%。\n")
    (check,) = [pair.claim_check for pair in compare.diff(old, new).figures if pair.claim_check]
    assert check.reason_code is GrowthReason.PERIODS_DIFFER


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("去年接待游客50万人次，今年达到65万人次。", [2023, 2024]),
        ("上年利润3.2亿元，本年完成4.1亿元。", [2023, 2024]),
        ("赤字率从去年的2.1%提高到2.3%。", [2023, 2024]),
        ("去年完成投资3亿元，今年以来又完成1亿元。", [2023, 2024]),
        ("今年6月底企业420家，去年底为360家。", [2024, 2023]),
        ("去年新建学校12所，当年招生3200人。", [2023, 2023]),
        ("产量从全省第10位升至第7位。", [None, 2024]),
    ],
)
def test_the_last_words_on_a_year_decide(
    read: Callable[..., tuple[Figure, ...]], text: str, years: list[int | None]
) -> None:
    assert [figure.year for figure in read(text, year=2024)] == years
