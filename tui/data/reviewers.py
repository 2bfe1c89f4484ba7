"""What is decided and what is not, and where another reviewer decided otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum, auto

from compare.language import Words, mark
from compare.model import Decision, DecisionState


class ReviewFilter(Enum):
    """Which items are shown, in the order of the filter key."""

    ALL = auto()
    UNDECIDED = auto()
    DECIDED = auto()
    DIFFERENT = auto()

    def passes(self, own: Decision | None, theirs: Decision | None) -> bool:
        match self:
            case ReviewFilter.UNDECIDED:
                return not is_decided(own)
            case ReviewFilter.DECIDED:
                return is_decided(own)
            case ReviewFilter.DIFFERENT:
                return differ(own, theirs)
        return True


FILTER_NAMES = {
    ReviewFilter.UNDECIDED: mark("undecided"),
    ReviewFilter.DECIDED: mark("decided"),
    ReviewFilter.DIFFERENT: mark("decided differently"),
}


def is_decided(decision: Decision | None) -> bool:
    return decision is not None and decision.state is not DecisionState.OPEN


def differ(own: Decision | None, theirs: Decision | None) -> bool:
    """Whether two reviewers have decided, and not the same."""
    return (
        own is not None and theirs is not None and is_decided(own) and is_decided(theirs) and own.state != theirs.state
    )


def compared(keys: Iterable[str], own: Mapping[str, Decision], theirs: Mapping[str, Decision], words: Words) -> str:
    """``4 decided alike · 2 differently · 3 by them alone``"""
    pairs = [(own.get(key), theirs.get(key)) for key in keys]
    both = [(a, b) for a, b in pairs if is_decided(a) and is_decided(b)]
    different = sum(differ(a, b) for a, b in both)
    alone = sum(is_decided(b) and not is_decided(a) for a, b in pairs)
    return " · ".join(
        [
            words("{count} decided alike", count=len(both) - different),
            words("{count} differently", count=different),
            words("{count} by them alone", count=alone),
        ]
    )
