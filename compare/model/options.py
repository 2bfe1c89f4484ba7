"""What a reviewer may ask of a comparison and of the checks."""

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
    """A passage of OLD and one of NEW named by hand: an offset inside each, in code points."""

    old: int
    new: int


@dataclass(frozen=True, slots=True)
class DiffOptions:
    """``pins`` are passages that a reviewer holds together, ``apart`` those that she keeps from becoming a pair."""

    ignore: frozenset[Ignore] = frozenset()
    pins: tuple[Pin, ...] = ()
    apart: tuple[Pin, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """Which rules are asked, by their codes: those of ``select`` (all where it is empty) without those of ``ignore``.
    ``knowledge`` and ``places`` are paths of the user's own data files, used beside the ones that bidui brings."""

    select: frozenset[str] = frozenset()
    ignore: frozenset[str] = frozenset()
    knowledge: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


class Tracked(StrEnum):
    """Which side of a Word file's tracked changes is read: as if all were accepted, or as if all were rejected."""

    NEW = "new"
    OLD = "old"
