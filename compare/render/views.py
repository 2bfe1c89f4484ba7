"""What to show of a comparison."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Part(StrEnum):
    FIGURES = "figures"
    SECTIONS = "sections"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class DiffView:
    """How much is shown: all parts, or ``only`` one, that one in full. ``context`` unchanged passages stand around
    every change; ``width`` counts cells."""

    width: int
    only: Part | None = None
    context: int = 1
