"""Which report this is: title and years, as far as the text says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

from compare.lexicon import Pattern, pattern
from compare.model import Paragraph
from compare.structure.chrome_lines import is_prose
from compare.structure.labels import label_at
from compare.structure.roles import role_of
from compare.structure.settings import LEAD_LENGTH, TITLE_REACH
from compare.structure.titles import is_bare, is_title

_YEAR = pattern(r"{common.dates.year}(?<!\d\d{4})(?=\s*年)")
# The first letter for itself, so that `re` skips ahead to it.
_ENGLISH_YEAR = pattern(r"\b(?:{en.dates.year_lead}\s*|{en.dates.year_ended}\s+)({common.dates.year})\b")
_TITLE_YEAR = pattern(r"(?<!\d)({common.dates.year})(?!\d)")
_PLAN = pattern("(?=({common.dates.year})){zh.roles.planned_work}")
_DONE = pattern("(?=({common.dates.year})){zh.roles.reported_work}")
_MASKED_YEAR = pattern(r"[xX×＊*]{2,4}\s*年")


def find_titles(text: str, paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs that hold a report's title, the first of them as it is best read; none where it has none. A
    heading of the format's that opens the report, and is the only one of its level without a label, is its title too.
    """
    above = list(
        takewhile(
            lambda part: not part.row and label_at(text, *part.own) is None and not is_prose(part.own.of(text)),
            paragraphs[:TITLE_REACH],
        )
    )
    titles = [part for part in above if is_title(text, part.own)]
    marked = next((part for part in above if part.level is not None), None)
    if titles or marked is None:
        return titles[:1] + [part for part in titles[1:] if not is_bare(part.own.of(text))]
    peers = [part for part in paragraphs if part.level is not None and part.level <= (marked.level or 0)]
    return [marked] if all(part is marked or label_at(text, *part.own) for part in peers) else []


class Years(NamedTuple):
    year: int | None
    title_year: int | None
    plan_year: int | None


def years(title: str | None, headings: list[str], body: str) -> Years:
    """``year``: whose results the body reports, as the body says (None where it is masked); ``title_year``: the
    title's; ``plan_year``: the year planned for."""
    name = title or ""
    in_title = [int(y) for y in _TITLE_YEAR.findall(name)]
    title_year = _first(_DONE, [name]) or (in_title[0] if in_title else None)
    plan = _first(_PLAN, [*headings, name])
    done = ((heading, _first(_DONE, [heading])) for heading in headings)
    year = next((y for heading, y in done if y and role_of(heading) != "plan"), None)
    if year is None:
        year = _most_named(body[:LEAD_LENGTH])
    if year is None and not _MASKED_YEAR.search(body):
        year = _by_plan(body, plan) or title_year
    if plan is None:
        named = ((heading, _first(_TITLE_YEAR, [heading])) for heading in headings)
        plan = next((y for heading, y in named if y and y > (year or y) and role_of(heading) == "plan"), None)
    return Years(year, title_year, plan)


def _most_named(text: str) -> int | None:
    """The year that ``text`` names most often, the earlier of two; None where most are masked."""
    named = Counter(int(year) for year in [*_YEAR.findall(text), *_ENGLISH_YEAR.findall(text)])
    if not named or sum(named.values()) < len(_MASKED_YEAR.findall(text)):
        return None
    return max(named, key=lambda year: (named[year], -year))


def _by_plan(body: str, plan: int | None) -> int | None:
    """The year before the one planned for, where the body names it; without a plan the one named most often."""
    if plan is None:
        return _most_named(body)
    return plan - 1 if plan - 1 in map(int, _YEAR.findall(body)) else None


def _first(year: Pattern, texts: list[str]) -> int | None:
    return next((int(m.group(1)) for text in texts if (m := year.search(text))), None)
