"""What a figure speaks of, whichever way it moved: 投资增长 and 投资下降 are both of 投资."""

from __future__ import annotations

from compare.model import Figure


def subject(figure: Figure) -> str:
    """The metric; of a growth statement what grew."""
    of = figure.claim.of if figure.claim is not None else None
    return of or figure.metric or ""
