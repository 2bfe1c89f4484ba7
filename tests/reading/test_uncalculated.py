"""Formulas that no program has calculated yet are said to be unread."""

import io
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

import compare
from compare.reading.sheets import UNCALCULATED

SHEET = "xl/worksheets/sheet1.xml"


def _book(*formulas: str) -> bytes:
    """A workbook as programs write it that calculate nothing."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["项目", "2023年"], ["门诊", 36], ["住院", 12]):
        sheet.append(row)
    for formula in formulas:
        sheet.append(["合计", formula])
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def _with_sheet(data: bytes, old: bytes, new: bytes) -> bytes:
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as book, zipfile.ZipFile(changed, "w") as other:
        for name in book.namelist():
            part = book.read(name)
            assert name != SHEET or old in part
            other.writestr(name, part.replace(old, new) if name == SHEET else part)
    return changed.getvalue()


def _unread(folder: Path, data: bytes) -> dict[str, int]:
    path = folder / "book.xlsx"
    path.write_bytes(data)
    return dict(compare.read(path).layout.unread)


def test_each_formula_without_a_result_is_counted(tmp_path: Path) -> None:
    assert _unread(tmp_path, _book("=B2+B3", "=SUM(B2:B3)")) == {UNCALCULATED: 2}
    assert _unread(tmp_path, _book()) == {}


@pytest.mark.parametrize("result", [b"<v>48</v>", b"<v>48</v>\n"])
def test_a_stored_result_is_read(tmp_path: Path, result: bytes) -> None:
    data = _with_sheet(_book("=B2+B3"), b"<v></v>", result)
    assert _unread(tmp_path, data) == {}
    assert "合计\t48" in compare.read(tmp_path / "book.xlsx").text


def test_an_empty_text_is_a_result(tmp_path: Path) -> None:
    data = _with_sheet(_book("=B2+B3"), b'r="B4"', b'r="B4" t="str"')
    assert _unread(tmp_path, data) == {}
