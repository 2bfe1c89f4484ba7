"""Footing of single tables: which cell is told, and what is left alone."""

import pytest
from finding import findings, quoted, report

from compare.model import Severity

RULE = "arithmetic"


def table(*rows: str, unit: str = "万元") -> str:
    return report(f"表1 收支情况（单位：{unit}）\n" + "\n".join(row.replace(" ", "\t") for row in rows))


@pytest.mark.parametrize(
    ("rows", "wrong"),
    [
        (("项目 2022年 2023年", "门诊 310 330", "住院 120 150", "体检 40 45", "合计 470 535"), "535"),
        (("学段 东区 西区 合计", "小学 210 180 390", "初中 160 140 320", "高中 90 70 160"), "320"),
        (("项目 2022年 2023年 增长（%）", "救助 200 220 10.0", "养老 400 420 9.0", "殡葬 50 60 20.0"), "9.0"),
        (("项目 金额 占比（%）", "工资 500 50.0", "设备 300 30.0", "培训 200 28.0", "合计 1000 100.0"), "28.0"),
        (("项目 2023年", "总收入 5200", "总支出 4700", "收支结余 600"), "600"),
        (
            (
                "科目 期初余额 本期增加 本期减少 期末余额",
                "固定资产 800 120 20 900",
                "存货 60 30 10 90",
                "在建工程 200 50 40 210",
            ),
            "90",
        ),
        (("项目 2022年 2023年 增减额", "收入 640 700 60", "成本 410 450 40", "费用 100 130 20"), "20"),
    ],
)
def test_the_cell_that_does_not_follow_is_told(rows: tuple[str, ...], wrong: str) -> None:
    assert quoted(table(*rows), RULE) == [wrong]


@pytest.mark.parametrize(
    "rows",
    [
        ("项目 2022年 2023年", "门诊 310 330", "住院 120 150", "体检 40 45", "合计 470 525"),
        ("项目 2022年 2023年", "收入 640 700", "其中：门诊 310 330", "支出 600 650"),
        ("项目 2022年 2023年 增长（%）", "生产总值 500 540 5.1", "增加值 200 220 6.3", "零售额 90 99 4.2"),
        ("科室 床位 周转次数", "内科 120 31.5", "外科 100 28.4", "合计 220 30.1"),
        ("项目 2022年 2023年", "甲 33.3 12.1", "乙 33.3 12.1", "丙 33.3 12.1", "合计 100.0 36.4"),
        ("指标 2023年", "门诊人次 5200", "住院人次 830", "床位 210"),
    ],
)
def test_what_follows_or_is_no_sum_is_left_alone(rows: tuple[str, ...]) -> None:
    assert findings(table(*rows), RULE) == []


def test_the_sum_is_written_out_with_what_is_stated() -> None:
    rows = ("项目 2022年 2023年", "门诊 310 330", "住院 120 150", "合计 430 490")
    (finding,) = findings(table(*rows), RULE)
    assert finding.arguments == {"sum": "330 + 150 = 480", "stated": "490"}


def test_a_blank_contributor_leaves_the_sum_unsaid() -> None:
    assert findings(table("项目 2022年 2023年", "门诊 310 330", "住院 120 —", "合计 430 490"), RULE) == []


@pytest.mark.parametrize(
    ("rows", "wrong"),
    [
        (("专业 录取数 报到数 报到率(%)", "护理 240 231 96.25", "学前 180 171 95.00", "会计 150 129 68.00"), "68.00"),
        (("品名 数量 单价(元) 金额(元)", "桌 36 485 17460", "椅 80 120 9600", "柜 25 760 91000"), "91000"),
        (("投标人 技术分 商务分 总分 名次", "甲 42.3 17.6 59.9 1", "乙 38.7 15.2 53.9 3", "丙 45.2 18.0 63.2 2"), "1"),
        (
            ("学段 年初 招生 毕业 年末", "小学 5210 920 870 5260", "初中 2640 905 860 2865", "高中 2105 710 695 2120"),
            "2865",
        ),
        (("指标 2022年 2023年", "净利润 318.6 366.0", "股数 118.0 120.0", "每股收益 2.70 3.50"), "3.50"),
        (("月份 收 支", "1月 412 300", "2月 388 310", "平均 400 350"), "350"),
        (("选项 人数 比例", "网站 412 34.3%", "社区 674 65.2%", "其他 114 9.5%"), "65.2%"),
        (
            (
                "项目 本期 上期",
                "营业收入 28640 26310",
                "减：营业成本 19215 17904",
                "管理费用 4005 3775",
                "营业利润 5240 4631",
            ),
            "5240",
        ),
        (
            ("国别 进出口 出口 进口", "东盟 864 612 252", "欧盟 547 491 127", "美国 471 386 85", "日本 222 130 92"),
            "547",
        ),
    ],
)
def test_what_follows_from_other_columns_and_rows(rows: tuple[str, ...], wrong: str) -> None:
    assert wrong in quoted(table(*rows, unit="个"), RULE)


