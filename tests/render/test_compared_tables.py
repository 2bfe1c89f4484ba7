"""Tables put side by side on paper: the grid of what changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from compare.cli import main

_OLD = [["指标", "2021年", "2022年"], ["门诊人次", "80120", "90233"], ["床位", "1010", "1012"], ["医师", "301", "320"]]
_NEW = [*_OLD[:2], ["床位", "1010", "1015"], ["=急诊<b>", "1", "2"], *_OLD[3:]]


def _report(rows: list[list[str]]) -> str:
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join(["# 云溪市统计公报", "", "表1 主要指标", "", lines[0], "| --- | --- | --- |", *lines[1:], ""])


def _printed(new: list[list[str]], capsys: pytest.CaptureFixture[str]) -> str:
    for name, rows in (("old.md", _OLD), ("new.md", new)):
        Path(name).write_text(_report(rows), "utf-8")
    main(["diff", "old.md", "new.md", "--format", "md", "--lang", "en"])
    return capsys.readouterr().out


def test_the_grid_tells_each_change_once_and_folds_the_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    far = [["护士", "412", "420"], ["药师", "41", "42"], ["技师", "42", "43"]]
    printed = _printed([*_NEW, *far], capsys)
    grid = printed[printed.index("## Table: 表1 主要指标") : printed.index("## Text")]
    assert "4 rows added · 1 cell changed" in grid
    assert r"| \~ | 床位 | 1010 | 1012 → 1015 |" in grid
    assert r"| \+ | =急诊\<b\> | 1 | 2 |" in grid
    assert "⋯" not in grid


def test_unchanged_rows_far_from_a_change_are_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    printed = _printed([*_OLD[:3], ["医师", "301", "321"]], capsys)
    assert "⋯ 1 row unchanged" in printed
    assert "| 门诊人次 | 80120 |" not in printed


def test_tables_that_stayed_are_not_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert "## Table" not in _printed(_OLD, capsys)
