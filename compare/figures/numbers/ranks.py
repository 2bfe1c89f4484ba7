"""Ranks: 第9, 排名1, 前4名, 第3、5、6名. An ordinal that ranks nothing (第33个, 第一批) is passed over."""

from __future__ import annotations

import re
from collections.abc import Iterator

from compare.figures.numbers.amounts import Number
from compare.figures.numbers.numerals import numeral
from compare.figures.settings import RANK_BEFORE
from compare.lexicon import pattern
from compare.model import FigureKind

CLAUSE_END = frozenset('，,。;；、(（)）!！\n”"』 :：')
_OPENING = frozenset("“（([")
_RANK = pattern(r"(?P<number>\d{1,4}|(?:{zh.numerals.digits}|[十百]){1,4})(?P<unit>{zh.ranks.units})?")
_SPAN = pattern(r"{zh.dates.until}(?:第?\d{1,4}|{zh.numerals.label}){zh.ranks.units}?")  # 第1-3名
_BEFORE = pattern("{zh.ranks.before}$")
_MAXIM = pattern("{zh.ranks.maxims}$")


def ranks(text: str, at: int) -> tuple[list[Number], int] | None:
    """The ranks whose list begins at ``at``, and where reading goes on; None where no ordinal stands."""
    before = text[at - 1 : at]
    first = _RANK.match(text, at) if before in ("第", "前") or is_ranked_before(text, at) else None
    if not first:
        return None
    if before == "第" and (span := _SPAN.match(text, first.end("number"))):
        return [], span.end()
    members = _listed(text, first)
    end, unit = members[-1].end(), members[-1]["unit"]
    ends = unit or text[end : end + 1] in CLAUSE_END or end == len(text)
    ordinal = before == "第"
    if before == "前" and not unit and not is_ranked_before(text, at - 1):
        return None
    if not ends or (ordinal and not unit and not _ranks_something(text, at - 1)):
        return ([], first.end()) if ordinal else None
    return list(_numbers(members, at - (before in ("第", "前")), unit)), end


def is_ranked_before(text: str, at: int) -> bool:
    return _BEFORE.search(text, max(0, at - RANK_BEFORE), at) is not None


def _listed(text: str, first: re.Match[str]) -> list[re.Match[str]]:
    """The members of a list of ranks that share the unit behind the last."""
    members = [first]
    while not members[-1]["unit"] and text[members[-1].end() : members[-1].end() + 1] in ("、", "和"):
        following = _RANK.match(text, members[-1].end() + 1)
        if not following:
            break
        members.append(following)
    return members


def _ranks_something(text: str, start: int) -> bool:
    """``第二，`` that opens a clause counts the writer's points; ``安全第一`` is a maxim."""
    before = text[start - 1 : start]
    return (
        bool(before)
        and before not in CLAUSE_END
        and before not in _OPENING
        and not _MAXIM.search(text, max(0, start - 2), start)
    )


def _numbers(members: list[re.Match[str]], start: int, unit: str | None) -> Iterator[Number]:
    for i, member in enumerate(members):
        yield Number(member.start() if i else start, member.end(), numeral(member["number"]), unit, FigureKind.RANK)
