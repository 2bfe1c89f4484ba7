"""Paragraphs and tables of a document that bidui writes from nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lxml import etree

from compare.render.docx.names import W, element
from compare.render.docx.package import package
from compare.render.docx.text_runs import text_run
from compare.render.tabular.tables import DataTable
from compare.render.tabular.widths import needs, shared_out

_EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")
_GREY, _PAPER = "C8C8C8", ("11906", "16838")  # A4, in twentieths of a point
_MARGIN = "1000"
# The width of an upright page in cells of a terminal, and of a cell in twentieths of a point; a table fills the page.
_CELLS, _CELL = 96, 100


def document(blocks: Iterable[etree._Element], *, on_its_side: bool = False) -> bytes:
    """The file with these paragraphs and tables, on pages that lie on their side where there is much beside each other."""
    root = etree.Element(f"{{{W}}}document", nsmap={"w": W})
    body = element("body")
    body.extend(blocks)
    body.append(_page(on_its_side=on_its_side))
    root.append(body)
    return package(root, [])


def paragraph(*runs: etree._Element, style: str = "", indent: bool = False) -> etree._Element:
    made = element("p")
    if style or indent:
        own = element("pPr")
        if style:
            own.append(element("pStyle", val=style))
        if indent:
            own.append(element("ind", left="420"))
        made.append(own)
    made.extend(runs)
    return made


def marked(text: str) -> etree._Element:
    """What is quoted, on a yellow ground."""
    return text_run(text, looks=_looks(element("shd", val="clear", color="auto", fill="FFE9A8")))


def quiet(text: str) -> etree._Element:
    return text_run(text, looks=_looks(element("color", val="5C626D"), element("sz", val="18")))


def strong(text: str) -> etree._Element:
    return text_run(text, looks=_looks(element("b")))


def table(shown: DataTable) -> etree._Element:
    """Its heads are said again on every page; numbers stand to the right."""
    numbers = [head.number for head in shown.heads]
    widths = shared_out(needs(shown), _CELLS)
    made = element("tbl")
    properties = element("tblPr")
    borders = element("tblBorders")
    borders.extend(element(edge, val="single", sz="4", space="0", color=_GREY) for edge in _EDGES)
    properties.extend([element("tblW", w="5000", type="pct"), borders, element("tblLayout", type="fixed")])
    made.append(properties)
    grid = element("tblGrid")
    grid.extend(element("gridCol", w=str(width * _CELL)) for width in widths)
    made.append(grid)
    head = _row([strong(head.text) for head in shown.heads], numbers)
    again = element("trPr")
    again.append(element("tblHeader"))
    head.insert(0, again)
    made.append(head)
    made.extend(_row([_small(cell.plain) for cell in row.cells], numbers) for row in shown.rows)
    return made


def _row(runs: Sequence[etree._Element], numbers: Sequence[bool]) -> etree._Element:
    made = element("tr")
    for run, is_number in zip(runs, numbers, strict=True):
        cell = element("tc")
        inside = paragraph(run)
        if is_number:
            own = element("pPr")
            own.append(element("jc", val="right"))
            inside.insert(0, own)
        cell.append(inside)
        made.append(cell)
    return made


def _page(*, on_its_side: bool) -> etree._Element:
    section = element("sectPr")
    width, height = reversed(_PAPER) if on_its_side else _PAPER
    size = element("pgSz", w=width, h=height, **({"orient": "landscape"} if on_its_side else {}))
    section.extend([size, element("pgMar", **dict.fromkeys(("top", "right", "bottom", "left"), _MARGIN))])
    return section


def _small(text: str) -> etree._Element:
    return text_run(text, looks=_looks(element("sz", val="18")))


def _looks(*properties: etree._Element) -> etree._Element:
    looks = element("rPr")
    looks.extend(properties)
    return looks
