"""PDF files: the text layer in reading order, by PDFium. There is no text recognition: pages without text are counted, and
pictures beside text."""

from __future__ import annotations

from dataclasses import replace

from compare.model import InputError
from compare.model.origins import OriginMark
from compare.reading import settings
from compare.reading.building import Parsed
from compare.reading.options import ReadOptions
from compare.reading.pdf import pictures
from compare.reading.pdf.lines import PageLine, page_lines
from compare.reading.pdf.origin import origin
from compare.reading.pdf.words import words
from compare.reading.pdf.writing import Unread, written


def parse(data: bytes, path: str, _options: ReadOptions) -> Parsed:
    """Raises `InputError` where the file is locked, or all its pages are pictures."""
    pages, unread, marks = _pages(data, path)
    return replace(written(pages, unread, path).parsed(), origin=marks)


def _pages(data: bytes, path: str) -> tuple[list[list[PageLine]], Unread, tuple[OriginMark, ...]]:
    """The lines of each page, what of them is not read, and what the file says of its making."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "assword" in str(error):
            raise InputError(path, "is protected by a password") from None
        raise InputError(path, "is damaged: {why}", why=str(error)) from None
    if len(document) > settings.MOST_PAGES:
        raise InputError(path, "has more than {most} pages", most=settings.MOST_PAGES)
    lines_by_page: list[list[PageLine]] = []
    without_text, beside_text = 0, 0
    for number in range(len(document)):
        page = document[number]
        found = words(page)
        lines = page_lines(found, number)
        without_text += not lines and next(page.get_objects(max_depth=1), None) is not None
        beside_text += pictures.unread(pictures.pictures(page), found) if lines else 0
        lines_by_page.append(lines)
        page.close()
    return lines_by_page, Unread(without_text, beside_text), origin(document)
