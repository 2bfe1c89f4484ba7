"""What a table's unit and scale hold for, and what they do not."""

from collections.abc import Callable, Sequence

import pytest
from marked_tables import Content, with_table

from compare.figures import find_figures
from compare.model import Figure

Read = Callable[..., tuple[Figure, ...]]


def values(rows: Sequence[Sequence[Content]], above: str = "") -> dict[str | None, tuple[str, str | None]]:
    """Value and unit of the first figure of each metric."""
    held: dict[str | None, tuple[str, str | None]] = {}
    for figure in find_figures(with_table(rows, above=above)):
        if figure.value is not None:
            held.setdefault(figure.metric, (format(figure.value, "f"), figure.unit))
    return held


def test_rows_of_an_english_table_that_its_scale_does_not_hold_for() -> None:
    rows = [
        ["", "2023", "2022"],
        ["Net sales", "$3,204", "$2,980"],
        ["Diluted EPS", "1.25", "1.10"],
        ["Dividends per share", ".10", ".08"],
        ["Store count", "128", "120"],
        ["Employees", "3,150", "3,020"],
        ["Weighted average shares", "2,560", "2,540"],
    ]
    assert values(rows, above="(dollars in thousands, except per share amounts)\n") == {
        "Net sales": ("3204000", "USD"),
        "Diluted EPS": ("1.25", "USD"),
        "Dividends per share": ("0.10", "USD"),
        "Store count": ("128", None),
        "Employees": ("3150", None),
        "Weighted average shares": ("2560000", "shares"),
    }


def test_rows_of_a_chinese_table_that_its_unit_does_not_hold_for() -> None:
    rows = [["项目", "2023年"], ["业务支出", "320.5"], ["在职人数", "86"], ["成本利润率", "12.5"], ["人均支出", "3.73"]]
    assert values(rows, above="单位:万元\n") == {
        "业务支出": ("3205000", "元"),
        "在职人数": ("86", None),
        "成本利润率": ("12.5", None),
        "人均支出": ("3.73", "元"),
    }


def test_a_sign_over_the_column_of_changes_takes_the_scale_of_the_table() -> None:
    rows = [["(in millions)", "2023", "2022", "$ Change", "% Change"], ["Fees", "$36.5", "$30.1", "$6.4", "21.3"]]
    figures = find_figures(with_table(rows))
    assert [(format(f.value, "f") if f.value is not None else "", f.unit) for f in figures] == [
        ("36500000", "USD"),
        ("30100000", "USD"),
        ("6400000", "USD"),
        ("21.3", "%"),
    ]


@pytest.mark.parametrize(
    ("caption", "value", "unit"),
    [
        ("单位:元 币种:人民币", "320.5", "元"),
        ("单位：万元 币种：人民币", "3205000", "元"),
        ("单位:千元  币种:港元", "320500", "港元"),
    ],
)
def test_a_caption_that_says_its_currency(caption: str, value: str, unit: str) -> None:
    rows = [["项目", "2023年"], ["业务支出", "320.5"]]
    assert values(rows, above=f"{caption}\n") == {"业务支出": (value, unit)}


@pytest.mark.parametrize("label", ["Passengers (000s)", "Passengers ('000)", "Passengers (in thousands)"])
def test_a_scale_in_the_label_of_a_row(label: str) -> None:
    assert values([["", "2023"], [label, "1,250"], ["Cars (tonnes)", "36"]])["Passengers"] == ("1250000", None)


def test_periods_of_a_part_of_the_year_are_told_apart(read: Read) -> None:
    text = (
        "                     Three Months Ended        Six Months Ended\n"
        "                          June 30,                 June 30,\n"
        "                     2023        2022         2023        2022\n"
        "Fees               $  36       $  31        $  70       $  64\n"
        "Rent                  12          11           24          22\n"
    )
    metrics = {(f.metric, f.year): f.value for f in read(text, year=2023)}
    assert len(metrics) == 8
    assert {metric for metric, _ in metrics if metric and "Six" in metric and "Fees" in metric}


