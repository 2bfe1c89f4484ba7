"""Text that Markdown shows as it is written."""

from __future__ import annotations

import re

from compare.render.clean import clean

# What would begin a list at the beginning of a line: ``-``, ``+``, ``1.``.
_LIST = re.compile(r"^(\d*)([-+.)])(?=\s|$)")
_MARKUP = re.compile(r"([\\`*_\[\]<>|&~#])")


def literal(text: str) -> str:
    """``a*b`` -> ``a\\*b``, on one line and without control characters."""
    return _LIST.sub(r"\1\\\2", _MARKUP.sub(r"\\\1", clean(" ".join(text.split()))))
