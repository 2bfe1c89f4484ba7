"""English units: currency signs and codes, measures, and the counted noun (``500 stores``)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from string import ascii_letters

from compare.figures.numbers import english_numerals
from compare.figures.numbers.units import Unit
from compare.lexicon import active, derived, entry_words, pattern, table
from compare.model import FigureKind

_KINDS = {
    "en.units.measures": FigureKind.AMOUNT,
    "en.units.currencies": FigureKind.AMOUNT,
    "en.units.currency_codes": FigureKind.AMOUNT,
    "en.units.percent": FigureKind.PERCENT,
    "en.units.percentage_points": FigureKind.PERCENTAGE_POINT,
    "en.units.multiples": FigureKind.MULTIPLE,
    "en.units.durations": FigureKind.DURATION,
}
_MARK = "{en.units.currency_marks}"
_ABBREVIATED = "{en.numerals.scale_abbreviations}"
_SCALE = pattern(rf"[ \-‑]?(?P<scale>{{en.numerals.scales}}|{_ABBREVIATED})(?![A-Za-z])")
_MONEY_SCALE = pattern(rf"\s?(?P<scale>{{en.numerals.scales}}|{_ABBREVIATED}|{{en.numerals.money_scales}})(?![A-Za-z])")
_UNIT = pattern(r"[ \-‑]?[\[<]?(?P<first>[A-Za-z]+)")
_PER_NUMBER = pattern(
    r" (?P<unit>{en.units.per_number}(?: (?:{en.units.noun_modifiers} ){0,2}?{en.units.counted_nouns})?)"
)
_INCHES = pattern(r" ?[\"”](?= ?{en.units.dimensions}\b)")
_SHARE_BEFORE = pattern(r"(?:^|[^\w%] ?)(?i:per ?cent of) $")
_STOP = pattern(r"\s*(?:[.,;:?!](?!\d)|$)")
# Before a number it is that number's (5,000 $ 22.18), unless that has one behind it, too (10 $ 30 $).
_SIGN_BEHIND = pattern(rf"\s?(?P<sign>{_MARK})(?!\s?(?>\d[\d.,]*)(?!\s?{_MARK}))")
# A plain plural that is counted, with up to two words before it: 500 retail stores.
_NOUN = pattern(r" (?:{en.units.noun_modifiers} ){0,2}?(?P<noun>{en.units.counted_nouns})")
_YEAR = pattern("{common.dates.year}")
_PREFIX = pattern(
    r"(?:(?P<code>{en.units.currency_codes}|{en.units.currency_names_before})\s?\$?"
    rf"|(?P<sign>(?:{{en.units.dollar_prefixes}} ?|{{en.units.dollar_letters}})?[$]|{_MARK}))\s?$"
)
LONGEST_PREFIX = 8  # characters: DOLLAR, a blank and a sign
# More words than the longest number that is written out: nine hundred and ninety-nine million and so on.
MOST_NUMBER_WORDS = 20
_WORD = "(?:{en.numerals.numbers}|{en.numerals.factors})"
NUMBER_WORDS = pattern(
    rf"(?i:minus )?{_WORD}\b(?:(?:[ -](?i:and )?(?i:a )?)(?:{_WORD}|{{en.numerals.scales}})\b){{0,{MOST_NUMBER_WORDS}}}"
)
_CENTS = pattern(
    r" (?:and )?(?P<cents>\d{2}|{en.numerals.numbers}(?:[- ]{en.numerals.numbers})?)"
    r"(?: cents\b|(?= ?[.,;)](?!\d)| more\b|$))",
    re.IGNORECASE,
)


@derived
def _names() -> Mapping[str, Sequence[tuple[str, Unit]]]:
    """The names of all units by their first word, in lower case, longer ones first."""
    names: dict[str, list[tuple[str, Unit]]] = {}
    for subject, kind in _KINDS.items():
        entry = active().entry(subject)
        for written in (*entry.words, *entry.values):
            unit = Unit(str(entry.values.get(written, written)), kind)
            first = re.split("[^a-z]", written.lower(), maxsplit=1)[0]
            names.setdefault(first, []).append((written.lower().replace("-", " "), unit))
    for each in names.values():
        each.sort(key=lambda name: len(name[0]), reverse=True)
    return names


@derived
def before_number() -> frozenset[str]:
    """What a currency before a number ends with: a letter, a sign, a blank."""
    return frozenset((*ascii_letters, *entry_words("en.units.currency_marks"), " ", "\n"))


@derived
def behind_number() -> frozenset[str]:
    """What a unit or a scale begins with behind a number: a letter, a sign, or what joins it to the number."""
    return frozenset((*ascii_letters, *entry_words("en.units.currency_marks"), *' \n-‑[<"”'))


@derived
def _money_scales() -> Mapping[str, int]:
    money = {word: int(factor) for word, factor in table("en.numerals.money_scales").items()}
    return {**english_numerals.scales(), **money}


def cents_after(text: str, at: int) -> tuple[Decimal, int] | None:
    """The cents that follow dollars (``15 dollars 50``), with their end."""
    match = _CENTS.match(text, at)
    cents = english_numerals.english(match["cents"]) if match else None
    return (cents, match.end()) if match and cents is not None else None


def scale_at(text: str, at: int, money: bool) -> tuple[int, int] | None:
    """What a scale word at ``at`` multiplies by, with its end."""
    match = (_MONEY_SCALE if money else _SCALE).match(text, at)
    return (_money_scales()[match["scale"].lower()], match.end()) if match else None


def unit_at(text: str, at: int) -> tuple[Unit, int] | None:
    """The unit at ``at``, with its end; a hyphen may join it (``12-month``)."""
    return _named_at(text, at) or _inches_at(text, at) or _sign_at(text, at) or _per_number_at(text, at)


def _per_number_at(text: str, at: int) -> tuple[Unit, int] | None:
    """``12.3 per 1,000 live births``."""
    match = _PER_NUMBER.match(text, at)
    return (Unit(match["unit"], FigureKind.RATE), match.end()) if match else None


def _named_at(text: str, at: int) -> tuple[Unit, int] | None:
    match = _UNIT.match(text, at)
    if not match:
        return None
    start = match.start("first")
    for written, unit in _names().get(match["first"].lower(), ()):
        end = start + len(written)
        if text[start:end].lower().replace("-", " ") == written and not _is_letter(text[end : end + 1]):
            return unit, end + (text[end : end + 1] in ("]", ">"))
    return None


def _is_letter(character: str) -> bool:
    return character.isascii() and character.isalpha()


def _inches_at(text: str, at: int) -> tuple[Unit, int] | None:
    match = _INCHES.match(text, at)
    return (Unit("inches", FigureKind.AMOUNT), match.end()) if match else None


def _sign_at(text: str, at: int) -> tuple[Unit, int] | None:
    match = _SIGN_BEHIND.match(text, at)
    return (Unit(currency_of(match["sign"]), FigureKind.AMOUNT), match.end()) if match else None


def share_before(text: str, start: int, end: int) -> Unit | None:
    """The unit of a number behind it (``percent of 10``) that nothing else follows."""
    before = _SHARE_BEFORE.search(text, max(0, start - 14), start)
    return Unit("%", FigureKind.PERCENT) if before and _STOP.match(text, end) else None


def noun_at(text: str, at: int) -> tuple[Unit, int] | None:
    """The counted noun after a number: ``500 stores``."""
    noun = _NOUN.match(text, at)
    return (Unit(noun["noun"], FigureKind.COUNT), noun.end()) if noun else None


def counted_noun_at(text: str, at: int) -> tuple[Unit, int] | None:
    """The counted noun after a number in words: ``eight stations``; two reasons are the writer's points."""
    noun = noun_at(text, at)
    return None if noun and noun[0].name in entry_words("en.units.writers_points") else noun


