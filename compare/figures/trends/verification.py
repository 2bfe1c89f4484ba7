"""A growth statement recomputed from the levels of both years, by the intervals that rounding leaves."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from math import prod
from typing import NamedTuple

from compare.figures.numbers.intervals import Interval, around
from compare.figures.numbers.numeral_values import plain
from compare.figures.settings import LOOSE_MULTIPLE, SMALLEST_TABLE_SCALE, UNCHANGED_WITHIN
from compare.lexicon import derived, pattern, table
from compare.model import NO_UNIT, Basis, Bound, Claim, ClaimCheck, Direction, Figure, GrowthReason, Verdict

# Growth of these is stated at constant prices, or of a sample that changes from year to year: levels do not give it.
_OTHER_GROUND = (
    (pattern(r"{zh.growth.at_comparable_prices}|{en.growth.at_comparable_prices}"), GrowthReason.COMPARABLE_PRICES),
    (pattern(r"{zh.growth.above_threshold}"), GrowthReason.CHANGED_SAMPLE),
)
# What a note says is in or out: 医疗保险费(含生育保险费).
_COVERAGE = pattern(r"[(（]{zh.growth.coverage}[^()（）]*[)）]")
_SHARES = frozenset(("%", "‰"))
_POINTS = frozenset(("个百分点", "percentage points"))
_TWO_YEARS = frozenset((Basis.YEAR_ON_YEAR, Basis.SINCE_LAST_YEAR_END))
_NUMBER = pattern(r"[\d,]*\d(?:\.\d+)?|\.\d+")
_SCALE = pattern(r"^[\d.,\s]+?(?P<scale>{zh.numerals.large_scales}+)\s*\D*$")
_MULTIPLES = frozenset(("倍", "times"))
_POINT = "个百分点"
_CHINESE = pattern("[㐀-鿿]")
_OF_OLD = (GrowthReason.OLD_LEVEL_MISSING, GrowthReason.OLD_LEVEL_MASKED, GrowthReason.OLD_LEVEL_APPROXIMATE)
_OF_NEW = (GrowthReason.NEW_LEVEL_MISSING, GrowthReason.NEW_LEVEL_MASKED, GrowthReason.NEW_LEVEL_APPROXIMATE)

# A reason and its arguments.
_Obstacle = tuple[GrowthReason, dict[str, str]]


class _Growth(NamedTuple):
    """What the levels give, with its bounds, in the claim's unit. ``sum`` is the arithmetic in print, where values are
    divided by ``scale`` and followed by ``unit``."""

    value: Decimal
    bounds: Interval
    sum: str
    scale: Decimal
    unit: str

    def printed(self, value: Decimal) -> str:
        return _plain(value / self.scale) + self.unit


def check_claim(claim_figure: Figure, old_level: Figure | None, new_level: Figure | None) -> ClaimCheck:
    """Whether what a growth statement says agrees with the levels of both years.

    Consistent where the interval that the printed levels leave meets the stated value give or take half its last
    digit; ``stated`` and ``computed`` carry the sign of the direction, ``computed`` has one decimal more than stated.
    """
    claim, stated = claim_figure.claim, claim_figure.signed
    if claim is not None and claim.direction is Direction.FLAT:
        stated = Decimal(0)
    obstacle = _obstacle(claim, stated, old_level, new_level)
    if obstacle or stated is None or old_level is None or new_level is None:
        code, arguments = obstacle or (GrowthReason.OLD_LEVEL_MISSING, {})
        return ClaimCheck(Verdict.NOT_CHECKABLE, stated, None, code, arguments)
    growth = _growth(claim_figure, old_level, new_level)
    if isinstance(growth, ClaimCheck):
        return growth
    computed = _rounded(growth.value, claim_figure)
    arguments = {"sum": growth.sum, "computed": growth.printed(computed)}
    if growth.bounds.meets(_stated(claim_figure, stated)):
        return ClaimCheck(Verdict.CONSISTENT, stated, computed, GrowthReason.AGREES, arguments)
    arguments["stated"] = growth.printed(stated)
    ground = _other_ground(claim_figure, old_level, new_level)
    verdict = Verdict.NOT_COMPARABLE if ground else Verdict.CONTRADICTED
    return ClaimCheck(verdict, stated, computed, ground or GrowthReason.DIFFERS, arguments)


def _obstacle(claim: Claim | None, stated: Decimal | None, old: Figure | None, new: Figure | None) -> _Obstacle | None:
    """Why nothing can be computed."""
    if claim is None or stated is None:
        return (GrowthReason.NO_GROWTH_STATED if claim is None else GrowthReason.STATEMENT_MASKED), {}
    if claim.basis not in _TWO_YEARS:
        return GrowthReason.OTHER_PERIOD, {"basis": claim.basis.value}
    for level, (missing, masked, approximate) in ((old, _OF_OLD), (new, _OF_NEW)):
        if level is None or level.value is None:
            return (masked if level is not None and level.masked else missing), {}
        if level.approximation or level.bound:
            return approximate, {}
    if old is not None and new is not None and old.unit != new.unit:
        return GrowthReason.LEVEL_UNITS_DIFFER, {"old": old.unit or NO_UNIT, "new": new.unit or NO_UNIT}
    return None


def _growth(figure: Figure, old: Figure, new: Figure) -> _Growth | ClaimCheck:
    """The growth in the unit of the statement; or why the two do not go together."""
    if figure.claim is not None and figure.claim.direction is Direction.FLAT:
        return _unchanged(old, new)
    if figure.unit in _SHARES or figure.unit in _MULTIPLES:
        return _relative(figure, old, new)
    return _absolute(figure, old, new)


def _unchanged(old: Figure, new: Figure) -> _Growth:
    """How far apart two levels are of which one is called unchanged."""
    absolute = _difference(old, new, old.unit)
    within = UNCHANGED_WITHIN * abs(old.value or Decimal(0))
    return absolute._replace(bounds=absolute.bounds.wider(within))


def _relative(figure: Figure, old: Figure, new: Figure) -> _Growth | ClaimCheck:
    """Growth in percent, or in times."""
    assert old.value is not None and new.value is not None
    is_ratio = figure.claim is not None and figure.claim.is_ratio
    if old.unit in _SHARES and not is_ratio:
        return _percent_of_share(figure, old, new)
    a, b = around(old.value, old.step), around(new.value, new.step)
    if a.low <= 0:
        return ClaimCheck(Verdict.NOT_CHECKABLE, figure.signed, None, GrowthReason.OLD_LEVEL_ZERO)
    by, _ = _shared_scale(old, new)
    quotient = f"{_plain(new.value / by)} / {_plain(old.value / by)}"
    if is_ratio:
        bounds = Interval(b.low / a.high, b.high / a.low)
        return _Growth(new.value / old.value, bounds, quotient, Decimal(1), figure.unit or "")
    factor = {"%": Decimal(100), "‰": Decimal(1000)}.get(figure.unit or "", Decimal(1))
    bounds = Interval((b.low / a.high - 1) * factor, (b.high / a.low - 1) * factor)
    growth = (new.value / old.value - 1) * factor
    return _Growth(growth, bounds, f"{quotient} - 1", Decimal(1), figure.unit or "")


def _absolute(figure: Figure, old: Figure, new: Figure) -> _Growth | ClaimCheck:
    """Growth in the unit of the levels, or in points."""
    points = figure.unit in _POINTS
    if points != (old.unit in _SHARES) or (not points and figure.unit != old.unit):
        units = {"stated": figure.unit or NO_UNIT, "level": old.unit or NO_UNIT}
        return ClaimCheck(Verdict.NOT_CHECKABLE, figure.signed, None, GrowthReason.UNITS_DIFFER, units)
    return _difference(old, new, figure.unit, Decimal(10) if points and old.unit == "‰" else Decimal(1))


def _difference(old: Figure, new: Figure, unit: str | None, factor: Decimal = Decimal(1)) -> _Growth:
    """``factor`` is how many of the levels' unit make one of ``unit``."""
    assert old.value is not None and new.value is not None
    a, b = around(old.value, old.step), around(new.value, new.step)
    by, scale = _shared_scale(old, new)
    bounds = Interval((b.low - a.high) / factor, (b.high - a.low) / factor)
    sum_ = f"{_plain(new.value / by)} - {_plain(old.value / by)}"
    return _Growth((new.value - old.value) / factor, bounds, sum_, by, f" {scale}{unit or ''}".rstrip())


