"""Tables put side by side: rows by label, columns by head, cells."""

from __future__ import annotations

from pathlib import Path

import pytest
from written import FORMATS, compared, document, markdown, rebuilt

import compare
from compare.model import Comparison, LineStatus, TablePair, TableStatus

TABLE = [
    ["指标", "2021年", "2022年", "增长%"],
    ["门诊人次", "80120", "90233", "12.6"],
    ["住院人次", "5012", "5130", "2.4"],
    ["床位", "1010", "1012", "0.2"],
    ["医师", "301", "320", "6.3"],
    ["护士", "412", "420", "1.9"],
]


def only(comparison: Comparison) -> TablePair:
    (pair,) = comparison.tables
    return pair


def lines(pair: TablePair, which: str = "rows") -> list[tuple[str, str]]:
    return [(line.status.value, line.label) for line in getattr(pair, which) if line.status is not LineStatus.SAME]


def changes(comparison: Comparison) -> list[tuple[str, str, str, str]]:
    """Row, column, old and new text of the cells that differ in rows and columns of both tables."""
    pair, found = only(comparison), []
    for each in pair.cells:
        row, column = pair.rows[each.row], pair.columns[each.column]
        if not each.ignored and None not in (row.old, row.new, column.old, column.new):
            old, new = (
                span.of(side.text) if span else ""
                for span, side in ((each.old, comparison.old), (each.new, comparison.new))
            )
            found.append((row.label, column.label, old, new))
    return found


@pytest.mark.parametrize("form", FORMATS)
def test_a_row_put_in_the_middle_is_added_and_nothing_else(form: str, tmp_path: Path) -> None:
    new = [*TABLE[:2], ["急诊人次", "900", "1000", "11.1"], *TABLE[2:]]
    found = compared(TABLE, new, form, tmp_path)
    assert lines(only(found)) == [("added", "急诊人次")]
    assert changes(found) == []
    assert rebuilt(only(found), found) == new


@pytest.mark.parametrize("form", FORMATS)
def test_one_value_that_changed_is_told_by_row_and_column(form: str, tmp_path: Path) -> None:
    new = [*TABLE[:3], ["床位", "1010", "1015", "0.2"], *TABLE[4:]]
    found = compared(TABLE, new, form, tmp_path)
    assert changes(found) == [("床位", "2022年", "1012", "1015")]
    assert lines(only(found)) == lines(only(found), "columns") == []


def test_rows_in_another_order_have_moved() -> None:
    new = [TABLE[0], TABLE[3], *TABLE[1:3], *TABLE[4:]]
    found = compared(TABLE, new)
    assert lines(only(found)) == [("moved", "床位")]
    assert only(found).similarity == 1


def test_a_year_more_and_a_year_less() -> None:
    new = [
        ["指标", "2022年", "2023年", "增长%"],
        ["门诊人次", "90233", "95000", "5.3"],
        ["住院人次", "5135", "5200", "1.4"],
    ]
    found = compared(TABLE[:3], new)
    assert lines(only(found), "columns") == [("removed", "2021年"), ("added", "2023年")]
    assert changes(found) == [
        ("门诊人次", "增长%", "12.6", "5.3"),
        ("住院人次", "2022年", "5130", "5135"),
        ("住院人次", "增长%", "2.4", "1.4"),
    ]


def test_without_a_year_in_common_this_year_answers_last_year() -> None:
    old, new = (
        [["指标", year], ["门诊人次", a], ["床位", b]] for year, a, b in (("2022年", "9", "5"), ("2023年", "8", "5"))
    )
    found = compared(old, new)
    assert lines(only(found), "columns") == []
    assert changes(found) == [("指标", "2023年", "2022年", "2023年"), ("门诊人次", "2023年", "9", "8")]


def test_a_share_belongs_to_the_year_before_it() -> None:
    old = [["项目", "2022", "%", "2021", "%"], ["收入", "120", "60", "110", "55"], ["支出", "80", "40", "90", "45"]]
    new = [["项目", "2023", "%", "2022", "%"], ["收入", "130", "65", "120", "60"], ["支出", "70", "35", "80", "40"]]
    found = compared(old, new)
    assert lines(only(found), "columns") == [("added", "2023"), ("added", "%"), ("removed", "2021"), ("removed", "%")]
    assert changes(found) == []