@pytest.mark.parametrize(
    "rows",
    [
        ("专业 录取数 报到数 报到率(%)", "护理 240 231 96.25", "学前 180 171 95.00", "会计 150 129 86.00"),
        ("品名 数量 单价(元) 金额(元)", "桌 36 485 17460", "椅 80 120 9600", "柜 25 760 19000"),
        ("投标人 技术分 商务分 总分 名次", "甲 42.3 17.6 59.9 2", "乙 38.7 15.2 53.9 3", "丙 45.2 18.0 63.2 1"),
        ("投标人 报价 得分 名次", "甲 42 17.6 3", "乙 38 15.2 2", "丙 45 11.0 1"),
        ("学段 年初 招生 毕业 年末", "小学 5210 920 870 5260", "初中 2640 905 860 2685", "高中 2105 710 695 2120"),
        ("指标 2022年 2023年", "净利润 318.6 366.0", "股数 118.0 120.0", "每股收益 2.70 3.05"),
        ("科室 出院 床日 平均", "内科 120 900 7.5", "外科 100 600 6.0", "平均 110 750 6.8"),
        ("选项 人数 比例", "网站 412 60.3%", "社区 674 65.2%", "其他 114 9.5%"),
        (
            "项目 本期 上期",
            "营业收入 28640 26310",
            "减：营业成本 19215 17904",
            "管理费用 4005 3775",
            "营业利润 5420 4631",
        ),
    ],
)
def test_columns_that_follow_or_are_something_else_are_left_alone(rows: tuple[str, ...]) -> None:
    assert findings(table(*rows, unit="个"), RULE) == []


def test_two_sides_of_an_account_come_to_one_sum() -> None:
    rows = ("收入 预算数 支出 预算数", "拨款收入 1286 教育支出 1102", "其他收入 142 住房支出 336")
    assert quoted(table(*rows, "收入总计 1428 支出总计 1438"), RULE) == ["1438"]
    more = (*rows[:2], "其他收入 152 住房支出 336")
    assert findings(table(*more, "收入总计 1438 支出总计 1438"), RULE) == []


def test_cells_that_may_each_be_wrong_are_all_named() -> None:
    rows = ("项目 2022年 2023年", "门诊 310 330", "住院 120 150", "体检 40 45", "合计 470 535")
    (found,) = findings(table(*rows), RULE)
    text = table(*rows)
    assert {place.span.of(text) for place in found.related} == {"330", "150", "45"}


def test_a_total_without_one_of_its_parts_cannot_be_said() -> None:
    rows = ("项目 2022年 2023年", "门诊 310 330", "住院 120 —", "体检 40 45", "合计 470 525")
    (note,) = findings(table(*rows), RULE)
    assert note.severity is Severity.NOTE
    assert note.arguments == {"total": "合计", "missing": "住院"}


