"""One figure, two values."""

import pytest
from finding import findings, quoted

RULE = "contradiction"
TEXT = """云溪市卫生健康局2023年工作总结

2023年，{}。

一、主要工作

（一）公共卫生。{}。

（二）医疗服务。门诊稳步增长。
"""


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("全市居民电子健康档案建档率96.72%", "全市居民电子健康档案建档率92.67%"),
        ("全市现有医疗卫生机构1293家", "全市现有医疗卫生机构1239家"),
        ("基本医疗保险参保人数45.62万人", "基本医疗保险参保人数46.52万人"),
    ],
)
def test_two_values(first: str, second: str) -> None:
    (figure,) = quoted(TEXT.format(first, second), RULE)
    assert second.endswith(figure)
    assert findings(TEXT.format(first, first), RULE) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("基本医疗保险参保人数45.6万人", "基本医疗保险参保人数456213人"),
        ("基本医疗保险参保人数超过45万人", "基本医疗保险参保人数45.62万人"),
        ("全市现有医疗卫生机构1293家", "全市现有医疗卫生机构比上年增加12家"),
        ("举办业务培训班12期", "举办业务培训班15期"),
        ("上半年业务总收入1.21亿元", "全年业务总收入1.98亿元"),
        ("2022年业务总收入1.81亿元", "2023年业务总收入1.98亿元"),
        ("全市居民健康素养水平31.5%", "全省居民健康素养水平30.2%"),
        ("城东项目总投资2.51亿元", "城西项目总投资2.92亿元"),
    ],
)
def test_two_figures(first: str, second: str) -> None:
    assert findings(TEXT.format(first, second), RULE) == []
