"""Balances that go by another name with the other sign: 顺差 and 逆差, net income and net loss."""

from __future__ import annotations

import functools
from typing import NamedTuple

from compare.lexicon import derived, pattern, table
from compare.text.folding import content_key

_BALANCE = pattern(r"{zh.figure_pairs.balances}|\b{en.figure_pairs.balances}\b")


class Balance(NamedTuple):
    """Of what (the rest of the name, and which pair of words), and whether it is the one above zero."""

    of: tuple[str, str]
    is_plus: bool

    def turned_from(self, before: Balance) -> bool:
        return self.of == before.of and self.is_plus != before.is_plus


@functools.lru_cache(maxsize=1 << 14)
def balance(metric: str) -> Balance | None:
    """What a name says of a balance; None where it says nothing, or both."""
    words = {word.lower() for word in _BALANCE.findall(metric)}
    signs = {_signs()[word] for word in words}
    if len(signs) != 1:
        return None
    pair, sign = next(iter(signs))
    return Balance((content_key(_BALANCE.sub("", metric)).lower(), pair), sign == "plus")


@derived
def _signs() -> dict[str, tuple[str, str]]:
    """Each word with its pair and its sign: ``顺差`` -> ``("trade", "plus")``."""
    values = {**table("zh.figure_pairs.balances"), **table("en.figure_pairs.balances")}
    return {word: (pair, sign) for word, value in values.items() for pair, _, sign in [str(value).partition("/")]}
