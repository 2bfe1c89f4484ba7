"""What a reader must know of a comparison before she trusts the rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compare.alignment.prepared import PreparedReport
from compare.alignment.sections.section_map import SectionMap
from compare.alignment.years import direction_in_time, report_year
from compare.language import mark
from compare.model import Notice, TablePair

YEARS_REVERSED = "years-reversed"
BUDGET_MET = "budget-met"


def notices_of(
    old: PreparedReport, new: PreparedReport, sections: SectionMap, tables: Sequence[TablePair]
) -> Iterator[Notice]:
    """That NEW is of an earlier year than OLD; that there were too many sections, or rows of a table, to compare each with
    each."""
    if direction_in_time(old, new) < 0:
        message = mark("OLD reports {old} and NEW reports {new}: no growth is checked. --swap exchanges them.")
        yield Notice(YEARS_REVERSED, message, {"old": str(report_year(old)), "new": str(report_year(new))})
    if sections.too_many:
        message = mark("{old} and {new} sections are too many to compare each with each: the same headings are paired.")
        yield Notice(BUDGET_MET, message, {"old": str(len(old.sections)), "new": str(len(new.sections))})
    if any(pair.budget_met for pair in tables):
        message = mark(
            "A table has too many rows without the same label to compare each with each: those in place are."
        )
        yield Notice(BUDGET_MET, message)
