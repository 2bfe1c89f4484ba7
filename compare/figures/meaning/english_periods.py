"""Which year an English figure is of: ``$10,660,000 in 2017``, ``12.6% and 13.4%, respectively``, ``versus $112 last year``."""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

# Characters between a figure and the period that it is bound to: ``$1.2 million of revenue in fiscal 2017``.
BOUND = 40

_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_PERIOD = (
    rf"(?:the\s+)?(?:(?:fiscal|calendar)\s+)?(?:years?\s+)?(?:ended\s+|ending\s+)?(?:{_MONTH}(?:\s+\d{{1,2}})?,?\s+)?"
    r"(?<![\d.,$])(?P<year>(?:19|20)\d\d)(?![\d%]|[.,]\d)"
)
_NUMBER = r"\(?(?:[$€£]\s?)?(?:\d+(?:,\d{3})*(?:\.\d+)?|\.\d+)(?:\s?%|\s(?:percent|thousand|million|billion)\b)?\)?"
_TOKEN = re.compile(rf"(?P<period>{_PERIOD})|(?P<number>{_NUMBER})", re.IGNORECASE)
_JOINT = re.compile(r"(?:\s*[a-z]+)?\s*(?:,|;|\band\b|\bor\b|,\s*and\b|,\s*or\b)\s*(?:in |for |at )?", re.IGNORECASE)
_BOUND = re.compile(r"[^,;:]*\b(?:in|for|at|as of|during|of|on)\s+(?:the\s+)?|\s*\(\s*", re.IGNORECASE)
_LINKED = re.compile(r"\b(?:from|versus|vs|than|over|to|against|with|compared|since|through|until)\b", re.IGNORECASE)
_NEAR = r"\s*(?:an?|the|approximately|about)?\s*[$€£]?\s*$"
_COMPARED = re.compile(rf"\b(?:from|versus|vs\.?|compared (?:to|with)|against){_NEAR}", re.IGNORECASE)
# What stands before a year that the figures behind it are not of: over 2016, the Act of 2017, through 2023.
_OTHER = re.compile(
    rf"\b(?:from|over|versus|vs\.?|than|compared (?:to|with)|against|since|through|until|before|after|of|due|and){_NEAR}",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"\s*,?\s*(?:per\s+(?:[a-z]+\s+){1,2})?(?:(?:in|for|during|at)\s+)?(?:the\s+)?(?:same\s+period\s+(?:of\s+)?(?:the\s+)?|end\s+of\s+(?:the\s+)?)?"
    r"(?:(?P<last>prior|previous|last|preceding)|(?P<this>this|current))\s+(?:fiscal\s+)?(?:year|period)\b",
    re.IGNORECASE,
)
_LAST_YEAR = re.compile(
    r"^\s*(?:In\s+the\s+|During\s+the\s+)?(?:last|prior|previous) (?:fiscal )?year\b", re.IGNORECASE
)
_NAMED = re.compile(
    rf"(?:\s*,)?\s*(?:\b(?:and|for|as of|in|at|during|of|compared (?:to|with)|versus)\s+)*{_PERIOD.replace('?P<year>', '?:')}(?:\s*,)?",
    re.IGNORECASE,
)
_END = re.compile(r"[.!?](?=\s+[A-Z“\"(•]|$)|\n")
_HEADING = re.compile(
    rf"^[^\S\n]*(?:(?:fiscal|years?|twelve months|ended|{_MONTH}|\d{{1,2}},)\s+)*(?P<year>(?:19|20)\d\d)"
    rf"\s+(?:versus|vs\.?|compared\s+(?:to|with)|against)\s+(?:(?:fiscal|years?|ended|{_MONTH}|\d{{1,2}},)\s+)*(?:19|20)\d\d[.:]?[^\S\n]*$",
    re.IGNORECASE | re.MULTILINE,
)


_OPENING = re.compile(rf"\s*(?:In|During|For)\s+{_PERIOD}\s*,", re.IGNORECASE)


class _Token(NamedTuple):
    """A period, with its year, or a number, without."""

    start: int
    end: int
    year: int | None


def is_heading(line: str) -> bool:
    """Whether a line announces the comparison of two years: ``Fiscal Year 2017 versus 2016``."""
    return _HEADING.fullmatch(line) is not None


@functools.lru_cache(maxsize=4)
def _headings(text: str) -> Sequence[tuple[int, int]]:
    return tuple((found.start(), int(found["year"])) for found in _HEADING.finditer(text))


