"""Radicals that fonts and converters write for the ideographs that look the same: ⼯作 is read as 工作."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from compare.lexicon.lexicon import derived, table

RADICALS = "\u2e80-\u2fd5"  # a range of a character class


@derived
def ideographs() -> Mapping[str, str]:
    """The ideograph of each radical. Kangxi radicals have compatibility decompositions, those of the supplement none."""
    kangxi = {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}
    return kangxi | {radical: str(ideograph) for radical, ideograph in table("common.lookalikes.radicals").items()}
