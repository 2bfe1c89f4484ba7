"""What a reviewer decided about a change, a match, a figure or a finding."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Subject(StrEnum):
    """What was decided about."""

    PASSAGE = "passage"
    FIGURE = "figure"
    MATCH = "match"
    FINDING = "finding"
    PAIRING = "pairing"  # whether two passages belong together: a false alarm keeps them apart


class DecisionState(StrEnum):
    """``OPEN`` was looked at, perhaps noted, and nothing said of it; ``CONFIRMED`` is right and stays on the list of what
    to mend; ``FALSE_ALARM`` is not told again, next year neither."""

    OPEN = "open"
    CONFIRMED = "confirmed"
    FALSE_ALARM = "false_alarm"


@dataclass(frozen=True, slots=True)
class Decision:
    """``key`` names the thing by its content (never by offsets, which change), so that a decision survives a re-run and
    next year's comparison. ``label`` says in a line what it was about, for people; ``by`` is who decided, where that is known."""

    key: str
    subject: Subject
    state: DecisionState
    label: str
    note: str = ""
    decided: datetime | None = None
    by: str | None = None
