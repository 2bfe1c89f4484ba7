"""Which year an English figure is of: ``$10,660,000 in 2017``, ``12.6% and 13.4%, respectively``, ``versus $112 last year``."""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from compare.figures.settings import ENGLISH_PERIOD_BEHIND
from compare.lexicon import pattern

_PERIOD = "{en.periods.period}"
NUMBER = (
    r"\(?(?:[$€£]\s?)?(?:\d+(?:,\d{3})*(?:\.\d+)?|\.\d+)(?:\s?%|\s(?:{en.units.percent}|{en.numerals.scales})\b)?\)?"
)
_TOKEN = pattern(rf"(?P<period>{_PERIOD})|(?P<number>{NUMBER})")
_JOINT = pattern(r"(?:\s*[A-Za-z]+)?\s*(?:,|;|{en.periods.joint}|,\s*{en.periods.joint})\s*(?:{en.periods.bound} )?")
_BOUND = pattern(r"[^,;:]*{en.periods.bound}\s+(?:{en.nouns.the}\s+)?|\s*\(\s*")
_BOUND_BEFORE = pattern(r"\b{en.periods.bound} $")
_LINKED = pattern("{en.periods.linked}")
_NEAR = r"\s*{en.periods.near}?\s*[$€£]?\s*$"
# compared to $1.8 million, compared to net income of $1.8 million
_COMPARED = pattern(
    rf"\b(?:(?:{{en.periods.from}}|{{en.periods.versus}}){_NEAR}|{{en.periods.versus}}\s[A-Za-z’' ]{{2,50}}\sof{_NEAR})"
)
_TOLD_AGAIN = pattern(r"[^,.;:\d]*,?\s{en.growth.restates}\s\(?[$€£]?")
_OTHER = pattern(rf"\b(?:{{en.periods.other}}|{{en.periods.versus}}){_NEAR}")
_RELATIVE = pattern(r"\s*,?\s*{en.periods.relative}")
_LAST_YEAR = pattern(r"^\s*{en.periods.last_year_opening}")
_NAMED = pattern(rf"(?:\s*,)?\s*(?:{{en.periods.named}}\s+)*{_PERIOD}(?:\s*,)?")
_END = pattern(r"[.!?](?=\s+[A-Z“\"(•]|$)|\n")
_HEADING = pattern(
    r"^[^\S\n]*(?:{en.periods.heading_words}\s+)*(?P<year>{common.dates.year})\s+{en.periods.versus}\s+"
    r"(?:{en.periods.heading_words}\s+)*{common.dates.year}[.:]?[^\S\n]*$",
    re.MULTILINE,
)
_OPENING = pattern(rf"\s*{{en.periods.opening}}\s+{_PERIOD}\s*,")


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
    return tuple((heading.start(), int(heading["year"])) for heading in _HEADING.finditer(text))


def heading_year(text: str, start: int, section: int) -> int | None:
    """The first of the years that the heading over ``start`` compares; none over the start of the ``section``."""
    headings = _headings(text)
    at = bisect_right(headings, (start, 0)) - 1
    return headings[at][1] if at >= 0 and headings[at][0] >= section else None


def opening_year(text: str, sentence: int) -> int | None:
    """The year that the paragraph of a sentence opens with: ``In 2017, cash required …``."""
    opening = _OPENING.match(text, text.rfind("\n", 0, sentence) + 1)
    return int(opening["year"]) if opening else None


def year_stated(text: str, sentence: int, start: int, end: int, base: int | None) -> int | None:
    """The year of the figure at ``[start, end)``, whose sentence begins at ``sentence``; ``base`` is what the last year
    and a comparison without a year are counted from, and the answer where the sentence names none."""
    stop = _END.search(text, end)
    line = text[sentence : stop.start() if stop else len(text)]
    start, end = start - sentence, end - sentence
    tokens = _tokens(line)
    if (first := _told_before(line, tokens, start)) is not None and not _RELATIVE.match(line, end):
        return year_stated(text, sentence, sentence + first.start, sentence + first.end, base)
    bound = _behind(line, tokens, end)
    if bound is not None:
        return bound
    relative = _RELATIVE.match(line, end)
    if relative:
        return _shifted(base, -1 if relative["last"] else 0)
    listed = _respective(line, tokens, start)
    if listed is not None:
        return listed
    named = (
        _before(line, tokens, start) or (_shifted(base, -1) if _LAST_YEAR.match(line) else base) or _only(line, tokens)
    )
    return _shifted(named, -1) if _COMPARED.search(line, 0, start) else named


def without_periods(text: str) -> str:
    """An English phrase without the periods that it names: ``expenses for 2018, 2017 and 2016 of`` is ``expenses of``."""
    return _NAMED.sub("", text)


def _shifted(year: int | None, by: int) -> int | None:
    return None if year is None else year + by


@functools.lru_cache(maxsize=64)
def _tokens(line: str) -> Sequence[_Token]:
    return tuple(
        _Token(*token.span(), int(token["year"]) if token["period"] else None) for token in _TOKEN.finditer(line)
    )


def _behind(line: str, tokens: Sequence[_Token], end: int) -> int | None:
    """The year that directly qualifies what ends at ``end``: the next token, with nothing but a preposition between."""
    following = next((token for token in tokens if token.start >= end), None)
    if (
        following is None
        or following.year is None
        or following.start - end > ENGLISH_PERIOD_BEHIND
        or _listed(line, tokens, following)
    ):
        return None
    between = line[end : following.start]
    return following.year if _BOUND.fullmatch(between) and not _LINKED.search(between) else None


def _told_before(line: str, tokens: Sequence[_Token], start: int) -> _Token | None:
    """The number that the one at ``start`` tells again: ``$1,829,000, or $.55 per share``."""
    before = next((token for token in reversed(tokens) if token.end <= start), None)
    own = before is not None and before.year is None and _TOLD_AGAIN.fullmatch(line, before.end, start) is not None
    return before if own else None


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


def _only(line: str, tokens: Sequence[_Token]) -> int | None:
    """The one year that a sentence is bound to: two-thirds of 48 clinics had moved by June 2023."""
    years = {token.year for token in tokens if token.year is not None and _BOUND_BEFORE.search(line, 0, token.start)}
    return years.pop() if len(years) == 1 else None


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
