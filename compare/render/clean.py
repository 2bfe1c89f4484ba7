"""Text of a document made safe to show: it is data and never steers a terminal."""

from __future__ import annotations

import unicodedata

# Stands for what shows nothing or turns the writing direction.
MARK = "\N{REPLACEMENT CHARACTER}"

_CONTROL_PICTURES = 0x2400


def clean(text: str) -> str:
    """``text`` with every control, format and unpaired surrogate character as a visible mark and every white space as
    a plain space. One character stays one, so offsets hold."""
    return text if text.isprintable() else "".join(map(_shown, text))


def _shown(character: str) -> str:
    if character.isprintable():
        return character
    if character.isspace():
        return " "
    if character < " ":
        return chr(_CONTROL_PICTURES + ord(character))
    if unicodedata.category(character) in ("Cc", "Cf", "Cs"):
        return MARK
    return character


def visible_control(character: str) -> str:
    """A control character that XML cannot hold as its picture (ESC -> ``␛``), any other character as it is."""
    if character < " " and character not in "\t\n":
        return chr(_CONTROL_PICTURES + ord(character))
    return MARK if unicodedata.category(character) == "Cs" or character in "\ufffe\uffff" else character
