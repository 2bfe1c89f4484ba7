"""Mean growth a year, over the years that a sentence names: 五年来,由100家增加到200家,年均增长14.9%."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from compare.checks.arithmetic_statements import contradicted, interval, number, say
from compare.checks.rule import CheckedReport
from compare.checks.settings import FROM_REACH, MOST_YEARS
from compare.figures import check_claim, numeral
from compare.figures.numbers.intervals import Interval
from compare.lexicon import pattern
from compare.model import Basis, Direction, Figure, Finding, Severity, Verdict

_YEARLY = pattern("{zh.arithmetic.yearly}")
_YEARS = pattern(r"(?P<count>{zh.numerals.one_to_ten}|\d{1,2})年(?:来|间|时间|多?来)?[,，]?")
_FROM_YEAR = pattern(r"{zh.arithmetic.from_level}(?P<first>{common.dates.year})年")
_TO_YEAR = pattern(r"{zh.arithmetic.to_level}了?(?P<last>{common.dates.year})年")


def is_yearly(checked: CheckedReport, stated: Figure) -> bool:
    lead = max(checked.report.span.start, stated.span.start - FROM_REACH)
    return _YEARLY.search(checked.text, lead, stated.span.start) is not None


def mean_growth(checked: CheckedReport, stated: Figure, old: Figure, new: Figure) -> Iterator[Finding]:
    """五年来,由100家增加到200家,年均增长14.9%: over the years that the sentence names."""
    a, b = interval(old), interval(new)
    years = _years(checked, old, new)
    if (
        years is None
        or is_on_other_ground(stated, old, new)
        or stated.unit != "%"
        or stated.value is None
        or a.low <= 0
        or b.low <= 0
    ):
        return
    roots = [
        (float(high / low) ** (1 / count) - 1) * 100
        for count in years
        for high, low in ((b.low, a.high), (b.high, a.low))
    ]
    sign = -1 if stated.claim and stated.claim.direction is Direction.DOWN else 1
    printed = interval(stated)
    low, high = sorted((sign * Decimal(str(min(roots))), sign * Decimal(str(max(roots)))))
    if Interval(low, high).meets(printed.wider((stated.step or Decimal(0)) / 2)):
        return
    assert old.value is not None and new.value is not None
    count = years[0]
    computed = say(Decimal(str((float(new.value / old.value) ** (1 / count) - 1) * 100)), stated)
    calculation = f"({number(new)} / {number(old)}) ^ (1/{count}) - 1 = {computed}"
    yield contradicted(checked, Severity.WARNING, stated.span, calculation, stated, [old.span, new.span])


def is_on_other_ground(stated: Figure, old: Figure, new: Figure) -> bool:
    """Whether growth of this is stated at constant prices, or of a sample that changes."""
    assert stated.claim is not None
    yearly = replace(stated, claim=replace(stated.claim, basis=Basis.YEAR_ON_YEAR))
    return check_claim(yearly, old, new).verdict is Verdict.NOT_COMPARABLE


def _years(checked: CheckedReport, old: Figure, new: Figure) -> list[int] | None:
    """Over how many years two levels lie apart; those that a period of n years may mean: n, or n - 1 steps."""
    text, start = checked.text, max(checked.report.span.start, old.span.start - 2 * FROM_REACH)
    first = _FROM_YEAR.search(text, start, old.span.start)
    last = _TO_YEAR.search(text, old.span.end, new.span.start)
    if first and last:
        return [int(last["last"]) - int(first["first"])] if int(last["last"]) > int(first["first"]) else None
    named = [match for match in _YEARS.finditer(text, start, old.span.start) if not first]
    count = int(numeral(named[-1]["count"]) or 0) if named else 0
    return [each for each in (count, count - 1) if each > 0] if 1 < count <= MOST_YEARS else None