def test_a_renamed_head_is_one_column() -> None:
    new = [["项目", "2021年", "2022年", "增速%"], *TABLE[1:]]
    found = compared(TABLE, new)
    assert lines(only(found), "columns") == []
    assert changes(found) == [("项目", "项目", "指标", "项目"), ("项目", "增速%", "增长%", "增速%")]


def test_a_unit_changed_in_the_head() -> None:
    old = [["指标", "收入（亿元）"], ["甲区", "1.2"], ["乙区", "1.1"]]
    new = [["指标", "收入（万元）"], ["甲区", "12000"], ["乙区", "11000"]]
    found = compared(old, new)
    assert lines(only(found), "columns") == []
    assert ("甲区", "收入(万元)", "1.2", "12000") in changes(found)


def test_cells_emptied_and_filled() -> None:
    new = [*TABLE[:2], ["住院人次", "", "5130", "—"], *TABLE[3:]]
    found = compared(TABLE, new)
    assert changes(found) == [("住院人次", "2021年", "5012", ""), ("住院人次", "增长%", "2.4", "—")]


def test_the_same_label_in_two_groups() -> None:
    old = [
        ["科室", "项目", "数量"],
        ["内科", "其他", "5"],
        ["内科", "门诊", "10"],
        ["外科", "其他", "7"],
        ["外科", "门诊", "9"],
    ]
    new = [old[0], ["内科", "其他", "6"], ["内科", "急诊", "3"], old[2], ["外科", "其他", "8"], old[4]]
    found = compared(old, new)
    assert lines(only(found)) == [("added", "内科 急诊")]
    assert changes(found) == [("内科 其他", "数量", "5", "6"), ("外科 其他", "数量", "7", "8")]


def test_rows_below_a_group_stay_in_it() -> None:
    old = [
        ["项目", "2022年"],
        ["一、收入", ""],
        ["其他", "5"],
        ["利息", "2"],
        ["二、支出", ""],
        ["其他", "7"],
        ["工资", "9"],
    ]
    new = [["项目", "2022年"], ["一、收入", ""], ["利息", "2"], ["二、支出", ""], ["其他", "7"], ["工资", "9"]]
    found = compared(old, new)
    assert [(line.status.value, line.old) for line in only(found).rows if line.status is not LineStatus.SAME] == [
        ("removed", 2)
    ]
    assert changes(found) == []


@pytest.mark.parametrize("form", ["html", "docx", "xlsx"])
def test_merged_cells_are_told_once(form: str, tmp_path: Path) -> None:
    rows = [
        ["科室", "项目", "数量"],
        ["内科", "其他", "5"],
        ["", "门诊", "10"],
        ["外科", "其他", "7"],
        ["", "门诊", "9"],
    ]
    changed = [rows[0], ["大内科", "其他", "5"], ["", "门诊", "11"], *rows[3:]]
    merges = [(1, 0, 2, 1), (3, 0, 2, 1)]
    found = compare.diff(
        *(
            document([("表1 主要指标", each)], form, tmp_path, str(at), merges)
            for at, each in enumerate((rows, changed))
        )
    )
    assert changes(found) == [("大内科 其他", "科室", "内科", "大内科"), ("大内科 门诊", "数量", "10", "11")]


@pytest.mark.parametrize("form", ["md", "docx", "html"])
def test_a_table_split_in_two_and_put_together(form: str, tmp_path: Path) -> None:
    whole, parts = [("表1 主要指标", TABLE)], [("表1 医疗服务", TABLE[:3]), ("表2 资源", [TABLE[0], *TABLE[3:]])]
    texts = [document(each, form, tmp_path, str(at)) for at, each in enumerate((whole, parts))]
    for old, new, status in ((*texts, TableStatus.SPLIT), (*reversed(texts), TableStatus.MERGED)):
        found = compare.diff(old, new)
        assert [pair.status for pair in found.tables] == [status, status]
        assert all(pair.similarity == 1 for pair in found.tables)
        told = [line.label for pair in found.tables for line in pair.rows if line.label != "指标"]
        assert sorted(told) == sorted(row[0] for row in TABLE[1:])


