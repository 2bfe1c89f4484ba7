"""Whose report this is, as far as the text says."""

from __future__ import annotations

import re

_PLACE = re.compile(r"[省市区县镇乡州旗盟村]|街道|国务院|中华人民共和国|部$")
_OFFICE = re.compile(
    r"(?:关于)?(?:(?:19|20)\d\d\s*年度?)?(?P<office>[\u4e00-\u9fff]{2,24}?(?:委员会|办公室|人民政府|(?<=[省市区县州])政府|(?<!统)局|厅|公司|医院|"
    r"中心|学校|大学|学院|部|院))"
)
_GAP = re.compile(r"\s(?:\s+|(?<=[局厅委部]\s))")
_CONGRESS = re.compile(
    r"在(?P<place>[\u4e00-\u9fff]{2,10}?(?:省|市|自治区|[区县州]))?第\S{1,4}届(?:\s*(?:全国)?人民代表大会|$)|我代表国务院"
)
# The name of an English office has one of these words; a title without one names a subject (Water Quality Report).
_KIND = (
    r"(?:Department|Ministry|Office|Bureau|Agency|Council|Committee|Commission|Board|Authority|Administration|Division|"
    r"Bank|University|College|Schools?|Hospital|Librar(?:y|ies)|Institute|Cent(?:er|re)|Compan(?:y|ies)|Corporation|"
    r"Corp\.?|Inc\.?|Ltd\.?|LLC|PLC|Group|Holdings?|Association|Society|Foundation|Trust|Services?|System|County|City|"
    r"Town|Borough|District|Court)"
)
_NAME = r"[A-Z][\w&.'’-]*(?:,?\s+(?:of|and|the|for|&|[A-Z][\w&.'’-]*))*"
_REPORT = r"(?:Report|Review|Bulletin|Statement|Plan|Summary|Accounts)\b"
_YEAR = r"(?:(?:FY\s*)?(?:19|20)\d\d(?:\s*[-–/]\s*\d{2,4})?)"
_BEFORE_REPORT = re.compile(
    rf"(?:The\s+)?(?P<office>{_NAME}?)(?:['’]s?)?[,:–—-]*\s+(?:{_YEAR}\s+)?"
    rf"(?:(?i:Annual|Interim|Quarterly|Monthly|Half-Year(?:ly)?|Year-End|Work|Progress|Performance)\s+)*(?i:{_REPORT})"
)
_AFTER_REPORT = re.compile(rf"(?i:{_REPORT})\s+(?:of|by)\s+(?:the\s+)?(?P<office>{_NAME})")
_OWN_LINE = re.compile(rf"(?P<office>(?:{_NAME}\s+)?(?i:{_KIND})(?:\s+(?:of|for)\s+{_NAME})?)")
_IS_OFFICE = re.compile(rf"\b(?i:{_KIND})(?!\w)")
# The cover of a filing with the United States' Securities and Exchange Commission (Form 10-K).
_REGISTRANT = "(Exact name of registrant"
_POSSESSIVE = re.compile(r"['’]s?$")
COVER, LONGEST_NAME = 3000, 100  # characters


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
    above, found, _ = cover.partition(_REGISTRANT)
    if found and (last := above.rstrip().rpartition("\n")[2].strip()):
        return last[:LONGEST_NAME]
    named = [_BEFORE_REPORT.match(title), _AFTER_REPORT.search(title)]
    named += [_OWN_LINE.fullmatch(line) for line in lines if len(line) <= LONGEST_NAME]
    office = next((m["office"] for m in named if m and _IS_OFFICE.search(m["office"])), None)
    return office and _POSSESSIVE.sub("", office)
