"""Every format made from one and the same report gives the same outline and the same figures."""

from pathlib import Path

import pytest
from made_files import BODY, MAKERS, TABLE, TITLE, html, sheet, write

import compare
from compare.model import ChromeKind

HEADINGS = [(level, text) for level, text in BODY if level]


def read(tmp_path: Path, kind: str) -> compare.model.Document:
    return compare.read(write(tmp_path, f"report.{kind}", MAKERS[kind]()))


@pytest.mark.parametrize("kind", MAKERS)
def test_same_outline(tmp_path: Path, kind: str) -> None:
    outline = compare.outline(read(tmp_path, kind))
    (report,) = outline.reports
    assert (report.title, report.title_year) == (TITLE, 2023)
    assert [(s.level, f"{s.label or ''}{s.heading}") for s in report.walk()] == HEADINGS


@pytest.mark.parametrize("kind", [kind for kind in MAKERS if kind != "txt"])
def test_same_figures(tmp_path: Path, kind: str) -> None:
    def figures(kind: str) -> list[tuple[object, ...]]:
        document = read(tmp_path, kind)
        table = document.text.index(TABLE[0][0], document.text.index(BODY[-1][1]))
        found = compare.find_figures(document)
        return [(f.text, f.value, f.unit, f.kind, f.metric, f.claim) for f in found if f.span.end <= table]

    assert len(figures("txt")) > 15
    assert figures(kind) == figures("txt")


@pytest.mark.parametrize("kind", [kind for kind in MAKERS if kind != "txt"])
def test_headings_and_tables_are_known(tmp_path: Path, kind: str) -> None:
    document = read(tmp_path, kind)
    text, layout = document.text, document.layout
    if kind != "pdf":  # set in the type of the text
        assert [h.span.of(text) for h in layout.headings if h.span.of(text) != TITLE] == [text for _, text in HEADINGS]
    (table,) = layout.tables
    assert [[c.span.of(text) for c in table.cells if c.row == row] for row in range(3)] == TABLE
    assert all(table.span.covers(cell.span) for cell in table.cells)
    assert [cell.column for cell in table.cells] == [0, 1, 2] * 3


@pytest.mark.parametrize("kind", ["html", "docx", "pdf"])
def test_what_the_page_added_is_chrome(tmp_path: Path, kind: str) -> None:
    document = read(tmp_path, kind)
    chrome = [(item.kind, item.span.of(document.text)) for item in document.layout.chrome]
    wanted = {
        "html": {(ChromeKind.NAVIGATION, "网站首页 政务公开 互动交流"), (ChromeKind.NAVIGATION, "主办单位联系电话")},
        "docx": {(ChromeKind.NAVIGATION, "内部资料")},
        "pdf": {(ChromeKind.PAGE_NUMBER, "- 1 -"), (ChromeKind.NAVIGATION, "卫生健康工作总结")},
    }
    assert wanted[kind] <= set(chrome)
    assert all(text not in TITLE or kind == "pdf" for _, text in chrome)


def test_the_name_does_not_decide(tmp_path: Path) -> None:
    for kind, make in MAKERS.items():
        if kind not in ("md", "txt"):
            named = write(tmp_path, f"{kind}.txt", make())
            assert compare.read(named).text == read(tmp_path, kind).text


@pytest.mark.parametrize("encoding", ["gb2312", "gb18030", "utf-8"])
def test_a_page_says_its_encoding(tmp_path: Path, encoding: str) -> None:
    document = compare.read(write(tmp_path, "page.html", html(encoding)))
    assert BODY[0][1] in document.text
    assert document.encoding == encoding


def test_a_page_that_lies_about_its_encoding(tmp_path: Path) -> None:
    page = html("utf-8").replace(b'charset="utf-8"', b'charset="ascii"')
    assert BODY[0][1] in compare.read(write(tmp_path, "page.html", page)).text


def test_a_sheet(tmp_path: Path) -> None:
    document = compare.read(write(tmp_path, "figures.xlsx", sheet()))
    (table,) = document.layout.tables
    assert [[c.span.of(document.text) for c in table.cells if c.row == row] for row in range(3)] == TABLE
    place = document.layout.place(document.text.index("62236"))
    assert place is not None
    assert (place.sheet, place.row, place.column) == ("卫生", 3, 2)
    values = {f.text: f.value for f in compare.find_figures(document)}
    assert "62236" in values


@pytest.mark.parametrize("kind", ["docx", "pdf", "html"])
def test_places_lead_to_the_text(tmp_path: Path, kind: str) -> None:
    document = read(tmp_path, kind)
    place = document.layout.place(document.text.index("孕产妇"))
    assert place is not None
    if kind == "pdf":
        assert place.page == 2
    else:
        assert place.paragraph == 8
