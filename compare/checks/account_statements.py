"""Accounts in sentences: what came in less what went out, and a product from its three branches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from compare.checks.arithmetic_statements import Computed, differs, interval, is_exact, lines_of, named, number
from compare.checks.rule import CheckedReport
from compare.checks.settings import COUNTED_REACH, MEAN_REACH
from compare.figures.numbers.intervals import Interval
from compare.lexicon import Pattern, pattern
from compare.model import Figure, Finding, Span

_BALANCE = pattern("{zh.footing.balance}$")
_DEFICIT = pattern("{zh.footing.deficit}$")
_ACCUMULATED = pattern("{zh.footing.accumulated}")
_INCOME = pattern("(?:{zh.footing.income})额?$")
_OUTGO = pattern("(?:{zh.footing.outgo})额?$")
_INCOME_TOTAL = pattern("{zh.arithmetic.income_total}")
_OUTGO_TOTAL = pattern("{zh.arithmetic.outgo_total}")
_SET_OFF = pattern("{zh.arithmetic.set_off}")
_PRODUCT = pattern("{zh.arithmetic.product}")
_BRANCH = pattern("{zh.arithmetic.branch}")


def find(checked: CheckedReport, sentences: Sequence[Sequence[Figure]]) -> Iterator[Finding]:
    for figures in sentences:
        yield from _balances(checked, figures)
    for figures in lines_of(checked):
        yield from _set_off(checked, figures)
        yield from _branches(checked, figures)


def _balances(checked: CheckedReport, figures: Sequence[Figure]) -> Iterator[Finding]:
    """出口额85.0亿元,进口额40.0亿元,贸易顺差45.0亿元."""
    balance = named(figures, _BALANCE)
    if balance is None or _is_accumulated(checked, balance):
        return
    income, outgo = named(figures, _INCOME), named(figures, _OUTGO)
    if income is None or outgo is None or len({f.unit for f in (balance, income, outgo)}) > 1:
        return
    first, second = (outgo, income) if _DEFICIT.search(balance.metric or "") else (income, outgo)
    if first.value != second.value:  # two sides of an account, of which the balance is a part
        yield from differs(checked, balance, _less(first, second))


def _is_accumulated(checked: CheckedReport, balance: Figure) -> bool:
    """Whether it is a balance of many years."""
    lead = Span(max(checked.report.span.start, balance.span.start - MEAN_REACH), balance.span.start)
    clause = lead.of(checked.folded).rpartition(",")[2]
    return _ACCUMULATED.search(f"{clause} {balance.metric or ''}") is not None


def _set_off(checked: CheckedReport, figures: Sequence[Figure]) -> Iterator[Finding]:
    """收入总计42.00亿元。支出总计39.60亿元。收支相抵,年终结余2.40亿元."""
    income, outgo = _behind(checked, figures, _INCOME_TOTAL), _behind(checked, figures, _OUTGO_TOTAL)
    if income is None or outgo is None or income.unit != outgo.unit:
        return
    near = [f for f in figures if 0 < f.span.start - outgo.span.end <= 2 * MEAN_REACH]
    balance = next((f for f in near if is_exact(f) and _BALANCE.search(f.metric or "")), None)
    if balance is None or balance.unit != income.unit:
        return
    if _SET_OFF.search(checked.text, outgo.span.end, balance.span.start):
        yield from differs(checked, balance, _less(income, outgo))


def _behind(checked: CheckedReport, figures: Sequence[Figure], name: Pattern) -> Figure | None:
    """The one exact figure right behind these words."""
    found = [f for f in figures if name.search(checked.text, max(0, f.span.start - COUNTED_REACH), f.span.start)]
    return found[0] if len(found) == 1 and is_exact(found[0]) and found[0].row is None else None


def _less(first: Figure, second: Figure) -> Computed:
    assert first.value is not None and second.value is not None
    a, b = interval(first), interval(second)
    bounds = Interval(a.low - b.high, a.high - b.low)
    return Computed(first.value - second.value, bounds, f"{number(first)} - {number(second)}", [first, second])


def _branches(checked: CheckedReport, figures: Sequence[Figure]) -> Iterator[Finding]:
    """地区生产总值486.20亿元。其中,第一产业增加值38.45亿元,第二产业212.66亿元,第三产业235.09亿元: of one place and year."""
    product = named(figures, _PRODUCT)
    levels = [f for f in figures if f.claim is None and _BRANCH.search(f.metric or "")]
    branches = {f.metric: f for f in levels if is_exact(f)}
    parts = list(branches.values())
    if product is None or len(parts) != 3 or len(levels) != 3 or product.span.start > min(p.span.start for p in parts):
        return
    if any((part.unit, part.year, part.row) != (product.unit, product.year, None) for part in parts):
        return
    bounds = [interval(part) for part in parts]
    added = Interval(sum((b.low for b in bounds), Decimal(0)), sum((b.high for b in bounds), Decimal(0)))
    value = sum((part.value or Decimal(0) for part in parts), Decimal(0))
    working = " + ".join(number(part) for part in parts)
    yield from differs(checked, product, Computed(value, added, working, parts))
