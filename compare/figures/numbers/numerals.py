"""Reading one number: Arabic, Chinese and financial numerals, mixed ones (``36亿5千万``), fractions, English words.

Everything here takes width-folded text. ``read`` gives value and printed precision; ``numeral`` is the public verb.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import NamedTuple

from compare.text.folding import fold_width

QUOTIENT_DIGITS = 12  # the contract's limit for quotients
LONGEST = 40  # characters of a numeral; the longest of the labelled cases has 31
LARGEST = 40  # digits before the point
# Values are never rounded on the way: 10**20 in 元 with ten decimals still fits.
_EXACT = Context(prec=60)
_QUOTIENT = Context(prec=QUOTIENT_DIGITS, rounding=ROUND_HALF_UP)

DIGITS = {
    **dict.fromkeys("零〇０", 0),
    **dict.fromkeys("一壹幺弌", 1),
    **dict.fromkeys("二贰貳两兩弍", 2),
    **dict.fromkeys("三叁參弎", 3),
    **dict.fromkeys("四肆", 4),
    **dict.fromkeys("五伍", 5),
    **dict.fromkeys("六陆陸", 6),
    **dict.fromkeys("七柒", 7),
    **dict.fromkeys("八捌", 8),
    **dict.fromkeys("九玖", 9),
}
SMALL = {
    **dict.fromkeys("十拾", 10),
    **dict.fromkeys("廿", 20),
    **dict.fromkeys("卅", 30),
    **dict.fromkeys("百佰", 100),
    **dict.fromkeys("千仟", 1000),
}
LARGE = {**dict.fromkeys("万萬", 10**4), **dict.fromkeys("亿億", 10**8), "兆": 10**12}
VAGUE = "余餘多几幾来來"

_DIGIT = "".join(DIGITS)
_SCALE = "".join([*SMALL, *LARGE])
ARABIC = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?|\.\d+"

_TOKEN = re.compile(rf"(?P<arabic>{ARABIC})|(?P<digit>[{_DIGIT}])|(?P<scale>[{_SCALE}])|[{VAGUE}]")
_ARABIC = re.compile(ARABIC)
_ASCII_DIGIT = re.compile("[0-9]")
_POINT = re.compile(rf"(?P<whole>.*[{_DIGIT}{_SCALE}])[点點](?P<decimals>[{_DIGIT}]+)$")
_FRACTION = re.compile(r"(?:(?P<whole>.+?)又)?(?P<denominator>.+?)分之(?P<numerator>.+)$")
_SLASH = re.compile(r"(?:(?P<whole>\d+)[ -])?(?P<numerator>\d+)/(?P<denominator>\d+)$")
_SCIENTIFIC = re.compile(r"(?P<mantissa>\d+(?:\.\d+)?)[eE](?P<exponent>[+-]?\d{1,3})$")
_SIGNS = {"-": -1, "−": -1, "负": -1, "負": -1, "+": 1, "正": 1}

ENGLISH_SCALES = {
    "hundred": 10**2,
    "thousand": 10**3,
    "k": 10**3,
    "lakh": 10**5,
    "million": 10**6,
    "mn": 10**6,
    "crore": 10**7,
    "billion": 10**9,
    "bn": 10**9,
    "trillion": 10**12,
    "dozen": 12,
}
_ENGLISH_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_ENGLISH_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
ENGLISH_NUMBERS = {word: n for n, word in enumerate(_ENGLISH_UNITS)} | {
    word: 10 * n for n, word in enumerate(_ENGLISH_TENS, start=2)
}
_ENGLISH_PARTS = {"quarter": Decimal("0.25"), "quarters": Decimal("0.25"), "half": Decimal("0.5")}


class Reading(NamedTuple):
    """A number with ``step``, the value of one unit of its last printed digit, and whether 万, 亿 or the like scaled
    it or a decimal point stood in it (then ``step`` is its precision; else it may be an exact count)."""

    value: Decimal
    step: Decimal
    rounded: bool


def plain(value: Decimal) -> Decimal:
    """Whole values without exponent (``Decimal('2.9E+8')`` becomes ``290000000``); printed decimals stay, but the zeros
    that scaling leaves behind the point (``2897.486万`` -> ``28974860.000``) go."""
    if value == value.to_integral_value():
        return value.quantize(Decimal(1), context=_EXACT) if value.adjusted() < _EXACT.prec else value
    return value.normalize(_EXACT)


def quotient(numerator: Decimal, denominator: Decimal) -> Decimal | None:
    """At most `QUOTIENT_DIGITS` digits; None for a zero denominator."""
    if denominator == 0:
        return None
    return plain(_QUOTIENT.divide(numerator, denominator))


def read(text: str) -> Reading | None:
    """Value and precision of an unsigned numeral in Arabic, Chinese or mixed notation, without blanks. What is longer
    or larger than any quantity (`LONGEST`, `LARGEST`) is none."""
    if len(text) > LONGEST:
        return None
    reading = _read(text)
    return reading if reading and reading.value.adjusted() < LARGEST else None


def _read(text: str) -> Reading | None:
    if text.isascii():
        return _read_arabic(text)
    if text in _SINGLE:
        return _SINGLE[text]
    if text[-1] in LARGE and (number := _read_arabic(text[:-1])) and number.value:  # 36.5亿, as most are printed
        factor = LARGE[text[-1]]
        return Reading(plain(number.value * factor), number.step * factor, True)
    point = _POINT.match(text)
    return _read_point(point["whole"], point["decimals"]) if point else _read_mixed(text)


def _read_arabic(text: str) -> Reading | None:
    if not _ARABIC.fullmatch(text):
        return None
    _, point, decimals = text.partition(".")
    return Reading(Decimal(text.replace(",", "")), Decimal(1).scaleb(-len(decimals)), bool(point))


def _read_point(whole: str, decimals: str) -> Reading | None:
    """``十五点七``."""
    reading = read(whole)
    if reading is None:
        return None
    digits = "".join(str(DIGITS[c]) for c in decimals)
    return Reading(_EXACT.add(reading.value, Decimal(f"0.{digits}")), Decimal(1).scaleb(-len(digits)), True)


class _Sum:
    """The sum of a mixed numeral, built from left to right: ``total`` above 万, ``section`` below it, ``pending`` the
    digits that wait for their scale."""

    __slots__ = ("large", "last", "pending", "section", "single", "step", "total")

    def __init__(self) -> None:
        self.total = self.section = Decimal(0)
        self.pending: Decimal | None = None
        self.step = Decimal(1)
        self.large = 0  # the smallest of 万, 亿, 兆 met so far
        self.last = 0  # the scale just read, so that 四百五 is 450
        self.single = False

    def number(self, value: Decimal, step: Decimal) -> None:
        self.pending, self.step, self.single = value, step, False

    def digit(self, digit: int) -> None:
        if self.pending is None:
            if digit == 0 and self.last:
                self.last = 0  # 五亿零六: the 6 stands for itself
                return
            self.pending, self.single = Decimal(digit), True
        else:
            self.pending, self.single = self.pending * 10 + digit, False
        self.step = Decimal(1)

    def scale(self, character: str) -> None:
        if character in SMALL:
            factor = SMALL[character]
            is_named = self.pending is not None and (self.pending or not self.single)  # 零十 is ten, 0十 is none
            self.section += (self.pending or Decimal(0) if is_named else Decimal(1)) * factor
        else:
            factor = LARGE[character]
            self.section += self.pending or 0
            if self.pending is None and self.section == self.total == 0:
                self.section = Decimal(1)
            if self.total and self.large < factor:
                self.total, self.section = (self.total + self.section) * factor, Decimal(0)
            else:
                # 四万万: a scale on a scale multiplies
                self.total = self.total * factor if not self.section else self.total + self.section * factor
                self.section = Decimal(0)
            self.large = factor
        self.step *= factor
        self.pending, self.last = None, factor

    def value(self) -> Decimal:
        rest = self.pending or Decimal(0)
        if self.single and self.pending and self.last >= 100:
            rest *= self.last // 10
        return self.total + self.section + rest


def _read_mixed(text: str) -> Reading | None:
    total, at, scaled, decimals = _Sum(), 0, False, False
    for token in _TOKEN.finditer(text):
        if token.start() != at:
            return None
        at = token.end()
        if token["arabic"]:
            number = _read_arabic(token["arabic"])
            if number is None or total.pending is not None:
                return None
            total.number(number.value, number.step)
            decimals = decimals or number.rounded
        elif token["digit"]:
            total.digit(DIGITS[token["digit"]])
        elif token["scale"]:
            total.scale(token["scale"])
            scaled = scaled or token["scale"] in LARGE or token["scale"] in "百千"
    if at != len(text):
        return None
    scaled = (scaled and _ASCII_DIGIT.search(text) is not None) or any(c in LARGE for c in text)
    return Reading(plain(total.value()), total.step if scaled else Decimal(1), scaled or decimals)


_SINGLE = {c: _read_mixed(c) for c in (*DIGITS, *SMALL, *LARGE)}


def english(text: str) -> Decimal | None:
    """``twenty-five``, ``one hundred and five``, ``1.2 billion``, ``three quarters million``."""
    total = Decimal(0)
    section: Decimal | None = None  # below the next scale; None before its first word
    for word in re.split(r"[\s-]+(?:and\s+|a\s+)?", text.strip().lower()):
        if word in ENGLISH_NUMBERS:
            section = (section or Decimal(0)) + ENGLISH_NUMBERS[word]
        elif word in _ENGLISH_PARTS or word == "hundred":
            section = (Decimal(1) if section is None else section) * _ENGLISH_PARTS.get(word, Decimal(100))
        elif word in ENGLISH_SCALES:
            total, section = total + (Decimal(1) if section is None else section) * ENGLISH_SCALES[word], None
        elif (number := _read_arabic(word)) is not None:
            section = (section or Decimal(0)) + number.value
        else:
            return None
    return plain(total + (section or Decimal(0)))


def numeral(text: str) -> Decimal | None:
    """The value of a numeral standing alone, in digits or in words; None where it is none."""
    text = fold_width(text).strip()
    sign = 1
    while text and text[0] in _SIGNS:
        sign, text = sign * _SIGNS[text[0]], text[1:].strip()
    value = _unsigned(text) if text else None
    return None if value is None else sign * value


def _unsigned(text: str) -> Decimal | None:
    return _in_digits(text) if text.isascii() else _in_words(re.sub(r"\s+", "", text))


def _in_digits(text: str) -> Decimal | None:
    """``1,234.5``, ``2e5``, ``40k``, ``1 3/5``, and English words."""
    slash = _SLASH.match(text)
    if slash:
        return _with_whole(slash["whole"], Decimal(slash["numerator"]), Decimal(slash["denominator"]))
    scientific = _SCIENTIFIC.match(text)
    if scientific:
        return Decimal(scientific["mantissa"]).scaleb(int(scientific["exponent"]))
    number = _read_arabic(text)
    return number.value if number else english(re.sub(r"(?<=\d)k$", " k", text))


def _in_words(text: str) -> Decimal | None:
    """Chinese and mixed numerals, fractions, dozens."""
    fraction = _FRACTION.match(text)
    if fraction:
        numerator, denominator = numeral(fraction["numerator"]), numeral(fraction["denominator"])
        if numerator is None or denominator is None:
            return None
        return _with_whole(fraction["whole"], numerator, denominator)
    if not any(c in DIGITS or c in SMALL or c.isdigit() for c in text):
        return None
    reading = read(text.removesuffix("打"))
    return None if reading is None else reading.value * (12 if text.endswith("打") else 1)


def _with_whole(whole: str | None, numerator: Decimal, denominator: Decimal) -> Decimal | None:
    part = quotient(numerator, denominator)
    if part is None or not whole:
        return part
    units = numeral(whole)
    return None if units is None else units + part
