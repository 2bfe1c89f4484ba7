"""OFD files made for tests: pages of text objects, zipped as GB/T 33190 says."""

from __future__ import annotations

import io
import unicodedata
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from xml.sax.saxutils import escape

NAMESPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
SIZE = 5.0  # millimetres: of one em
LEFT, TOP, LEADING, HEIGHT = 25.0, 30.0, 8.0, 297.0
EMS_IN_LINE = 32


def text_object(text: str, x: float, y: float, *, more: str = "", inside: str = "") -> str:
    """Text on one line whose box begins at ``x`` and ``y`` from the top, in millimetres."""
    steps = " ".join(f"{_width(character) * SIZE:g}" for character in text[:-1])
    delta = f' DeltaX="{steps}"' if steps else ""
    code = f'<ofd:TextCode X="0" Y="{SIZE * 0.8:g}"{delta}>{escape(text)}</ofd:TextCode>'
    box = f"{x:g} {y:g} {sum(map(_width, text)) * SIZE:g} {SIZE:g}"
    return f'<ofd:TextObject ID="9" Boundary="{box}" Font="1" Size="{SIZE:g}" {more}>{inside}{code}</ofd:TextObject>'


def _width(character: str) -> float:
    return 1.0 if unicodedata.east_asian_width(character) in "WF" else 0.5


def page(*objects: str, template: str = "") -> str:
    return f'<ofd:Page {NAMESPACE}>{template}<ofd:Content><ofd:Layer ID="1">{"".join(objects)}</ofd:Layer></ofd:Content></ofd:Page>'


def laid_out(text: str) -> list[str]:
    """Pages of a report: its paragraphs indented and broken into lines, as an office prints them."""
    places = ((at // 30, TOP + at % 30 * LEADING, line) for at, line in enumerate(_lines(text)))
    pages: dict[int, list[str]] = {}
    for number, y, (indent, line) in places:
        pages.setdefault(number, []).append(text_object(line, LEFT + indent * SIZE, y))
    return [page(*objects) for objects in pages.values()]


def _lines(text: str) -> Iterator[tuple[float, str]]:
    for paragraph in filter(None, (each.strip() for each in text.splitlines())):
        line, indent = "", 2.0
        for character in paragraph:
            if indent + sum(map(_width, line + character)) > EMS_IN_LINE and character not in "，。；、：）”》%":
                yield indent, line
                line, indent = "", 0.0
            line += character
        yield indent, line


def ofd(pages: Sequence[str], information: str = "", parts: Mapping[str, str] | None = None, more: str = "") -> bytes:
    """A file of ``pages``. ``information`` stands in its DocInfo, ``more`` beside it and in its CommonData."""
    listed = "".join(f'<ofd:Page ID="{n}" BaseLoc="Pages/Page_{n}/Content.xml"/>' for n in range(len(pages)))
    files = {
        "OFD.xml": f'<ofd:OFD {NAMESPACE} DocType="OFD"><ofd:DocBody><ofd:DocInfo>{information}</ofd:DocInfo>'
        f"<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>{more}</ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {NAMESPACE}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 {HEIGHT:g}"
        '</ofd:PhysicalBox></ofd:PageArea><ofd:TemplatePage ID="7" BaseLoc="Tpls/Tpl_0/Content.xml"/></ofd:CommonData>'
        f"<ofd:Pages>{listed}</ofd:Pages></ofd:Document>",
        **{f"Doc_0/Pages/Page_{n}/Content.xml": content for n, content in enumerate(pages)},
        **(parts or {}),
    }
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return data.getvalue()
