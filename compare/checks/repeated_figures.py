"""One figure told in two places, with a slip of the pen in one of them: 1,846 staff, and further down "The 1,864 staff"."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from compare.checks.identities.paragraphs import Told, ToldParagraph, clause_of, paragraphs_of
from compare.checks.metric_names import is_chinese
from compare.checks.rule import CheckedReport
from compare.checks.settings import (
    FEWEST_SWAPPED_DIGITS,
    LEAST_DEFINITE,
    LONGEST_SHARED_NAME,
    MOST_OF_ONE_NAME,
    NAME_BEHIND,
)
from compare.checks.slips import digits_slipped, swapped
from compare.figures.numbers.intervals import around
from compare.lexicon import pattern
from compare.model import Figure

_PEOPLE = pattern("^(?:{zh.identities.count_of_people})$")
_DEFINITE = pattern(r"(?:{en.identities.definite})$")
_CLAUSE_END = pattern("[,，。;；、]")
_NOUN = pattern(r"^[ -]?(?P<noun>[A-Za-z][A-Za-z-]*)")
_NO_NOUN = pattern("{en.identities.no_noun}")
_PARTED = pattern("{zh.arithmetic.period}|{zh.dates.last_year}|{common.dates.year}年")


def told_twice(checked: CheckedReport) -> Iterator[tuple[Figure, Figure]]:
    """Pairs of figures of one thing, the earlier one first, of which the later one stands only there."""
    told = [each for paragraph in paragraphs_of(checked, fewest=1) for each in _sharp(paragraph)]
    times = Counter(figure.value for figure in checked.figures)
    times.update(each.figure.value for each in told if each.figure.unit is None)
    digits: dict[tuple[str, str], list[Told]] = defaultdict(list)
    nouns: dict[str, list[Told]] = defaultdict(list)
    for each in told:
        digits[_measure(each), "".join(sorted(_digits(each.figure)))].append(each)
        if noun := _noun(each):
            nouns[noun].append(each)
    values = _values_by_name(told)
    for group in digits.values():
        few = [each for each in group if len(values[_measure(each), each.figure.metric]) <= MOST_OF_ONE_NAME]
        for one, other in _lone_pairs(few, times):
            if _are_swapped(one, other) and _name_one_thing(one, other):
                yield one.figure, other.figure
    for group in nouns.values():
        for one, other in combinations(group, 2):
            if _is_definite(other) and times[other.figure.value] == 1 and _is_slip_of(one, other):
                yield one.figure, other.figure


def _values_by_name(told: Iterable[Told]) -> dict[tuple[str, str | None], set[Decimal | None]]:
    """The values of each metric and unit; what has no metric is not counted. Rows of a list have many of one name."""
    values: dict[tuple[str, str | None], set[Decimal | None]] = defaultdict(set)
    for each in told:
        if each.figure.metric:
            values[_measure(each), each.figure.metric].add(each.figure.value)
    return values


def _sharp(paragraph: ToldParagraph) -> list[Told]:
    return [each for each in paragraph.told if each.is_level and each.figure.value]


def _measure(told: Told) -> str:
    """The same for all units of persons."""
    return _PEOPLE.sub("人", told.measure)


def _digits(figure: Figure) -> str:
    return "".join(character for character in figure.text if character.isdigit())


def _noun(told: Told) -> str:
    """The word behind an English count."""
    if told.measure or is_chinese(told.tail):
        return ""
    unit = (told.figure.unit or "").split()
    behind = _NOUN.match(told.tail)
    noun = unit[-1].lower() if unit else behind["noun"].lower() if behind else ""
    return "" if _NO_NOUN.fullmatch(noun) else noun


def _are_swapped(one: Told, other: Told) -> bool:
    a, b = _digits(one.figure), _digits(other.figure)
    return a != b and len(a.strip("0")) >= FEWEST_SWAPPED_DIGITS and swapped(a, b)


def _name_one_thing(one: Told, other: Told) -> bool:
    """Whether two figures are of the same noun, or share so long a name in Chinese; of another year or period they are
    two figures."""
    if one.figure.year != other.figure.year:
        return False
    if is_chinese(f"{one.lead}{one.tail}"):
        behind = [_CLAUSE_END.split(each.tail)[0][:NAME_BEHIND] for each in (one, other)]
        words = [
            f"{clause_of(each)}|{each.figure.metric}|{tail}" for each, tail in zip((one, other), behind, strict=True)
        ]
        parts = [set(_PARTED.findall(each)) for each in words]
        return parts[0] == parts[1] and _share_name(*words)
    return _noun(one) != "" and _noun(one) == _noun(other)


def _share_name(one: str, other: str) -> bool:
    """Whether so many characters in a row stand beside both."""
    size = LONGEST_SHARED_NAME
    pieces = {one[at : at + size] for at in range(len(one) - size + 1)}
    return any(is_chinese(piece) and piece in other and piece.isalpha() for piece in pieces)


def _lone_pairs(told: Sequence[Told], times: Counter[Decimal | None]) -> Iterator[tuple[Told, Told]]:
    """Pairs in their order of which one has a value that stands nowhere else; among a thousand equal ones are none."""
    if len({each.figure.value for each in told}) == 1:
        return
    lone = [at for at, each in enumerate(told) if times[each.figure.value] == 1]
    pairs = {(min(at, other), max(at, other)) for at in lone for other in range(len(told)) if other != at}
    yield from ((told[one], told[other]) for one, other in sorted(pairs))


def _is_definite(told: Told) -> bool:
    """The 1,864 staff: of whom the text spoke before."""
    return (told.figure.value or 0) >= LEAST_DEFINITE and _DEFINITE.search(told.lead) is not None


def _is_slip_of(one: Told, other: Told) -> bool:
    assert one.figure.value is not None
    return one.figure.value != other.figure.value and digits_slipped(
        other.figure, around(one.figure.value, one.figure.step)
    )