def _percent_of_share(figure: Figure, old: Figure, new: Figure) -> ClaimCheck:
    """A growth in percent of a share. Where the shares differ by just as many points, these were meant: 62.1% and 64.6%
    are 2.5 points apart, not 2.5%."""
    not_meant = ClaimCheck(Verdict.NOT_COMPARABLE, figure.signed, None, GrowthReason.PERCENT_OF_SHARE)
    if old.value is None or new.value is None or figure.signed is None or _grew_by_percent(figure, old, new):
        return not_meant
    a, b = around(old.value, old.step), around(new.value, new.step)
    points = Interval(b.low - a.high, b.high - a.low)
    is_points = points.meets(_stated(figure, figure.signed)) and figure.signed and _CHINESE.search(figure.metric or "")
    if not is_points or old.unit != "%" or figure.unit != "%":
        return not_meant
    difference = new.value - old.value
    arguments = {
        "sum": f"{_plain(new.value)} - {_plain(old.value)}",
        "computed": f"{_plain(difference)} {_POINT}",
        "stated": f"{_plain(figure.signed)}%",
    }
    return ClaimCheck(Verdict.CONTRADICTED, figure.signed, difference, GrowthReason.PERCENT_FOR_POINTS, arguments)


def _grew_by_percent(figure: Figure, old: Figure, new: Figure) -> bool:
    """Whether a share grew by the stated percent of itself."""
    if not old.value or new.value is None or figure.signed is None:
        return True
    return _stated(figure, figure.signed).meets(around((new.value / old.value - 1) * 100, figure.step))


