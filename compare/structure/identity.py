"""Which report this is: title, years, organisation, as far as the text says."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?=\s*年)|(?:\byear|\bFY|\b[Ii]n|\b[Dd]uring)\s*((?:19|20)\d\d)\b")
_TITLE_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_PLAN = re.compile(
    r"((?:19|20)\d\d)\s*年?(?:度|上半年|下半年)?(?:重点)?的?[^\d，,。]{0,12}?(?:计划|安排|打算|思路|要点|目标任务|部署|建议)"
)
_DONE = re.compile(r"((?:19|20)\d\d)\s*年?(?:度|上半年|下半年)?的?[^\d，,。]{0,12}?(?:总结|回顾|情况|公报|报告|完成)")
_MASKED_YEAR = re.compile(r"(?:20)?[xX×＊*]{2,4}\s*年")
_PLACE = re.compile(r"[省市区县镇乡州旗盟村]|街道|国务院|中华人民共和国|部$")
_OFFICE = re.compile(
    r"(?:关于)?(?:(?:19|20)\d\d\s*年度?)?(?P<office>[\u4e00-\u9fff]{2,24}?(?:委员会|办公室|人民政府|(?<=[省市区县州])政府|(?<!统)局|厅|公司|医院|"
    r"中心|学校|大学|学院|部|院))"
)
# The lead says which year a report is about; further down it looks back and ahead.
_LEAD_LENGTH = 600


class Years(NamedTuple):
    year: int | None
    title_year: int | None
    plan_year: int | None


def years(title: str | None, headings: list[str], body: str) -> Years:
    """``year``: whose results the body reports, as the body says (None where it is masked); ``title_year``: the
    title's; ``plan_year``: the year planned for."""
    name = title or ""
    in_title = [int(y) for y in _TITLE_YEAR.findall(name)]
    plan = _first(_PLAN, [name, *headings])
    title_year = _first(_DONE, [name]) or (in_title[0] if in_title else None)
    year = _first(_DONE, headings)
    if year is None:
        lead = Counter(int(a or b) for a, b in _YEAR.findall(body[:_LEAD_LENGTH]))
        masked = len(_MASKED_YEAR.findall(body[:_LEAD_LENGTH]))
        year = max(lead, key=lambda y: (lead[y], -y)) if lead and sum(lead.values()) >= masked else None
        if year is None and not _MASKED_YEAR.search(body):
            year = title_year
    return Years(year, title_year, plan)


def _first(pattern: re.Pattern[str], texts: list[str]) -> int | None:
    return next((int(m.group(1)) for text in texts if (m := pattern.search(text))), None)


def organisation(title: str | None, top: list[str]) -> str | None:
    """The office that the title names, or that a line of its own at the ``top`` names; None where there is none, or
    only its kind (卫生健康局 of nowhere)."""
    named = [_OFFICE.match(title or ""), *(_OFFICE.fullmatch(line) for line in top)]
    return next((m["office"] for m in named if m and _PLACE.search(m["office"])), None)
