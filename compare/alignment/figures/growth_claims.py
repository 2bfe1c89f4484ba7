"""Growth statements of NEW held against the levels of both years."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from compare.alignment.figures.pairing import name_similarity
from compare.alignment.figures.revisions import excused
from compare.alignment.figures.time_frames import is_dated
from compare.alignment.prepared import PreparedReport
from compare.alignment.settings import CLAIM_METRIC, CLAIM_REACH, FARTHEST_LEVEL
from compare.figures import check_claim
from compare.model import RELATIVE_UNITS, Basis, ClaimCheck, Figure, FigurePair, GrowthReason, Nature, Span, Verdict

_YEARLY = frozenset({Basis.YEAR_ON_YEAR, Basis.SINCE_LAST_YEAR_END})


def check_growth(pairs: Sequence[FigurePair], new: PreparedReport) -> tuple[FigurePair, ...]:
    """``pairs`` with a `ClaimCheck` on every one whose new figure is a growth statement."""
    old_level: dict[Figure, Figure | None] = {pair.new: pair.old for pair in pairs if pair.new is not None}
    levels = _levels(new)
    # What NEW itself gives for the year before is what its growth was worked out from; where OLD says otherwise that is
    # a restatement.
    own_base = _levels_before(new, levels.values())
    old_level |= own_base
    checked = tuple(
        replace(pair, claim_check=_check(pair.new, levels.get(pair.new), old_level))
        if pair.new is not None and pair.new.claim is not None
        else pair
        for pair in pairs
    )
    return excused(checked, frozenset(growth for growth, level in levels.items() if level in own_base))


def _check(figure: Figure, level: Figure | None, old_level: dict[Figure, Figure | None]) -> ClaimCheck:
    def not_checkable(code: GrowthReason) -> ClaimCheck:
        return ClaimCheck(Verdict.NOT_CHECKABLE, figure.signed, None, code)

    if figure.claim is None or figure.claim.basis not in _YEARLY:
        return not_checkable(GrowthReason.NOT_YEARLY)
    if level is None:
        return not_checkable(GrowthReason.NO_NEW_LEVEL)
    before = old_level.get(level)
    if before is None:
        return not_checkable(GrowthReason.NO_OLD_LEVEL)
    if not _a_year_apart(before, level):
        return not_checkable(GrowthReason.NOT_A_YEAR_APART)
    check = check_claim(figure, before, level)
    if check.verdict is Verdict.CONTRADICTED and _too_far_apart(figure, before, level):
        return ClaimCheck(Verdict.NOT_COMPARABLE, check.stated, check.computed, GrowthReason.TOO_FAR_APART)
    return check


def _a_year_apart(before: Figure, level: Figure) -> bool:
    if before.year is None or level.year is None or not (is_dated(before) and is_dated(level)):
        return True
    return level.year - before.year == 1


def _too_far_apart(figure: Figure, before: Figure, level: Figure) -> bool:
    """A total and a part, a count and a rate per head: levels of other things under one name."""
    if figure.unit != "%" or not before.value or not level.value or abs(figure.value or Decimal(0)) >= 100:
        return False
    return not 1 / FARTHEST_LEVEL < level.value / before.value < FARTHEST_LEVEL


def _levels(side: PreparedReport) -> dict[Figure, Figure]:
    """The level that each growth statement is about: in its row of a table, else the nearest before it in its
    paragraph with the same metric."""
    levels: dict[Figure, Figure] = _levels_in_rows(side)
    before: deque[Figure] = deque(maxlen=CLAIM_REACH)
    paragraph = None
    for passage in side.passages:
        if passage.paragraph != paragraph:
            paragraph = passage.paragraph
            before.clear()
        figures = side.figures[passage.figures.start : passage.figures.stop]
        for figure in figures:
            if figure.claim is None:
                before.append(figure)
            elif figure.row is None and (level := _named(figure, before) or _beside(figure, figures)):
                levels[figure] = level
    return levels


def _rows(side: PreparedReport) -> dict[Span, list[Figure]]:
    rows: dict[Span, list[Figure]] = defaultdict(list)
    for figure in side.figures:
        if figure.row is not None:
            rows[figure.row].append(figure)
    return rows


def _levels_in_rows(side: PreparedReport) -> dict[Figure, Figure]:
    return {
        figure: level
        for row in _rows(side).values()
        for figure in row
        if figure.claim is not None and (level := _level_of(figure.claim.of, figure.year, row))
    }


def _levels_before(side: PreparedReport, levels: Iterable[Figure]) -> dict[Figure, Figure | None]:
    """Level in a row of a table -> the level of the year before in the same row."""
    rows = _rows(side)
    return {
        level: before
        for level in levels
        if level.row is not None and level.year and (before := _level_of(level.metric, level.year - 1, rows[level.row]))
    }


def _level_of(metric: str | None, year: int | None, row: Sequence[Figure]) -> Figure | None:
    levels = (f for f in row if f.claim is None and f.nature is not Nature.TARGET)
    return next((f for f in levels if f.metric == metric and f.year == year), None)


def _named(figure: Figure, levels: Iterable[Figure]) -> Figure | None:
    of = figure.claim.of if figure.claim else None
    named = (level for level in reversed([*levels]) if name_similarity(level.metric, of) >= CLAIM_METRIC)
    return next((level for level in named if _same_year(level, figure)), None)


def _same_year(level: Figure, figure: Figure) -> bool:
    return level.year == figure.year or not (is_dated(level) and is_dated(figure))


def _beside(figure: Figure, figures: Sequence[Figure]) -> Figure | None:
    """In English the subject often stands outside the clause (``$5.4 million, an increase of 3.2 percent``; ``loans rose
    16.4 percent to 512,300``): the only level of the sentence, or the one right before or after."""
    claim = figure.claim
    if claim is None or claim.of is None or any(c > "\u1100" for c in claim.of):
        return None
    at = figures.index(figure)
    around = [figures[at - 1]] if at else []
    around += [figures[at + 1]] if at + 1 < len(figures) else []
    return next((f for f in around if f.claim is None and f.unit not in RELATIVE_UNITS and _same_year(f, figure)), None)
