"""Which English figures are goals: what the reporter itself aims at, plans or gives as its guidance.

An annual report is full of what may happen, of estimates that accounting asks for and of plans that are securities
(stock option plans); none of these is a goal that the next report could be held to.
"""

from __future__ import annotations

from compare.lexicon import pattern

_GOAL = pattern(
    r"\b{en.goals.reporter}(?: {en.goals.still})? {en.goals.aims} (?:{en.goals.aimed_at}\b|{en.goals.expected_of}\b[^,;]{0,30}$)"
    r"|{en.goals.goal}[^,;]{0,40}{en.goals.linked}|\b{en.goals.expected}\b|\b{en.goals.planned}\b"
)
_WILL = pattern("{en.goals.will}")
_NO_GOAL = pattern("{en.goals.no_goal}")


def is_goal(lead: str, *, plan: bool) -> bool:
    """Whether the sentence states a goal, as far as ``lead``, which ends at the figure, says; ``plan`` where the part of
    the report that it stands in looks ahead."""
    goal = _GOAL.search(lead) or (_WILL.search(lead) if plan else None)
    return goal is not None and not _NO_GOAL.search(lead)
