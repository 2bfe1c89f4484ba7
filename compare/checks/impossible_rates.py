"""Rates and falls that cannot be: a pass rate of 109.8%, a count that fell by 120%, shares of one whole that make 110."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from compare.checks.arithmetic_statements import CODE
from compare.checks.metric_names import is_chinese
from compare.checks.rule import CheckedReport
from compare.checks.settings import MOST_SHARES_OVER
from compare.language import mark
from compare.lexicon import pattern
from compare.model import Direction, Figure, FigureKind, Finding, Severity, Span

_BOUNDED = pattern("{zh.arithmetic.bounded_rate}$|{en.arithmetic.bounded_rate}$")
_SIGNED = pattern("{zh.arithmetic.signed}|{en.arithmetic.signed}")
_SHARE = pattern("{zh.arithmetic.plain_share}$")
_REST = pattern("^(?:{zh.arithmetic.rest})")
_UNBOUNDED = pattern("{zh.arithmetic.unbounded_rate}")
_GRADE = pattern("^(?:{zh.arithmetic.grade})(?:{zh.arithmetic.plain_share}|率|的)*$")
_JOINS = pattern(r"[^。；;\d]{0,16}")
_HUNDRED = Decimal(100)

_OVER = mark("{metric} cannot be {figure}: it is a share of all")
_FALLS = mark("{metric} cannot fall by {figure}")
_TOGETHER = mark("{sum}: the shares of one whole are more than 100%")


def find(checked: CheckedReport, sentences: Sequence[Sequence[Figure]]) -> Iterator[Finding]:
    for figure in checked.figures:
        if figure.kind is FigureKind.PERCENT and figure.value is not None and figure.value > _HUNDRED:
            yield from _impossible(checked, figure)
    for figures in sentences:
        yield from _together(checked, figures)


def _impossible(checked: CheckedReport, figure: Figure) -> Iterator[Finding]:
    claim, metric = figure.claim, figure.metric or ""
    if claim is None and _BOUNDED.search(metric) and not _UNBOUNDED.search(metric):
        template, name = _OVER, metric
    elif claim is not None and claim.direction is Direction.DOWN and claim.of and not _SIGNED.search(claim.of):
        template, name = _FALLS, claim.of
    else:
        return
    text = "".join(figure.text.split())
    yield checked.finding(CODE, Severity.WARNING, figure.span, template, metric=name, figure=text)


def _together(checked: CheckedReport, figures: Sequence[Figure]) -> Iterator[Finding]:
    """消费类占35.2%、物业类占41.3%、其他占33.5%: a list of shares that ends with all the rest; or of grades, of which
    each answer has one: 非常满意占62.3%, 满意占28.1%."""
    listed: list[Figure] = []
    for figure in figures:
        follows = not listed or _JOINS.fullmatch(checked.text, listed[-1].span.end, figure.span.start)
        if _is_share(checked, figure) and follows:
            listed.append(figure)
        elif _is_share(checked, figure):
            listed = [figure]
    rest = bool(listed) and _REST.search(listed[-1].metric or "") is not None
    graded = len(listed) > 2 and all(_GRADE.search(figure.metric or "") for figure in listed)
    if len(listed) < 2 or not (rest or graded):
        return
    steps = sum((figure.step or Decimal(0) for figure in listed), Decimal(0))
    added = sum((figure.value or Decimal(0) for figure in listed), Decimal(0))
    if _HUNDRED + steps / 2 < added <= MOST_SHARES_OVER:
        working = " + ".join(f"{figure.value}" for figure in listed)
        span = Span(listed[0].span.start, listed[-1].span.end)
        yield checked.finding(CODE, Severity.WARNING, span, _TOGETHER, sum=f"{working} = {added}")


def _is_share(checked: CheckedReport, figure: Figure) -> bool:
    """A share whose whole is not named: 占35.2%, not 占税收的60%."""
    if figure.kind is not FigureKind.PERCENT or figure.value is None or figure.claim is not None:
        return False
    lead = max(checked.report.span.start, figure.span.start - 6)
    return is_chinese(figure.metric or "") and _SHARE.search(checked.text, lead, figure.span.start) is not None
