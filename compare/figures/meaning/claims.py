"""Growth statements: which way, and against what. What they speak of is decided with the metrics."""

from __future__ import annotations

import re
from typing import NamedTuple

from compare.model import Basis, Direction

_UP = "增长|增加|上升|提高|提升|升高|上涨|增产|增幅|涨幅|扩大|净增|攀升|回升|多增|增收|增支|上浮|上调|增|升|涨"
_DOWN = (
    "下降|减少|降低|回落|减产|下跌|下滑|压减|压缩|缩短|缩减|收窄|下调|降幅|跌幅|精简|核减|少增|减收|减支|下浮|减|降|跌"
)
# One-character verbs are parts of too many words; they need a comparison before them (同比增5%).
_SHORT = frozenset("增升涨减降跌")
_ADVERB = "(?:实际|名义|平均|分别|各|又|再|共|约|近|超|逾|净|累计|、|已|也|(?<!年)均)*"
_TAIL = "(?:了|约|近|将近|接近|超过?|逾|达到?|幅度|为|不到|不足|不超过|不低于|至少|高达|左右|、|各|均|分别|共|由|出)*"
_VERB = re.compile(f"{_UP}|{_DOWN}")
_STATEMENT = re.compile(rf"(?P<adverb>{_ADVERB})(?P<word>{_UP}|{_DOWN})(?P<tail>{_TAIL})$")

_LAST = r"[比较](?:去年|上年|上一年|前一年|往年|上年度|去年度)"
_GIVEN = r"[比较](?P<year>\d{4})年"
_BASES: tuple[tuple[Basis, re.Pattern[str]], ...] = tuple(
    (basis, re.compile(pattern))
    for basis, pattern in (
        (Basis.MONTH_ON_MONTH, r"环比|[比较]上[月季](?:末|底|度)?"),
        (Basis.SINCE_LAST_YEAR_END, rf"{_LAST}(?:年)?[末底]|[比较]年初(?:数)?"),
        (Basis.YEAR_ON_YEAR, rf"(?:[与和同比较]+(?:去年|上年|上一年|\d{{4}}年)?)?同期相?比?|同比|{_LAST}(?:同期|全年|同口径|预算|实际|执行数|完成数)?|按?可比(?:口径|增长)"),
        (Basis.SINCE_BASE, rf"{_GIVEN}(?:同期|末|底|度|初)?|[比较](?:五年前|十年前|基期|“?十[二三四]五”?[^,，。]{{0,4}})"),
        (Basis.OTHER, r"年均|[比较](?:计划|目标|预期|预算|全[国省市区县]|规定|原来|以前|之前|[^\s,，。;；]{2,6}前)"),
    )
)  # fmt: skip
_BASIS = re.compile("|".join(f"(?:{pattern.pattern.replace('(?P<year>', '(?:')})" for _, pattern in _BASES))
_COMPARES = re.compile("比|较|同期|年均")  # one of these is in every basis
_MORE = re.compile(
    rf"(?:{_BASIS.pattern})(?:[^,，。;；]{{0,4}}?)(?P<word>多|高出?|少|低|新增|快|慢|下浮)[^\s,，。;；]{{0,8}}$"
)
# How far a comparison may stand before its verb: 比上年末(全市常住人口)增加.
REACH = 12


class Statement(NamedTuple):
    """A growth statement that ends a clause: where it begins there, its verb, and what it compares with (None where
    the clause does not say)."""

    start: int
    word: str
    direction: Direction
    basis: Basis | None


def statement(clause: str, year: int | None) -> Statement | None:
    """The growth statement that ``clause``, read up to a figure, ends with. ``year`` is the report's."""
    found = _STATEMENT.search(clause) if _VERB.search(clause) else None
    if found:
        start, basis = _comparison(clause, found.start(), year)
        short = found["word"] in _SHORT and basis is None and not clause[: found.start("word")].endswith("净")
        if not short and clause[found.start("word") - 1 : found.start("word")] != "新":
            return Statement(start, found["word"], _direction(found["word"]), basis)
    more = _MORE.search(clause) if _COMPARES.search(clause) else None
    if more:
        return Statement(more.start(), more["word"], _direction(more["word"]), basis_of(more.group(), year))
    return None


def _direction(word: str) -> Direction:
    return Direction.DOWN if re.fullmatch(f"{_DOWN}|少|低|慢", word) else Direction.UP


def _comparison(clause: str, end: int, year: int | None) -> tuple[int, Basis | None]:
    """Where the words of comparison before ``end`` begin, and what they compare with."""
    last = None
    for found in _BASIS.finditer(clause, 0, end):
        last = found
    if last is None or end - last.end() > REACH:
        return end, None
    return last.start(), basis_of(last.group(), year)


def basis_of(words: str, year: int | None) -> Basis | None:
    """What a comparison is made with; None where the words name none. The report's last year may be given by number."""
    for basis, pattern in _BASES:
        found = pattern.search(words)
        if not found:
            continue
        if basis is Basis.SINCE_BASE and year and found["year"] and int(found["year"]) == year - 1:
            return Basis.SINCE_LAST_YEAR_END if found.group()[-1] in "末底" else Basis.YEAR_ON_YEAR
        return basis
    return None


_ENGLISH_UP = "increased|increase|rose|grew|up|higher|gained|expanded|improved|climbed|growth|rise|advanced|jumped"
_ENGLISH_DOWN = (
    "decreased|decrease|fell|declined|decline|down|lower|dropped|drop|shrank|reduced|sank|tumbled|lost|slipped"
)
_ENGLISH = re.compile(
    rf"\b(?P<word>{_ENGLISH_UP}|{_ENGLISH_DOWN})(?: by| of| about| approximately| nearly| almost| roughly| some| more than| over| another| an additional)*(?: an?)? ?$",
    re.IGNORECASE,
)
_ENGLISH_BASES = (
    (Basis.MONTH_ON_MONTH, re.compile(r"previous month|prior month|month[- ]over[- ]month|prior quarter|previous quarter", re.IGNORECASE)),
    (Basis.SINCE_LAST_YEAR_END, re.compile(r"(?:since|from) (?:the )?(?:prior |last |previous )?year[- ]?end|since December 31", re.IGNORECASE)),
    (Basis.YEAR_ON_YEAR, re.compile(r"prior year|previous year|last year|year[- ]over[- ]year|year ago|year earlier|compared (?:with|to)|from (?:fiscal )?(?:19|20)\d\d|preceding year", re.IGNORECASE)),
)  # fmt: skip


def english_statement(clause: str, after: str) -> Statement | None:
    """The same in English; ``after`` is what follows the figure, where the comparison stands."""
    found = _ENGLISH.search(clause)
    if not found:
        return None
    basis = next((basis for basis, pattern in _ENGLISH_BASES if pattern.search(after)), None)
    direction = Direction.DOWN if re.fullmatch(_ENGLISH_DOWN, found["word"], re.IGNORECASE) else Direction.UP
    return Statement(found.start(), found["word"], direction, basis)