def is_currency(unit: str) -> bool:
    """Whether a unit is a currency's name in figures."""
    return unit in table("en.units.currencies").values() or unit in entry_words("en.units.currency_codes")


def is_year(number: str) -> bool:
    """Whether digits are printed as years are: a count of 2,015 has a comma."""
    return _YEAR.fullmatch(number) is not None


def currency_of(sign: str) -> str:
    """The code of a currency's sign: ``$`` is USD."""
    return str(table("en.units.currency_signs").get(sign.upper(), sign))


def currency_before(text: str, at: int, floor: int) -> tuple[str, int] | None:
    """The code of the currency sign that ends at ``at``, with its start; what stands before ``floor`` belongs to another
    number."""
    if text[at - 1 : at] not in before_number():
        return None
    match = _PREFIX.search(text, max(0, at - LONGEST_PREFIX), at)
    if not match:
        return None
    sign = match["code"] or match["sign"]
    sign = sign.strip()
    start = match.start("code") if match["code"] else match.end("sign") - len(sign)
    if sign[0].isalpha() and start and text[start - 1].isalpha():
        if "$" not in sign:
            return None
        sign, start = "$", match.end("sign") - 1
    of_pair = text[start - 1 : start] == "/"  # EUR/USD 1.08 is a rate
    return None if start < floor or of_pair else (currency_of(sign.upper().replace(" ", "")), start)
