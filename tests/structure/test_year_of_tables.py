"""Whose results a report tells where its table sets two years side by side."""

import pytest

import compare

TABLE = "| 指标 | {heads} |\n|---|---|---|\n| 门诊量（万人次） | 221.3 | 208.4 |\n"


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("# 2023年工作总结\n\n" + TABLE.format(heads="2023年 | 2022年") + "\n门诊量221.3万人次。\n", 2023),
        ("# 2023年工作总结\n\n" + TABLE.format(heads="2022年 | 2023年") + "\n门诊量221.3万人次。\n", 2023),
        ("统计公报\n\n" + TABLE.format(heads="2023年 | 2022年") + "\n门诊量221.3万人次。\n", 2023),
        ("2024年政府工作报告\n\n2023年，地区生产总值增长5.8%。2023年新建学校3所。\n\n2024年新建学校2所。\n", 2023),
    ],
)
def test_the_year_compared_with_is_not_the_reports(text: str, year: int) -> None:
    (report,) = compare.outline(compare.read_text(text)).reports
    assert report.year == year
