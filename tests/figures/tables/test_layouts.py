"""Layouts that annual reports and copied pages have: words in columns of growth, dates as heads, contents pages."""

from collections.abc import Callable, Sequence

import pytest
from marked_tables import Content, with_table

from compare.figures import find_figures
from compare.model import Direction, Figure

Read = Callable[..., tuple[Figure, ...]]


def lines(figures: Sequence[Figure]) -> list[tuple[str | None, str, str | None, int | None]]:
    """Metric, value, unit, year of each figure."""
    return [(f.metric, format(f.value, "f") if f.value is not None else "", f.unit, f.year) for f in figures]


def growth_cell(text: str) -> list[tuple[str, str | None, Direction | None]]:
    """What the growth column of one row gives."""
    rows = [
        ["项目", "2023年", "2022年", "同比增减(%)"],
        ["客运量(万人次)", "36", "30", text],
        ["货运量(万吨)", "80", "64", "25.0"],
    ]
    figures = [f for f in find_figures(with_table(rows)) if f.metric == "客运量增长"]
    return [
        (format(f.value, "f") if f.value is not None else "", f.unit, f.claim.direction if f.claim else None)
        for f in figures
    ]


@pytest.mark.parametrize("blank", ["不适用", "—", "--", "N/A", "NM", "n/m", "—%", "扭亏为盈", "暂无", "(不适用)"])
def test_a_growth_that_is_not_given(blank: str) -> None:
    assert growth_cell(blank) == []


@pytest.mark.parametrize(
    ("cell", "value", "unit", "direction"),
    [
        ("减少3.50个百分点", "3.50", "个百分点", Direction.DOWN),
        ("增加0.8个百分点", "0.8", "个百分点", Direction.UP),
        ("下降2.3%", "2.3", "%", Direction.DOWN),
        ("上升12.6", "12.6", "%", Direction.UP),
        ("增长了5.1%", "5.1", "%", Direction.UP),
        ("持平", "0", "%", Direction.FLAT),
        ("-7.4", "-7.4", "%", Direction.DOWN),
    ],
)
def test_a_growth_in_words(cell: str, value: str, unit: str, direction: Direction) -> None:
    assert growth_cell(cell) == [(value, unit, direction)]


@pytest.mark.parametrize(
    ("this_year", "last_year"),
    [
        ("2022-12-31", "2021-12-31"),
        ("2022年12月31日", "2021年12月31日"),
        ("31/12/2022", "31/12/2021"),
        ("12/31/22", "12/31/21"),
        ("31.12.2022", "31.12.2021"),
        ("FY22", "FY21"),
        ("截至2022年12月末", "截至2021年12月末"),
        ("Dec. 31, 2022", "Dec. 31, 2021"),
        ("2022/12/31(元)", "2021/12/31(元)"),
    ],
)
def test_dates_over_the_columns(this_year: str, last_year: str) -> None:
    rows = [["项目", this_year, last_year], ["存货", "36.5", "31.2"], ["应收账款", "12.1", "15.8"]]
    figures = find_figures(with_table(rows, year=2022))
    assert [(f.metric, f.year) for f in figures] == [
        ("存货", 2022),
        ("存货", 2021),
        ("应收账款", 2022),
        ("应收账款", 2021),
    ]


def test_a_column_of_notes_is_neither_label_nor_value() -> None:
    rows = [
        ["项目", "附注", "期末余额", "期初余额"],
        ["存货", "七、9", "36.5", "31.2"],
        ["应付账款", "七、36", "12.1", "15.8"],
    ]
    assert [f.metric for f in find_figures(with_table(rows))] == ["存货", "存货", "应付账款", "应付账款"]
    numbered = [
        ["Item", "Notes", "2023", "2022"],
        ["Inventories", "9", "36.5", "31.2"],
        ["Payables", "14", "12.1", "15.8"],
    ]
    assert [f.text for f in find_figures(with_table(numbered))] == ["36.5", "31.2", "12.1", "15.8"]


def test_a_column_without_a_head_beside_others_has_no_metric() -> None:
    rows = [["坏账准备", "12.5", "3.1", "2.2", "13.4"], ["存货跌价准备", "8.8", "1.0", "0.6", "9.2"]]
    assert {f.metric for f in find_figures(with_table(rows))} == {None}
    assert {f.metric for f in find_figures(with_table([row[:2] for row in rows]))} == {"坏账准备", "存货跌价准备"}


def test_inner_amounts_have_the_head_of_their_sums() -> None:
    rows: list[list[Content]] = [
        ["", "", "2022-12-31", "", "2021-12-31"],
        ["Vehicles", "320", "", "410", ""],
        ["Tools", "80", "", "90", ""],
        ["Equipment", "", "400", "", "500"],
    ]
    assert lines(find_figures(with_table(rows, year=2022))) == [
        ("Vehicles", "320", None, 2022),
        ("Vehicles", "410", None, 2021),
        ("Tools", "80", None, 2022),
        ("Tools", "90", None, 2021),
        ("Equipment", "400", None, 2022),
        ("Equipment", "500", None, 2021),
    ]


