"""One amount told twice in a row, in two units or in words and digits: 426公顷(合6390亩), 叁仟元整(¥3,000.00), ``sixty (60)``."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from compare.checks.arithmetic_statements import CODE, interval, say
from compare.checks.identities.paragraphs import Told, ToldParagraph
from compare.checks.identities.parts import last_digit
from compare.checks.rule import CheckedReport
from compare.checks.settings import CONVERTED_ABOUT
from compare.figures.numbers.intervals import Interval
from compare.language import mark
from compare.lexicon import pattern, table
from compare.model import Finding, Severity, Span

_SAME = pattern(r"[(（,，]?\s*(?:{zh.identities.converted})$|(?:{en.identities.converted})$|整?[(（]\s*[¥￥$]?\s*$")
_IN_WORDS = pattern("{zh.identities.formal_digits}")
_OTHER = mark("{one} are {computed}, stated {other}")


def find(checked: CheckedReport, paragraph: ToldParagraph) -> Iterator[Finding]:
    for one, other in pairwise(paragraph.told):
        if (
            one.sentence == other.sentence
            and _SAME.fullmatch(other.lead.strip())
            and _is_amount(one)
            and _is_amount(other)
        ):
            yield from _converted(checked, one, other)


def _is_amount(told: Told) -> bool:
    figure = told.figure
    return (
        bool(figure.value) and figure.claim is None and not (figure.approximation or figure.bound) and not figure.masked
    )


def _converted(checked: CheckedReport, one: Told, other: Told) -> Iterator[Finding]:
    factor = _factor(one, other)
    if factor is None or one.figure.value is None or other.figure.value is None:
        return
    bounds = interval(one.figure)
    room = Decimal(0) if factor == 1 else abs(bounds.high) * factor * CONVERTED_ABOUT
    computed = Interval(abs(bounds.low) * factor, abs(bounds.high) * factor).wider(room)
    printed = interval(other.figure)
    if factor != 1:  # 1,885 acres are told as 760 hectares, or as 800
        printed = printed.wider(last_digit([other.figure]) / 2)
    if not computed.meets(Interval(*sorted((abs(printed.low), abs(printed.high))))):
        yield checked.finding(
            CODE,
            Severity.WARNING,
            Span(one.figure.span.start, other.figure.span.end),
            _OTHER,
            computed=say(abs(one.figure.value) * factor, other.figure),
            one=" ".join(one.figure.text.split()),
            other=" ".join(other.figure.text.split()),
        )


def _factor(one: Told, other: Told) -> Decimal | None:
    """By what an amount is multiplied in the unit of the other; 1 where one of them is in words."""
    if _IN_WORDS.search(one.figure.text) and _unit(one) == _unit(other):
        return Decimal(1)
    sizes = {**table("zh.identities.sizes"), **table("en.identities.sizes")}
    a, b = (str(sizes.get(_unit(each), "")).split() for each in (one, other))
    if not a or not b or a[0] != b[0] or _unit(one) == _unit(other):
        return None
    return Decimal(a[1]) / Decimal(b[1])


def _unit(told: Told) -> str:
    unit = told.figure.unit or ""
    return "元" if unit == "CNY" else unit
