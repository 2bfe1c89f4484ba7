"""A column of ranks against the scores that they are by: 总得分 88.4, 名次 2."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from compare.checks.footing.sheets import FigureCell, FigureGrid
from compare.checks.settings import FEWEST_RANKED
from compare.lexicon import pattern

_RANK = pattern(r"\s*(?:{zh.footing.rank}|{en.footing.rank})\s*")
_SCORE = pattern("(?:{zh.footing.score}|{en.footing.score})$")


class Misranked(NamedTuple):
    """A rank that is not that of its score, with the rank that is."""

    rank: FigureCell
    score: FigureCell
    expected: int


def misranked(sheet: FigureGrid) -> Iterator[Misranked]:
    """The ranks that do not follow from the one column of scores, where most pairs of rows are ranked by it."""
    ranks = [c for c, line in sheet.columns.items() if _RANK.fullmatch(line.label)]
    scores = [c for c, line in sheet.columns.items() if _SCORE.search(line.label) and c not in ranks]
    others = [c for c in sheet.levels if c not in ranks]
    scores = scores or (others if len(others) == 1 else [])
    if len(ranks) != 1 or len(scores) != 1:
        return
    pairs = [
        (rank, score)
        for row in range(len(sheet.rows))
        if (rank := sheet.at(row, ranks[0])) is not None and (score := sheet.at(row, scores[0])) is not None
    ]
    if len(pairs) < FEWEST_RANKED or len(pairs) < sum(not row.total for row in sheet.rows) or not _is_ranked(pairs):
        return
    for rank, score in pairs:
        better = sum(other.value > score.value for _, other in pairs)
        equal = sum(other.value == score.value for _, other in pairs)
        if not better < rank.value <= better + equal:
            yield Misranked(rank, score, better + 1)


def _is_ranked(pairs: Sequence[tuple[FigureCell, FigureCell]]) -> bool:
    """Whether the ranks are 1 to n, and most follow from the scores."""
    ranks = sorted(rank.value for rank, _ in pairs)
    if ranks[0] != 1 or ranks[-1] > len(pairs) or len(set(ranks)) < len(ranks) - 1:
        return False
    agreeing = against = 0
    for (rank, score), (other_rank, other_score) in combinations(pairs, 2):
        if score.value != other_score.value and rank.value != other_rank.value:
            follows = (score.value > other_score.value) == (rank.value < other_rank.value)
            agreeing += follows
            against += not follows
    return agreeing >= 2 * against and agreeing > 0
