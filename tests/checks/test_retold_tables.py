"""Prose that retells a table: its cells, its totals, sums and shares of its rows, directions, orders, counts."""

import pytest
from finding import quoted, report

WARDS = (
    "科室\t2023年门诊人次\t2022年门诊人次\t同比增减（%）\n心内科\t42716\t39880\t7.11\n骨伤科\t31504\t33902\t-7.07\n"
    "眼科\t18263\t17145\t6.52\n口腔科\t9427\t9016\t4.56\n合计\t101910\t99943\t1.97\n"
)
DRAWN = "提取类型\t金额（万元）\t占比（%）\n住房类\t81350\t78.6\n其中：购房\t30210\t29.2\n还贷\t51140\t49.4\n非住房类\t22160\t21.4\n合计\t{total}\t100.0\n"
POWER = "Source\tOutput 2023 (GWh)\tOutput 2022 (GWh)\nCoal\t412.6\t455.1\nWind\t188.3\t163.9\nSolar\t97.4\t71.2\nTotal\t698.3\t690.2\n"
SEXES = "地区\t总人口\t男\t女\n城东区\t61234\t31020\t30214\n城西区\t48377\t24105\t24272\n新港区\t35590\t18011\t17579\n全市\t145201\t73136\t72065\n"


@pytest.mark.parametrize(
    ("table", "sentence", "wrong"),
    [
        (WARDS, "全年门诊101190人次。", "101190人次"),
        (WARDS, "全年门诊101910人次，同比增长1.79%。", "1.79%"),
        (WARDS, "骨伤科门诊31540人次。", "31540人次"),
        (WARDS, "眼科门诊42716人次。", "42716人次"),  # of another row
        (WARDS, "全年门诊101910人次，比上年增长1.97%，其中心内科42716人次。", None),
        (WARDS, "上半年门诊101190人次。", None),
        (WARDS, "心内科、骨伤科分别接诊42761人次、31504人次。", None),  # which is of which is not looked at
        (POWER, "Total output was 689.3 GWh in 2023.", "689.3 GWh"),
        (POWER, "Wind supplied 188.3 GWh in 2023.", None),
    ],
)
def test_cells_and_totals(table: str, sentence: str, wrong: str | None) -> None:
    assert quoted(report(table + sentence), "contradiction") == ([wrong] if wrong else [])


@pytest.mark.parametrize(
    ("table", "sentence", "wrong"),
    [
        (WARDS, "心内科和骨伤科合计门诊74202人次。", "74202人次"),
        (WARDS, "心内科和骨伤科合计门诊74220人次。", None),
        (WARDS, "心内科门诊比骨伤科多12112人次。", "12112人次"),
        (WARDS, "心内科门诊比骨伤科多11212人次。", None),
        (WARDS, "心内科门诊42716人次，占41.2%。", "41.2%"),
        (WARDS, "心内科门诊42716人次，占41.9%。", None),
        (SEXES, "全市男性73136人，占50.73%。", "50.73%"),
        (SEXES, "全市男性73136人，占50.37%。", None),
        (POWER, "Wind and solar together supplied 258.7 GWh in 2023.", "258.7 GWh"),
        (POWER, "Wind and solar together supplied 285.7 GWh in 2023.", None),
        (SEXES, "新港区人口最多。", "新港区"),
        (SEXES, "城东区人口最多，城西区人口增长最快。", None),
        (WARDS, "门诊超过2万人次的有3个。", "3个"),
        (WARDS, "门诊超过2万人次的有2个。", None),
    ],
)
def test_what_is_worked_out(table: str, sentence: str, wrong: str | None) -> None:
    assert quoted(report(table + sentence), "arithmetic") == ([wrong] if wrong else [])


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("眼科门诊18263人次，同比下降6.52%。", "下降6.52%"),
        ("骨伤科门诊31504人次，同比下降7.07%。", None),
        ("骨伤科门诊31504人次，环比增长7.07%。", None),
    ],
)
def test_a_rise_told_as_a_fall(sentence: str, wrong: str | None) -> None:
    assert quoted(report(WARDS + sentence), "contradiction") == ([wrong] if wrong else [])


def test_a_total_of_wholes_whose_parts_follow_them() -> None:
    assert quoted(report(DRAWN.format(total="105310")), "arithmetic") == ["105310"]
    assert quoted(report(DRAWN.format(total="103510")), "arithmetic") == []


@pytest.mark.parametrize(
    ("table", "wrong"),
    [
        (
            "年份\t收入（元）\t指数（上年=100）\n2020\t18291\t—\n2021\t19969\t109.2\n2022\t21377\t107.1\n2023\t22994\t106.7\n2024\t24462\t106.4\n",
            "106.7",
        ),
        (
            "年份\t收入（元）\t比上年增长（%）\n2020\t18291\t—\n2021\t19969\t9.2\n2022\t21377\t7.1\n2023\t22994\t7.6\n2024\t24462\t4.6\n",
            "4.6",
        ),
        (
            "指标\t2022年\t2023年\t2024年\n总产值（亿元）\t399.72\t442.42\t469.75\n服务业（亿元）\t199.36\t208.79\t220.55\n服务业占比（%）\t49.9\t42.7\t47.0\n",
            "42.7",
        ),
        (
            "项目\t2024年\t2023年\n主营业务收入\t8210\t7604\n营业成本\t5133\t4790\n毛利\t3077\t2814\n管理费用\t812\t760\n销售费用\t430\t401\n营业利润\t1853\t1653\n",
            "1853",
        ),
    ],
)
def test_steps_rows_and_ladders(table: str, wrong: str) -> None:
    assert quoted(report(table), "arithmetic") == [wrong]
