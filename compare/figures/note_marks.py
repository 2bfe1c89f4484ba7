"""Marks of notes inside a text: ``1,234.5¹ million`` is 1,234.5 million; in ``10³`` and ``3.5万m²`` is none."""

from __future__ import annotations

from collections.abc import Iterator

from compare.lexicon import pattern
from compare.model import Span

_RAISED = "[¹²³⁰⁴-⁹ᵃ-ᶻ]"
_MARK = pattern(
    rf"(?P<raised>(?:{_RAISED}|⁽{_RAISED}{{1,3}}⁾)(?:[,，、]?{_RAISED})*)|"
    r"(?<=\d)(?:\[\^?\d{1,2}\]|[①-⑳†‡])(?=\s*(?:[%‰]|{zh.numerals.small_scales}|{zh.numerals.large_scales}|{zh.units.counters}|{zh.units.money}|"
    r"{en.numerals.scales}|[a-z]))"
)
_POWER = pattern("{common.notes.power}$")


def note_marks(text: str) -> Iterator[Span]:
    """Where the marks of notes stand in a text."""
    for mark in _MARK.finditer(text):
        if not mark["raised"] or not is_power(text, mark.start()):
            yield Span(*mark.span())


def is_power(text: str, at: int) -> bool:
    """Whether raised digits at ``at`` are a power: of 10, or of a unit (m², 米²)."""
    return _POWER.search(text, max(0, at - 4), at) is not None


def without_marks(text: str) -> str:
    """``text`` without the marks of notes."""
    kept, at = "", 0
    for span in note_marks(text):
        kept += text[at : span.start]
        at = span.end
    return kept + text[at:]
