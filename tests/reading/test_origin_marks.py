"""What Word and PDF files say of their making is read; damaged properties are no reason to refuse the text."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

import compare
from compare.model.origins import OriginKind

docx = pytest.importorskip("docx")
canvas = pytest.importorskip("reportlab.pdfgen.canvas")


def _word_file(path: Path, author: str) -> Path:
    document = docx.Document()
    document.core_properties.author = author
    document.core_properties.last_modified_by = "LAPTOP-5"
    document.add_paragraph("二〇二四年工作总结")
    document.save(str(path))
    return path


def test_author_and_last_editor_of_a_word_file(tmp_path: Path) -> None:
    origin = compare.read(_word_file(tmp_path / "a.docx", "林代笔")).origin
    values = {mark.kind: mark.value for mark in origin}
    assert values[OriginKind.AUTHOR] == "林代笔"
    assert values[OriginKind.LAST_MODIFIED_BY] == "LAPTOP-5"


def test_damaged_properties_lose_the_marks_not_the_text(tmp_path: Path) -> None:
    whole = zipfile.ZipFile(_word_file(tmp_path / "a.docx", "林代笔"))
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as damaged:
        for name in whole.namelist():
            damaged.writestr(name, b"<no xml" if name == "docProps/core.xml" else whole.read(name))
    (tmp_path / "b.docx").write_bytes(data.getvalue())
    document = compare.read(tmp_path / "b.docx")
    assert "工作总结" in document.text
    assert document.origin == ()


def test_author_of_a_pdf_file(tmp_path: Path) -> None:
    page = canvas.Canvas(str(tmp_path / "a.pdf"))
    page.setAuthor("Lin Ghost")
    page.drawString(72, 720, "Annual report 2024 of the water office")
    page.save()
    values = {mark.kind: mark.value for mark in compare.read(tmp_path / "a.pdf").origin}
    assert values[OriginKind.AUTHOR] == "Lin Ghost"
    assert OriginKind.DOCUMENT_ID in values


def test_plain_text_says_nothing_of_its_making() -> None:
    assert compare.read_text("总结", "a.txt").origin == ()
