"""Growth from levels in the same report: 由120家增加到150家,增长20%; last year's level and this year's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from re import Match

from compare.checks.arithmetic_statements import CODE, contradicted, sentences_of
from compare.checks.rule import CheckedReport
from compare.checks.settings import FARTHEST_LEVELS, FROM_REACH
from compare.figures import check_claim
from compare.language import mark
from compare.lexicon import pattern
from compare.model import Basis, Figure, FigureKind, Finding, Severity, Verdict

_FROM = pattern(r"{zh.arithmetic.from_level}[^,，。;；]{0,14}$")
_TO = pattern(
    r"[^,，。;；]{0,10}?(?:(?P<up>{zh.arithmetic.grown_to})|(?P<down>{zh.arithmetic.fallen_to})|{zh.arithmetic.changed_to})?"
    r"{zh.arithmetic.to_level}(?:了)?(?:{common.dates.year}年的)?[^,，。;；\d]{0,4}$"
)
# 分别从209元、280元提高到217元、290元
_LISTED = pattern(r"\d[^,，。;；]{0,4}、$|{zh.arithmetic.respectively}")
_THEN = pattern(r"[,，]?[^,，。;；]{0,10}$")
_LEVELS = frozenset((FigureKind.COUNT, FigureKind.AMOUNT, FigureKind.PERCENT, FigureKind.PERMILLE, FigureKind.RATE))
_YEARLY = frozenset((Basis.YEAR_ON_YEAR, Basis.SINCE_LAST_YEAR_END))
# The level of each year, None where it has two; one such series for each unit and scope of a metric.
_Series = Mapping[int, Figure | None]


def find(checked: CheckedReport) -> Iterator[Finding]:
    levels = _levels(checked.figures)
    for figures in sentences_of(checked):
        yield from _from_to(checked, figures)
        for figure in figures:
            if figure.claim is not None and (finding := _over_years(checked, figure, levels)):
                yield finding


def _is_level(figure: Figure) -> bool:
    return (
        figure.kind in _LEVELS
        and figure.value is not None
        and figure.claim is None
        and not figure.approximation
        and not figure.bound
    )


def _from_to(checked: CheckedReport, figures: Sequence[Figure]) -> Iterator[Finding]:
    """由120家增加到150家: whether it grows as the verb says, and by as much as the next figure says."""
    for at, (old, new) in enumerate(pairwise(figures)):
        to = _leads_to(checked, old, new)
        if to is None or old.value is None or new.value is None:
            continue
        if (to["up"] and new.value < old.value) or (to["down"] and new.value > old.value):
            template = mark("from {old} to {new} is no {word}")
            before, after = "".join(old.text.split()), "".join(new.text.split())
            yield checked.finding(
                CODE,
                Severity.WARNING,
                new.span,
                template,
                related=[old.span],
                old=before,
                new=after,
                word=to["up"] or to["down"],
            )
        elif at + 2 < len(figures) and _THEN.fullmatch(checked.text, new.span.end, figures[at + 2].span.start):
            finding = _claimed(checked, figures[at + 2], old, new)
            if finding:
                yield finding


def _leads_to(checked: CheckedReport, old: Figure, new: Figure) -> Match[str] | None:
    """What joins two levels of one thing, the old and the new."""
    text, within = checked.text, checked.report.span
    if not (_is_level(old) and _is_level(new)) or old.unit != new.unit:
        return None
    lead = max(within.start, old.span.start - FROM_REACH)
    if not _FROM.search(text, lead, old.span.start) or _LISTED.search(text, lead, old.span.start):
        return None
    return None if text.startswith("、", new.span.end) else _TO.fullmatch(text, old.span.end, new.span.start)


def _claimed(checked: CheckedReport, growth: Figure, old: Figure, new: Figure) -> Finding | None:
    if growth.claim is None:
        return None
    check = check_claim(growth, old, new)
    if check.verdict is not Verdict.CONTRADICTED:
        return None
    calculation = f"{check.arguments['sum']} = {check.arguments['computed']}"
    return contradicted(checked, Severity.WARNING, growth.span, calculation, growth, [old.span, new.span])


def _levels(figures: Sequence[Figure]) -> Mapping[str, Sequence[_Series]]:
    """The levels of each metric over the years."""
    series: dict[tuple[str, str, tuple[str, ...]], dict[int, Figure | None]] = defaultdict(dict)
    for figure in figures:
        if (
            _is_level(figure)
            and figure.metric
            and figure.unit
            and figure.year is not None
            and "其中" not in figure.scope
        ):
            years = series[figure.metric, figure.unit, figure.scope]
            known = years.get(figure.year)
            years[figure.year] = figure if figure.year not in years or (known and known.value == figure.value) else None
    by_metric: dict[str, list[_Series]] = defaultdict(list)
    for (metric, _, _), years in series.items():
        by_metric[metric].append(years)
    return by_metric


def _is_ambiguous(series: Sequence[_Series], year: int) -> bool:
    """Whether several tables give levels of one name that differ: a balance, its change, the tax on it."""
    values_by_year = [{f.value for years in series if (f := years.get(at))} for at in (year - 1, year)]
    return len(series) > 1 and any(len(values) > 1 for values in values_by_year)


def _over_years(checked: CheckedReport, growth: Figure, levels: Mapping[str, Sequence[_Series]]) -> Finding | None:
    """A yearly growth in prose, where the report gives the level of both years; tables are footed by themselves."""
    claim = growth.claim
    if claim is None or growth.row is not None or claim.basis not in _YEARLY or claim.of is None or growth.year is None:
        return None
    series = levels.get(claim.of, ())
    if _is_ambiguous(series, growth.year):
        return None
    for years in series:
        old, new = years.get(growth.year - 1), years.get(growth.year)
        if old and new and old.value and new.value and 1 / FARTHEST_LEVELS < new.value / old.value < FARTHEST_LEVELS:
            return _claimed(checked, growth, old, new)
    return None