def test_rows_copied_from_a_page_whose_tabs_do_not_agree(read: Read) -> None:
    text = (
        "Sales by region\n\n\t\t2023\t\tChange\t\t2022\n"
        "North\t\t$\t1,208\t\t—\t\t%\t\t$\t1,208\n"
        "South\t\t640\t\t(20)\t%\t\t800\n"
        "All\t\t$\t1,848\t\t(8)\t%\t\t$\t2,008\n"
    )
    assert [(f.metric, f.text.split()[-1], f.year) for f in read(text, year=2023)] == [
        ("North", "1,208", 2023),
        ("North", "1,208", 2022),
        ("South", "640", 2023),
        ("South增长", "%", 2023),
        ("South", "800", 2022),
        ("All", "1,848", 2023),
        ("All增长", "%", 2023),
        ("All", "2,008", 2022),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "目录\n一、总体情况\t1\n二、主要指标\t3\n三、存在问题\t3\n四、下步打算\t7\n",
        "Contents\n\tPage\nChairman's letter\t2\nFinancial review\t9\n",
        "Item 1. Overview\t4\nItem 1A. Risks\t12\nItem 2. Sites\t20\n",
        "| 章节 | 页码 |\n|---|---|\n| 概况 | 1 |\n| 收支 | 5 |\n",
    ],
)
def test_contents_pages_hold_no_figures(text: str, read: Read) -> None:
    assert read(text, year=2023) == ()


def test_rising_numbers_under_a_head_are_figures(read: Read) -> None:
    assert len(read("科室\t床位(张)\n一、内科\t20\n二、外科\t35\n三、儿科\t41\n", year=2023)) == 3


def test_lengths_of_time_over_the_columns_are_names() -> None:
    rows = [
        ["", "", "Less than", "1-3", "More than"],
        ["", "Total", "1 year", "years", "3 years"],
        ["Rent", "36", "12", "20", "4"],
    ]
    assert [f.metric for f in find_figures(with_table(rows))] == [
        "Rent Total",
        "Rent Less than 1 year",
        "Rent 1-3",
        "Rent More than 3 years",
    ]


@pytest.mark.parametrize(
    ("above", "name"),
    [("全年运行平稳。表3 客运情况\n", "客运"), ("表1 收支总表\n", "收支"), ("项目\n", "合计")],
)
def test_the_name_of_a_table(above: str, name: str) -> None:
    rows = [["项目", "2023年"], ["铁路", "36"], ["公路", "20"], ["合计", "56"]]
    assert [f.metric for f in find_figures(with_table(rows, above=above))] == ["铁路", "公路", name]


def test_a_scale_between_the_heads_and_the_rows() -> None:
    rows: list[list[Content]] = [
        ["", "2022", "2021"],
        [("(In thousands, except per share data)", 3)],
        ["Fees", "$36,500", "$31,200"],
        ["Earnings per share", "(0.25)", "(0.31)"],
    ]
    assert lines(find_figures(with_table(rows, year=2022))) == [
        ("Fees", "36500000", "USD", 2022),
        ("Fees", "31200000", "USD", 2021),
        ("Earnings per share", "-0.25", "USD", 2022),
        ("Earnings per share", "-0.31", "USD", 2021),
    ]


def test_the_beginning_of_a_year_is_the_end_of_the_one_before() -> None:
    rows = [["项目", "2023年末", "2023年初"], ["存货(万元)", "36", "31"]]
    assert [(f.metric, f.year) for f in find_figures(with_table(rows))] == [("存货", 2023), ("存货", 2022)]


def test_a_year_beside_the_label_of_a_row() -> None:
    rows = [["地区", "年份", "人口(人)"], ["东片", "2022", "321"], ["东片", "2023", "325"], ["西片", "2022", "203"]]
    assert [(f.metric, f.year) for f in find_figures(with_table(rows))] == [
        ("东片人口", 2022),
        ("东片人口", 2023),
        ("西片人口", 2022),
    ]


def test_a_caption_of_levels_and_their_growth(read: Read) -> None:
    text = (
        "表2  2023年对主要地区出口额及其增长速度\n"
        "地区      出口额(亿元)    比上年增长(%)\n"
        "东线      120.5          8.2\n"
        "西线      86.4           -3.5\n"
    )
    assert [(f.text, f.claim is not None) for f in read(text, year=2023)] == [
        ("120.5", False),
        ("8.2", True),
        ("86.4", False),
        ("-3.5", True),
    ]


@pytest.mark.parametrize(("head", "year"), [("Dec-22", 2022), ("Jun '21", 2021)])
def test_a_month_with_a_short_year(head: str, year: int) -> None:
    figures = find_figures(with_table([["Item", head, "Dec-20"], ["Loans", "36", "31"]], year=2023))
    assert [f.year for f in figures] == [year, 2020]
