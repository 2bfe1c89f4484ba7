"""Text that a file holds and no reader sees: what is told of each format, and what only looks like it."""

from pathlib import Path

import pytest

import compare
from compare.model import CheckOptions, Severity

HIDDEN = "此处为隐藏的关键词和抄录文字。"
OPTIONS = CheckOptions(select=frozenset({"hidden-text"}))


def told(path: Path) -> list[str]:
    document = compare.read(path)
    found = compare.check(document, OPTIONS)
    return [finding.span.of(document.text) for finding in found if finding.severity.reaches(Severity.WARNING)]


def page(folder: Path, body: str) -> Path:
    path = folder / "page.html"
    path.write_text(
        f"<html><body><p>2023年各项工作平稳推进。</p>{body}<p>各项指标好于上年。</p></body></html>", "utf-8"
    )
    return path


@pytest.mark.parametrize(
    "body",
    [
        f'<p style="color:#fff">{HIDDEN}</p>',
        f'<div style="background:#123456"><span style="color: #123456">{HIDDEN}</span></div>',
        f'<p>可见。<span style="font-size:1px">{HIDDEN}</span></p>',
        f'<p style="position:absolute; left:-9999px">{HIDDEN}</p>',
        f'<style>.q{{color:white}}</style><p class="q">{HIDDEN}</p>',
        f'<table><tr><td>项目</td><td>数</td></tr><tr><td style="color:white">{HIDDEN}</td><td>5</td></tr></table>',
        f'<p><font color="#FFFFFF">{HIDDEN}</font></p>',
    ],
)
def test_a_page_that_hides_text(body: str, tmp_path: Path) -> None:
    assert told(page(tmp_path, body)) == [HIDDEN]


@pytest.mark.parametrize(
    "body",
    [
        f'<div style="background-color:#222"><p style="color:#fff">{HIDDEN}</p></div>',
        f'<table bgcolor="#003366"><tr><td><font color="white">{HIDDEN}</font></td><td>5</td></tr></table>',
        f'<p style="font-size:0.9em">{HIDDEN}</p>',
        f'<link rel="stylesheet" href="a.css"><p style="color:#fff">{HIDDEN}</p>',
        f'<div style="background:url(a.png)"><p style="color:#fff">{HIDDEN}</p></div>',
    ],
)
def test_a_page_that_shows_text_on_colour(body: str, tmp_path: Path) -> None:
    assert told(page(tmp_path, body)) == []


def pdf(path: Path, drawn: str) -> Path:
    """A page with two lines, and what is ``drawn`` below them."""
    lines = "".join(
        f"BT /F1 12 Tf 72 {y} Td ({text}) Tj ET\n" for y, text in ((760, "Report of 2023."), (740, "All went well."))
    )
    stream = (lines + drawn).encode("latin-1")
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 5 0 R>>>>/Contents 4 0 R>>",
        b"<</Length %d>>\nstream\n%b\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    data = b"%PDF-1.4\n" + b"".join(b"%d 0 obj\n%b\nendobj\n" % pair for pair in enumerate(objects, 1))
    path.write_bytes(data + b"trailer<</Size 6/Root 1 0 R>>\n%%EOF")
    return path


@pytest.mark.parametrize(
    ("drawn", "expected"),
    [
        ("BT /F1 12 Tf 3 Tr 72 700 Td (Hidden words here.) Tj ET", ["Hidden words here."]),
        ("1 1 1 rg BT /F1 12 Tf 72 700 Td (Hidden words here.) Tj ET", ["Hidden words here."]),
        ("BT /F1 1 Tf 72 700 Td (Hidden words here.) Tj ET", ["Hidden words here."]),
        ("0 0 0.5 rg 60 690 400 30 re f 1 1 1 rg BT /F1 12 Tf 72 700 Td (Words in a box.) Tj ET", []),
        ("BT /F1 8 Tf 72 700 Td (Small words.) Tj ET", []),
    ],
)
def test_a_printed_page(drawn: str, expected: list[str], tmp_path: Path) -> None:
    assert told(pdf(tmp_path / "page.pdf", drawn)) == expected


def test_a_sheet_in_white_and_one_with_a_row_that_is_not_shown(tmp_path: Path) -> None:
    from openpyxl import Workbook
    from openpyxl.styles import Font, PatternFill

    book = Workbook()
    sheet = book.active
    for row in (("项目", "数量"), (HIDDEN, 5), ("合计", 5)):
        sheet.append(row)
    sheet["A2"].font = Font(color="FFFFFFFF")
    book.save(tmp_path / "white.xlsx")
    assert told(tmp_path / "white.xlsx") == [HIDDEN]
    sheet["A2"].fill = PatternFill("solid", fgColor="FF1F4E79")
    sheet.row_dimensions[3].hidden = True
    book.save(tmp_path / "shown.xlsx")
    assert told(tmp_path / "shown.xlsx") == []
    (note,) = compare.check(compare.read(tmp_path / "shown.xlsx"), OPTIONS)
    assert note.severity is Severity.NOTE


def test_a_scan_says_it(tmp_path: Path) -> None:
    one = compare.read(page(tmp_path, f'<p style="color:#fff">{HIDDEN}</p>'))
    (tmp_path / "other").mkdir()
    other = compare.read(page(tmp_path / "other", "<p>另有安排。</p>"))
    found = [finding for finding in compare.scan([one, other]).findings if finding.rule == "hidden-text"]
    assert [finding.arguments["path"] for finding in found] == [one.path]


def test_invisible_characters_in_one_paragraph_are_one_finding() -> None:
    text = "全县\u200b各项\u200b工作\u200b平稳\u200b推进。\n\n第二\u200b段文字。\n"
    found = compare.check(compare.read_text(text), CheckOptions(select=frozenset({"hidden-characters"})))
    assert [len(finding.related) for finding in found] == [3, 0]
