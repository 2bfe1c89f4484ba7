"""The text layer of a PDF page as words with their boxes, by PDFium."""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from compare.lexicon import derived
from compare.lexicon.radicals import ideographs
from compare.model.layout import Concealment
from compare.reading import settings
from compare.reading.pdf.concealing import concealment, seen
from compare.reading.raised import raised

if TYPE_CHECKING:
    import pypdfium2

# What stands for a hyphen at the end of a line in PDFium's text.
_LINE_HYPHENS = frozenset({0x2, 0xFFFE})
_SOFT_HYPHEN, _LINE_FEED, _RETURN = 0xAD, 0xA, 0xD

_LIGATURES = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}


@derived
def _mapped() -> dict[int, str]:
    """What stands for the characters that a font draws alike, by code."""
    return {ord(radical): ideograph for radical, ideograph in ideographs().items()} | _LIGATURES


class Word(NamedTuple):
    """A stretch of characters without a blank. ``x0 … top`` in points, ``y`` upwards as in PDF; the box is that of the
    font, so that all words of one size on a line have the same ``bottom`` and ``top``."""

    text: str
    x0: float
    bottom: float
    x1: float
    top: float
    bold: bool = False
    angle: int = 0  # degrees by which its characters are turned
    how: Concealment | None = None  # how it is kept from a reader's eyes

    @property
    def size(self) -> float:
        return self.top - self.bottom

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


def words(page: pypdfium2.PdfPage) -> list[Word]:
    """The words of a page in the order of its content, as if it was not rotated."""
    text = page.get_textpage()
    try:
        return [_turned(word, page) for word in seen(list(_words(text)), page)]
    finally:
        text.close()


def _words(text: pypdfium2.PdfTextPage) -> Iterator[Word]:
    from pypdfium2 import raw

    code_at, count, mapped = raw.FPDFText_GetUnicode, text.count_chars(), _mapped()
    start = 0
    characters: list[str] = []
    for at in range(count):
        code = code_at(text.raw, at)
        blank = code <= 0x20 or code in (0xA0, 0x3000, _SOFT_HYPHEN)
        if code in _LINE_HYPHENS or (code == _SOFT_HYPHEN and characters):
            characters.append("-")
            blank = True
        if not blank:
            if not characters:
                start = at
            characters.append(mapped.get(code) or _character(code))
            if at + 1 < count:
                continue
        if characters:
            end = at if blank else at + 1
            yield _word(characters, text.raw, start, max(end, start + 1))
            characters = []


def _character(code: int) -> str:
    """PDFium gives UTF-16 units or whole code points, by its version."""
    return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"


def _word(characters: list[str], text: object, start: int, end: int) -> Word:
    from pypdfium2 import raw

    first, last = _box(text, start), _box(text, end - 1)
    if len(characters) > 1 and len(characters) == end - start and any(map(str.isdigit, characters)):
        characters = _with_raised(characters, text, start)
    return Word(
        "".join(characters),
        min(first.left, last.left),
        min(first.bottom, last.bottom),
        max(first.right, last.right),
        max(first.top, last.top),
        raw.FPDFText_GetFontWeight(text, start) >= settings.BOLD_WEIGHT,
        round(math.degrees(raw.FPDFText_GetCharAngle(text, start))) % 360,
        concealment(text, start, abs(first.top - first.bottom)),
    )


def _box(text: object, at: int) -> Any:
    """The box of the font around a character: ``left``, ``bottom``, ``right``, ``top``."""
    from pypdfium2 import raw

    box = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(text, at, ctypes.byref(box))
    return box


def _with_raised(characters: list[str], text: object, start: int) -> list[str]:
    """The characters of a word, its digits in small raised type as raised digits: ``120`` and a raised ``1``."""
    boxes = [_box(text, start + at) for at in range(len(characters))]
    largest = max(boxes, key=lambda box: box.top - box.bottom)
    height = largest.top - largest.bottom
    small = [
        box.top - box.bottom < settings.RAISED_SIZE * height
        and box.bottom > largest.bottom + settings.RAISED_BY * height
        for box in boxes
    ]
    runs = groupby(zip(small, characters, strict=True), key=lambda pair: pair[0])
    return [raised(run) if is_small else run for is_small, pairs in runs for run in ("".join(c for _, c in pairs),)]


def _turned(word: Word, page: pypdfium2.PdfPage) -> Word:
    """Boxes are given as if the page was not turned for reading."""
    turn = page.get_rotation()
    if turn == 0:
        return word
    width, height = page.get_size()
    text, x0, y0, x1, y1, bold, angle, how = word
    match turn:
        case 90:
            return Word(text, y0, height - x1, y1, height - x0, bold, angle, how)
        case 180:
            return Word(text, width - x1, height - y1, width - x0, height - y0, bold, angle, how)
    return Word(text, width - y1, x0, width - y0, x1, bold, angle, how)
