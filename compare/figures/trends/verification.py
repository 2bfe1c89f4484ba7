"""A growth statement recomputed from the levels of both years, by the intervals that rounding leaves."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from compare.figures.numbers.intervals import Interval, around
from compare.figures.numbers.numeral_values import plain
from compare.model import Basis, Bound, Claim, ClaimCheck, Direction, Figure, Verdict

# Growth of these is stated at constant prices, or of a sample that changes from year to year: levels do not give it.
_OTHER_GROUND = (
    (
        re.compile(r"生产总值|增加值|GDP|gross domestic product|value added", re.IGNORECASE),
        "growth is at comparable prices",
    ),
    (
        re.compile(r"实际|不变价|可比|按(?:19|20)\d\d年.{0,3}价|(?:邮电|邮政|电信)业务总量"),
        "growth is at comparable prices",
    ),
    (re.compile(r"规模以上|规上|限额以上|限上|资质等级"), "the firms above the threshold change from year to year"),
)
# What a note says is in or out: 医疗保险费(含生育保险费).
_NOTE = re.compile(r"[(（](?:不?含|扣除|剔除|按|包括)[^()（）]*[)）]")
_SHARES = frozenset(("%", "‰"))
_POINTS = frozenset(("个百分点", "percentage points"))
_TWO_YEARS = frozenset((Basis.YEAR_ON_YEAR, Basis.SINCE_LAST_YEAR_END))
_SCALES = {"万亿": Decimal(10**12), "亿": Decimal(10**8), "万": Decimal(10**4)}
_IN_TABLES = (("thousand ", Decimal(1000)), ("million ", Decimal(10**6)))
_NUMBER = re.compile(r"[\d,]*\d(?:\.\d+)?|\.\d+")
_SCALE = re.compile(r"^[\d.,\s]+?(?P<scale>万亿|亿|万)(?!亿)\s*\D*$")


class _Growth(NamedTuple):
    """What the levels give, with its bounds, in the claim's unit. ``sum`` is the arithmetic in print, where values are
    divided by ``scale`` and followed by ``unit``."""

    value: Decimal
    bounds: Interval
    sum: str
    scale: Decimal
    unit: str

    def say(self, value: Decimal) -> str:
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
        return ClaimCheck(Verdict.NOT_CHECKABLE, stated, None, obstacle or "a level is missing")
    growth = _growth(claim_figure, old_level, new_level)
    if isinstance(growth, ClaimCheck):
        return growth
    computed = _rounded(growth.value, claim_figure)
    if growth.bounds.meets(_stated(claim_figure, stated)):
        return ClaimCheck(Verdict.CONSISTENT, stated, computed, f"{growth.sum} = {growth.say(computed)}")
    reason = f"{growth.sum} = {growth.say(computed)}, stated {growth.say(stated)}"
    ground = _other_ground(claim_figure, old_level, new_level)
    if ground:
        return ClaimCheck(Verdict.NOT_COMPARABLE, stated, computed, f"{ground}: {reason}")
    return ClaimCheck(Verdict.CONTRADICTED, stated, computed, reason)


def _obstacle(claim: Claim | None, stated: Decimal | None, old: Figure | None, new: Figure | None) -> str | None:
    """Why nothing can be computed."""
    if claim is None or stated is None:
        return "no growth is stated" if claim is None else "the stated value is masked"
    if claim.basis not in _TWO_YEARS:
        return f"the statement compares with another period ({claim.basis.value})"
    for level, which in ((old, "old"), (new, "new")):
        if level is None or level.value is None:
            return (
                f"the {which} level is masked"
                if level is not None and level.masked
                else f"the {which} level is missing"
            )
        if level.approximation or level.bound:
            return f"the {which} level is only approximate"
    if old is not None and new is not None and old.unit != new.unit:
        return f"the levels have different units ({old.unit or 'none'}, {new.unit or 'none'})"
    return None


def _growth(figure: Figure, old: Figure, new: Figure) -> _Growth | ClaimCheck:
    """The growth in the unit of the statement; or why the two do not go together."""
    assert old.value is not None and new.value is not None
    a, b = around(old.value, old.step), around(new.value, new.step)
    by, scale = _shared_scale(old, new)
    x, y = _plain(old.value / by), _plain(new.value / by)
    relative = figure.unit in _SHARES or figure.unit in ("倍", "times")
    if relative and old.unit in _SHARES:
        return ClaimCheck(
            Verdict.NOT_COMPARABLE, figure.signed, None, "a growth in percent of a share; points are not meant"
        )
    if relative:
        if a.low <= 0:
            return ClaimCheck(Verdict.NOT_CHECKABLE, figure.signed, None, "the old level is zero")
        factor = {"%": Decimal(100), "‰": Decimal(1000)}.get(figure.unit or "", Decimal(1))
        bounds = Interval((b.low / a.high - 1) * factor, (b.high / a.low - 1) * factor)
        return _Growth((new.value / old.value - 1) * factor, bounds, f"{y} / {x} - 1", Decimal(1), figure.unit or "")
    points = figure.unit in _POINTS
    if points != (old.unit in _SHARES) or (not points and figure.unit != old.unit):
        return ClaimCheck(
            Verdict.NOT_CHECKABLE,
            figure.signed,
            None,
            f"the units differ ({figure.unit or 'none'}, {old.unit or 'none'})",
        )
    factor = Decimal(10) if points and old.unit == "‰" else Decimal(1)
    bounds = Interval((b.low - a.high) / factor, (b.high - a.low) / factor)
    unit = f" {scale}{figure.unit or ''}".rstrip()
    return _Growth((new.value - old.value) / factor, bounds, f"{y} - {x}", by, unit)


def _stated(figure: Figure, stated: Decimal) -> Interval:
    """What is stated, give or take half its last digit; a whole digit where it is approximate, open where it is a bound."""
    half = (figure.step or Decimal(0)) / (1 if figure.approximation else 2)
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
        return _SCALES[printed["scale"]], printed["scale"]
    number = _NUMBER.search(figure.text) if figure.row is not None else None
    shown = Decimal(number.group().replace(",", "")) if number else Decimal(0)
    factor = abs(figure.value) / shown if figure.value and shown else Decimal(1)
    return next(((factor, name) for name, by in (*_SCALES.items(), *_IN_TABLES) if by == factor), (Decimal(1), ""))


def _plain(value: Decimal) -> str:
    return format(plain(value), "f")


def _other_ground(claim: Figure, old: Figure, new: Figure) -> str | None:
    names = " ".join(" ".join((figure.metric or "", *figure.scope)) for figure in (claim, old, new))
    if set(_NOTE.findall(old.metric or "")) != set(_NOTE.findall(new.metric or "")):
        return "the two levels do not cover the same"
    return next((ground for pattern, ground in _OTHER_GROUND if pattern.search(names)), None)
