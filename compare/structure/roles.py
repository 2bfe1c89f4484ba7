"""Whether a part of a report looks back or ahead: last year's plan is never paired with this year's results."""

from __future__ import annotations

from compare.lexicon import pattern

_PLAN = pattern("{zh.roles.plan}|{en.roles.plan}")
_REVIEW = pattern("{zh.roles.review}|{en.roles.review}")
_SURELY_PLAN = pattern("{zh.roles.surely_plan}")


def role_of(heading: str) -> str:
    """``review``, ``plan``, or an empty string where a heading says neither. One that says both looks back."""
    if _REVIEW.search(heading):
        return "review"
    return "plan" if _PLAN.search(heading) else ""


def role_within(above: str, heading: str) -> str:
    """The role of a section inside another with the role ``above``: what the higher heading says holds below it."""
    return "plan" if _SURELY_PLAN.search(heading) else above or role_of(heading)
