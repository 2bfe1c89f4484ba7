"""PDF files: the text layer in reading order, by PDFium. There is no text recognition: pages without text are counted."""

from __future__ import annotations

from dataclasses import replace

from compare.model import InputError
from compare.model.origins import OriginMark
from compare.reading import settings
from compare.reading.building import Parsed
from compare.reading.options import ReadOptions
from compare.reading.pdf.lines import PageLine, page_lines
from compare.reading.pdf.origin import origin
from compare.reading.pdf.words import words
from compare.reading.pdf.writing import written


def parse(data: bytes, path: str, _options: ReadOptions) -> Parsed:
    """Raises `InputError` where the file is locked, or all its pages are pictures."""
    pages, pictures, marks = _pages(data, path)
    return replace(written(pages, pictures, path).parsed(), origin=marks)


def _pages(data: bytes, path: str) -> tuple[list[list[PageLine]], int, tuple[OriginMark, ...]]:
    """The lines of each page, how many pages show something but hold no text, and what the file says of its making."""
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
    pictures = 0
    for number in range(len(document)):
        page = document[number]
        lines = page_lines(words(page), number)
        pictures += not lines and next(page.get_objects(max_depth=1), None) is not None
        lines_by_page.append(lines)
        page.close()
    return lines_by_page, pictures, origin(document)
