"""Numbers with their units, as they stand in the running text."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from compare.figures.numbers import english_units as english
from compare.figures.numbers.amounts import Amount, Number, amount_at, step_of
from compare.figures.numbers.chinese_numerals import DIGIT, SCALE
from compare.figures.numbers.counting import counts_in_words
from compare.figures.numbers.inside_names import is_age_group, is_name
from compare.figures.numbers.not_figures import address, skip
from compare.figures.numbers.numeral_values import plain
from compare.figures.numbers.numerals import numeral, read
from compare.figures.numbers.special_forms import special
from compare.figures.numbers.unitless import shared_unit, without_unit
from compare.figures.numbers.units import Unit, is_money, unit_at
from compare.lexicon import pattern
from compare.model import FigureKind

# Where a figure may begin. One character class stands first, because the pattern is tried at every character: with the
# alternatives spelled out it took 588 ns a character instead of 16.
_LETTERS = "zotfsenhqmwZOTFSENHQMW"  # of the first words of numbers, of addresses
_START = pattern(
    rf"(?:{DIGIT}|{SCALE}|{{zh.numerals.mask}}|[0-9无無没翻半对對½¼¾.{_LETTERS}])"
    rf"(?:(?<![{_LETTERS}])|(?<![A-Za-z0-9].)(?=[a-z]))"
)
_RUN = pattern(rf"[\d,.]+|(?:{DIGIT}|{SCALE})+")
_VULGAR = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}
_TO = pattern(r" ?(?:{zh.dates.until}|to(?= )) ?")
_BRACKETED = pattern(r" ?[\[<]| ")
_VAGUE_PAIR = pattern("{zh.numerals.counting_digits}{2}{zh.numerals.scale}?$")
_PLAIN_TWO = ("两百", "两千", "两万")
_HALF = pattern("{zh.units.half_behind}")
_SMALL_MONEY = pattern(
    rf"又?(?:(?P<tenths>[\d.]+|{DIGIT}+)角)?(?:(?P<cents>\d+|(?:{DIGIT}|十)+)(?:{{zh.units.cents}}))?"
)
_CENT = Decimal("0.01")
_MINUS = pattern(r"[负負]$|(?:^|(?<![A-Za-z0-9%\-−]))[-−]$")


def numbers(text: str, labels: frozenset[int] = frozenset()) -> Iterator[Number]:
    """The figures of a flow, in its order. ``labels`` are places of heading labels: no figure begins there."""
    at = 0
    last: Number | None = None
    search = _START.compiled.search
    while found := search(text, at):
        start = found.start()
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
    if first in _VULGAR:
        return _vulgar(text, at)
    if (passed := skip(text, at)) is not None:
        return [], passed
    return _figures(text, at, last)


def _figures(text: str, at: int, last: Number | None) -> tuple[list[Number], int]:
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
    unit = unit_at(text, amount.end)
    floor = last.end if last else 0
    number = _range(text, at, amount, unit, floor) or _priced(text, at, amount, floor)
    if number:
        named = number.unit == "岁" and is_age_group(text, at, number.end)
        return ([] if named else [number]), number.end
    if unit is None:
        amount, unit = _with_english_unit(text, amount)
    if unit is None and not amount.words and (shared := shared_unit(text, amount.end)):
        unit = shared, amount.end
    if unit is None and not amount.words and (share := english.share_before(text, at, amount.end)):
        unit = share, amount.end
    if unit is None:
        number = without_unit(text, at, amount, last)
        return ([_signed(text, number)] if number else []), amount.end
    found, end = unit
    if (amount.words and not _counts(text, at, amount, found)) or is_name(text, at, end, found):
        return [], amount.end
    step = step_of(amount.numeral, found.kind)
    number = Number(at, end, amount.numeral.value, found.name, found.kind, step, amount.vague)
    number = _signed(text, _with_rest(text, number))
    return [number], number.end


def _with_unit(text: str, amount: Amount) -> tuple[Amount, tuple[Unit, int] | None]:
    unit = unit_at(text, amount.end)
    return (amount, unit) if unit else _with_english_unit(text, amount)


def _with_english_unit(text: str, amount: Amount) -> tuple[Amount, tuple[Unit, int] | None]:
    """A number and the unit that blanks, brackets or an English scale word keep apart; the scale word is taken into the
    number."""
    if amount.words or text[amount.end : amount.end + 1] not in english.behind_number():
        return amount, None
    bracketed = _BRACKETED.match(text, amount.end)
    if bracketed and (unit := unit_at(text, bracketed.end())):
        return amount, (unit[0], unit[1] + (text[unit[1] : unit[1] + 1] in ("]", ">")))
    unit = _english_unit(text, amount.end)
    scaled = None if unit else english.scale_at(text, amount.end, money=False)
    if not scaled:
        return amount, unit
    factor, end = scaled
    return amount._replace(end=end, numeral=amount.numeral.times(factor)), _english_unit(text, end)


def _english_unit(text: str, at: int) -> tuple[Unit, int] | None:
    return english.unit_at(text, at) or english.noun_at(text, at)


def _range(text: str, at: int, first: Amount, unit: tuple[Unit, int] | None, floor: int) -> Number | None:
    """``50-100亿元``, ``6%-6.5%``, ``1 to 1-1/4 percent``; ``unit`` is that of the first number."""
    to = _TO.match(text, unit[1] if unit else first.end)
    second = amount_at(text, to.end()) if to else None
    if not second or first.words != second.words:
        return None
    low, (second, last) = first.numeral.value, _with_unit(text, second)
    high = second.numeral.value
    if not last or (unit and unit[0].name != last[0].name):
        return None
    if not unit and not first.scaled and second.numeral.rounded and (factor := _factor(second)) and low * factor < high:
        low = plain(low * factor)
    if low >= high or (first.words and not _counts(text, at, second, last[0])):
        return None
    currency = english.currency_before(text, at, floor)
    name, start = currency or (last[0].name, at)
    return Number(start, last[1], None, name, FigureKind.RANGE, low=low, high=high)


def _factor(amount: Amount) -> Decimal | None:
    """What 亿 in 100亿 or million in 100 million multiplies by."""
    printed = read(amount.text.rstrip("百千万亿萬億kK"))
    return amount.numeral.value / printed.value if printed and printed.value else None


def _priced(text: str, at: int, amount: Amount, floor: int) -> Number | None:
    """``$1.2 billion``, ``$(1.2) million``."""
    bracketed = text[at - 1 : at] == "(" and text[amount.end : amount.end + 1] == ")"
    currency = english.currency_before(text, at - bracketed, floor)
    if not currency:
        return None
    (code, start), end = currency, amount.end + bracketed
    value, step, _ = amount.numeral
    scaled = english.scale_at(text, end, money=True)
    if scaled:
        factor, end = scaled
        value, step, _ = amount.numeral.times(factor)
    before = text[start - 1 : start]
    negative = bracketed or before in ("-", "−") or (before == "(" and text[end : end + 1] == ")")
    return Number(start, end, -value if negative else value, code, FigureKind.AMOUNT, step, amount.vague)


def _vulgar(text: str, at: int) -> tuple[list[Number], int]:
    """``½ teaspoon``."""
    unit = english.unit_at(text, at + 1)
    if not unit:
        return [], at
    return [Number(at, unit[1], _VULGAR[text[at]], unit[0].name, unit[0].kind)], unit[1]


def _in_words(text: str, at: int) -> tuple[list[Number], int]:
    """``five million yen``: number words count where a unit follows."""
    found = english.NUMBER_WORDS.match(text, at)
    if not found:
        return [], at
    unit = english.unit_at(text, found.end())
    value = numeral(found.group().rstrip().lower().replace("minus ", "-"))
    if not unit or value is None:
        return [], found.end()
    number = _with_rest(text, Number(at, unit[1], value, unit[0].name, unit[0].kind))
    return [number], number.end


def _counts(text: str, at: int, amount: Amount, unit: Unit) -> bool:
    """Whether a Chinese numeral counts (两家医院) or belongs to a name (三项行动, 一家); 二三十个 is too vague to be a
    value."""
    if _VAGUE_PAIR.match(amount.text) and amount.text not in _PLAIN_TWO:
        return False
    return counts_in_words(text, at, amount, unit)


def _with_rest(text: str, number: Number) -> Number:
    """The half after a unit (两米半) and small money after money (50元6角三分)."""
    if number.value is None:
        return number
    if _HALF.match(text, number.end) and number.kind in (FigureKind.AMOUNT, FigureKind.DURATION):
        return number._replace(end=number.end + 1, value=number.value + Decimal("0.5"))
    if not is_money(number.unit):
        return number
    rest = english.cents_after(text, number.end) or _small_money(text, number.end)
    return number._replace(value=number.value + rest[0] / 100, end=rest[1], step=_CENT) if rest else number


def _small_money(text: str, at: int) -> tuple[Decimal, int] | None:
    """角 and 分 in 分, with their end."""
    found = _SMALL_MONEY.match(text, at)
    if not found or not found.group().strip("又"):
        return None
    tenths, cents = numeral(found["tenths"] or "0"), numeral(found["cents"] or "0")
    return None if tenths is None or cents is None else (tenths * 10 + cents, found.end())


def _signed(text: str, number: Number) -> Number:
    """With a printed minus or 负 taken in."""
    if number.value is None or not _MINUS.search(text, max(0, number.start - 2), number.start):
        return number
    return number._replace(start=number.start - 1, value=-number.value)
