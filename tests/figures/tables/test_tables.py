"""Figures in tables, marked by a format or found in plain text."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from marked_tables import with_table
from one_report import outlined

from compare.figures import find_figures
from compare.figures.tables import find_tables
from compare.figures.tables.scales import unit_named
from compare.model import Basis, Direction, Figure, FigureKind, Nature
from compare.model.layout import Layout

Read = Callable[..., tuple[Figure, ...]]


def told(figures: tuple[Figure, ...]) -> list[tuple[str | None, str, str | None, int | None]]:
    """Metric, value, unit, year."""
    return [(f.metric, format(f.value, "f") if f.value is not None else "", f.unit, f.year) for f in figures]


YEARS = [
    ["项目", "2023年", "2022年", "比上年增长(%)"],
    ["营业收入", "1,200", "1,000", "20.0"],
    ["职工(人)", "320", "300", "6.7"],
]
YEARS_TOLD = [
    ("营业收入", "12000000", "元", 2023),
    ("营业收入", "10000000", "元", 2022),
    ("营业收入增长", "20.0", "%", 2023),
    ("职工", "320", "人", 2023),
    ("职工", "300", "人", 2022),
    ("职工增长", "6.7", "%", 2023),
]


def test_periods_units_and_growth() -> None:
    figures = find_figures(with_table(YEARS, above="单位:万元\n"))
    assert told(figures) == YEARS_TOLD
    growth = figures[2].claim
    assert growth is not None
    assert (growth.direction, growth.basis, growth.of) == (Direction.UP, Basis.YEAR_ON_YEAR, "营业收入")
    assert figures[0].step == 10_000
    assert figures[3].step is None


@pytest.mark.parametrize("gap", ["\t", "   "])
def test_plain_text_rows_read_the_same(gap: str, read: Read) -> None:
    text = "单位:万元\n" + "\n".join(gap.join(row) for row in YEARS) + "\n"
    assert told(read(text, year=2023)) == YEARS_TOLD


def test_markdown_rows_read_the_same(read: Read) -> None:
    lines = ["| " + " | ".join(row) + " |" for row in YEARS]
    text = "单位:万元\n\n" + "\n".join([lines[0], "|---|---:|---:|---:|", *lines[1:]]) + "\n"
    assert told(read(text, year=2023)) == YEARS_TOLD


def test_one_cell_on_a_line_reads_the_same(read: Read) -> None:
    rows = [*YEARS, ["税收", "30", "28", "7.1"]]
    text = (
        "上文结束。\n表1 2023年主要指标(单位:万元)\n" + "\n".join(cell for row in rows for cell in row) + "\n下文开始。"
    )
    assert told(read(text, year=2023)) == [
        *YEARS_TOLD,
        ("税收", "300000", "元", 2023),
        ("税收", "280000", "元", 2022),
        ("税收增长", "7.1", "%", 2023),
    ]


def test_a_unit_below_its_head_is_part_of_it(read: Read) -> None:
    text = "表3 商品零售\n指标\n绝对值(亿元)\n比上年增长\n(%)\n饮料类\n54.03\n1.6\n烟酒类\n159.68\n-7.6\n日用品类\n325.61\n9.9\n"
    figures = read(text, year=2022)
    assert told(figures)[2:4] == [("烟酒类", "15968000000", "元", 2022), ("烟酒类增长", "-7.6", "%", 2022)]
    assert figures[3].claim is not None
    assert figures[3].claim.direction is Direction.DOWN
    assert figures[3].signed == Decimal("-7.6")


def test_heads_of_several_levels_and_merged_cells() -> None:
    rows = [
        [("指标", 1, 2), ("2023年", 2), ("2022年", 2), ("比上年增长(%)", 1, 2)],
        ["绝对值(亿元)", "占比(%)", "绝对值(亿元)", "占比(%)"],
        ["出口", "38", "60.8", "40", "62.7", "-5.0"],
    ]
    assert told(find_figures(with_table(rows))) == [
        ("出口", "3800000000", "元", 2023),
        ("出口占比", "60.8", "%", 2023),
        ("出口", "4000000000", "元", 2022),
        ("出口占比", "62.7", "%", 2022),
        ("出口增长", "-5.0", "%", 2023),
    ]


def test_growth_speaks_of_the_level_left_of_it() -> None:
    rows = [
        ["地区", "出口额(亿元)", "同比增长(%)", "进口额(亿元)", "同比增长(%)"],
        ["日本", "146.1", "-19.1", "307.9", "6.5"],
    ]
    figures = find_figures(with_table(rows))
    assert [f.claim.of for f in figures if f.claim] == ["日本出口额", "日本进口额"]


def test_an_absolute_growth_has_the_unit_of_its_level() -> None:
    rows = [["项目", "金额", "增减额", "增减(%)"], ["税收", "80", "-2", "-2.4"]]
    figures = find_figures(with_table(rows, above="单位:万元\n"))
    assert told(figures)[1:] == [("税收增长", "-20000", "元", 2023), ("税收增长", "-2.4", "%", 2023)]


def test_a_column_of_units() -> None:
    rows = [
        ["产品", "计量单位", "产量"],
        ["钢材", "万吨", "17.9"],
        ["电子元件", "万只(片、套)", "52"],
        ["成品率", "%", "3.1"],
    ]
    assert told(find_figures(with_table(rows))) == [
        ("钢材产量", "179000", "吨", 2023),
        ("电子元件产量", "520000", "只(片、套)", 2023),
        ("成品率产量", "3.1", "%", 2023),
    ]


def test_years_down_the_side() -> None:
    rows = [["年份", "机构数(个)", "床位数(万张)"], ["2021", "320", "4.5"], ["2022", "330", "4.8"]]
    assert told(find_figures(with_table(rows)))[2:] == [("机构数", "330", "个", 2022), ("床位数", "48000", "张", 2022)]


def test_this_year_and_the_one_before_in_words() -> None:
    rows = [["项目", "本年", "上年同期"], ["收入(元)", "12.50", "11.25"]]
    assert [f.year for f in find_figures(with_table(rows, year=2020))] == [2020, 2019]


def test_accounts_in_english() -> None:
    rows = [
        ["", "$", "2018", "", "$", "2017", ""],
        ["Revenues", "$", "114,065", "", "$", "112,165", ""],
        ["Gain on sales", "", "(1,030", ")", "", "(571", ")"],
        ["Earnings per share", "", "1.54", "", "", ".55", ""],
        ["Shares", "", "3,318", "", "", "3,299", ""],
        ["Margin", "", "1.8", "%", "", "2.1", "%"],
    ]
    figures = find_figures(with_table(rows, above="(In thousands, except per share amounts)\n", year=2018))
    assert told(figures)[::2] == [
        ("Revenues", "114065000", "USD", 2018),
        ("Gain on sales", "-1030000", "USD", 2018),
        ("Earnings per share", "1.54", "USD", 2018),
        ("Shares", "3318000", "shares", 2018),
        ("Margin", "1.8", "%", 2018),
    ]


def test_plain_english_columns(read: Read) -> None:
    text = (
        "(In thousands)\n"
        "                        2018      2017\n"
        "Revenues:\n"
        "  Transportation   $ 103,131   105,334\n"
        "  Fuel               (1,030)      (571)\n"
        "Total revenues     $ 102,101   104,763\n"
    )
    assert told(read(text, year=2018))[2:4] == [("Fuel", "-1030000", "USD", 2018), ("Fuel", "-571000", "USD", 2017)]


def test_targets_and_results_stand_apart() -> None:
    rows = [["指标", "目标值", "完成值"], ["门诊人次", "30万", "36.6万人次"], ["满意度", "≥95%", "96.2%"]]
    figures = find_figures(with_table(rows))
    assert [(f.metric, f.nature) for f in figures] == [
        ("门诊人次", Nature.TARGET),
        ("门诊人次", Nature.RESULT),
        ("满意度", Nature.TARGET),
        ("满意度", Nature.RESULT),
    ]
    assert figures[2].bound is not None


def test_the_same_label_twice_is_told_apart_by_its_group() -> None:
    rows = [
        ["指标", "金额(亿元)"],
        ["出口额", "38"],
        ["其中:一般贸易", "30"],
        ["加工贸易", "6"],
        ["进口额", "24"],
        ["其中:一般贸易", "19"],
        ["合计", "62"],
    ]
    figures = find_figures(with_table(rows, above="表4 进出口情况\n"))
    assert [f.metric for f in figures] == ["出口额", "出口额一般贸易", "加工贸易", "进口额", "进口额一般贸易", "进出口"]
    assert [f.scope for f in figures[:2]] == [("进出口",), ("进出口", "其中")]


def test_running_text_in_a_cell_is_read_as_such() -> None:
    rows = [["项目", "人数(人)", "说明"], ["培训", "320", "全年共举办培训班12期,培训320人次。"], ["义诊", "15", "-"]]
    figures = find_figures(with_table(rows))
    assert [(f.text, f.metric) for f in figures][:3] == [
        ("320", "培训人数"),
        ("12期", "举办培训班"),
        ("320人次", "培训"),
    ]


def test_prose_around_a_table_does_not_see_it(read: Read) -> None:
    text = "年末床位500张。\n\n科室\t床位(张)\t医生(人)\n内科\t120\t30\n外科\t90\t28\n\n全年出院1,234人次。\n"
    assert [f.metric for f in read(text, year=2023)] == ["床位", "内科床位", "内科医生", "外科床位", "外科医生", "出院"]


@pytest.mark.parametrize(
    "text",
    [
        "一、综合..........  1\n二、农业..........  3\n",
        "主任:  张三\n日期:  2023年1月5日\n",
        "  第一段文字,说明了2023年的工作情况。\n  第二段文字,比上年增长5%。\n",
        "1\n2\n3\n4\n5\n",
    ],
)
def test_what_is_no_table(text: str) -> None:
    assert find_tables(text) == ()


@pytest.mark.parametrize(
    ("name", "unit", "scale"),
    [
        ("万元", "元", 10**4),
        ("百万美元", "美元", 10**6),
        ("千瓦", "千瓦", 1),
        ("万吨", "吨", 10**4),
        ("%", "%", 1),
        ("亿人次", "人次", 10**8),
    ],
)
def test_units_of_heads(name: str, unit: str, scale: int) -> None:
    found = unit_named(name)
    assert found is not None
    assert found.unit is not None
    assert (found.unit.name, found.scale) == (unit, scale)


@given(
    st.lists(st.decimals(0, 10**6, places=1), min_size=2, max_size=6),
    st.sampled_from([("元", 1), ("万元", 10**4), ("亿元", 10**8)]),
)
def test_every_value_comes_out_in_its_base_unit(values: list[Decimal], unit: tuple[str, int]) -> None:
    rows = [["项目", f"金额({unit[0]})"], *([f"甲类{'子' * at}项", f"{value:,}"] for at, value in enumerate(values))]
    figures = find_figures(with_table(rows))
    assert [f.value for f in figures] == [value * unit[1] for value in values]
    assert {f.kind for f in figures} == {FigureKind.AMOUNT}


@given(st.text(alphabet="12.5%,|\t \n甲乙年元(-)", max_size=200))
@example("|\n|")
def test_no_text_breaks_the_reader(text: str) -> None:
    for figure in find_figures(outlined(text, year=2023)):
        assert figure.text == text[figure.span.start : figure.span.end]


def test_a_cell_may_claim_to_stretch_over_everything() -> None:
    outline = with_table([["项目", "人数(人)"], ["甲", "5"], ["乙", "6"]])
    (table,) = outline.document.layout.tables
    wide = replace(table, cells=tuple(replace(cell, rows=10**9, columns=10**9) for cell in table.cells))
    find_figures(replace(outline, document=replace(outline.document, layout=Layout(tables=(wide,)))))
