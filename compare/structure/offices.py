"""Whose report this is, as far as the text says."""

from __future__ import annotations

import re

from compare.lexicon import pattern
from compare.structure.settings import LONGEST_OFFICE

_PLACE = pattern("{zh.offices.place}")
_OFFICE = pattern(
    r"{zh.offices.about}?(?:{common.dates.year}\s*年度?)?"
    r"(?P<office>[\u4e00-\u9fff]{2,24}?(?:{zh.offices.kinds}|{zh.offices.local_government}))"
)
_GAP = pattern(r"\s{2,}|(?<={zh.offices.department_end})\s")
_CONGRESS = pattern(
    r"{zh.offices.at}(?P<place>[\u4e00-\u9fff]{2,10}?{zh.offices.congress_place})?第\S{1,4}届"
    r"(?:\s*{zh.offices.congress}|$)|{zh.offices.for_state_council}"
)
_NAME = r"[A-Z][\w&.'’-]*(?:,?\s+(?:{en.offices.name_links}|&|[A-Z][\w&.'’-]*))*"
_REPORT = r"{en.headings.report_nouns}"
_YEAR = r"(?:(?:{en.headings.fiscal_year}\s*)?{common.dates.year}(?:\s*[-–/]\s*\d{2,4})?)"
_BEFORE_REPORT = pattern(
    rf"(?:{{en.offices.article}}\s+)?(?P<office>{_NAME}?)(?:['’]s?)?[,:–—-]*\s+(?:{_YEAR}\s+)?"
    rf"(?:{{en.offices.report_adjectives}}\s+)*{_REPORT}"
)
_AFTER_REPORT = pattern(rf"{_REPORT}\s+{{en.offices.report_by}}\s+(?:{{en.offices.article}}\s+)?(?P<office>{_NAME})")
_OWN_LINE = pattern(rf"(?P<office>(?:{_NAME}\s+)?{{en.offices.kinds}}(?:\s+{{en.offices.office_links}}\s+{_NAME})?)")
_IS_OFFICE = pattern(r"\b{en.offices.kinds}(?!\w)")
_REGISTRANT = pattern(r"{en.offices.registrant_line}")
_POSSESSIVE = pattern(r"['’]s?$")


def organisation(title: str | None, top: list[str], cover: str = "") -> str | None:
    """The office that the title names, or that a line of its own at the ``top`` names, or the government that reports
    to a people's congress, or the registrant of a filing's ``cover``; None where there is none, or only its kind
    (卫生健康局 of nowhere)."""
    lines = [part for line in top for part in _GAP.split(line.strip())]
    named = [_OFFICE.match(title or ""), *(_OFFICE.fullmatch(line) for line in lines)]
    office = next((m["office"] for m in named if m and _PLACE.search(m["office"])), None)
    office = office or next((_government(m) for line in top if (m := _CONGRESS.search(line))), None)
    return office or _english(title or "", lines, cover)


def _government(congress: re.Match[str]) -> str:
    return "国务院" if congress["place"] is None else f"{congress['place']}人民政府"


def _english(title: str, lines: list[str], cover: str) -> str | None:
    registrant = _REGISTRANT.search(cover)
    if registrant and (last := cover[: registrant.start()].rstrip().rpartition("\n")[2].strip()):
        return last[:LONGEST_OFFICE]
    named = [_BEFORE_REPORT.match(title), _AFTER_REPORT.search(title)]
    named += [_OWN_LINE.fullmatch(line) for line in lines if len(line) <= LONGEST_OFFICE]
    office = next((m["office"] for m in named if m and _IS_OFFICE.search(m["office"])), None)
    return office and _POSSESSIVE.sub("", office)