def heading_year(text: str, start: int, section: int) -> int | None:
    """The first of the years that the heading over ``start`` compares; none over the start of the ``section``."""
    headings = _headings(text)
    at = bisect_right(headings, (start, 0)) - 1
    return headings[at][1] if at >= 0 and headings[at][0] >= section else None


def opening_year(text: str, sentence: int) -> int | None:
    """The year that the paragraph of a sentence opens with: ``In 2017, cash required …``."""
    opening = _OPENING.match(text, text.rfind("\n", 0, sentence) + 1)
    return int(opening["year"]) if opening else None


def year_told(text: str, sentence: int, start: int, end: int, base: int | None) -> int | None:
    """The year of the figure at ``[start, end)``, whose sentence begins at ``sentence``; ``base`` is what the last year
    and a comparison without a year are counted from, and the answer where the sentence names none."""
    stop = _END.search(text, end)
    line = text[sentence : stop.start() if stop else len(text)]
    start, end = start - sentence, end - sentence
    tokens = _tokens(line)
    bound = _behind(line, tokens, end)
    if bound is not None:
        return bound
    relative = _RELATIVE.match(line, end)
    if relative:
        return _shifted(base, -1 if relative["last"] else 0)
    listed = _respective(line, tokens, start)
    if listed is not None:
        return listed
    named = _before(line, tokens, start) or (_shifted(base, -1) if _LAST_YEAR.match(line) else base)
    return _shifted(named, -1) if _COMPARED.search(line, 0, start) else named


def without_periods(text: str) -> str:
    """An English phrase without the periods that it names: ``expenses for 2018, 2017 and 2016 of`` is ``expenses of``."""
    return _NAMED.sub("", text)


def _shifted(year: int | None, by: int) -> int | None:
    return None if year is None else year + by


@functools.lru_cache(maxsize=64)
def _tokens(line: str) -> Sequence[_Token]:
    return tuple(
        _Token(*found.span(), int(found["year"]) if found["period"] else None) for found in _TOKEN.finditer(line)
    )


def _behind(line: str, tokens: Sequence[_Token], end: int) -> int | None:
    """The year that directly qualifies what ends at ``end``: the next token, with nothing but a preposition between."""
    following = next((token for token in tokens if token.start >= end), None)
    if following is None or following.year is None or following.start - end > BOUND or _listed(line, tokens, following):
        return None
    between = line[end : following.start]
    return following.year if _BOUND.fullmatch(between) and not _LINKED.search(between) else None


def _groups(line: str, tokens: Sequence[_Token]) -> list[list[_Token]]:
    """Tokens of one sort that are members of a list."""
    groups: list[list[_Token]] = []
    for before, token in pairwise([None, *tokens]):
        alike = before is not None and token is not None and (before.year is None) == (token.year is None)
        if alike and before and token and _JOINT.fullmatch(line, before.end, token.start):
            groups[-1].append(token)
        elif token:
            groups.append([token])
    return groups


def _listed(line: str, tokens: Sequence[_Token], token: _Token) -> bool:
    return any(len(group) > 1 and token in group for group in _groups(line, tokens))


def _respective(line: str, tokens: Sequence[_Token], start: int) -> int | None:
    """The year of a member of a list, where as many years are listed: for 2018 and 2017, 147,909 and 121,449 shares."""
    groups = _groups(line, tokens)
    own = next((group for group in groups if any(t.start <= start < t.end for t in group)), None)
    if own is None or own[0].year is not None or len(own) < 2:
        return None
    years = [group for group in groups if group[0].year is not None and len(group) == len(own)]
    if not years:
        return None
    nearest = min(years, key=lambda group: abs(group[0].start - own[0].start))
    at = next(i for i, token in enumerate(own) if token.start <= start < token.end)
    return nearest[at].year


def _before(line: str, tokens: Sequence[_Token], start: int) -> int | None:
    """The last year named before ``start`` that nothing is compared with, nor any other list of figures spread over."""
    for at in range(len(tokens) - 1, -1, -1):
        token = tokens[at]
        if token.year is None or token.end > start or _OTHER.search(line, 0, token.start):
            continue
        if _listed(line, tokens, token):
            continue
        other = tokens[at - 1] if at else None
        if other is not None and other.year is None and _COMPARED.search(line, 0, other.start):
            continue
        return token.year
    return None
