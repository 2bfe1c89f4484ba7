"""Which report this is: title and years, as far as the text says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

from compare.model import Paragraph
from compare.structure.chrome_lines import is_prose
from compare.structure.labels import label_at
from compare.structure.roles import role_of
from compare.structure.titles import is_bare, is_title

_YEAR = re.compile(r"(?:19|20)(?<!\d..)\d\d(?=\s*年)")
# The first letter for itself, so that `re` skips ahead to it.
_ENGLISH_YEAR = re.compile(
    r"[yFIiDd](?<=\b.)(?:(?:(?<=y)ear|(?<=F)Y|(?<=[Ii])n|(?<=[Dd])uring)\s*|"
    r"(?<=y)ears?\s+(?:that\s+)?ended\s+(?:on\s+)?[A-Z][a-z]+\.?\s+\d{1,2},\s*)((?:19|20)\d\d)\b(?!\s*年)"
)
_TITLE_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_PLAN = re.compile(
    r"((?:19|20)\d\d)\s*年?(?:度|上半年|下半年)?(?:重点)?的?(?:(?!总结|回顾)[^\d，,。]){0,12}?(?:计划|安排|打算|思路|要点|目标任务|部署|建议)"
)
_DONE = re.compile(r"((?:19|20)\d\d)\s*年?(?:度|上半年|下半年)?的?[^\d，,。]{0,12}?(?:总结|回顾|情况|公报|报告|完成)")
# Two to four; the first for itself too.
_MASKED_YEAR = re.compile(r"[xX×＊*][xX×＊*]{1,3}\s*年")
# The lead says which year a report is about; further down it looks back and ahead.
_LEAD_LENGTH = 600


# A report's title stands among so many paragraphs at its top.
TOP = 5


def find_titles(text: str, paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs that hold a report's title, the first of them as it is best read; none where it has none. A
    heading of the format's that opens the report, and is the only one of its level without a label, is its title too.
    """
    above = list(
        takewhile(
            lambda part: not part.row and label_at(text, *part.own) is None and not is_prose(part.own.of(text)),
            paragraphs[:TOP],
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
        year = _most_named(body[:_LEAD_LENGTH])
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
    return plan - 1 if re.search(rf"(?<!\d){plan - 1}\s*年", body) else None


def _first(pattern: re.Pattern[str], texts: list[str]) -> int | None:
    return next((int(m.group(1)) for text in texts if (m := pattern.search(text))), None)
