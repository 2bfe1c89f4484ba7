"""The unit of a number: right behind it, after a blank or an English scale word, behind the list that it is in."""

from __future__ import annotations

from compare.figures.numbers import english_units as english
from compare.figures.numbers.amounts import Amount, amount_at
from compare.figures.numbers.not_figures import named_before
from compare.figures.numbers.units import Unit, unit_at
from compare.figures.settings import LONGEST_LIST
from compare.lexicon import entry_words, pattern
from compare.model import FigureKind

_BRACKETED = pattern(r" ?[\[<]| ")
_NEXT_MEMBER = pattern(r"[、和及与](?=[\d.])|(?<=\d\d)/(?=\d{2,}[^\d/])")
# A capitalised word behind a small one, or one that numbers what it names wherever it stands.
_NAME_BEFORE = pattern(r"(?:[a-z,;] [A-Za-z]*[A-Z][A-Za-z]*|\b{en.names.numbered_things}) $")
_LONGEST_MODEL, _NAME_REACH = 3, 24  # digits; characters
_CODE_FIRST = pattern(r"(?:{en.units.currency_codes}|{en.units.currency_marks})$")


def unit_behind(text: str, at: int, amount: Amount) -> tuple[Amount, tuple[Unit, int] | None]:
    """The ``amount`` at ``at``, with its scale word taken in (3 million), and its unit with the unit's end."""
    amount, unit = directly_behind(text, at, amount)
    if unit is None and not amount.words:
        shared = _shared(text, amount.end) or english.share_before(text, at, amount.end)
        unit = (shared, amount.end) if shared else None
    return amount, unit


def directly_behind(text: str, at: int, amount: Amount) -> tuple[Amount, tuple[Unit, int] | None]:
    """As `unit_behind`, but for the units that stand elsewhere."""
    unit = unit_at(text, amount.end)
    if unit and unit[0].name in entry_words("zh.units.latin_measures") and (money := _money_behind(text, amount)):
        return money
    return (amount, unit) if unit else _english(text, at, amount)


def _money_behind(text: str, amount: Amount) -> tuple[Amount, tuple[Unit, int]] | None:
    """``12.3m Swiss francs`` are millions, no metres."""
    scaled = english.scale_at(text, amount.end, money=True)
    unit = english.unit_at(text, scaled[1]) if scaled else None
    return (amount.times(*scaled), unit) if scaled and unit and english.is_currency(unit[0].name) else None


def _english(text: str, at: int, amount: Amount) -> tuple[Amount, tuple[Unit, int] | None]:
    """A number and the unit that blanks, brackets or an English scale word keep apart; the scale word is taken into the
    number."""
    if amount.words or text[amount.end : amount.end + 1] not in english.behind_number():
        return amount, None
    bracketed = _BRACKETED.match(text, amount.end)
    if bracketed and (unit := unit_at(text, bracketed.end())):
        return amount, (unit[0], unit[1] + (text[unit[1] : unit[1] + 1] in ("]", ">")))
    unit = english.unit_at(text, amount.end)
    if unit:
        return _scaled_behind_code(text, amount, unit)
    scaled = english.scale_at(text, amount.end, money=False)
    if scaled:
        factor, end = scaled
        return amount.times(factor, end), english.unit_at(text, end) or english.noun_at(text, end)
    return amount, None if _is_named(text, at, amount) else english.noun_at(text, amount.end)


def _scaled_behind_code(text: str, amount: Amount, unit: tuple[Unit, int]) -> tuple[Amount, tuple[Unit, int]]:
    """``75 USD million``: the scale follows the currency's code."""
    known, end = unit
    if known.kind is FigureKind.AMOUNT and _CODE_FIRST.search(text, amount.end, end):
        scaled = english.scale_at(text, end, money=False)
        if scaled:
            factor, end = scaled
            return amount.times(factor, amount.end), (known, end)
    return amount, unit


def _is_named(text: str, at: int, amount: Amount) -> bool:
    """Whether a noun behind a number is not what it counts: Note 5 includes, fiscal 2015 results."""
    return english.is_year(amount.text) or named_before(text, at) or _is_model(text, at, amount)


def _is_model(text: str, at: int, amount: Amount) -> bool:
    """``the Boeing 737 deliveries``: a short number right behind a name in mid-sentence is the name's."""
    return len(amount.text) <= _LONGEST_MODEL and _NAME_BEFORE.search(text, max(0, at - _NAME_REACH), at) is not None


def _shared(text: str, end: int) -> Unit | None:
    """The unit at the end of a list whose members share it: ``3.1、2.5和1.8个百分点``."""
    for _ in range(LONGEST_LIST):
        following = _NEXT_MEMBER.match(text, end)
        amount = amount_at(text, following.end()) if following else None
        if amount is None:
            return None
        unit = unit_at(text, amount.end)
        if unit:
            return unit[0]
        end = amount.end
    return None
