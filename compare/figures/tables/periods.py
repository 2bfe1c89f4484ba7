"""Periods that heads and labels name: 2022年, 本年, 上年同期, ``September 30, 2018``."""

from __future__ import annotations

import re

_YEAR = re.compile(
    r"(?<!\d)(?:FY\s?)?(?P<year>(?:19|20)\d{2})(?:财?年(?:度|末|底|全年|1\s?[-—~至]\s?12月份?)?|/\d{2}(?!\d))?(?!\d|\s*[-—~至]\s*(?:19|20)?\d\d|[-—~])"
)
_RELATIVE = (
    (re.compile(r"(?:上|去)(?:一?年度?|期)(?:同期|末|底|年末|期末)*|期初|年初"), -1),
    (re.compile(r"(?:本|当|今)(?:年度?|期)(?:末|底|年末|期末)*|期末|年末"), 0),
)
_ENGLISH = (
    (re.compile(r"\b(?:prior|previous|last|preceding) (?:fiscal )?(?:year|period)\b", re.IGNORECASE), -1),
    (re.compile(r"\b(?:current|this) (?:fiscal )?(?:year|period)\b", re.IGNORECASE), 0),
)
# What is left of a date once the year is taken out.
_DATE_WORDS = re.compile(
    r"\b(?:as of|as at|at|for the|the|fiscal|calendar|years?|months?|quarters?|periods?|ended|ending|three|six|nine|twelve|and|"
    r"January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|\d{1,2})\b[.,]?",
    re.IGNORECASE,
)
_LATIN = re.compile("[A-Za-z]{3}")
_CHINESE = re.compile("[\u4e00-\u9fff]")


def period_in(text: str, year: int | None) -> tuple[str, int | None]:
    """``text`` without the period that it names, and that; ``year`` is what 本年 means. A head that compares (比上年)
    names none."""
    found = _YEAR.search(text)
    if found and not (text[: found.start()].endswith(("比", "较", "to ", "vs ", "from "))):
        rest = text[: found.start()] + " " + text[found.end() :]
        return _bare(rest), int(found["year"])
    for pattern, shift in (*_RELATIVE, *_ENGLISH):
        named = pattern.search(text)
        if named and not text[: named.start()].endswith(("比", "较", "与", "和", "同", "为")) and "±" not in text:
            rest = text[: named.start()] + text[named.end() :]
            return rest.strip(" ,，:："), None if year is None else year + shift
    return (_bare(text) if _LATIN.search(text) and not _CHINESE.search(text) and not _bare(text) else text), None


def _bare(text: str) -> str:
    """Without what else of a date stands there."""
    if not _CHINESE.search(text):
        rest = _DATE_WORDS.sub("", text).strip(" ,.-")
        return re.sub(r"\s+", " ", rest)
    return re.sub(r"\s+", "", text).strip(",，:：")
