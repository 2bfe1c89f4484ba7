"""Which ground goes before which, and the score that says so in one number."""

from __future__ import annotations

from typing import NamedTuple

from compare.model import Ground

# What a reviewer asks first comes first; all of one class goes before all of the next.
CLASSES: tuple[tuple[Ground, ...], ...] = (
    (Ground.CONTRADICTED, Ground.WRONG),
    (Ground.SCALE_SLIP,),
    (
        Ground.GROWTH_TO_FALL,
        Ground.FALL_TO_GROWTH,
        Ground.PLUS_TO_MINUS,
        Ground.MINUS_TO_PLUS,
        Ground.OPPOSITE_BEFORE,
    ),
    (Ground.TARGET_MISSED,),
    (
        Ground.FIRST_FALL,
        Ground.FIRST_RISE,
        Ground.FAR_FROM_HISTORY,
        Ground.FAR_FROM_HISTORY_IN_POINTS,
        Ground.FAR_FROM_OTHERS,
        Ground.FAR_FROM_OTHERS_IN_POINTS,
    ),
    (Ground.SUSPECT_SCALE,),
    (Ground.SHARE_OF_TOTAL,),
    (Ground.TARGET_PARTLY_MET, Ground.SUSPECT),
    (Ground.SAYS_OPPOSITE, Ground.BINDS_LESS, Ground.SECTION_REMOVED, Ground.DUTY_DROPPED, Ground.TROUBLE_TOLD),
    (Ground.CHANGED, Ground.CHANGED_IN_POINTS, Ground.CHANGED_OTHERWISE),
    (Ground.ADDED, Ground.REMOVED, Ground.TARGET_NOT_MENTIONED),
    (Ground.OLD_WRONG,),
    (Ground.SECTION_ADDED,),
    (Ground.TEXT_ADDED, Ground.TEXT_REMOVED, Ground.TEXT_EDITED, Ground.TEXT_MOVED),
    (Ground.TEXT_FIGURES,),
    (Ground.EARLIER_YEAR, Ground.NOTED, Ground.NO_NAME),
    (Ground.OTHER_PERIOD, Ground.TINY_BASE, Ground.SUSPECT_PAIR, Ground.SUSPECT_PAIR_IN_POINTS),
)
DOUBTFUL = CLASSES[-1]
_CLASS_OF = {ground: place for place, grounds in enumerate(CLASSES) for ground in grounds}


class Judged(NamedTuple):
    """Why something matters, and how much among what matters for the same reason (0 and more)."""

    ground: Ground
    magnitude: float
    arguments: dict[str, str]

    @property
    def place(self) -> int:
        """Of its class among all."""
        return _CLASS_OF[self.ground]

    @property
    def score(self) -> float:
        """In 0..1; larger for what comes first."""
        return round(1 - (self.place + 1 / (1 + self.magnitude)) / len(CLASSES), 6)
