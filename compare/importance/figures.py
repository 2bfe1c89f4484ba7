"""Why the change of one figure matters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import log1p

from compare.alignment.figures.growth_proof import is_same_name
from compare.alignment.figures.time_frames import is_dated
from compare.importance.balances import balance
from compare.importance.changes import LEAST_FAR, LEAST_SPREAD, Change, Sort, Usual, said, usual
from compare.importance.order import Judged
from compare.importance.settings import (
    FAR,
    FARTHEST_LOOSE,
    FEWEST_ALIKE,
    FEWEST_STEPS,
    IN_TABLE,
    LEAST_SHARE_OF_TOTAL,
    LEAST_SWING,
    LEAST_WEIGHT,
    PROVEN_SLIP,
    SCALES,
    TINY_BASE,
    TOLD_AGAIN,
)
from compare.importance.subjects import subject
from compare.importance.surroundings import Surroundings
from compare.model import ClaimCheck, Figure, FigurePair, FigureStatus, Ground, Nature, Verdict

# A blank is kept only beside a word of letters: 772 万元 is one thing, 1.2 billion are two words.
_BLANK = re.compile(r"(?<![A-Za-z])\s+(?![A-Za-z])")
_POINTS = {
    Ground.CHANGED: Ground.CHANGED_IN_POINTS,
    Ground.FAR_FROM_OTHERS: Ground.FAR_FROM_OTHERS_IN_POINTS,
    Ground.FAR_FROM_HISTORY: Ground.FAR_FROM_HISTORY_IN_POINTS,
}


def judge(at: int, around: Surroundings) -> Judged | None:
    """Why a pair of figures matters; None where nothing changed and nothing was said wrongly."""
    pair = around.pairs[at]
    if pair.claim_check is not None and pair.claim_check.verdict is Verdict.CONTRADICTED:
        return Judged(Ground.CONTRADICTED, _error(pair.claim_check), {})
    if pair.status is FigureStatus.UNCHANGED:
        return None
    old, new = pair.old, pair.new
    if old is None or new is None:
        return _alone(at, around)
    return next(_grounds(at, around, old, new))


def _grounds(at: int, around: Surroundings, old: Figure, new: Figure) -> Iterator[Judged]:
    """Why a change matters, the ground that counts first."""
    yield from _proven_slip(at, around)
    yield from _incomparable(around.pairs[at], around.years)
    change = around.changes[at]
    if change is None:
        yield Judged(Ground.CHANGED_OTHERWISE, 0, {})
    else:
        yield from _of_change(at, around, old, new, change)


def _of_change(at: int, around: Surroundings, old: Figure, new: Figure, change: Change) -> Iterator[Judged]:
    is_renamed = _is_renamed(old, new)
    same_name = is_renamed or is_same_name(subject(old), subject(new))
    yield from _meaningless(change, same_name)
    weight = _weight(at, around, new)
    counts = weight >= LEAST_WEIGHT
    if same_name and counts and Nature.TARGET not in (old.nature, new.nature):
        yield from _reversal(old, new, change, weight, is_renamed=is_renamed)
    known = around.usual[change.sort]
    if same_name and counts:
        steps = around.history(at)
        yield from _first_turn(steps, change, weight)
        yield from _unlike_before(steps, change, weight)
        if known.size and known.distance(change) > FAR and abs(change.by - known.median) > LEAST_FAR[change.sort]:
            yield _said(Ground.FAR_FROM_OTHERS, change, known, weight)
        if abs(change.by) > change.chance:
            yield from _share(at, around, old, new)
    if known.size:
        yield _said(Ground.CHANGED, change, known, weight)
    else:
        yield Judged(Ground.CHANGED_OTHERWISE, known.distance(change) * weight, {})


def _incomparable(pair: FigurePair, years: tuple[int | None, int | None]) -> Iterator[Judged]:
    """Where the difference of the two says nothing of the year."""
    old, new = pair.old, pair.new
    if not pair.metric:
        yield Judged(Ground.NO_NAME, 0, {})
    elif old is not None and new is not None:
        if _is_past(old, years[0]) and _is_past(new, years[1]):
            yield Judged(Ground.EARLIER_YEAR, 0, {})
        elif pair.spans_differ or _part_of_year(old) != _part_of_year(new):
            yield Judged(Ground.OTHER_PERIOD, 0, {})


def _alone(at: int, around: Surroundings) -> Judged:
    """Of a figure that one report alone tells of."""
    pair = around.pairs[at]
    before = around.opposite_before(at)
    if before is not None:
        arguments = {"metric": before.metric or "", "before": _text(before)}
        return Judged(Ground.OPPOSITE_BEFORE, 1, arguments)
    if not pair.metric:
        return Judged(Ground.NO_NAME, 0, {})
    figure = pair.new or pair.old
    weight = _weight(at, around, figure) if figure is not None else 0
    return Judged(Ground.REMOVED if pair.new is None else Ground.ADDED, weight, {})


def _proven_slip(at: int, around: Surroundings) -> Iterator[Judged]:
    """A level that is thousands of times last year's while the growth stated for it fits but for that factor."""
    pair = around.pairs[at]
    if pair.old is None or pair.new is None or not pair.old.value or not pair.new.value or pair.new.claim is not None:
        return
    ratio = float(pair.new.value / pair.old.value)
    for number in around.growth_of.get(at, ()):
        growth = around.pairs[number].new
        if growth is None or growth.signed is None or growth.unit != "%" or growth.signed <= -100:
            continue
        left = ratio / (1 + float(growth.signed) / 100)
        for scale in SCALES:
            if any(abs(each - 1) <= PROVEN_SLIP for each in (left / scale, left * scale)):
                yield Judged(Ground.SCALE_SLIP, 1, {"stated": f"{growth.signed:+f}%", "factor": f"{scale:,}"})


