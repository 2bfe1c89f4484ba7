"""``scale-slip``: one figure in two places, with 万 for 亿 or million for billion in one of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import product

from compare.checks.arithmetic_statements import is_exact, number, say, sentences_of
from compare.checks.metric_names import are_of_one_place, bare_metrics, is_chinese, names_a_thing
from compare.checks.report_dates import sentence
from compare.checks.rule import CheckedReport, Rule
from compare.checks.settings import (
    FEWEST_LABELLED_DIGITS,
    FEWEST_SLIP_DIGITS,
    MOST_PARTS_TRIED,
    MOST_VALUES,
    SHORTEST_ENGLISH_NAME,
    SHORTEST_SCALED_NAME,
    SLIPS,
)
from compare.checks.sums import add_up, parts_behind, some_add_up
from compare.figures.numbers.intervals import around
from compare.language import mark
from compare.lexicon import pattern
from compare.model import Figure, FigureKind, Finding, Severity

CODE = "scale-slip"
_SCALE = pattern(r"\d\s*(?:{zh.numerals.large_scales}|{en.numerals.scales})")
_CELLS = pattern(r"\s*[|\t]\s*|\s{2,}")
_AMONG = pattern(r"[^。\n]{0,40}。\s*{zh.arithmetic.among}")
_KINDS = frozenset((FigureKind.AMOUNT, FigureKind.COUNT))

_NUMERAL = pattern(r"\d[\d,]*(?:\.\d+)?")


def _find(checked: CheckedReport) -> Iterator[Finding]:
    groups: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    names = bare_metrics(checked)
    for figure in checked.figures:
        if figure.kind in _KINDS and figure.value and figure.claim is None and figure.unit and _is_sharp(figure):
            groups[names[figure.metric or ""], figure.unit].append(figure)
    yield from _longer_names(checked, groups)
    yield from _labelled(checked)
    yield from _parts(checked)
    for (metric, _), figures in groups.items():
        if 1 < len({figure.value for figure in figures}) <= MOST_VALUES and _is_long(metric) and names_a_thing(metric):
            yield from _slips(checked, metric, figures)


def _longer_names(checked: CheckedReport, groups: Mapping[tuple[str, str], Sequence[Figure]]) -> Iterator[Finding]:
    """English prose whose sentence runs on behind the name that a table has: "Property tax remains the largest source of
    revenue at $264.0 billion"."""
    in_tables = [(name, unit) for (name, unit), group in groups.items() if not is_chinese(name) and group[0].row]
    names = [(name, unit) for name, unit in in_tables if len(name) >= SHORTEST_ENGLISH_NAME]
    for (metric, unit), figures in groups.items() if names else ():
        shorter = [key for key in names if key[1] == unit and key != (metric, unit) and metric.startswith(key[0])]
        for figure in figures if shorter else ():
            told = groups[max(shorter)]
            if figure.row is None and figure.year == told[0].year and len({each.value for each in told}) == 1:
                yield from _slips(checked, told[0].metric or "", [told[0], figure])


def _labelled(checked: CheckedReport) -> Iterator[Finding]:
    """English prose that tells the figure of a row whose label stands in its sentence: "Packaging contributed revenue of
    $642.5 billion"."""
    rows: dict[str, list[Figure]] = defaultdict(list)
    prose = []
    for figure in checked.figures:
        if not figure.value or figure.claim is not None or figure.kind not in _KINDS:
            continue
        if figure.row is not None and not is_chinese(figure.metric or "0"):
            rows[_digits(figure)].append(figure)
        elif figure.row is None and _SCALE.search(figure.text) and len(_digits(figure)) >= FEWEST_LABELLED_DIGITS:
            prose.append(figure)
    for figure in prose if rows else ():
        told = [row for row in rows.get(_digits(figure), ()) if row.unit == figure.unit and _has_scale(row)]
        words = sentence(checked.text, figure.span, checked.report.span).of(checked.text)
        named = [(label, row) for row in told if (label := _label(checked, row)) and label.lower() in words.lower()]
        if named and all(slipped(row, figure) for row in told):
            yield from _slips(checked, named[0][0], [named[0][1], figure])


def _has_scale(row: Figure) -> bool:
    """Whether a cell is of a known scale: where no caption names one ($ million), its digits may mean any."""
    printed = _NUMERAL.search(row.text)
    return printed is None or row.value is None or Decimal(printed[0].replace(",", "")) != abs(row.value)


def _label(checked: CheckedReport, figure: Figure) -> str:
    """The first cell of a figure's row."""
    assert figure.row is not None
    return _CELLS.split(figure.row.of(checked.text).strip("| \t"))[0].strip()


def _digits(figure: Figure) -> str:
    return "".join(character for character in figure.text if character.isdigit()).strip("0")


def _parts(checked: CheckedReport) -> Iterator[Finding]:
    """25.20亿元,其中税收收入18.90万元,非税收入6.30亿元: the parts make up their total where one has another scale, and not
    as printed."""
    above: Sequence[Figure] = ()
    for figures in sentences_of(checked):
        for at, total in enumerate(figures[:-2]):
            yield from _mended_parts(checked, parts_behind(checked, figures, at), [total])
        if above and _AMONG.match(checked.text, above[-1].span.end, figures[0].span.start):
            totals = [each for each in above if is_exact(each) and each.unit == figures[0].unit]
            yield from _mended_parts(checked, figures, totals)
        above = figures


def _mended_parts(checked: CheckedReport, parts: Sequence[Figure], totals: Sequence[Figure]) -> Iterator[Finding]:
    """One part in another scale, with which all make up one of the totals, where they make up none as printed."""
    if len(parts) < 2 or not all(map(is_exact, parts)) or any(part.unit != parts[0].unit for part in parts):
        return
    # The others may tell something else of the same total: 出口89.5亿元,进口37.3亿元,顺差52.2亿元.
    adds_up = some_add_up if len(parts) <= MOST_PARTS_TRIED else add_up
    if any(adds_up(parts, total) for total in totals):
        return
    scales = [factor for slip in SLIPS for factor in (slip, 1 / slip)]
    for at, factor in product(range(len(parts)), scales):
        part = parts[at]
        mended = replace(part, value=(part.value or 0) * factor, step=(part.step or 0) * factor)
        total = next((each for each in totals if add_up([*parts[:at], mended, *parts[at + 1 :]], each)), None)
        if total is not None and _SCALE.search(part.text):
            yield _mended(checked, part, mended, parts, total)


def _mended(checked: CheckedReport, part: Figure, mended: Figure, parts: Sequence[Figure], total: Figure) -> Finding:
    working = " + ".join(number(each) for each in parts)
    return checked.finding(
        CODE,
        Severity.WARNING,
        part.span,
        mark("{sum} do not make up {total}; {figure} would have to be {mended}"),
        related=[total.span, *(each.span for each in parts if each is not part)],
        sum=working,
        total=total.printed,
        figure=part.printed,
        mended=say(mended.value or Decimal(0), total),
    )


def _is_sharp(figure: Figure) -> bool:
    """Whether a number has digits enough to be known again."""
    return len(_digits(figure)) >= FEWEST_SLIP_DIGITS and not figure.bound and not figure.approximation


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
                figure=figure.printed,
                other=other.printed,
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