def test_whose_task_it_is_and_until_when_is_no_part_of_a_name() -> None:
    rows = [
        ["任务", "责任单位", "完成时限", "目标值", "完成值"],
        ["修缮校舍", "教育局", "2023年11月", "12所", "13所"],
        ["开展巡讲", "宣传部", "2023年6月", "36场", "40场"],
    ]
    assert {f.metric for f in find_figures(with_table(rows))} == {"修缮校舍", "开展巡讲"}


@pytest.mark.parametrize(("cell", "value"), [("↑6.7%", "6.7"), ("↓4.5%", "4.5"), ("▲3", "3")])
def test_arrows_of_growth(cell: str, value: str) -> None:
    rows = [["科室", "2023年", "2022年", "同比(%)"], ["内科", "32", "30", cell], ["外科", "21", "22", "-4.5"]]
    (figure,) = [f for f in find_figures(with_table(rows)) if f.metric == "内科增长"]
    assert format(figure.value or 0, "f") == value
    assert figure.claim is not None
    assert figure.claim.direction.value == ("down" if cell[0] == "↓" else "up")


@pytest.mark.parametrize(
    ("head", "value", "unit"),
    [
        ("RMB'000", "36500", "CNY"),
        ("£m", "36500000", "GBP"),
        ("US$ bn", "36500000000", "USD"),
        ("(000s)", "36500", None),
    ],
)
def test_a_scale_in_signs_over_the_labels(head: str, value: str, unit: str | None) -> None:
    assert values([[head, "2023", "2022"], ["Fees", "36.5", "31.2"]]) == {"Fees": (value, unit)}


def test_a_scale_in_signs_beside_the_year() -> None:
    rows = [
        ["", "Notes", "2023 £m", "2022 £m"],
        ["Fees", "4", "36.5", "31.2"],
        ["Earnings per share (pence)", "9", "3.1", "2.8"],
    ]
    assert values(rows) == {"Fees": ("36500000", "GBP"), "Earnings per share": ("3.1", "pence")}


@pytest.mark.parametrize(
    ("levels", "growth", "unit"),
    [(("45.20", "47.70"), "-2.50", "个百分点"), (("98.2", "97.9"), "0.3", "个百分点"), (("50.0", "40.0"), "25.0", "%")],
)
def test_a_growth_of_a_rate_is_in_points_where_it_is_their_difference(
    levels: tuple[str, str], growth: str, unit: str
) -> None:
    rows = [["指标", "2023年", "2022年", "增减"], ["负债率(%)", *levels, growth], ["总资产(万元)", "52", "50", "4.0%"]]
    assert values(rows)["负债率增长"] == (growth, unit)


def test_a_percentage_in_brackets_behind_a_number() -> None:
    rows = [["地区", "人数(占比)", "金额(万元)"], ["东片", "1,208 (45%)", "32"], ["西片", "1,476 (55%)", "28"]]
    assert values(rows) == {
        "东片人数": ("1208", None),
        "东片占比": ("45", "%"),
        "东片金额": ("320000", "元"),
        "西片人数": ("1476", None),
        "西片占比": ("55", "%"),
        "西片金额": ("280000", "元"),
    }


def test_ranks_and_telephones_are_no_figures() -> None:
    rows = [
        ["排名", "单位", "电话", "得分"],
        ["1", "甲镇", "13800001111", "96.5"],
        ["2", "乙镇", "13900002222", "95.1"],
    ]
    assert [f.text for f in find_figures(with_table(rows))] == ["96.5", "95.1"]


