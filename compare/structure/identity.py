"""Which report this is: title and years, as far as the text says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

from compare.lexicon import Pattern, pattern, table
from compare.model import Paragraph
from compare.structure.chrome_lines import is_prose
from compare.structure.labels import label_at
from compare.structure.roles import role_of
from compare.structure.settings import LEAD_LENGTH, LONGEST_YEAR_LEAD, NEARLY_AS_OFTEN, TITLE_REACH
from compare.structure.titles import is_bare, is_title

# All years, by their first digits, to which `re` skips ahead; what stands around one says whose results it names.
_YEAR = pattern(r"{common.dates.year}(?<!\d\d{4})(?!\d)")
_REPORTED_YEAR = pattern("{zh.roles.reported_year}")
_ENGLISH_LEAD = pattern(r"\b(?:{en.dates.year_lead}\s*|{en.dates.year_ended}\s+)$")
_COMPARED_LEAD = pattern(r"{en.dates.compared_lead}\s+$")
_YEAR_IN_WORDS = pattern(r"{zh.dates.year_in_words}(?=\s*年)")
_TITLE_YEAR = pattern(r"(?<!\d)({common.dates.year})(?!\d)")
# 2023年 | 2022年: heads side by side, the second of which the first is compared with.
_HEAD_BEFORE = pattern(r"(?P<year>{common.dates.year})年度?[^\S\n]*[|\t][^\S\n]*$")
_PLAN = pattern(r"(?<!\d)(?=({common.dates.year})){zh.roles.planned_work}")
_DONE = pattern(r"(?<!\d)(?=({common.dates.year})){zh.roles.reported_work}")
_MASKS = "xX×＊*"
_MASKED_YEAR = pattern(rf"[{_MASKS}]{{2,4}}\s*年")


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
    name, headings = _in_digits(title or ""), [_in_digits(heading) for heading in headings]
    in_title = [int(year) for year in _TITLE_YEAR.findall(name)]
    title_year = _first(_DONE, [name]) or (in_title[0] if in_title else None)
    plan = _first(_PLAN, [*headings, name])
    year = next((y for heading in headings if role_of(heading) != "plan" and (y := _first(_DONE, [heading]))), None)
    if year is None:
        year = _year_of_body(body, plan, title_year)
    if plan is None:
        ahead = (y for heading in headings if role_of(heading) == "plan" and (y := _first(_TITLE_YEAR, [heading])))
        plan = next((y for y in ahead if y > (year or y)), None)
    return Years(year, title_year, plan)


def _in_digits(text: str) -> str:
    """``二〇二四年工作总结`` -> ``2024年工作总结``"""
    digits = table("zh.numerals.digits")
    return _YEAR_IN_WORDS.sub(lambda match: "".join(str(digits[character]) for character in match[0]), text)


def _year_of_body(body: str, plan: int | None, title_year: int | None) -> int | None:
    """The year that the lead names most often, else the year before the one planned for, where the body names it, or
    the title's. The year planned for is none of them."""
    lead = _in_digits(body[:LEAD_LENGTH])
    named = _named(lead, title_year)
    if plan is not None and plan - 1 in named:
        return plan - 1
    year = _most_named(lead, named - Counter({plan or 0: len(lead)}), title_year)
    if year is not None or _masked_years(body):
        return year
    if plan is not None and f"{plan - 1}年" in _close(body):
        return plan - 1
    return _most_named(body, _named(body, title_year), title_year) or title_year


def _most_named(text: str, named: Counter[int], title_year: int | None) -> int | None:
    """The year named most often, of two the title's or else the earlier; in English the last of those named nearly as often: results of
    three years stand side by side. None where most are masked."""
    if not named or named.total() < _masked_years(text):
        return None
    if _is_english(text):
        return max(year for year, times in named.items() if times >= NEARLY_AS_OFTEN * max(named.values()))
    return max(named, key=lambda year: (named[year], year == title_year, -year))


def _named(text: str, title_year: int | None) -> Counter[int]:
    """How often each year is named whose results are told: not what they are compared with. A year later than the
    title's that is named but once is none."""
    text = _close(text)
    named = Counter(int(match[0]) for match in _YEAR.finditer(text) if _is_reported(text, *match.span()))
    late = [year for year, times in named.items() if times == 1 and year > (title_year or year)]
    return named - Counter(late)


def _close(text: str) -> str:
    """``2024 年`` -> ``2024年``"""
    *before, last = text.split("年")
    return "年".join([*(part.rstrip() for part in before), last])


def _masked_years(text: str) -> int:
    """How many years are masked: ``20xx年``, ``××××年``."""
    if not any(sign in text for sign in _MASKS):  # they are seldom, and quickly seen
        return 0
    return len(_MASKED_YEAR.findall(text))


def _is_reported(text: str, start: int, end: int) -> bool:
    """Whether the year at [start, end) is one whose results are told: ``2024年``, ``in fiscal year 2024``."""
    if text[end : end + 1] == "年":
        beside = _HEAD_BEFORE.search(text, max(0, start - LONGEST_YEAR_LEAD), start)
        compared = beside is not None and int(beside["year"]) == int(text[start:end]) + 1
        return not compared and _REPORTED_YEAR.match(text, start) is not None
    before = text[max(0, start - LONGEST_YEAR_LEAD) : start]
    return _ENGLISH_LEAD.search(before) is not None and _COMPARED_LEAD.search(before) is None


def _is_english(text: str) -> bool:
    return "年" not in text


def _first(year: Pattern, texts: list[str]) -> int | None:
    return next((int(m.group(1)) for text in texts if (m := year.search(text))), None)
