"""Rows of several years in one report: the one that stays as it is has its twin, wherever the years moved it."""

from __future__ import annotations

import pytest

import compare
from compare.model import Comparison, PassageKind

_LINES = ("交强险", "商业险", "合计")


def _report(first: int, last: int) -> str:
    """Three years, the newest first, each with the same lines and figures of its own."""
    rows = ["| 项目 | 年初 | 计提 | 年末 |", "| --- | --- | --- | --- |"]
    for year in range(last, first - 1, -1):
        rows.append(f"| {year}年12月31日止年度 | | | |")
        rows += [
            f"| {name} | {311 * k + year} | {524 * k + 7 * year} | {87 * k + year} |"
            for k, name in enumerate(_LINES, 1)
        ]
    text = ["", "准备金按险种计提，各年变动如上表。", ""]
    return "\n".join([f"# 云溪公司{last}年年度报告", "", "## 一、准备金", "", *rows, *text])


@pytest.mark.parametrize("back", [False, True])
def test_the_same_row_is_paired_with_itself(back: bool) -> None:
    sides = [compare.read_text(_report(first, first + 2), f"{first}.md") for first in (2015, 2016)]
    found = compare.diff(*(reversed(sides) if back else sides))
    same = [old for old, new in _rows(found) if old == new and old.startswith(tuple(f"|{name}" for name in _LINES))]
    assert len(same) == 2 * len(_LINES)  # those of 2016 and 2017


def _rows(found: Comparison) -> list[tuple[str, str]]:
    pairs = [pair for pair in found.passages if pair.kind is PassageKind.ROW and pair.old and pair.new]
    texts = [(pair.old.of(found.old.text), pair.new.of(found.new.text)) for pair in pairs if pair.old and pair.new]
    return [("".join(old.split()), "".join(new.split())) for old, new in texts]