def _meaningless(change: Change, same_name: bool) -> Iterator[Judged]:
    """A ratio beyond reason: two figures that are perhaps not one, or a base next to nothing."""
    if change.in_points:
        if not same_name and abs(change.by) >= LEAST_FAR[change.sort]:
            yield Judged(Ground.SUSPECT_PAIR_IN_POINTS, 0, {"change": change.said})
        return
    ratio = max(abs(change.after / change.before), abs(change.before / change.after))
    if not same_name and ratio > FARTHEST_LOOSE:
        yield Judged(Ground.SUSPECT_PAIR, 0, {"factor": f"{ratio:,.1f}"})
    elif ratio >= min(SCALES) / 2:
        ground = Ground.TINY_BASE if same_name else Ground.SUSPECT_PAIR
        yield Judged(ground, 0, {} if same_name else {"factor": f"{ratio:,.0f}"})
    elif abs(change.after) > TINY_BASE * abs(change.before):
        yield Judged(Ground.TINY_BASE, 0, {})


def _is_renamed(old: Figure, new: Figure) -> bool:
    """Whether a balance goes by the name of the other sign now: 顺差, 逆差."""
    before, after = balance(old.metric or ""), balance(new.metric or "")
    return before is not None and after is not None and after.turned_from(before)


def _reversal(old: Figure, new: Figure, change: Change, weight: float, *, is_renamed: bool) -> Iterator[Judged]:
    """Growth that became a fall, a surplus that became a deficit."""
    if change.sort in (Sort.GROWTH, Sort.INCREASE):
        swing = abs(change.after - change.before)
        if change.turned and (change.sort is Sort.INCREASE or swing >= LEAST_SWING):
            ground = Ground.GROWTH_TO_FALL if change.after < 0 else Ground.FALL_TO_GROWTH
            turn = 1 + (log1p(swing / LEAST_SWING) if change.sort is Sort.GROWTH else 1)
            yield Judged(ground, turn * weight, {"before": _text(old), "after": _text(new)})
        return
    if change.turned is not is_renamed:
        told = balance(new.metric or "")
        is_minus = change.after < 0 if change.turned or told is None else not told.is_plus
        yield Judged(Ground.PLUS_TO_MINUS if is_minus else Ground.MINUS_TO_PLUS, weight, {})


def _first_turn(steps: list[Change], change: Change, weight: float) -> Iterator[Judged]:
    """A level that fell after it had risen every year, or the other way round."""
    least = LEAST_SPREAD[change.sort]
    if change.sort not in (Sort.LEVEL, Sort.SHARE) or len(steps) < FEWEST_ALIKE or abs(change.by) < least:
        return
    if change.after < 0 or any(step.before < 0 for step in (*steps, change)):
        return
    if all(step.by * change.by < 0 for step in steps):
        ground = Ground.FIRST_FALL if change.by < 0 else Ground.FIRST_RISE
        yield Judged(ground, log1p(abs(change.by) / least) * weight, {"count": str(len(steps) + 1)})


def _unlike_before(steps: list[Change], change: Change, weight: float) -> Iterator[Judged]:
    """A change that the metric never made before."""
    if len(steps) < FEWEST_STEPS:
        return
    own = usual(change.sort, [step.by for step in steps])
    farthest = max(abs(step.by - own.median) for step in steps)
    apart = abs(change.by - own.median)
    if own.distance(change) > FAR and apart > max(farthest, LEAST_FAR[change.sort]):
        yield _said(Ground.FAR_FROM_HISTORY, change, own, weight)


def _share(at: int, around: Surroundings, old: Figure, new: Figure) -> Iterator[Judged]:
    total = around.total_of.get(at)
    if total is None or not total.value or old.value is None or new.value is None:
        return
    share = abs(new.value - old.value) / total.value
    if share >= LEAST_SHARE_OF_TOTAL:
        arguments = {"share": f"{share * 100:.1f}%", "total": total.metric or _text(total)}
        yield Judged(Ground.SHARE_OF_TOTAL, float(share), arguments)


def _said(ground: Ground, change: Change, known: Usual, weight: float) -> Judged:
    by, middle = change.said, said(known.median, in_points=change.in_points)
    chosen = _POINTS[ground] if change.in_points else ground
    return Judged(chosen, known.distance(change) * weight, {"change": by, "usual": middle})


def _weight(at: int, around: Surroundings, figure: Figure) -> float:
    """How much a report makes of a figure (a sentence, several places, or one cell of a table), and how large it is."""
    told = TOLD_AGAIN if around.places[at] > 1 else 1.0 if figure.row is None else IN_TABLE
    return told * around.size(at)


def _is_past(figure: Figure, year: int | None) -> bool:
    """Whether a figure is surely of a year before its report's."""
    return year is not None and figure.year is not None and figure.year < year and is_dated(figure)


def _part_of_year(figure: Figure) -> str:
    """``H1`` of ``2024H1``; empty for a whole year, or where the period is not known."""
    return (figure.period or "").replace(str(figure.year), "")


def _error(check: ClaimCheck) -> float:
    """By how much a stated growth is off."""
    if check.stated is None or check.computed is None:
        return 0
    return float(abs(check.stated - check.computed)) / max(1.0, abs(float(check.stated)), abs(float(check.computed)))


def _text(figure: Figure) -> str:
    """As printed, a growth with its sign."""
    text = _BLANK.sub("", " ".join(figure.text.split()))
    if figure.claim is None or figure.signed is None:
        return text
    return ("-" if figure.signed < 0 else "+") + text.lstrip("+-−")
