"""Tables put side by side as people see them. ``GOLDEN=write pytest tests/render`` writes the golden files anew."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

import compare
from compare.language import ENGLISH, LANGUAGES, Words
from compare.model import Comparison
from compare.render.html import diff as pages
from compare.render.results import DiffResult, Presentation
from compare.render.terminal import diff
from compare.render.terminal.paint import paint
from compare.render.views import DiffView, Part

GOLDEN = Path(__file__).parent / "golden"
OLD = """# 云溪市统计公报

以下各表数据为快报数。

表1 主要指标

| 指标 | 2021年 | 2022年 | 增长% |
| --- | --- | --- | --- |
| 门诊人次 | 80120 | 90233 | 12.6 |
| 住院人次 | 5012 | 5130 | 2.4 |
| 床位 | 1010 | 1012 | 0.2 |
| 医师 | 301 | 320 | 6.3 |
| 护士 | 412 | 420 | 1.9 |
"""
NEW = """# 云溪市统计公报

以下各表数据为快报数。

表1 主要指标

| 指标 | 2022年 | 2023年 | 增长% |
| --- | --- | --- | --- |
| 门诊人次 | 90233 | 95000 | 5.3 |
| 护士 | 420 | 431 | 2.6 |
| 急诊人次 | 900 | 1000 | 11.1 |
| 住院人次 | 5130 | 5200 | 1.4 |
| 床位 | 1015 | 1020 | 0.5 |
"""


@pytest.fixture(scope="module")
def years() -> Comparison:
    return compare.diff(compare.read_text(OLD, "old.md"), compare.read_text(NEW, "new.md"))


@pytest.fixture(scope="module")
def words() -> Words:
    return Words(ENGLISH)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [48, 100])
def test_a_changed_table_is_a_grid_or_its_changes_row_by_row(years: Comparison, language: str, width: int) -> None:
    shown = paint(diff.render(years, Words(language), DiffView(width, Part.TEXT)), color=width == 100)
    file = GOLDEN / f"diff-table-{width}.{language}.txt"
    if os.environ.get("GOLDEN") == "write":
        file.write_text(shown, "utf-8")
    assert shown == file.read_text("utf-8")


def test_each_cell_is_told_once_in_the_text(years: Comparison, words: Words) -> None:
    shown = paint(diff.render(years, words, DiffView(100, Part.TEXT)))
    for text in ("80120", "90233", "95000", "急诊人次", "住院人次"):
        assert shown.count(text) == 1
    assert "1012 → 1015" in shown


def test_a_page_has_the_grid_and_below_it_the_rows_as_text(years: Comparison, words: Words) -> None:
    page = pages.write(DiffResult(years), Presentation(words, 100))
    grid = page[page.index('<table class="grid">') :]
    assert '<td class="changed"><del>1012</del> <ins>1015</ins></td>' in grid
    assert '<th class="added"><span class="sign">+</span>2023年</th>' in grid
    assert '<th class="removed"><span class="sign">-</span>2021年</th>' in grid
    assert re.search(r'<tr class="moved"[^>]*><td class="sign">↷</td><td class="same">护士', grid)
    assert "rows as text</summary>" in grid


def test_what_a_cell_holds_is_never_markup(words: Words) -> None:
    sides = [text.replace("床位", "<script>[red]x") for text in (OLD, NEW)]
    found = compare.diff(*(compare.read_text(text, f"{at}.md") for at, text in enumerate(sides)))
    page = pages.write(DiffResult(found), Presentation(words, 100))
    assert "&lt;script&gt;[red]x" in page
    assert "<script>[red]x" not in page
    assert "<script>[red]x" in paint(diff.render(found, words, DiffView(100, Part.TEXT)))


def test_unchanged_rows_far_from_a_change_are_folded(words: Words) -> None:
    rows = [f"| 第{n}村 | {1000 + n} | {n} |" for n in range(30)]
    head = ["# 公报", "", "表1 各村", "", "| 村 | 人口 | 户数 |", "| --- | --- | --- |"]
    old, new = "\n".join([*head, *rows]), "\n".join([*head, *rows]).replace("1015", "1115")
    found = compare.diff(compare.read_text(old, "old.md"), compare.read_text(new, "new.md"))
    shown = paint(diff.render(found, words, DiffView(100, Part.TEXT)))
    assert "⋯ 14 rows unchanged" in shown
    assert "1015 → 1115" in shown
    assert "第3村" not in shown
