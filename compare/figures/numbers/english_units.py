"""English units: currency signs and codes, measures, and the counted noun (``500 stores``)."""

from __future__ import annotations

import re
from decimal import Decimal
from string import ascii_letters

from compare.figures.numbers.numerals import ENGLISH_NUMBERS, english
from compare.figures.numbers.units import Unit
from compare.model import FigureKind

_AMOUNT, _COUNT, _DURATION = FigureKind.AMOUNT, FigureKind.COUNT, FigureKind.DURATION

_SIGNS = {
    "$": "USD", "US$": "USD", "HK$": "HKD", "C$": "CAD", "CAD$": "CAD", "A$": "AUD", "S$": "SGD", "NT$": "TWD",
    "MXN$": "MXN", "MEX$": "MXN", "€": "EUR", "£": "GBP", "¥": "CNY", "₩": "KRW", "₹": "INR", "₽": "RUB", "₡": "CRC",
    "₭": "LAK", "฿": "THB", "RMB": "CNY", "SEN": "SEN", "DOLLAR": "USD",
}  # fmt: skip
_CODES = (
    "USD EUR GBP JPY CNY HKD AUD CAD CHF SGD TWD KRW INR RUB MXN BRL ZAR SEK NOK DKK NZD THB MYR IDR PHP VND".split()
)
_MONEY = {
    "dollars": "USD", "dollar": "USD", "us dollars": "USD", "us dollar": "USD", "u.s. dollars": "USD", "euros": "EUR",
    "euro": "EUR", "yen": "JPY", "yuan": "CNY", "chinese yuan": "CNY", "rmb": "CNY", "renminbi": "CNY", "kuai": "CNY",
    "pounds sterling": "GBP", "swiss francs": "CHF", "rupees": "INR", "rubles": "RUB", "won": "KRW", "lira": "TRY",
    "turkish lira": "TRY", "bitcoins": "BTC", "bitcoin": "BTC", "satoshis": "satoshis", "cents": "cents", "cent": "cents",
    "pence": "pence", "francs": "francs", "franc": "francs", "marks": "marks", "pesos": "pesos",
    "canadian dollars": "CAD", "hong kong dollars": "HKD", "australian dollars": "AUD",
}  # fmt: skip
_SHARES = {
    "percent": Unit("%", FigureKind.PERCENT),
    "per cent": Unit("%", FigureKind.PERCENT),
    "percents": Unit("%", FigureKind.PERCENT),
    "percentage": Unit("%", FigureKind.PERCENT),
    "percentage points": Unit("percentage points", FigureKind.PERCENTAGE_POINT),
    "percentage point": Unit("percentage points", FigureKind.PERCENTAGE_POINT),
    "basis points": Unit("basis points", FigureKind.PERCENTAGE_POINT),
    "basis point": Unit("basis points", FigureKind.PERCENTAGE_POINT),
    "times": Unit("times", FigureKind.MULTIPLE),
    "fold": Unit("times", FigureKind.MULTIPLE),
}
_MEASURES = (
    "inch inches foot feet ft yard yards mile miles acre acres hectare hectares gallon gallons barrel barrels bushel "
    "bushels ounce ounces pound pounds lb lbs ton tons tonne tonnes kilogram kilograms gram grams meter meters metre "
    "metres kilometer kilometers kilometre kilometres centimeter centimeters centimetre centimetres millimeter "
    "millimeters picometer liter liters litre litres teaspoon teaspoons tablespoon tablespoons drachma degree degrees "
    "turn turns bit bits byte bytes megawatt megawatts kilowatt kilowatts watt watts"
).split()
_COMPOUND = (
    "metric tons",
    "square feet",
    "square meters",
    "square metres",
    "square miles",
    "cubic feet",
    "cubic meters",
)
_TIME = "year month week day hour minute second quarter".split()

_UNITS: dict[str, Unit] = {
    **{name: Unit(name, _AMOUNT) for name in (*_MEASURES, *_COMPOUND)},
    **{name: Unit(code, _AMOUNT) for name, code in _MONEY.items()},
    **{code.lower(): Unit(code, _AMOUNT) for code in _CODES},
    **_SHARES,
    **{form: Unit(name + "s", _DURATION) for name in _TIME for form in (name, name + "s")},
}
_SCALES = {"hundred": 2, "thousand": 3, "k": 3, "lakh": 5, "million": 6, "mn": 6, "mm": 6, "m": 6, "crore": 7, "billion": 9, "bn": 9, "b": 9, "trillion": 12}  # fmt: skip

