"""Balances carried forward in sentences: what was there at the beginning, what came and what went, what is there at the end.

年初债务余额11.20亿元,新增2.30亿元,偿还0.90亿元,年末余额12.60亿元; ``Cash was $80 million at the beginning of 2023. Operations
provided $190 million and financing used $60 million, so that cash at the end of the year was $210 million``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise, permutations, product

from compare.checks.arithmetic_statements import Computed, differs, interval, is_exact, lines_of, number
from compare.checks.metric_names import is_chinese
from compare.checks.rule import CheckedReport
from compare.checks.settings import FARTHEST_TOTAL, MOST_MOVEMENTS
from compare.figures.numbers.intervals import Interval
from compare.lexicon import pattern
from compare.model import Figure, Finding, Measure, Span

_OPENING = pattern("{zh.footing.opening}")
_CLOSING = pattern("{zh.footing.closing}")
_IN = pattern("{zh.arithmetic.taken_in}")
_OUT = pattern("{zh.arithmetic.given_out}")
_BEGINNING = pattern("{en.arithmetic.at_beginning}")
_END = pattern("{en.arithmetic.at_end}")
_ENGLISH_IN = pattern("{en.arithmetic.brought_in}")
_ENGLISH_OUT = pattern("{en.arithmetic.took_out}")
_ACTIVITIES = pattern("{en.arithmetic.activities}")
_KINDS_OF_ACTIVITIES = 3
_BOTH_WAYS = (1, -1)
_CLAUSE_ENDS = ",，;；。、\n"
_SENTENCE_ENDS = (". ", "; ", "。", "；", "\n")


def find(checked: CheckedReport, _sentences: Sequence[Sequence[Figure]]) -> Iterator[Finding]:
    for figures in lines_of(checked):
        levels = [figure for figure in figures if figure.row is None]
        for at, opening in enumerate(levels[:-2]):
            if is_exact(opening) and opening.value and (flows := _carried(checked, levels, at)):
                yield from _closed(checked, opening, *flows)


def _carried(checked: CheckedReport, figures: Sequence[Figure], at: int) -> tuple[Sequence[Figure], Figure] | None:
    """The flows behind an opening balance and the closing one, where nothing else of that unit stands between."""
    opening = figures[at]
    is_closing = (
        _is_closing if is_chinese(checked.text[opening.span.start - 12 : opening.span.end + 12]) else _is_ending
    )
    if not (_is_opening(checked, figures, at) if is_closing is _is_closing else _is_beginning(checked, figures, at)):
        return None
    following = figures[at + 1 : at + MOST_MOVEMENTS + 2]
    for place, figure in enumerate(following):
        if figure.unit != opening.unit or not _is_flow(figure):
            return None
        if place > 0 and is_exact(figure) and is_closing(checked, figures, at + 1 + place):
            return following[:place], figure
    return None


def _is_flow(figure: Figure) -> bool:
    """Exact, also where it is told as a change (减少47人)."""
    return is_exact(replace(figure, claim=None))


def _lead(checked: CheckedReport, figure: Figure) -> str:
    """The words of a figure's own clause that stand before it."""
    lead = checked.text[max(checked.report.span.start, figure.span.start - 40) : figure.span.start]
    return lead[1 + max(lead.rfind(end) for end in _CLAUSE_ENDS) :]


def _is_opening(checked: CheckedReport, figures: Sequence[Figure], at: int) -> bool:
    return _OPENING.search(_lead(checked, figures[at])) is not None


def _is_closing(checked: CheckedReport, figures: Sequence[Figure], at: int) -> bool:
    figure = figures[at]
    return figure.measure is not Measure.FLOW and _CLOSING.search(_lead(checked, figure)) is not None


def _around(checked: CheckedReport, figures: Sequence[Figure], at: int) -> tuple[str, str]:
    """What stands between a figure and the ones before and behind it, in its sentence and its clause."""
    before = figures[at - 1].span.end if at else checked.report.span.start
    after = figures[at + 1].span.start if at + 1 < len(figures) else checked.report.span.end
    lead = checked.folded[max(before, figures[at].span.start - 80) : figures[at].span.start]
    tail = checked.folded[figures[at].span.end : min(after, figures[at].span.end + 60)]
    start = max(lead.rfind(end) for end in _SENTENCE_ENDS)
    ends = [at for end in (*_SENTENCE_ENDS, ",") if (at := tail.find(end)) >= 0]
    return lead[start + 1 :], tail[: min(ends, default=len(tail))]