def _stated(figure: Figure, stated: Decimal) -> Interval:
    """What is stated, give or take half its last digit; a whole digit where it is approximate, open where it is a bound."""
    half = (figure.step or Decimal(0)) / (1 if figure.approximation else 2)
    if figure.claim is not None and figure.claim.is_ratio and figure.step is None:
        half = stated * LOOSE_MULTIPLE
    low, high = stated - half, stated + half
    if figure.bound is Bound.AT_LEAST:
        return Interval(low, Decimal("Infinity")) if stated >= 0 else Interval(Decimal("-Infinity"), high)
    if figure.bound is Bound.AT_MOST:
        return Interval(Decimal(0), high) if stated >= 0 else Interval(low, Decimal(0))
    return Interval(low, high)


def _rounded(value: Decimal, figure: Figure) -> Decimal:
    """One decimal more than stated; an increment in the base unit stays whole."""
    step = figure.step or Decimal(1)
    return plain(value.quantize((step / 10).normalize(), rounding=ROUND_HALF_UP) if step <= 1 else value)


def _shared_scale(old: Figure, new: Figure) -> tuple[Decimal, str]:
    """The 万 or 亿 that both levels are printed with, or that a table's head says for both; one where they differ."""
    a, b = _scale(old), _scale(new)
    return a if a == b else (Decimal(1), "")


def _scale(figure: Figure) -> tuple[Decimal, str]:
    printed = _SCALE.match(figure.text)
    if printed:
        factors = [Decimal(int(table("zh.numerals.large_scales")[scale])) for scale in printed["scale"]]
        return prod(factors, start=Decimal(1)), printed["scale"]
    number = _NUMBER.search(figure.text) if figure.row is not None else None
    shown = Decimal(number.group().replace(",", "")) if number else Decimal(0)
    factor = abs(figure.value) / shown if figure.value and shown else Decimal(1)
    return (factor, _scales_of_tables()[factor]) if factor in _scales_of_tables() else (Decimal(1), "")


@derived
def _scales_of_tables() -> Mapping[Decimal, str]:
    """What the head of a table says for all its values, by factor: 万, 亿, thousand."""
    english = {Decimal(int(by)): f"{scale} " for scale, by in table("en.numerals.scales").items()}
    chinese = {Decimal(int(by)): scale for scale, by in reversed([*table("zh.numerals.large_scales").items()])}
    return {by: scale for by, scale in (english | chinese).items() if by >= SMALLEST_TABLE_SCALE}


def _plain(value: Decimal) -> str:
    return format(plain(value), "f")


def _other_ground(claim: Figure, old: Figure, new: Figure) -> GrowthReason | None:
    """What else than the two levels a growth may have been worked out from."""
    if set(_COVERAGE.findall(old.metric or "")) != set(_COVERAGE.findall(new.metric or "")):
        return GrowthReason.OTHER_COVERAGE
    names = " ".join(" ".join((figure.metric or "", *figure.scope)) for figure in (claim, old, new))
    return next((ground for words, ground in _OTHER_GROUND if words.search(names)), None)