def test_the_number_of_a_row_does_not_count() -> None:
    old = [["序号", "项目", "数量"], ["1", "门诊", "5"], ["2", "床位", "7"], ["3", "医师", "9"]]
    new = [old[0], ["1", "急诊", "3"], ["2", "门诊", "5"], ["3", "床位", "7"], ["4", "医师", "9"]]
    found = compared(old, new)
    assert lines(only(found)) == [("added", "急诊")]
    assert changes(found) == []
    assert rebuilt(only(found), found) == new


def test_a_currency_sign_printed_in_the_first_row_only() -> None:
    old = [["Item", "2022", "2021"], ["Revenues", "$2,372", "$1,900"], ["Net income", "310", "280"]]
    new = [["Item", "2023", "2022"], ["Revenues", "$2,500", "2,372"], ["Net income", "320", "310"]]
    assert changes(compared(old, new)) == []


def test_rows_named_by_years_are_no_renamed_rows() -> None:
    old = [["年份", "人数", "金额"], ["2021年", "5", "70"], ["2022年", "6", "80"]]
    new = [["年份", "人数", "金额"], ["2022年", "6", "80"], ["2023年", "7", "90"]]
    assert lines(only(compared(old, new))) == [("removed", "2021年"), ("added", "2023年")]


def test_a_renamed_row_keeps_its_place() -> None:
    new = [*TABLE[:4], ["执业医师", "301", "320", "6.3"], TABLE[5]]
    found = compared(TABLE, new)
    assert lines(only(found)) == []
    assert changes(found) == [("执业医师", "指标", "医师", "执业医师")]


@pytest.mark.parametrize("form", FORMATS)
def test_a_table_of_words(form: str, tmp_path: Path) -> None:
    old = [["事项", "责任人", "进展"], ["供水改造", "张工", "完成"], ["道路整修", "李工", "在建"]]
    new = [["事项", "责任人", "进展"], ["供水改造", "张工", "完成"], ["道路整修", "王工", "完成"]]
    assert changes(compared(old, new, form, tmp_path)) == [
        ("道路整修", "责任人", "李工", "王工"),
        ("道路整修", "进展", "在建", "完成"),
    ]


def test_five_hundred_rows() -> None:
    head = ["乡镇", "2021年", "2022年"]
    old = [head, *([f"第{n}村", str(1000 + n), str(2000 + n)] for n in range(500))]
    new = [head, *([f"第{n}村", str(1000 + n), str(2000 + n + (n % 50 == 7))] for n in range(500) if n != 300)]
    found = compared(old, new)
    assert lines(only(found)) == [("removed", "第300村")]
    assert len(changes(found)) == 10
    assert rebuilt(only(found), found) == new


def test_a_budget_that_is_met_is_told() -> None:
    old = [["名称", "数量", "比例"], *([f"甲{chr(0x4E00 + n)}{chr(0x5E00 + n)}", str(n), "1"] for n in range(120))]
    new = [
        ["名称", "数量", "比例"],
        *([f"乙{chr(0x6E00 + n)}{chr(0x7E00 + n)}", str(900 + n), "2"] for n in range(120)),
    ]
    found = compared(old, new)
    assert only(found).budget_met
    assert [notice.code for notice in found.notices] == ["budget-met"]


def test_other_tables_are_no_pair() -> None:
    other = [["产品", "产量", "增速"], ["钢材", "12", "3.1"], ["水泥", "45", "0.2"], ["化肥", "7", "1.4"]]
    sides = [[("表1 主要指标", TABLE)], [("表1 工业产品", other)]]
    texts = [compare.read_text(markdown(side), "x.md") for side in sides]
    assert [pair.status for pair in compare.diff(*texts).tables] == [TableStatus.REMOVED, TableStatus.ADDED]


def test_the_same_table_lists_nothing() -> None:
    pair = only(compared(TABLE, TABLE))
    assert (pair.status, pair.similarity, pair.rows, pair.cells) == (TableStatus.MATCHED, 1.0, (), ())
