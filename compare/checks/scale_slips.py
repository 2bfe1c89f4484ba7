"""``scale-slip``: one figure in two places, with 万 for 亿 or million for billion in one of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from compare.checks.metric_names import are_of_one_place, bare, is_chinese, names_a_thing
from compare.checks.rule import CheckedReport, Rule
from compare.checks.settings import FEWEST_SLIP_DIGITS, MOST_VALUES, SHORTEST_ENGLISH_NAME, SHORTEST_SCALED_NAME, SLIPS
from compare.figures.numbers.intervals import around
from compare.language import mark
from compare.lexicon import pattern
from compare.model import Figure, FigureKind, Finding, Severity

CODE = "scale-slip"
_SCALE = pattern(r"\d\s*(?:{zh.numerals.large_scales}|{en.numerals.scales})")
_KINDS = frozenset((FigureKind.AMOUNT, FigureKind.COUNT))


def _find(checked: CheckedReport) -> Iterator[Finding]:
    groups: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for figure in checked.figures:
        if figure.kind in _KINDS and figure.value and figure.claim is None and figure.unit and _is_sharp(figure):
            groups[bare(figure.metric or ""), figure.unit].append(figure)
    for (metric, _), figures in groups.items():
        if 1 < len({figure.value for figure in figures}) <= MOST_VALUES and _is_long(metric) and names_a_thing(metric):
            yield from _slips(checked, metric, figures)


def _is_sharp(figure: Figure) -> bool:
    """Whether a number has digits enough to be known again."""
    digits = "".join(character for character in figure.text if character.isdigit()).strip("0")
    return len(digits) >= FEWEST_SLIP_DIGITS and not figure.bound and not figure.approximation


def _is_long(metric: str) -> bool:
    return len(metric) >= (SHORTEST_SCALED_NAME if is_chinese(metric) else SHORTEST_ENGLISH_NAME)


def _slips(checked: CheckedReport, metric: str, figures: Sequence[Figure]) -> Iterator[Finding]:
    """Each figure that another one is so many times larger or smaller than, as two scales are."""
    earlier: dict[Decimal | None, Figure] = {}  # the first of each value
    for figure in figures:
        other = next((each for each in earlier.values() if slipped(each, figure)), None)
        earlier.setdefault(figure.value, figure)
        if other is not None:
            yield checked.finding(
                CODE,
                Severity.WARNING,
                figure.span,
                mark("{metric} is {figure} here and {other} above: the scale of one of them is wrong"),
                related=[other.span],
                metric=metric,
                figure="".join(figure.text.split()),
                other="".join(other.text.split()),
            )


def slipped(one: Figure, other: Figure) -> bool:
    """Whether two figures are the same number in two scales: 36.52亿元, 36.52万元."""
    if one.value is None or other.value is None or not any(_SCALE.search(figure.text) for figure in (one, other)):
        return False
    if not are_of_one_place(one, other):
        return False
    low, high = sorted((one, other), key=lambda figure: abs(figure.value or Decimal(0)))
    for slip in SLIPS:
        scaled = around(abs(low.value or Decimal(0)) * slip, (low.step or Decimal(0)) * slip)
        if scaled.meets(around(abs(high.value or Decimal(0)), high.step)):
            return True
    return False


RULE = Rule(
    CODE,
    Severity.WARNING,
    mark("One figure is printed in two scales, as 万 for 亿: one of them is wrong by thousands of times."),
    mark("一般公共预算收入36.52亿元 and, further down, 一般公共预算收入36.52万元"),
    _find,
)
