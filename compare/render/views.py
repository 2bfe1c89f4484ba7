"""What to show of a comparison."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from compare.render.important import TOP, FigureOrder


class Part(StrEnum):
    """``SUMMARY`` is what matters most."""

    SUMMARY = "summary"
    FIGURES = "figures"
    SECTIONS = "sections"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class DiffView:
    """How much is shown: all parts, or ``only`` one, that one in full. ``context`` unchanged passages stand around
    every change; ``width`` counts cells; ``top`` of the most important changes open it; ``order`` is that of the figures,
    by default the report's with contradicted growth first."""

    width: int
    only: Part | None = None
    context: int = 1
    top: int = TOP
    order: FigureOrder | None = None
