"""OFD files (GB/T 33190-2016), in which Chinese offices publish: the text layer of their pages, laid out as that of a
PDF. There is no text recognition: pages without text are counted, and pictures beside text."""

from __future__ import annotations

from dataclasses import replace

from compare.language import mark
from compare.reading.building import Parsed
from compare.reading.ofd.glyphs import words
from compare.reading.ofd.package import OfdPackage
from compare.reading.options import ReadOptions
from compare.reading.pdf.lines import page_lines
from compare.reading.pdf.pictures import unread
from compare.reading.pdf.writing import Unread, written

SEALS = mark("{count} electronic seals, not verified")


def parse(data: bytes, path: str, _options: ReadOptions) -> Parsed:
    """Raises `InputError` where the file is locked or damaged, or all its pages are pictures."""
    package = OfdPackage(data, path)
    pages, without_text, pictures = [], 0, 0
    for number, page in enumerate(package.pages()):
        found = [word for part in page.parts for word in words(part, page.height)]
        lines = page_lines(found, number)
        without_text += not lines and page.shows_something
        pictures += unread(page.pictures(), found) if lines else 0
        pages.append(lines)
    builder = written(pages, Unread(without_text, pictures), path)
    builder.unread(SEALS, package.seals())
    return replace(builder.parsed(), origin=package.origin())
