"""Raised characters: the mark of a note (1,234.5 with a raised 2), a power (m²), an ending (1st)."""

from __future__ import annotations

from compare.lexicon import pattern

_RAISED = str.maketrans("0123456789+-−=()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾")
_LETTERS = str.maketrans("abcdefghijklmnoprstuvwxyz", "ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ")
_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ", "0123456789+-=()abcdefghijklmnoprstuvwxyz")
_NUMBERS = pattern(r"[\d+\-−=(),，、\s]+")
_LETTER = pattern(r"\(?[a-z]\)?(?:[,，、][a-z])*")


def raised(text: str) -> str:
    """What a file shows raised, in characters that are so: ``1,234.5`` and a raised ``2`` read ``1,234.5²``, not
    ``1,234.52``. Words (a raised ``st`` or ``TM``) and marks that no digit could be mistaken for stay as they are."""
    if _NUMBERS.fullmatch(text):
        return text.translate(_RAISED)
    return text.translate(_LETTERS).translate(_RAISED) if _LETTER.fullmatch(text) else text


def lowered(text: str) -> str:
    """``text`` with its raised characters as plain ones."""
    return text.translate(_PLAIN)
