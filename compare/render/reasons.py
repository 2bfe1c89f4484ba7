"""Why a growth statement was judged as it was, said in the reader's language."""

from __future__ import annotations

from compare.language import Words
from compare.model import GROWTH_REASONS, NO_UNIT, Basis, ClaimCheck
from compare.render.clean import clean
from compare.render.terms import BASES


def reason(check: ClaimCheck, words: Words) -> str:
    """The sentence of a check's reason with its arithmetic: ``29753 / 29562 - 1 = 0.65%``."""
    arguments = {name: _argument(name, value, words) for name, value in check.arguments.items()}
    return words(GROWTH_REASONS[check.reason_code], **arguments)


def _argument(name: str, value: str, words: Words) -> str:
    if name == "basis":
        return words(BASES[Basis(value)])
    return words(value) if value == NO_UNIT else clean(value)
