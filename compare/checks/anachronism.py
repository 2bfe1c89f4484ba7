"""``anachronism``: what cannot be of the report's year. The parts: `plans`, `milestones`, `eras`, `dates`, `replaced`."""

from __future__ import annotations

from collections.abc import Iterator

from compare.checks import dated_terms as eras
from compare.checks import dates, milestones, plans
from compare.checks import replaced_years as replaced
from compare.checks.knowledge import knowledge
from compare.checks.report_dates import dating
from compare.checks.rule import Checked, Rule
from compare.language import mark
from compare.model import Finding, Severity


def _find(checked: Checked) -> Iterator[Finding]:
    when, known = dating(checked.report), knowledge(checked.options.knowledge)
    yield from replaced.find(checked, when)
    yield from dates.find(checked, when)
    yield from plans.find(checked, when, known)
    if when:
        yield from milestones.find(checked, when, known)
        yield from eras.find(checked, when, known)


RULE = Rule(
    eras.CODE,
    Severity.ERROR,
    mark("Something cannot be of the report's year: the text is of another one, or its years were replaced."),
    mark("2024年是“十二五”规划的收官之年"),
    _find,
)
