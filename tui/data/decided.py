"""Who decided what, and when, in words."""

from __future__ import annotations

from collections.abc import Mapping

from compare.language import Words, mark
from compare.model import Decision, DecisionState
from compare.render.clean import clean
from compare.render.decisions import DECISION_STATES

_PAIRED = {
    DecisionState.OPEN: mark("let go of again"),
    DecisionState.CONFIRMED: mark("held together by hand"),
    DecisionState.FALSE_ALARM: mark("kept apart by hand"),
}


def decided_text(decision: Decision | None, words: Words) -> str:
    """``confirmed · by wang · 2024-03-01 09:30``; empty where nothing is decided."""
    return _text(decision, DECISION_STATES, words)


def paired_text(decision: Decision | None, words: Words) -> str:
    """``kept apart by hand · by wang · 2024-03-01 09:30``, of two passages."""
    return _text(decision, _PAIRED, words)


def _text(decision: Decision | None, states: Mapping[DecisionState, str], words: Words) -> str:
    if decision is None or (decision.state is DecisionState.OPEN and not decision.note):
        return ""
    by = words("by {name}", name=clean(decision.by)) if decision.by else ""
    when = decision.decided.astimezone().strftime("%Y-%m-%d %H:%M") if decision.decided else ""
    return " · ".join(filter(None, [words(states[decision.state]), by, when, clean(decision.note)]))
