"""The text objects of an OFD page (GB/T 33190-2016, 11) as words with their boxes."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from lxml.etree import _Element as Element

from compare.lexicon.radicals import ideographs
from compare.model.layout import Concealment
from compare.reading import settings
from compare.reading.ofd.numbers import POINTS, numbers
from compare.reading.pdf.words import Word
from compare.reading.xml import attribute, child, children, local

# The box of a font around its baseline, in em: about that of a PDF, so that both are measured alike.
_ASCENT, _DESCENT = 0.95, 0.25


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character; ``x`` and ``y`` (upwards) in points, where it begins on its baseline; ``size`` of one em and
    ``advance`` to where the next may begin."""

    text: str
    x: float
    y: float
    size: float
    advance: float
    bold: bool
    angle: int
    how: Concealment | None

    def goes_on(self, before: Glyph) -> bool:
        """Whether it stands right behind ``before``, with no gap as wide as a blank."""
        gap = self.x - before.x - before.advance
        same = abs(self.y - before.y) < settings.SAME_BASELINE * self.size and self.size == before.size
        kind = (self.bold, self.angle, self.how) == (before.bold, before.angle, before.how)
        return same and kind and abs(gap) < settings.BLANK * self.size


def words(content: Element, height: float) -> Iterator[Word]:
    """The words of a page or a template that is ``height`` millimetres high, in the order of its content."""
    objects = (text_object for text_object in content.iter() if local(text_object) == "TextObject")
    run: list[Glyph] = []
    for glyph in chain.from_iterable(_glyphs(text_object, height) for text_object in objects):
        blank = not glyph.text.strip()
        if run and (blank or not glyph.goes_on(run[-1])):
            yield _word(run)
            run = []
        if not blank:
            run.append(glyph)
    if run:
        yield _word(run)


def _word(run: list[Glyph]) -> Word:
    first, last = run[0], run[-1]
    text = "".join(glyph.text for glyph in run)
    bottom, top = first.y - _DESCENT * first.size, first.y + _ASCENT * first.size
    return Word(text, first.x, bottom, last.x + last.advance, top, first.bold, first.angle, first.how)


def _glyphs(text_object: Element, height: float) -> Iterator[Glyph]:
    left, up, *_ = (*numbers(attribute(text_object, "Boundary")), 0.0, 0.0)
    a, b, c, d, e, f = _six(numbers(attribute(text_object, "CTM")))
    size = _number(text_object, "Size")
    scaled = size * math.hypot(c, d) * POINTS
    bold = _number(text_object, "Weight") >= settings.BOLD_WEIGHT
    angle = round(math.degrees(math.atan2(-b, a))) % 360
    how = _concealment(text_object, scaled)
    wide = math.hypot(a, b) * POINTS
    at_x = at_y = 0.0
    for code in children(text_object, "TextCode"):
        at_x = _number(code, "X", at_x)
        at_y = _number(code, "Y", at_y)
        for text, x, y, advance in _placed(code, at_x, at_y, size):
            page_x, page_y = a * x + c * y + e + left, b * x + d * y + f + up
            yield Glyph(text, page_x * POINTS, (height - page_y) * POINTS, scaled, advance * wide, bold, angle, how)


def _number(element: Element, name: str, default: float = 0.0) -> float:
    """The first number of an attribute; ``default`` where it has none."""
    return next(iter(numbers(attribute(element, name))), default)


def _placed(code: Element, x: float, y: float, size: float) -> Iterator[tuple[str, float, float, float]]:
    """The characters of a run with their places and advances, in the units of its object."""
    text = "".join(str(piece) for piece in code.itertext()).strip("\r\n")[: settings.MOST_CHARACTERS_OF_RUN]
    across, down = (_steps(attribute(code, name), len(text)) for name in ("DeltaX", "DeltaY"))
    known = ideographs()
    for at, character in enumerate(text):
        usual = size if unicodedata.east_asian_width(character) in "WF" else size / 2
        step = across[at] if across else 0.0 if down else usual
        # A character is as wide as its step, but for a gap behind it.
        advance = step if 0 < step <= usual * settings.WIDEST and at + 1 < len(text) else usual
        yield known.get(character, character), x, y, advance
        x, y = x + step, y + (down[at] if down else 0.0)


def _steps(text: str | None, length: int) -> list[float]:
    """One for each character: the last holds on."""
    steps = numbers(text)
    return steps[:length] + steps[-1:] * (length - len(steps))


def _six(values: list[float]) -> tuple[float, float, float, float, float, float]:
    """A transformation as its six numbers; that which changes nothing where it is not given whole."""
    return tuple(values) if len(values) == 6 else (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)  # type: ignore[return-value]


def _concealment(text_object: Element, size: float) -> Concealment | None:
    if attribute(text_object, "Visible") == "false" or attribute(text_object, "Alpha") == "0":
        return Concealment.UNSEEN
    if 0 < size <= settings.SMALLEST_TYPE:
        return Concealment.TINY
    colour = child(text_object, "FillColor")
    if attribute(colour, "Alpha") == "0":
        return Concealment.UNSEEN
    values = numbers(attribute(colour, "Value"))
    return Concealment.WHITE if len(values) == 3 and min(values) >= settings.WHITEST else None
