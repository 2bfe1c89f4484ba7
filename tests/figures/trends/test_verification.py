from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from one_report import outlined

from compare.figures import check_claim, find_figures
from compare.model import ClaimCheck, Verdict


def checked(old: str, new: str) -> ClaimCheck:
    """The growth at the end of ``new`` against the first figures of both."""
    figures = find_figures(outlined(new, year=2023))
    return check_claim(figures[-1], find_figures(outlined(old, year=2022))[0], figures[0])


@pytest.mark.parametrize(
    ("old", "new", "verdict", "computed"),
    [
        ("农民工29562万人", "农民工29753万人,比上年增长0.6%", Verdict.CONSISTENT, "0.65"),
        ("农民工12372万人", "农民工12095万人,比上年下降2.2%", Verdict.CONSISTENT, "-2.24"),
        ("农民工12372万人", "农民工12095万人,比上年增长2.2%", Verdict.CONTRADICTED, "-2.24"),
        ("服务3.1亿人次", "服务3.31亿人次,同比增长5.6%", Verdict.CONSISTENT, "6.77"),
        ("参保105307万人", "参保106643万人,比上年末增加1336万人", Verdict.CONSISTENT, "13360000"),
        ("参保105307万人", "参保106643万人,比上年末增加1436万人", Verdict.CONTRADICTED, "13360000"),
        ("机构1281间", "机构1293间,较去年底增加12间", Verdict.CONSISTENT, "12"),
        ("机构1280间", "机构1293间,较去年底增加12间", Verdict.CONTRADICTED, "13"),
        ("失业率5.6%", "失业率5.2%,比上年下降0.4个百分点", Verdict.CONSISTENT, "-0.4"),
        ("地区生产总值100亿元", "地区生产总值120亿元,比上年增长5%", Verdict.NOT_COMPARABLE, "20"),
        ("失业率5.6%", "失业率5.2%,比上年下降7%", Verdict.NOT_COMPARABLE, None),
        ("床位xx张", "床位300张,比上年增长5%", Verdict.NOT_CHECKABLE, None),
        ("床位0张", "床位300张,比上年增长5%", Verdict.NOT_CHECKABLE, None),
        ("床位200个", "床位300张,比上年增长5%", Verdict.NOT_CHECKABLE, None),
        ("床位近200张", "床位300张,比上年增长5%", Verdict.NOT_CHECKABLE, None),
        ("床位200张", "床位300张,环比增长5%", Verdict.NOT_CHECKABLE, None),
    ],
)
def test_verdicts(old: str, new: str, verdict: Verdict, computed: str | None) -> None:
    check = checked(old, new)
    assert check.verdict is verdict
    assert check.computed == (None if computed is None else Decimal(computed))


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("农民工29562万人", "农民工29753万人,比上年增长0.6%", "29753 / 29562 - 1 = 0.65%"),
        ("参保105307万人", "参保106643万人,比上年末增加1336万人", "106643 - 105307 = 1336 万人"),
        ("收入1.5亿元", "收入16000万元,比上年增长20%", "160000000 / 150000000 - 1 = 6.7%, stated 20%"),
    ],
)
def test_the_reason_shows_the_arithmetic(old: str, new: str, reason: str) -> None:
    assert checked(old, new).reason == reason


def test_a_missing_level_is_not_checkable() -> None:
    figures = find_figures(outlined("农民工29753万人,比上年增长0.6%"))
    assert check_claim(figures[1], None, figures[0]).verdict is Verdict.NOT_CHECKABLE


@given(st.integers(1000, 10**7), st.integers(1000, 10**7))
def test_growth_rounded_from_exact_levels_is_consistent(old: int, new: int) -> None:
    growth = (Decimal(new) / old - 1) * 100
    word = "增长" if growth >= 0 else "下降"
    stated = abs(growth).quantize(Decimal("0.1"))
    check = checked(f"机构{old}家", f"机构{new}家,比上年{word}{stated}%")
    assert check.verdict is Verdict.CONSISTENT


@given(st.integers(1000, 10**6), st.integers(1000, 10**6), st.integers(2, 900))
def test_growth_beyond_rounding_is_contradicted(old: int, new: int, tenths: int) -> None:
    growth = (Decimal(new) / old - 1) * 100
    stated = abs(growth).quantize(Decimal("0.1")) + Decimal(tenths) / 10
    word = "增长" if growth >= 0 else "下降"
    assert checked(f"机构{old}家", f"机构{new}家,比上年{word}{stated}%").verdict is Verdict.CONTRADICTED
