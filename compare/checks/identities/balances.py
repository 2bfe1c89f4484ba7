"""What is left: of two amounts their difference, of an opening balance and what came and went the closing one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import product

from compare.checks.arithmetic_statements import interval, is_exact_amount, number
from compare.checks.identities.judgement import Computed, told_wrong
from compare.checks.identities.paragraphs import Told, ToldParagraph, clause_of
from compare.checks.metric_names import is_chinese, share_characters
from compare.checks.rule import CheckedReport
from compare.checks.settings import ALIKE_PHRASES, FARTHEST_BALANCE, LEAD_REACH, MOST_TERMS_OF_BALANCE
from compare.figures.numbers.intervals import Interval
from compare.lexicon import pattern
from compare.model import Figure, Finding

_LEFT = pattern(r"(?:{zh.identities.left_over})[^,，。;；\d]{0,8}$|(?:{en.identities.left_over})[^,.;\d]{0,40}$")
_LEFT_BEHIND = pattern(r"^ (?:[a-z]+ ){0,2}?{en.identities.remained}")
_OPENING = pattern(r"{zh.footing.opening}|{zh.identities.opening}|{en.arithmetic.at_beginning}|{en.identities.opening}")
_CLOSING = pattern(r"{zh.footing.closing}|{zh.identities.closing}|{en.arithmetic.at_end}|{en.identities.closing}")
_TO = pattern(r"\bto$")
_ACCUMULATED = pattern("{zh.footing.accumulated}")
_OF_MANY_YEARS = pattern("{zh.identities.of_many_years}")
_COMPARED = pattern("{zh.arithmetic.compared}")
_NO_NAME = pattern(
    r"{zh.identities.left_over}|{zh.identities.closing}|{zh.footing.closing}|{zh.arithmetic.was}|{common.dates.year}年|[年末底额数为共,，]"
)
_BASE = pattern(r"(?:{en.identities.base_level}) ?$")
_EARLIER = pattern("其中|含|{zh.dates.last_year}|上期")
_CLAUSE_END = pattern("[,;(]")
_TWO = 2


def find(checked: CheckedReport, paragraph: ToldParagraph) -> Iterator[Finding]:
    for rest in paragraph.told:
        if is_exact_amount(rest.figure) and rest.figure.value and rest.figure.unit != "%" and _may_be_left(rest):
            terms = _terms(paragraph, rest)
            if len(terms) > 1 and _is_closing(terms, rest):
                meant, readings = _carried(terms, rest.figure)
                yield from told_wrong(checked, rest.figure, meant, readings, tied=True, farthest=FARTHEST_BALANCE)
            elif len(terms) == _TWO and _is_left(rest) and _is_own_rest(terms, rest):
                yield from told_wrong(checked, rest.figure, *_less(terms))


def _terms(paragraph: ToldParagraph, rest: Told) -> list[Told]:
    """The amounts before what is left, from the nearest opening balance on, or those of its sentence."""
    before = [
        each
        for each in paragraph.told[: rest.at]
        if each.figure.value and is_exact_amount(each.figure) and each.measure == rest.measure
    ]
    opening = next((at for at in reversed(range(len(before))) if _is_opening(before[at])), None)
    if opening is not None:
        return before[opening:]
    return [each for each in before if each.sentence == rest.sentence]


def _is_opening(told: Told) -> bool:
    clause = clause_of(told)
    if is_chinese(clause):
        lead = told.lead[-LEAD_REACH:]
        return _OPENING.search(lead) is not None and _COMPARED.search(lead) is None
    return bool(_OPENING.search(told.lead[-LEAD_REACH:]) or _OPENING.search(told.tail[:LEAD_REACH]))


def _is_closing(terms: Sequence[Told], rest: Told) -> bool:
    """In Chinese of the same name as the opening balance, or without one of its own."""
    if len(terms) > MOST_TERMS_OF_BALANCE or not _is_opening(terms[0]):
        return False
    if any(_OF_MANY_YEARS.search(clause_of(each)) for each in terms):
        return False
    clause = clause_of(rest)
    if is_chinese(clause):
        name = terms[0].figure.metric or ""
        own = _NO_NAME.sub("", clause)
        return not own or share_characters(own, name) >= ALIKE_PHRASES
    return True


def _may_be_left(rest: Told) -> bool:
    """Whether its words say that an amount is what is left, or a closing balance."""
    if _is_left(rest):
        return True
    clause = clause_of(rest)
    if is_chinese(clause):
        return _CLOSING.search(clause) is not None
    return bool(_CLOSING.search(rest.lead[-LEAD_REACH:]) or _CLOSING.search(_own_words(rest)))


def _own_words(told: Told) -> str:
    """What stands behind an amount in its own clause."""
    return _CLAUSE_END.split(told.tail)[0][:LEAD_REACH]


def _is_left(rest: Told) -> bool:
    if _ACCUMULATED.search(clause_of(rest)):
        return False
    return bool(_LEFT.search(rest.lead) or _LEFT_BEHIND.match(rest.tail))


def _is_own_rest(terms: Sequence[Told], rest: Told) -> bool:
    """What is left of the two amounts, not a part of one of them, and not beside a level and its earlier one."""
    clause = f"{clause_of(rest)}{rest.figure.scope}"
    if rest.value > max(term.value for term in terms):
        return False
    return _EARLIER.search(clause) is None and not any(_BASE.search(term.lead) for term in terms)


def _less(terms: Sequence[Told]) -> tuple[Computed, list[Computed]]:
    """Of two amounts the larger less the smaller."""
    larger, smaller = sorted((each.figure for each in terms), key=lambda figure: -(figure.value or Decimal(0)))
    return _with_signs([larger, smaller], (1, -1)), []


def _carried(terms: Sequence[Told], rest: Figure) -> tuple[Computed, list[Computed]]:
    """The nearest of all readings that add what follows an opening balance, or take it off."""
    figures = [each.figure for each in terms]
    readings = [_with_signs(figures, (1, *signs)) for signs in product((1, -1, 0), repeat=len(figures) - 1)]
    full = [reading for reading in readings if len(reading.terms) > 1]
    return min(full, key=lambda reading: abs(reading.value - (rest.value or Decimal(0)))), readings


def _with_signs(figures: Sequence[Figure], signs: Sequence[int]) -> Computed:
    value, low, high, working = Decimal(0), Decimal(0), Decimal(0), ""
    for figure, sign in zip(figures, signs, strict=True):
        bounds = interval(figure)
        value += sign * (figure.value or Decimal(0))
        low += min(sign * bounds.low, sign * bounds.high)
        high += max(sign * bounds.low, sign * bounds.high)
        working += f" {'+' if sign > 0 else '-'} {number(figure)}" if sign and working else number(figure) * bool(sign)
    terms = [figure for figure, sign in zip(figures, signs, strict=True) if sign]
    return Computed(value, Interval(low, high), working, terms)
