"""Marks of notes and emphasis stand in the middle of a figure and are no part of it."""

from collections.abc import Callable
from pathlib import Path

import pytest

import compare
from compare.model import Figure

Read = Callable[..., tuple[Figure, ...]]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("全年接待来访86²万人次。", "860000", "人次"),
        ("全年接待来访86[3]万人次。", "860000", "人次"),
        ("全年接待来访86②万人次。", "860000", "人次"),
        ("全年接待来访86¹,²万人次。", "860000", "人次"),
        ("全年接待来访86万人次³。", "860000", "人次"),
        ("绿地面积3.5万m²。", "35000", "m²"),
        ("Fees came to $86.5² million.", "86500000", "USD"),
        ("Fees came to $86.5⁽²⁾ million.", "86500000", "USD"),
    ],
)
def test_the_mark_of_a_note_is_no_digit(read: Read, text: str, value: str, unit: str) -> None:
    (figure,) = read(text, year=2023)
    assert (format(figure.value, "f") if figure.value is not None else "", figure.unit) == (value, unit)


def test_the_metric_is_without_the_mark(read: Read) -> None:
    assert [f.metric for f in read("净利润¹86万元。", year=2023)] == ["净利润"]


@pytest.mark.parametrize("figure", ["**86**万元", "*86*万元", "`86`万元", "**86万元**", "__86__ 万元"])
def test_emphasis_in_markdown(tmp_path: Path, figure: str) -> None:
    (tmp_path / "a.md").write_text(f"# 2023年工作总结\n\n全年业务收入 {figure}，按时上缴。\n", "utf-8")
    (found,) = compare.find_figures(compare.read(tmp_path / "a.md"))
    assert (found.value, found.unit, found.metric) == (860000, "元", "业务收入")


@pytest.mark.parametrize("suffix", ["md", "txt"])
def test_rows_in_bold(tmp_path: Path, suffix: str) -> None:
    text = "2023年工作总结\n\n| 项目 | 2023年 | 2022年 |\n|---|---|---|\n| 门诊 | 30 | 28 |\n| **合计** | **36** | **33** |\n"
    (tmp_path / f"a.{suffix}").write_text(text, "utf-8")
    figures = compare.find_figures(compare.read(tmp_path / f"a.{suffix}"))
    assert [(f.text, f.year) for f in figures] == [("30", 2023), ("28", 2022), ("36", 2023), ("33", 2022)]


def test_elements_of_html_in_markdown_cells(tmp_path: Path) -> None:
    text = (
        "# 2023年工作总结\n\n| 项目<br>名称 | 2023年<br>(万元) | 2022年<br>(万元) |\n|---|---|---|\n"
        "| 房租<sup>2</sup> | 36.5<sup>1</sup> | <b>31</b> |\n| 水电 | 12 | 11 |\n"
    )
    (tmp_path / "a.md").write_text(text, "utf-8")
    figures = compare.find_figures(compare.read(tmp_path / "a.md"))
    assert [(f.metric, f.value, f.year) for f in figures] == [
        ("房租", 365000, 2023),
        ("房租", 310000, 2022),
        ("水电", 120000, 2023),
        ("水电", 110000, 2022),
    ]