@pytest.mark.parametrize(
    ("rows", "wrong"),
    [
        # running totals
        (
            ("月份 当月收入 累计收入", "1月 413 413", "2月 177 590", "3月 869 1495", "4月 897 2356", "5月 519 2875"),
            "1495",
        ),
        # a rate for so many people, of any power of ten
        (
            (
                "镇 人口（万人） 床位（张） 每千人口床位（张）",
                "甲镇 12.50 625 5.00",
                "乙镇 31.20 1092 3.50",
                "丙镇 8.40 378 5.40",
                "丁镇 22.00 473 2.15",
            ),
            "5.40",
        ),
        # tax at a rate, and what both make
        (
            (
                "项目 不含税金额（元） 税率 税额（元） 价税合计（元）",
                "软件 40000.00 6% 2400.00 42400.00",
                "设备 73131.50 13% 9507.10 82638.60",
                "运维 33192.86 6% 1919.57 35184.43",
                "培训 82023.46 6% 4921.41 86944.87",
            ),
            "1919.57",
        ),
        # a lone total that one slip of the pen explains
        (("镇 2023年", "甲镇 2448", "乙镇 1379", "丙镇 5018", "丁镇 2045", "全县 18090"), "18090"),
        # parts that make up their row in one year
        (
            (
                "项目 2022年 2023年",
                "教育 7572 8310",
                "其中：省级 2272 2483",
                "其中：市级 3029 3432",
                "其中：县级 2271 2485",
                "卫生 5154 5272",
            ),
            "3432",
        ),
        # what was planned less what was reached
        (
            ("镇 预算 决算 差额", "甲 3719 4654 935", "乙 2639 2594 -45", "丙 4121 5158 1307", "丁 4153 5041 888"),
            "1307",
        ),
    ],
)
def test_a_slip_in_tables_of_more_kinds_is_told(rows: tuple[str, ...], wrong: str) -> None:
    assert quoted(table(*rows), RULE) == [wrong]


@pytest.mark.parametrize(
    "rows",
    [
        # parts that leave something out, in both years and in one
        ("项目 2022年 2023年", "教育 7572 8310", "其中：省级 2272 2493", "其中：市级 3029 3324"),
        ("项目 2022年 2023年", "教育 7572 8977", "其中：省级 2272 2493", "其中：市级 5300 5817"),
        # an average beside sums
        ("科室 甲院 乙院 合计", "门诊 3100 2900 6000", "住院 640 580 1220", "次均费用 231 257 244"),
        # a first row whose number looks like a year
        ("镇 投资", "甲镇 1931", "乙镇 1870", "丙镇 2605", "丁镇 2973", "合计 9379"),
        # a total of which only some parts are printed
        ("镇 2023年", "甲镇 2448", "乙镇 1379", "全县 18090"),
    ],
)
def test_what_slips_do_not_explain_is_left_alone(rows: tuple[str, ...]) -> None:
    assert findings(table(*rows), RULE) == []


def test_of_two_cells_the_one_that_a_slip_explains_is_pointed_at() -> None:
    rows = ("项目 2022年 2023年", "资产总计 7120 6800", "负债合计 2050 2015", "所有者权益合计 5070 7485")
    (found,) = findings(table(*rows), RULE)
    text = table(*rows)
    assert found.span.of(text) == "7485"
    assert found.arguments["mended"] == "4785"


def test_a_total_of_totals_is_not_held_to_be_misprinted() -> None:
    rows = ("项目 期末数", "流动资产合计 600", "非流动资产合计 400", "资产总计 1000", "负债合计 550")
    assert findings(table(*rows, "所有者权益合计 450", "负债和所有者权益总计 1000"), RULE) == []


@pytest.mark.parametrize(
    ("rows", "wrong"),
    [
        (
            (
                "品种 2023年比重 2024年比重 比重变化（百分点）",
                "煤炭 62.4 59.1 -3.3",
                "石油 15.1 14.6 0.5",
                "天然气 9.2 9.8 0.6",
                "其他 13.3 16.5 3.2",
            ),
            ["0.5"],
        ),
        (
            (
                "项目 2023年",
                "经营活动产生的现金流量净额 648",
                "投资活动产生的现金流量净额 -385",
                "筹资活动产生的现金流量净额 -197",
                "汇率变动对现金的影响 16",
                "现金及现金等价物净增加额 50",
            ),
            ["16"],
        ),
        (
            (
                "项目 2024年 2023年",
                "净利润 846.0 762.0",
                "基本股数 470.0 466.0",
                "稀释股数 481.0 475.0",
                "基本每股收益 1.90 1.64",
                "稀释每股收益 1.76 1.60",
            ),
            ["1.90"],
        ),
        (("月份 用电量", "1月 412", "2月 388", "3月 371", "4月 342", "合计 1513", "月平均 387.3"), ["387.3"]),
        (("月份 用电量", "1月 412", "2月 388", "3月 371", "4月 342", "合计 1513", "月平均 378.3"), []),
    ],
)
def test_statements_and_means_by_their_names(rows: tuple[str, ...], wrong: list[str]) -> None:
    assert quoted(table(*rows, unit="个"), RULE) == wrong
