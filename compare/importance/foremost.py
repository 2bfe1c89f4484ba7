"""The figures of one comparison among many that a reviewer asks about first."""

from __future__ import annotations

from compare.importance.ranking import ranked
from compare.importance.settings import MOST_FOREMOST
from compare.model import NOT_ASKED_FIRST, Comparison, Foremost, Important, ItemKind


def foremost(comparison: Comparison) -> tuple[Foremost, ...]:
    judged = ranked(comparison)
    first = [each for each in judged.important if each.kind is ItemKind.FIGURE and each.ground not in NOT_ASKED_FIRST]
    return tuple(_foremost(judged, each) for each in first[:MOST_FOREMOST])


def _foremost(comparison: Comparison, important: Important) -> Foremost:
    pair = comparison.figures[important.at]
    return Foremost(pair.metric, pair.old, pair.new, pair.difference, pair.percent, important)
