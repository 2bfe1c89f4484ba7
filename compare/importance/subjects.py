"""What a figure speaks of, whichever way it moved: 投资增长 and 投资下降 are both of 投资."""

from __future__ import annotations

import functools

from compare.model import Figure
from compare.text.folding import content_key


def subject(figure: Figure) -> str:
    """The metric; of a growth statement what grew."""
    of = figure.claim.of if figure.claim is not None else None
    return of or figure.metric or ""


@functools.lru_cache(maxsize=1 << 14)
def name_key(name: str) -> str:
    """What names are held equal by: without blanks, width and letter case."""
    return content_key(name).lower()