def test_a_percent_sign_behind_each_year_heads_the_shares() -> None:
    rows = [
        ["(€ million)", "2023", "%", "2022", "%"],
        ["Repairs", "36.5", "64.1", "28.0", "62.2"],
        ["Hire", "20.4", "35.9", "17.0", "37.8"],
    ]
    assert values(rows) == {
        "Repairs": ("36500000", "EUR"),
        "Repairs占比": ("64.1", "%"),
        "Hire": ("20400000", "EUR"),
        "Hire占比": ("35.9", "%"),
    }


def test_a_column_of_rates_takes_the_percent_of_the_caption_and_never_its_money() -> None:
    rows = [["项目", "人数", "合格率"], ["焊工", "12", "93.0"], ["电工", "36", "95.5"]]
    assert values(rows, above="单位:人、%\n")["焊工合格率"] == ("93.0", "%")
    assert values(rows, above="单位:万元\n")["焊工合格率"] == ("93.0", None)


def test_amounts_for_one_share_have_their_unit_in_the_label() -> None:
    rows = [
        ["项目", "本期"],
        ["（一）基本每股收益（元/股）", "0.35"],
        ["减：营业成本", "31"],
        ["营业利润（亏损以“－”号填列）", "-4"],
    ]
    assert values(rows) == {"基本每股收益": ("0.35", "元/股"), "营业成本": ("31", None), "营业利润": ("-4", None)}


def test_growth_beside_several_levels_of_one_year_is_of_none_of_them() -> None:
    rows = [
        ["Metric", "Q4 2023", "Q3 2023", "Q4 2022", "QoQ", "YoY"],
        ["Fees ($m)", "36.5", "34.1", "30.2", "7%", "21%"],
    ]
    growth = [(f.text, f.claim.basis.value, f.claim.of) for f in find_figures(with_table(rows)) if f.claim]
    assert growth == [("7%", "month_on_month", "Fees"), ("21%", "year_on_year", "Fees")]


def test_several_years_together_are_no_year() -> None:
    rows = [["项目", "2021—2023年累计", "2023年"], ["投资(亿元)", "320.5", "120.1"]]
    assert [f.metric for f in find_figures(with_table(rows))] == ["投资2021—2023年累计", "投资"]


def test_dates_beside_the_labels_are_no_part_of_a_name() -> None:
    rows = [["时间", "事项", "投入(万元)"], ["2023年3月", "启动改造", "120"], ["2023年9月", "完成验收", "80"]]
    assert set(values(rows)) == {"启动改造投入", "完成验收投入"}


def test_the_period_inside_a_year_that_heads_and_labels_name() -> None:
    rows = [["指标", "一季度", "上半年", "全年"], ["销量(台)", "12", "27", "59"]]
    assert [f.period for f in find_figures(with_table(rows))] == ["2023Q1", "2023H1", "2023"]
    below = [["", "2023", "2022"], ["First quarter", "12", "11"], ["Second quarter", "15", "13"]]
    assert [f.period for f in find_figures(with_table(below))] == ["2023Q1", "2022Q1", "2023Q2", "2022Q2"]


def test_parts_of_a_row_or_a_column_have_its_unit() -> None:
    rows = [
        ["指标", "2023年"],
        ["预算收入(万元)", "1200"],
        ["其中:税收", "800"],
        ["其中:办结率", "96.5"],
        ["藏书册数", "360"],
    ]
    assert values(rows) == {
        "预算收入": ("12000000", "元"),
        "税收": ("8000000", "元"),
        "办结率": ("96.5", None),
        "藏书册数": ("360", None),
    }
    rows = [
        ["地区", "人口(万人)", "其中:城镇", "其中:城镇化率"],
        ["东山县", "56.2", "30.1", "53.6"],
        ["西河县", "40", "18", "45"],
    ]
    assert values(rows) == {
        "东山县人口": ("562000", "人"),
        "东山县城镇": ("301000", "人"),
        "东山县城镇化率": ("53.6", None),
        "西河县人口": ("400000", "人"),
        "西河县城镇": ("180000", "人"),
        "西河县城镇化率": ("45", None),
    }
