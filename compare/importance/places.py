"""One figure told in several places: in prose as 32.56亿元, in a table as 325,600 without a unit.

For people that is one figure. The pairs of a comparison are grouped by what they tell; a pair that stands in one report
only (a sentence that was added and repeats the table) belongs to the group whose value of that report it repeats.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from compare.importance.settings import FEWEST_AGREEING_DIGITS, FEWEST_DIGITS_OTHER_NAME, MOST_OF_ONE_NAME
from compare.importance.subjects import name_key, subject
from compare.model import Figure, FigurePair

_SCALES = tuple(Decimal(10**zeros) for zeros in (0, 3, 4, 6, 8))
_ONE = Decimal(1)
Group = tuple[int, ...]  # the places of pairs, the most exact first


def groups(pairs: Sequence[FigurePair]) -> list[Group]:
    """Every pair in one group, most of them alone. What is in a group depends on the pairs, never on their order."""
    named: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for at in sorted(range(len(pairs)), key=lambda at: _exactness(pairs[at])):
        named[_name_and_year(pairs[at]) if pairs[at].metric else (at,)].append(at)
    found = [group for members in named.values() for group in _by_value(pairs, members)]
    return _with_other_names(pairs, found)


def _by_value(pairs: Sequence[FigurePair], members: Sequence[int]) -> Iterator[Group]:
    """Of one name: each joins the first group with all of which it agrees."""
    if len(members) > MOST_OF_ONE_NAME:
        yield from ((at,) for at in members)
        return
    heads: list[list[int]] = []
    for at in members:
        group = next((group for group in heads if all(same_figure(pairs[one], pairs[at]) for one in group)), None)
        if group is None:
            heads.append([at])
        else:
            group.append(at)
    yield from map(tuple, heads)


def _with_other_names(pairs: Sequence[FigurePair], found: Sequence[Group]) -> list[Group]:
    """Groups joined where both years have the same digits and one name holds the other: 就业人员 and 全国就业人员, net income
    of $1,829,000 and $1,829 in a table in thousands."""
    by_values: dict[tuple[object, ...], list[Group]] = defaultdict(list)
    for group in found:
        by_values[_values(pairs[group[0]]) or group].append(group)
    joined: list[Group] = []
    for alike in by_values.values():
        left = list(alike)
        while left:
            first, *left = left
            own = [g for g in left if _hold_each_other(_subject(pairs[first[0]]), _subject(pairs[g[0]]))]
            left = [g for g in left if g not in own]
            joined.append(tuple(at for group in (first, *own) for at in group))
    return joined


def _values(pair: FigurePair) -> tuple[object, ...] | None:
    """What must be the same under two names; None where so little could be the same by chance."""
    old, new = pair.old, pair.new
    if old is None or new is None or old.value is None or new.value is None or old.value == new.value:
        return None
    if min(_digits(old), _digits(new)) < FEWEST_DIGITS_OTHER_NAME:
        return None
    return _significant(old), _significant(new), new.claim is None, new.year


def _subject(pair: FigurePair) -> str:
    figure = pair.new or pair.old
    return subject(figure) if figure is not None else ""


def _hold_each_other(a: str, b: str) -> bool:
    x, y = name_key(a), name_key(b)
    return bool(x and y) and (x in y or y in x)


def _name_and_year(pair: FigurePair) -> tuple[object, ...]:
    figures = [figure for figure in (pair.new, pair.old) if figure is not None]
    claims = {figure.claim is None for figure in figures}
    return name_key(subject(figures[0])), frozenset(claims), figures[0].nature


def _exactness(pair: FigurePair) -> tuple[object, ...]:
    """The most exact pair first, of equals one of both reports, then in the order of the reports."""
    alone = pair.old is None or pair.new is None
    figure = pair.new or pair.old
    assert figure is not None
    step = figure.step or Decimal(0)
    return alone, figure.unit is None, step, pair.new is None, figure.span


def same_figure(a: FigurePair, b: FigurePair) -> bool:
    """Whether two pairs of one name tell one figure: every report that both quote says the same in both places."""
    quoted = [(x, y) for x, y in ((a.old, b.old), (a.new, b.new)) if x is not None and y is not None]
    return bool(quoted) and any(all(_agree(x, y, scale) for x, y in quoted) for scale in _scales(quoted))


def _scales(quoted: Sequence[tuple[Figure, Figure]]) -> tuple[Decimal, ...]:
    """What a figure without a unit may be counted in, where the other has one."""
    bare = {(x.unit is None) != (y.unit is None) for x, y in quoted}
    return _SCALES if True in bare else _SCALES[:1]


def _agree(x: Figure, y: Figure, scale: Decimal) -> bool:
    """Whether two figures are one within the rounding of the coarser print; ``scale`` is that of the one without a
    unit."""
    a, b = x.signed, y.signed
    if a is None or b is None or (x.year != y.year and None not in (x.year, y.year)):
        return False
    factors = [scale if figure.unit is None else _ONE for figure in (x, y)]
    if x.unit != y.unit and (None not in (x.unit, y.unit) or min(_digits(x), _digits(y)) < FEWEST_AGREEING_DIGITS):
        return False
    if x.unit == y.unit:
        factors = [_ONE, _ONE]
    steps = [(figure.step or Decimal(0)) * factor for figure, factor in zip((x, y), factors, strict=True)]
    return abs(a * factors[0] - b * factors[1]) <= max(steps) / 2


def _digits(figure: Figure) -> int:
    """How many digits a print has that say something."""
    return len(_significant(figure))


def _significant(figure: Figure) -> str:
    return "".join(c for c in figure.text if c.isdigit()).strip("0")