def _is_beginning(checked: CheckedReport, figures: Sequence[Figure], at: int) -> bool:
    return any(_BEGINNING.search(words) for words in _around(checked, figures, at))


def _is_ending(checked: CheckedReport, figures: Sequence[Figure], at: int) -> bool:
    """In the sentence of the last flow, so that nothing else came between."""
    between = Span(figures[at - 1].span.end, figures[at].span.start).of(checked.folded)
    told = any(_END.search(words) for words in _around(checked, figures, at))
    return told and not any(end in between for end in _SENTENCE_ENDS)


def _closed(checked: CheckedReport, opening: Figure, flows: Sequence[Figure], closing: Figure) -> Iterator[Finding]:
    """A finding where no reading of the flows leads from one balance to the other."""
    if is_chinese(checked.text[opening.span.end : closing.span.start]):
        choices = [_signs(_lead(checked, flow), flow) for flow in flows]
        if len({choice[0] for choice in choices if len(choice) == 1}) < 2 and _BOTH_WAYS not in choices:
            return  # what went may not be told where only what came is
    else:
        choices = _english_signs(checked, [opening, *flows])
    if not all(choices):
        return
    choices = [
        (*choice, 0) if _is_of_others(flow, flows) else choice for choice, flow in zip(choices, flows, strict=True)
    ]
    for signs in product(*choices):
        if _computed(opening, flows, signs).bounds.meets(interval(closing)):
            return
    stated = closing.value or Decimal(0)
    nearest = min(product(*choices), key=lambda signs: abs(_computed(opening, flows, signs).value - stated))
    computed = _computed(opening, flows, nearest)
    if abs(computed.value - stated) <= FARTHEST_TOTAL * abs(computed.value):
        yield from differs(checked, closing, computed)


def _is_of_others(flow: Figure, flows: Sequence[Figure]) -> bool:
    """Whether a flow is the sum or the difference of two others, told beside them: 收入18.94亿元,支出15.28亿元,当期结余3.66亿元."""
    others = [interval(other) for other in flows if other is not flow]
    own = interval(flow)
    return any(
        Interval(a.low + b.low, a.high + b.high).meets(own) or Interval(a.low - b.high, a.high - b.low).meets(own)
        for a, b in permutations(others, 2)
    )


def _signs(words: str, flow: Figure) -> tuple[int, ...]:
    """1 for what came, -1 for what went, both where the words do not say; 0 where it may be part of another flow."""
    came, went = _IN.search(words) is not None, _OUT.search(words) is not None
    known = _BOTH_WAYS if came == went else (1,) if came else (-1,)
    return (*known, 0) if "其中" in flow.scope else known


def _english_signs(checked: CheckedReport, figures: Sequence[Figure]) -> list[tuple[int, ...]]:
    """The same by the verbs before each flow; nothing is known where a statement of cash leaves out an activity."""
    gaps = [Span(one.span.end, other.span.start).of(checked.folded) for one, other in pairwise(figures)]
    named = sum(_ACTIVITIES.search(gap) is not None for gap in gaps)
    if 0 < named < _KINDS_OF_ACTIVITIES:
        return [()]
    signs = [(_ENGLISH_IN.search(gap), _ENGLISH_OUT.search(gap)) for gap in gaps]
    return [() if (came is None) == (went is None) else (1 if came else -1,) for came, went in signs]


def _computed(opening: Figure, flows: Sequence[Figure], signs: Sequence[int]) -> Computed:
    first = interval(opening)
    value, low, high, working = opening.value or Decimal(0), first.low, first.high, number(opening)
    terms = [opening]
    for flow, sign in zip(flows, signs, strict=True):
        if sign:
            bounds = interval(flow)
            value += sign * (flow.value or Decimal(0))
            low += bounds.low if sign > 0 else -bounds.high
            high += bounds.high if sign > 0 else -bounds.low
            working += f" {'+' if sign > 0 else '-'} {number(flow)}"
            terms.append(flow)
    return Computed(value, Interval(low, high), working, terms)
