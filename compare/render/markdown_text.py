"""Text that Markdown shows as it is written."""

from __future__ import annotations

import re
import unicodedata

from compare.render.clean import clean

# What would begin a list at the beginning of a line: ``-``, ``+``, ``1.``.
_LIST = re.compile(r"^(\d*)([-+.)])(?=\s|$)")
_MARKUP = re.compile(r"([\\`*_\[\]<>|&~#])")


def literal(text: str) -> str:
    """``a*b`` -> ``a\\*b``, on one line and without control characters."""
    return _LIST.sub(r"\1\\\2", inline(" ".join(text.split())))


def inline(text: str) -> str:
    """The same for text that stands within a line: blanks at its ends are kept."""
    return _MARKUP.sub(r"\\\1", clean(text))


def bold(before: str, text: str, after: str) -> str:
    """``text`` in bold print within its line. Where stars would stay stars (``**9%**以上``: they end nothing between a sign
    and a letter), a tag says it."""
    inner = text.strip()
    head, tail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    before, after = inline(before + head).lstrip(), inline(tail + after).rstrip()
    if not inner:
        return f"{before}{after}"
    stars = _may_turn(before[-1:], inner[0]) and _may_turn(after[:1], inner[-1])
    return before + (f"**{inline(inner)}**" if stars else f"<b>{inline(inner)}</b>") + after


def _may_turn(outside: str, inside: str) -> bool:
    """Whether stars between these two characters begin or end bold print. CommonMark 6.2."""
    return not _is_sign(inside) or not outside or outside.isspace() or _is_sign(outside)


def _is_sign(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"
