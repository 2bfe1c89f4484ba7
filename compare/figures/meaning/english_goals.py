"""Which English figures are goals: what the reporter itself aims at, plans or gives as its guidance.

An annual report is full of what may happen, of estimates that accounting asks for and of plans that are securities
(stock option plans); none of these is a goal that the next report could be held to.
"""

from __future__ import annotations

import re

_REPORTER = r"\b(?:we|our company|the (?:company|group|corporation|board|bank|department|agency|university|government|city|state)|management)\b"
_AIM = r"(?:aims?|intends?|plans?|targets?|seeks?|expects?|anticipates?|projects?|forecasts?|budgets?|(?:is|are) committed|pledges?|committed)"
_GOAL = re.compile(
    rf"{_REPORTER}(?: (?:also|currently|now|still))? {_AIM} (?:to|that|for|on|total|capital|net|revenues?|sales|spending|growth|earnings)\b"
    r"|\b(?:goals?|targets?(?! (?:range|rate|price|date|market|compan|group|audience))|guidance|outlook)\b[^,;]{0,40}\b(?:is|are|of|for|to)\b"
    r"|\b(?:is|are) (?:currently )?(?:expected|planned|projected|budgeted|forecast|anticipated|targeted) "
    r"(?:to (?:be|reach|total|exceed)|at)\b"
    r"|\b(?:budgeted|planned|targeted) (?:capital|spending|expenditures?|investments?|sales|revenues?)\b",
    re.IGNORECASE,
)
_WILL = re.compile(r"\bwill\b", re.IGNORECASE)
# What only may be, what accounting recognises over time, what others prescribe.
_NO_GOAL = re.compile(
    r"\b(?:may|might|could|would|if|unless|cannot|no assurance|risks?|fair value|volatility|assum\w+|recogni[sz]e\w*|"
    r"amorti[sz]\w+|expense[ds]?|unrecognized|discount rate|useful li(?:fe|ves)|statut\w+|rule|stock options?|awards?|adopt\w*|accounting|standards?)\b",
    re.IGNORECASE,
)


def is_goal(lead: str, *, plan: bool) -> bool:
    """Whether the sentence states a goal, as far as ``lead``, which ends at the figure, says; ``plan`` where the part of
    the report that it stands in looks ahead."""
    said = _GOAL.search(lead) or (_WILL.search(lead) if plan else None)
    return said is not None and not _NO_GOAL.search(lead)
