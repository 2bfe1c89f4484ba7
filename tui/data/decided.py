"""Who decided what, and when, in words."""

from __future__ import annotations

from compare.language import Words
from compare.model import Decision, DecisionState
from compare.render.clean import clean
from compare.render.decisions import DECISION_STATES


def decided_text(decision: Decision | None, words: Words) -> str:
    """``confirmed · by wang · 2024-03-01 09:30``; empty where nothing is decided."""
    if decision is None or (decision.state is DecisionState.OPEN and not decision.note):
        return ""
    by = words("by {name}", name=clean(decision.by)) if decision.by else ""
    when = decision.decided.astimezone().strftime("%Y-%m-%d %H:%M") if decision.decided else ""
    return " · ".join(filter(None, [words(DECISION_STATES[decision.state]), by, when, clean(decision.note)]))
