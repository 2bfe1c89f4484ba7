"""Growth statements: which way, and against what. What they speak of is decided with the metrics."""

from __future__ import annotations

from typing import NamedTuple

from compare.figures.settings import COMPARISON_REACH
from compare.lexicon import pattern
from compare.model import Basis, Direction

_VERB = pattern("{zh.growth.up}|{zh.growth.down}")
_STATEMENT = pattern(
    "(?P<adverb>{zh.growth.adverb}*)(?P<word>{zh.growth.up}|{zh.growth.down})(?P<extent>{zh.growth.extent}*)$"
)
_FALL = pattern("{zh.growth.down}|{zh.growth.less}")
_BASES = (
    (Basis.MONTH_ON_MONTH, pattern("{zh.growth.month_on_month}")),
    (Basis.SINCE_LAST_YEAR_END, pattern("{zh.growth.since_year_end}")),
    (Basis.YEAR_ON_YEAR, pattern("{zh.growth.year_on_year}")),
    (Basis.SINCE_BASE, pattern("{zh.growth.since_base}")),
    (Basis.OTHER, pattern("{zh.growth.other_base}")),
)
_BASIS = pattern("|".join(basis.source for _, basis in _BASES))
_COMPARES = pattern("{zh.growth.compares}")
_MORE = pattern(
    rf"(?:{_BASIS.source})[^,，。;；]{{0,4}}?(?P<word>{{zh.growth.more}}|{{zh.growth.less}})[^\s,，。;；]{{0,8}}$"
)
_MULTIPLE_OF = pattern("{zh.growth.is_level}?(?P<base>{zh.growth.base_year})的{zh.approximations.about}?$")
_DOUBLING = pattern("{zh.growth.doubling}")
_UNCHANGED = pattern("{zh.growth.unchanged}")
_EQUAL_TO = pattern("{zh.growth.equal_to}$")
_THAN, _TIMES = "比", "倍数"
_AT_THE_END = pattern("{zh.growth.at_the_end}$")
_NET = pattern("{zh.growth.net}$")


class Statement(NamedTuple):
    """A growth statement that ends a clause: where it begins there, its verb, and what it compares with (None where
    the clause does not say)."""

    start: int
    word: str
    direction: Direction
    basis: Basis | None
    is_ratio: bool = False


def statement(clause: str, year: int | None) -> Statement | None:
    """The growth statement that ``clause``, read up to a figure, ends with. ``year`` is the report's."""
    growth = _STATEMENT.search(clause) if _VERB.search(clause) else None
    if growth:
        start, basis = _comparison(clause, growth.start(), year)
        # A verb of one character is part of too many words; it needs a comparison before it (同比增5%).
        bare = len(growth["word"]) == 1 and basis is None and not _NET.search(clause, 0, growth.start("word"))
        if not bare:
            return Statement(start, growth["word"], _direction(growth["word"]), basis)
    more = _MORE.search(clause) if _COMPARES.search(clause) else None
    if more:
        return Statement(more.start(), more["word"], _direction(more["word"]), basis_of(more.group(), year))
    return None


def ratio_statement(clause: str, number: str, year: int | None) -> Statement | None:
    """The statement that a multiple makes on its own: ``是上年的2.5倍``, ``比2015年翻了一番``."""
    ratio = _MULTIPLE_OF.search(clause)
    if ratio:
        basis = basis_of(f"{_THAN}{ratio['base']}", year)
        return Statement(ratio.start(), _TIMES, Direction.UP, basis, is_ratio=True)
    doubling = _DOUBLING.match(number)
    start, basis = _comparison(clause, len(clause), year)
    return Statement(start, doubling.group(), Direction.UP, basis, is_ratio=True) if doubling and basis else None


def flat_statement(clause: str, number: str, year: int | None) -> Statement | None:
    """The statement that nothing grew: ``与上年持平``."""
    equal = _EQUAL_TO.search(clause) if _UNCHANGED.fullmatch(number) else None
    if not equal:
        return None
    basis = basis_of(f"{_THAN}{equal['equal']}" if equal["equal"] else equal.group(), year)
    return Statement(equal.start(), number, Direction.FLAT, basis)


def _direction(word: str) -> Direction:
    return Direction.DOWN if _FALL.fullmatch(word) else Direction.UP


def _comparison(clause: str, end: int, year: int | None) -> tuple[int, Basis | None]:
    """Where the words of comparison before ``end`` begin, and what they compare with."""
    last = None
    for comparison in _BASIS.finditer(clause, 0, end):
        last = comparison
    if last is None or end - last.end() > COMPARISON_REACH:
        return end, None
    return last.start(), basis_of(last.group(), year)


def basis_of(words: str, year: int | None) -> Basis | None:
    """What a comparison is made with; None where the words name none. The report's last year may be given by number."""
    for basis, words_of_basis in _BASES:
        comparison = words_of_basis.search(words)
        if not comparison:
            continue
        if basis is Basis.SINCE_BASE and year and comparison["year"] and int(comparison["year"]) == year - 1:
            return Basis.SINCE_LAST_YEAR_END if _AT_THE_END.search(comparison.group()) else Basis.YEAR_ON_YEAR
        return basis
    return None


_ENGLISH = pattern(r"\b(?P<word>{en.growth.up}|{en.growth.down})(?: {en.growth.extent})*(?: {en.nouns.article})? ?$")
_ENGLISH_FALL = pattern("{en.growth.down}")
_ENGLISH_BASES = (
    (Basis.MONTH_ON_MONTH, pattern("{en.growth.month_on_month}")),
    (Basis.SINCE_LAST_YEAR_END, pattern("{en.growth.since_year_end}")),
    (Basis.YEAR_ON_YEAR, pattern("{en.growth.year_on_year}")),
)


def english_statement(clause: str, after: str) -> Statement | None:
    """The same in English; ``after`` is what follows the figure, where the comparison stands."""
    growth = _ENGLISH.search(clause)
    if not growth:
        return None
    basis = next((basis for basis, words in _ENGLISH_BASES if words.search(after)), None)
    direction = Direction.DOWN if _ENGLISH_FALL.fullmatch(growth["word"]) else Direction.UP
    return Statement(growth.start(), growth["word"], direction, basis)


_NOUN_BEHIND = pattern(
    r"\s(?:{en.growth.change_kind} )?(?:(?P<rise>{en.growth.rise})|{en.growth.fall}) {en.nouns.joint}(?= )"
)


def change_behind(after: str) -> tuple[Statement, str] | None:
    """The growth that the words behind an English figure make of it, with what follows it: what rose (``a $3 million
    increase in sales``)."""
    change = _NOUN_BEHIND.match(after)
    if not change:
        return None
    basis = next((basis for basis, words in _ENGLISH_BASES if words.search(after)), None)
    word, direction = ("increase", Direction.UP) if change["rise"] else ("decrease", Direction.DOWN)
    return Statement(0, word, direction, basis), after[change.end() :]
