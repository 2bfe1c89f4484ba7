"""Text that Markdown shows as it is written."""

from __future__ import annotations

import re

from compare.render.clean import clean

_MARKUP = re.compile(r"([\\`*_\[\]<>|&~#])")


def literal(text: str) -> str:
    """``a*b`` -> ``a\\*b``, on one line and without control characters."""
    return _MARKUP.sub(r"\\\1", clean(" ".join(text.split())))
