"""The examples of docs/python.md run and print what stands there; a comparison shows itself in a notebook."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest

import compare
from compare.notebook import side_by_side

ROOT = Path(__file__).resolve().parents[2]


def test_examples_print_what_the_page_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    failed, tried = doctest.testfile(str(ROOT / "docs" / "python.md"), module_relative=False)
    assert not failed
    assert tried >= 12


def test_a_notebook_shows_the_page_as_text_of_an_attribute() -> None:
    old, new = (compare.read_text(f"<script>alert(1)</script>全年收入{value}万元。") for value in ("120", "150"))
    shown = compare.diff(old, new)._repr_html_()
    assert shown == side_by_side(compare.diff(old, new))
    assert shown.startswith('<iframe sandbox="allow-scripts"')
    assert shown.count("<") == 2


def test_no_row_is_lost() -> None:
    old, new = (compare.read_text(text) for text in ("全年收入120万元。", "全年收入150万元，支出90万元。"))
    rows = compare.diff(old, new).figures_table().to_pylist()
    assert {(row["status"], row["old_value"], row["new_value"]) for row in rows} == {
        ("changed", 1200000, 1500000),
        ("added", None, 900000),
    }
    assert not compare.diff(old, old).figures_table().to_pylist()[0]["difference"]
    assert compare.scan([old, new]).matches_table().num_rows == len(compare.scan([old, new]).matches)
