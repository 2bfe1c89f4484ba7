"""Latin words that a reader of Chinese is shown: what an export says in words, and which of them no report brought in."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterator

import openpyxl
import pypdfium2
from lxml import etree, html

# What stands between blanks, other scripts and punctuation that is no part of names, options, paths and digests.
_TOKEN = re.compile(r"[A-Za-z0-9_./\\#:-]+")
_WORD = re.compile(r"[A-Za-z]{3,}")
# Read aloud or shown on hovering.
_SPOKEN = ("alt", "title", "aria-label", "placeholder")
_SILENT = ("script", "style", "template")


def latin_words(text: str) -> set[str]:
    """``{"name"}`` of ``name 名称 --name a/name.txt UK``."""
    return {token for token in _TOKEN.findall(text) if _WORD.fullmatch(token)}


def shown_text(data: bytes, form: str) -> str:
    """What a reader sees or hears of an export in this format."""
    if form == "html":
        return "\n".join(_page(html.fromstring(data.decode("utf-8"))))
    if form == "xlsx":
        return "\n".join(_workbook(data))
    if form == "docx":
        return "\n".join(_word_document(data))
    if form == "pdf":
        return "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data))
    if form == "csv":
        return "\n".join(cell for row in csv.reader(io.StringIO(data.decode("utf-8-sig"))) for cell in row)
    return data.decode("utf-8")


def _page(root: html.HtmlElement) -> Iterator[str]:
    for element in root.iter():
        if not isinstance(element.tag, str) or element.tag in _SILENT:
            continue
        yield element.text or ""
        yield from (element.get(name) or "" for name in _SPOKEN)
    yield from (element.tail or "" for element in root.iter() if element.tail)


def _workbook(data: bytes) -> Iterator[str]:
    for sheet in openpyxl.load_workbook(io.BytesIO(data)):
        yield sheet.title
        for row in sheet.iter_rows():
            for cell in row:
                yield str(cell.value or "")
                yield cell.comment.text if cell.comment else ""


def _word_document(data: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if re.fullmatch(r"word/(?:document|comments|header\d*|footer\d*|footnotes)\.xml", name):
                root = etree.fromstring(archive.read(name))
                yield "".join(text for text in root.itertext())
