"""What a reviewer decided about pieces of evidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from compare.language import Words
from compare.model import Decision, DecisionState
from compare.render.clean import clean
from compare.render.decisions import DECISION_STATES
from compare.render.evidence import Evidence

# Decisions by the name of the evidence that they are about.
Decisions = Mapping[str, Decision]

NO_DECISIONS: Decisions = {}
# As the JSON says it.
STATES = {
    DecisionState.OPEN: "open",
    DecisionState.CONFIRMED: "confirmed",
    DecisionState.FALSE_ALARM: "false_alarm",
}


def with_decisions(rows: Iterable[Evidence], decisions: Decisions, words: Words) -> list[Evidence]:
    """The rows, each with the decision about it in words."""
    return [_decided(row, decisions.get(row.id), words) for row in rows] if decisions else list(rows)


def decision_object(decision: Decision | None) -> dict[str, str | None] | None:
    """A decision as the JSON has it."""
    if decision is None:
        return None
    moment = decision.decided.isoformat() if decision.decided else None
    return {"state": STATES[decision.state], "by": decision.by, "at": moment, "note": decision.note}


def _decided(row: Evidence, decision: Decision | None, words: Words) -> Evidence:
    if decision is None:
        return row
    return replace(
        row, decision=words(DECISION_STATES[decision.state]), note=clean(decision.note), by=clean(decision.by or "")
    )
