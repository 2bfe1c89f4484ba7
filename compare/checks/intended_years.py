"""Plans for a year that was over before the year of the report: 2023年,我局将坚持… in the report of 2024."""

from __future__ import annotations

from collections.abc import Iterator

from compare.checks.dated_terms import CODE
from compare.checks.rule import CheckedReport
from compare.language import mark
from compare.lexicon import pattern
from compare.model import Finding, PassageKind, Severity, Span

_INTENDED = pattern(
    r"(?P<year>{common.dates.year})年[,，][^,，。;；:：\d“”]{0,14}?将(?={zh.anachronisms.intention})"
    r"|In (?P<english>{common.dates.year}),? (?:we|the [A-Za-z ]{2,40}?) {en.goals.will}\b"
)


def find(checked: CheckedReport) -> Iterator[Finding]:
    """A sentence that opens with such a year and says what will be done in it."""
    year = checked.report.year
    if year is None:
        return
    for passage in checked.passages:
        if passage.kind is PassageKind.SENTENCE:
            told = _INTENDED.match(checked.folded, *passage.span)
            intended = told and (told["year"] or told["english"])
            if told and intended and int(intended) < year:
                template = mark(
                    "{intended} was over before {year}, of which the report is: nothing can be planned for it"
                )
                span = Span(*told.span())
                yield checked.finding(CODE, Severity.WARNING, span, template, intended=intended, year=str(year))
