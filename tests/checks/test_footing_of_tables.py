"""Footing of single tables: which cell is told, and what is left alone."""

import pytest
from finding import findings, quoted, report

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
