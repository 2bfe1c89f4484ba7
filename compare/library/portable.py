"""Decisions as a file to hand on: the JSON that ``compare.render.decisions`` writes, read back.

``check --baseline FILE`` takes it to leave out what was decided before.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime

from compare.files import MOST_BYTES_OF_DECISIONS, file_text
from compare.model import Decision, DecisionState, InputError, Subject

SCHEMA = "bidui/decisions/2"
# The first form had other states. Its files are baselines: what was accepted there was not to be told again.
_BEFORE = "bidui/decisions/1"
_STATES_BEFORE = {
    "seen": DecisionState.OPEN,
    "accepted": DecisionState.FALSE_ALARM,
    "dismissed": DecisionState.FALSE_ALARM,
}


def load(path: str) -> tuple[Decision, ...]:
    """The decisions in a file, in its order. Raises `InputError`."""
    return parse(file_text(path, MOST_BYTES_OF_DECISIONS), path)


def parse(text: str, path: str) -> tuple[Decision, ...]:
    """``path`` names the source in what is said of a mistake. Raises `InputError`."""
    try:
        found = json.loads(text)
        schema = found["schema"]
        if schema not in (SCHEMA, _BEFORE):
            raise InputError(path, "is no file of decisions")
        state = DecisionState if schema == SCHEMA else _STATES_BEFORE.__getitem__
        return tuple(_decision(entry, state) for entry in found["decisions"])
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise InputError(path, "is no file of decisions") from error


def _decision(entry: dict[str, str | None], state: Callable[[str], DecisionState]) -> Decision:
    decided = entry.get("decided")
    moment = datetime.fromisoformat(decided) if decided else None
    if moment is not None and moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    key, label, note = entry["key"], entry["label"], entry.get("note") or ""
    by = entry.get("by") or None
    if not (isinstance(key, str) and isinstance(label, str) and isinstance(note, str) and isinstance(by, str | None)):
        raise TypeError("a text is missing")
    return Decision(key, Subject(entry["subject"] or ""), state(entry["state"] or ""), label, note, moment, by)
