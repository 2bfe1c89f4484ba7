"""Numbers with their units, as they stand in the running text."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from compare.figures.numbers import english_units as english
from compare.figures.numbers.amounts import VULGAR, Amount, Number, amount_at, step_of
from compare.figures.numbers.chinese_numerals import DIGIT, SCALE
from compare.figures.numbers.counting import counts_in_words
from compare.figures.numbers.fractions import fraction_in_words, proportion
from compare.figures.numbers.inside_names import is_age_group, is_name
from compare.figures.numbers.lone_numerals import counts_nothing
from compare.figures.numbers.money import currency_named_before, price_or_range, with_small_money
from compare.figures.numbers.not_figures import address, skip
from compare.figures.numbers.numerals import numeral
from compare.figures.numbers.ranges import level_behind, range_at
from compare.figures.numbers.signs import bracketed, signed
from compare.figures.numbers.special_forms import special
from compare.figures.numbers.unit_behind import unit_behind
from compare.figures.numbers.unitless import without_unit
from compare.figures.numbers.units import Unit, is_money
from compare.lexicon import pattern
from compare.model import FigureKind

# Where a figure may begin. One character class stands first, because the pattern is tried at every character: with the
# alternatives spelled out it took 588 ns a character instead of 16.
_LETTERS = "zotfsenhqmwZOTFSENHQMW"  # of the first words of numbers, of addresses
_START = pattern(
    rf"(?:{DIGIT}|{SCALE}|{{zh.numerals.mask}}|[0-9无無没翻持半对對½¼¾.{_LETTERS}])"
    rf"(?:(?<![{_LETTERS}])|(?<![A-Za-z0-9].)(?=[a-z]))"
)
_RUN = pattern(rf"[\d,.]+|(?:{DIGIT}|{SCALE})+")
_HALF = pattern("{zh.units.half_behind}")


def numbers(text: str, labels: frozenset[int] = frozenset()) -> Iterator[Number]:
    """The figures of a running text, in its order. ``labels`` are places of heading labels: no figure begins there."""
    at = 0
    last: Number | None = None
    search = _START.compiled.search
    while match := search(text, at):
        start = match.start()
        at = start + 1
        if start in labels:
            continue
        figures, end = _at(text, start, last)
        yield from figures
        last = figures[-1] if figures else last
        at = max(at, end)


def _at(text: str, at: int, last: Number | None) -> tuple[list[Number], int]:
    """The figures that begin at ``at``, and where reading goes on."""
    first = text[at]
    if first.isascii() and first.isalpha() and first not in "xX":
        end = address(text, at) if first in "hHwW" else None
        return ([], end) if end else _in_words(text, at)
    if first == "." and not text[at + 1 : at + 2].isdigit():
        return [], at
    if first in VULGAR:
        return _vulgar(text, at)
    if text[at - 1 : at] == "(" and (number := bracketed(text, at - 1)):
        return [number], number.end
    if (passed := skip(text, at)) is not None:
        return [], passed
    return ([], at + 1) if counts_nothing(text, at) else figures_at(text, at, last)


def figures_at(text: str, at: int, last: Number | None) -> tuple[list[Number], int]:
    """Figures of a special form, or an ordinary number."""
    formed = special(text, at)
    if formed:
        return formed
    amount = amount_at(text, at)
    if amount:
        return _plain(text, at, amount, last)
    run = _RUN.match(text, at)  # no numeral: left behind as a whole, so that the time stays linear
    return [], run.end() if run else at


def _plain(text: str, at: int, amount: Amount, last: Number | None) -> tuple[list[Number], int]:
    """An ordinary number: a range, an amount with a currency sign, a number with a unit or without."""
    floor = last.end if last else 0
    number = price_or_range(text, at, amount, floor) or range_at(text, at, amount, floor)
    if number:
        named = number.unit == "岁" and is_age_group(text, at, number.end)
        return ([] if named else [number]), number.end
    amount, unit = unit_behind(text, at, amount)
    if unit is None and (level := level_behind(text, at, amount)):
        amount, unit = level[0], (level[1], amount.end)
    if unit is None:
        number = without_unit(text, at, amount, last)
        return ([signed(text, number)] if number else []), amount.end
    unit = currency_named_before(text, at, *unit)
    return _measured(text, at, amount, *_minutes(at, last, *unit))


def _minutes(at: int, last: Number | None, unit: Unit, end: int) -> tuple[Unit, int]:
    """The unit, with 分 right behind hours taken for minutes: 2小时30分."""
    behind_hours = unit.name == "分" and last is not None and last.end == at and last.unit == "小时"
    return (Unit("分钟", FigureKind.DURATION) if behind_hours else unit), end


def _measured(text: str, at: int, amount: Amount, unit: Unit, end: int) -> tuple[list[Number], int]:
    """A number with a unit, which may yet be part of a name."""
    if (amount.words and not counts_in_words(text, at, amount, unit)) or is_name(text, at, end, unit):
        return [], amount.end
    step = step_of(amount.numeral, unit.kind)
    number = Number(at, end, amount.numeral.value, unit.name, unit.kind, step, amount.vague)
    number = signed(text, _with_rest(text, number))
    return [number], number.end


def _vulgar(text: str, at: int) -> tuple[list[Number], int]:
    """``½ teaspoon``."""
    unit = english.unit_at(text, at + 1)
    if not unit:
        return [], at
    return [Number(at, unit[1], VULGAR[text[at]], unit[0].name, unit[0].kind)], unit[1]


def _in_words(text: str, at: int) -> tuple[list[Number], int]:
    """``five million yen``, ``eight radio stations``: number words count where a unit or a counted noun follows."""
    if share := proportion(text, at) or fraction_in_words(text, at):
        return [share], share.end
    match = english.NUMBER_WORDS.match(text, at)
    if not match:
        return [], at
    value = numeral(match.group().rstrip().lower().replace("minus ", "-"))
    if value is None:  # between two and six stores
        return [], at
    unit = english.unit_at(text, match.end()) or (english.counted_noun_at(text, match.end()) if value > 1 else None)
    if not unit:
        return [], match.end()
    number = _with_rest(text, Number(at, unit[1], value, unit[0].name, unit[0].kind))
    return [number], number.end


def _with_rest(text: str, number: Number) -> Number:
    """The half after a unit (两米半) and small money after money (50元6角三分)."""
    if number.value is None:
        return number
    if _HALF.match(text, number.end) and number.kind in (FigureKind.AMOUNT, FigureKind.DURATION):
        return number._replace(end=number.end + 1, value=number.value + Decimal("0.5"))
    return with_small_money(text, number) if is_money(number.unit) else number