_SCALE = re.compile(
    r"[ \-‑]?(?P<scale>thousand|million|billion|trillion|lakh|crore|bn|mn|[kK])(?![A-Za-z])", re.IGNORECASE
)
_MONEY_SCALE = re.compile(r"\s?(?P<scale>thousand|million|billion|trillion|bn|mn|[kKmMbB])(?![A-Za-z])", re.IGNORECASE)
_NAMES = "|".join(sorted(map(re.escape, _UNITS), key=lambda name: (-len(name), name)))
_UNIT = re.compile(rf"[ \-‑]?[\[<]?(?P<unit>{_NAMES})(?![A-Za-z])[\]>]?", re.IGNORECASE)
_INCHES = re.compile(r" ?[\"”](?= ?(?:long|wide|high|tall|thick|deep|in diameter)\b)")
_SHARE_BEFORE = re.compile(r"(?:^|[^\w%] ?)per ?cent of $", re.IGNORECASE)
_STOP = re.compile(r"\s*(?:[.,;:?!](?!\d)|$)")
# Before a number it is that number's (5,000 $ 22.18), unless that has one behind it, too (10 $ 30 $).
_SIGN_AFTER = re.compile(r"\s?(?P<sign>[$€£¥₩₹₽₡₭฿])(?!\s?(?>\d[\d.,]*)(?!\s?[$€£¥₩₹₽₡₭฿]))")
# A plain plural that is counted: lower case, not a verb form that may follow a number.
_NOUN = re.compile(
    r" (?:(?:[a-z]+-)?[a-z]+(?:ed|al|ing|ive|time|ic) )?(?P<noun>(?!was|has|is|its|this|as|plus|versus|less|across|thus|yes)[a-z]{3,}s|people|employees|men|women|children)\b"
)
_PREFIX = re.compile(
    rf"(?:(?P<code>{'|'.join([*_CODES, 'RMB', 'SEN', 'DOLLAR'])})\s?\$?|(?P<sign>(?:US|HK|CAD|NT|MXN|MEX|C|A|S)?\s?[$]|[€£¥₩₹₽₡₭฿]))\s?$",
    re.IGNORECASE,
)

_PREFIX_END = frozenset(ascii_letters + "$€£¥₩₹₽₡₭฿ \n")
# What a unit or a scale begins with behind a number: a letter, a sign, or what joins it to the number.
BEHIND = frozenset(ascii_letters + '$€£¥ \n-‑[<"')

WORD = r"(?:" + "|".join(sorted(ENGLISH_NUMBERS, key=lambda w: (-len(w), w))) + r"|half|quarter)"
WORDS = re.compile(
    rf"(?:minus )?{WORD}\b(?:(?:[ -]|\band\b| a )*(?:{WORD}|quarters?|hundred|thousand|million|billion|trillion)\b)*",
    re.IGNORECASE,
)


_CENTS = re.compile(
    rf" (?:and )?(?P<cents>\d{{2}}|{WORD}(?:[- ]{WORD})?)(?: cents\b|(?= ?[.,;)](?!\d)| more\b|$))", re.IGNORECASE
)


def cents_after(text: str, at: int) -> tuple[Decimal, int] | None:
    """The cents that follow dollars (``15 dollars 50``), with their end."""
    found = _CENTS.match(text, at)
    cents = english(found["cents"]) if found else None
    return (cents, found.end()) if found and cents is not None else None


def scale_at(text: str, at: int, money: bool) -> tuple[int, int] | None:
    """The power of ten that a scale word at ``at`` multiplies by, with its end."""
    found = (_MONEY_SCALE if money else _SCALE).match(text, at)
    return (_SCALES[found["scale"].lower()], found.end()) if found else None


def unit_at(text: str, at: int) -> tuple[Unit, int] | None:
    """The unit at ``at``, with its end; a hyphen may join it (``12-month``)."""
    found = _UNIT.match(text, at)
    if found:
        return _UNITS[found["unit"].lower()], found.end()
    inches = _INCHES.match(text, at)
    if inches:
        return _UNITS["inches"], inches.end()
    sign = _SIGN_AFTER.match(text, at)
    if sign:
        return Unit(_SIGNS[sign["sign"]], _AMOUNT), sign.end()
    return None


def share_before(text: str, start: int, end: int) -> Unit | None:
    """The unit of a number behind it (``percent of 10``) that nothing else follows."""
    before = _SHARE_BEFORE.search(text, max(0, start - 14), start)
    return _SHARES["percent"] if before and _STOP.match(text, end) else None


def noun_at(text: str, at: int) -> tuple[Unit, int] | None:
    """The counted noun after a number: ``500 stores``."""
    noun = _NOUN.match(text, at)
    return (Unit(noun["noun"], _COUNT), noun.end()) if noun else None


def currency_of(sign: str) -> str:
    """The code of a currency's sign: ``$`` is USD."""
    return _SIGNS.get(sign.upper(), sign)


def currency_before(text: str, at: int, floor: int) -> tuple[str, int] | None:
    """The code of the currency sign that ends at ``at``, with its start; what stands before ``floor`` belongs to another
    number."""
    if text[at - 1 : at] not in _PREFIX_END:
        return None
    found = _PREFIX.search(text, max(0, at - 8), at)
    if not found:
        return None
    sign = found["code"] or found["sign"]
    sign = sign.strip()
    start = found.start("code") if found["code"] else found.end("sign") - len(sign)
    if sign[0].isalpha() and start and text[start - 1].isalpha():
        if "$" not in sign:
            return None
        sign, start = "$", found.end("sign") - 1
    if start < floor:
        return None
    key = sign.upper().replace(" ", "")
    return _SIGNS.get(key, key), start
