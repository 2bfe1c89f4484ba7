"""Text in pictures: not read, and said."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from made_files import write
from ofd_files import ofd, page, text_object

import compare
from compare.model import InputError

TITLE, LINE = "云溪市2023年工作总结", "全年门诊62236人次，比上年增长17%。"
# Width and height of a picture, in points.
LARGE, LOGO = (400, 300), (60, 40)


def _picture() -> io.BytesIO:
    from PIL import Image

    file = io.BytesIO()
    Image.new("RGB", (8, 8), "white").save(file, "PNG")
    file.seek(0)
    return file


def _word(*, text: bool, size: tuple[int, int]) -> bytes:
    import docx
    from docx.shared import Pt

    document, file = docx.Document(), io.BytesIO()
    for line in (TITLE, LINE) * text:
        document.add_paragraph(line)
    document.add_picture(_picture(), Pt(size[0]), Pt(size[1]))
    document.save(file)
    return file.getvalue()


def _sheet(*, text: bool, size: tuple[int, int]) -> bytes:
    import openpyxl
    from openpyxl.drawing.image import Image

    book, file = openpyxl.Workbook(), io.BytesIO()
    for line in (TITLE, LINE) * text:
        book.active.append([line])
    book.active.add_image(Image(_picture()), "A9")
    book.save(file)
    return file.getvalue()


def _pdf(*, text: bool, size: tuple[int, int], over: bool = False) -> bytes:
    """``over``: with words over the picture, as recognition puts them or a ground has them."""
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    file = io.BytesIO()
    canvas = Canvas(file)
    canvas.drawImage(ImageReader(_picture()), 50, 200, *size)
    if text:
        canvas.drawString(50, 700, "Report of the year 2023")
        canvas.drawString(50, 680, "Visits rose by 17% to 62,236.")
    if over:
        canvas.drawString(100, 300, "Visits rose by 17% to 62,236.")
    canvas.save()
    return file.getvalue()


def _ofd(*, text: bool, size: tuple[int, int]) -> bytes:
    width, height = (side * 25.4 / 72 for side in size)
    image = f'<ofd:ImageObject ID="5" Boundary="20 100 {width:g} {height:g}" ResourceID="3"/>'
    return ofd([page(*(text_object(line, 25, 30 + 10 * at) for at, line in enumerate((TITLE, LINE) * text)), image)])


def _html(shown: str) -> Callable[..., bytes]:
    def made(*, text: bool, size: tuple[int, int]) -> bytes:
        lines = f"<h1>{TITLE}</h1><p>{LINE}</p>" * text
        return f"<html><body><main>{lines}<p>{shown.format(*size)}</p></main></body></html>".encode()

    return made


MADE: dict[str, tuple[str, Callable[..., bytes]]] = {
    "Word": ("docx", _word),
    "Excel": ("xlsx", _sheet),
    "PDF": ("pdf", _pdf),
    "OFD": ("ofd", _ofd),
    "page, picture": ("html", _html('<img width={} height={} src="a.png">')),
    "page, drawing": ("html", _html('<svg width="{}" height="{}"><path d="M0 0"/></svg>')),
    "page, canvas": ("html", _html("<canvas width={} height={}></canvas>")),
    "page, embedded": ("html", _html('<embed width={} height={} src="a.pdf">')),
}


def _unread(path: Path) -> list[str]:
    return [what.format(count=count) for what, count in compare.read(path).layout.unread]


@pytest.mark.parametrize("kind", MADE)
def test_a_picture_beside_text_is_counted(kind: str, tmp_path: Path) -> None:
    ending, made = MADE[kind]
    assert _unread(write(tmp_path, f"a.{ending}", made(text=True, size=LARGE))) == ["1 pictures"]


@pytest.mark.parametrize("kind", [kind for kind in MADE if kind != "Excel"])  # whose sheets have names
def test_nothing_but_a_picture_is_refused(kind: str, tmp_path: Path) -> None:
    ending, made = MADE[kind]
    path = write(tmp_path, f"a.{ending}", made(text=False, size=LARGE))
    with pytest.raises(InputError, match=r"holds (pictures of 1 pages|1 pictures) and no text"):
        compare.read(path)


@pytest.mark.parametrize("kind", ["PDF", "OFD"])
def test_logos_on_printed_pages_are_none(kind: str, tmp_path: Path) -> None:
    ending, made = MADE[kind]
    assert _unread(write(tmp_path, f"a.{ending}", made(text=True, size=LOGO))) == []


def test_a_ground_and_what_was_recognised_are_none(tmp_path: Path) -> None:
    assert _unread(write(tmp_path, "a.pdf", _pdf(text=True, size=LARGE, over=True))) == []
