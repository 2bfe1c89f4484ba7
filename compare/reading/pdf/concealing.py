"""What a PDF page holds and does not show: text drawn without ink, white on white, or too small to read."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from compare.model.layout import Concealment
from compare.reading import settings

if TYPE_CHECKING:
    import pypdfium2

    from compare.reading.pdf.words import Word

_INVISIBLE = 3  # text rendering mode, ISO 32000-1, 9.3.6
_PATH, _IMAGE, _SHADING = 2, 3, 4  # kinds of what a page shows


def concealment(text: object, at: int, size: float) -> Concealment | None:
    """How the character ``at`` is kept from a reader's eyes."""
    from pypdfium2 import raw

    if 0 < size <= settings.SMALLEST_TYPE:
        return Concealment.TINY
    drawn = raw.FPDFText_GetTextObject(text, at)
    if drawn and raw.FPDFTextObj_GetTextRenderMode(drawn) == _INVISIBLE:
        return Concealment.UNSEEN
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not raw.FPDFText_GetFillColor(text, at, red, green, blue, alpha):
        return None
    if alpha.value == 0:
        return Concealment.UNSEEN
    return Concealment.WHITE if min(red.value, green.value, blue.value) >= settings.WHITEST else None


def seen(words: Sequence[Word], page: pypdfium2.PdfPage) -> Iterator[Word]:
    """``words``, without the mark of being hidden where something else lies under them: white on a coloured ground, and
    the text that recognition put over a scanned picture."""
    grounds = list(_grounds(page)) if any(word.how for word in words) else []
    for word in words:
        under = any(
            left <= word.x0 and word.x1 <= right and bottom <= word.middle <= top
            for left, bottom, right, top in grounds
        )
        yield word._replace(how=None) if word.how not in (None, Concealment.TINY) and under else word


def _grounds(page: pypdfium2.PdfPage) -> Iterator[tuple[float, float, float, float]]:
    """Where a page shows pictures and filled shapes that are not white."""
    for shape in page.get_objects(max_depth=3):
        if shape.type in (_IMAGE, _SHADING) or (shape.type == _PATH and _is_coloured(shape.raw)):
            yield shape.get_bounds()


def _is_coloured(path: object) -> bool:
    from pypdfium2 import raw

    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    mode, stroked = ctypes.c_int(), ctypes.c_int()
    if raw.FPDFPath_GetDrawMode(path, mode, stroked) and not mode.value:
        return False  # an outline
    known = raw.FPDFPageObj_GetFillColor(path, red, green, blue, alpha)
    return not known or min(red.value, green.value, blue.value) < settings.WHITEST
