"""Workbooks for people: numbers are numbers, nothing is a formula, what is counted is drawn."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import openpyxl
import pytest

from compare.cli import main

ROOT = Path(__file__).parents[2]
YEARS = [str(ROOT / f"seeds/years/{year}.txt") for year in (2022, 2023)]
COMMANDS = {
    "diff": ["diff", *YEARS],
    "scan": ["scan", str(ROOT / "seeds/submissions")],
    "check": ["check", str(ROOT / "seeds/checks/planted.txt")],
    "figures": ["figures", *YEARS],
}
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("books")
    for name, command in COMMANDS.items():
        assert main([*command, "-o", str(folder / f"{name}.xlsx"), "--lang", "en"]) in (0, 1)
    return {name: (folder / f"{name}.xlsx").read_bytes() for name in COMMANDS}


@pytest.mark.parametrize("name", COMMANDS)
def test_no_cell_is_a_formula_and_heads_stay_in_sight(books: dict[str, bytes], name: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(books[name]))
    for sheet in book:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref
        assert all(cell.data_type != "f" and cell.hyperlink is None for row in sheet for cell in row)


@pytest.mark.parametrize("name", ["diff", "scan", "check"])
def test_what_is_counted_is_drawn(books: dict[str, bytes], name: str) -> None:
    """A chart names the cells that it draws: they hold texts and numbers."""
    book = openpyxl.load_workbook(io.BytesIO(books[name]))
    with zipfile.ZipFile(io.BytesIO(books[name])) as archive:
        charts = [ElementTree.fromstring(archive.read(each)) for each in archive.namelist() if "charts/chart" in each]
    assert len(charts) == (2 if name == "diff" else 1)
    for chart in charts:
        labels, values = (_cells(book, chart.find(f".//{CHART}{kind}//{CHART}f")) for kind in ("cat", "val"))
        assert len(labels) == len(values) > 1
        assert all(isinstance(label, str) for label in labels)
        assert all(isinstance(value, int | float) for value in values)


def _cells(book: openpyxl.Workbook, reference: ElementTree.Element | None) -> list[object]:
    assert reference is not None
    assert reference.text is not None
    sheet, _, cells = reference.text.rpartition("!")
    return [row[0].value for row in book[sheet.strip("'")][cells.replace("$", "")]]


def test_figures_are_numbers_beside_their_print_and_sentences(books: dict[str, bytes]) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(books["diff"]))["Figures"]
    heads, *rows = sheet.iter_rows(values_only=True)
    first = next(row for row in (dict(zip(heads, row, strict=True)) for row in rows) if row["Old"] and row["New"])
    assert isinstance(first["New: Value"], int | float)
    assert isinstance(first["Old: Value"], int | float)
    assert str(first["New"]) in str(first["New: Text"])
    assert {"Unit", "Difference", "%", "Status", "Stated growth", "Measure", "Place", "Section"} <= set(heads)
