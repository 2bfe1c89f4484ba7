"""Rows of numbers as OFD writes them: ``0 0 210 297``, and ``g 3 4.2 2.1`` for 4.2 three times and 2.1."""

from __future__ import annotations

import math

from compare.reading import settings

_REPEATED = "g"
POINTS = 72 / 25.4  # of a millimetre


def numbers(text: str | None) -> list[float]:
    """Empty where any of them is no number."""
    values: list[float] = []
    words = iter((text or "").split())
    for word in words:
        try:
            times = int(next(words, "")) if word == _REPEATED else 1
            value = float(next(words, "") if word == _REPEATED else word)
        except ValueError:
            return []
        if not math.isfinite(value) or not 0 <= times <= settings.MOST_CHARACTERS_OF_RUN:
            return []
        values += [value] * times
        if len(values) > settings.MOST_CHARACTERS_OF_RUN:
            return []
    return values
