"""What a reviewer may ask of a comparison."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Ignore(StrEnum):
    """Differences that shall not count. White space, line breaks and width never do."""

    PUNCTUATION = "punctuation"
    CASE = "case"
    SCRIPT = "script"  # traditional or simplified Chinese
    HEADING_NUMBERS = "heading-numbers"
    FIGURES = "figures"


@dataclass(frozen=True, slots=True)
class Pin:
    """Two passages put side by side by hand: an offset inside each, in code points of OLD and of NEW."""

    old: int
    new: int


@dataclass(frozen=True, slots=True)
class DiffOptions:
    ignore: frozenset[Ignore] = frozenset()
    pins: tuple[Pin, ...] = ()
