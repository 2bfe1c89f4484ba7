"""Figures of a special form: masks, zeros in words, fractions, ratios, ranks, 成 and 折, 翻番.

Each reader takes the flow and a place where a number could begin, and gives what stands there or nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from compare.figures.numbers.amounts import CHINESE, CN, MIXED, Number
from compare.figures.numbers.numerals import ARABIC, DIGITS, numeral, plain, quotient, read
from compare.figures.numbers.units import unit_at
from compare.model import FigureKind

CLAUSE_END = frozenset('，,。;；、(（)）!！\n”"』 :：')

_MASK = re.compile(r"(?=[\d.]{0,12}[xX×○□])[\dxX×○□]+(?:\.[\dxX×○□]+)?[万亿]*[余多]?")
# A mask before these is a date or a place (xx县), no number.
_MASKED_NAMES = frozenset("年 日 省 县 村 社区 街道 乡镇 院 校 队 站 行政村".split())
_NONE = re.compile(r"[无無没](?:有)?(?:一|1)(?=例|人|起|件|名|次|宗)")
# What a zero counts: events that should not happen. Not 零售, 零距离, 清零.
_EVENT = (
    "确诊|疑似|感染|死亡|传播|扩散|事故|发生|病例|投诉|上访|报告|新增|漏报|瞒报|差错|伤亡|事件|案件|违规|违纪|输入|失误|增长"
    "|非访|进京|欠薪|返贫|纠纷|举报|信访|缺陷|延误|隐患|火灾|溺水"
)
_ZERO = re.compile(rf"[零0](?=[”\"]?(?:{_EVENT}))")
_PART = re.compile(
    rf"(?:(?P<whole>{MIXED}|{CHINESE})又)?(?P<of>[\d.{CN}十百佰千万萬亿]+)分之(?P<part>(?:{MIXED}|{CHINESE}|[百佰])k?)"
)
_PART_UNITS = {
    100: ("%", FigureKind.PERCENT, 1),
    1000: ("‰", FigureKind.PERMILLE, 1),
    10**4: ("%", FigureKind.PERCENT, 100),
    10**6: ("%", FigureKind.PERCENT, 10**4),
    10**8: ("%", FigureKind.PERCENT, 10**6),
}
_RATIO = re.compile(r"\d+(?:\.\d+)?(?:[:∶]\d+(?:\.\d+)?)+")
_SLASH = re.compile(r"(?P<numerator>\d{1,3})/(?P<denominator>\d{1,3})(?![\d/.%A-Za-z])")
# 1/4 to 1/2 percent, 1-1/4 to 1-1/2 percent: at least one end is a fraction.
_FRACTIONAL = r"(?:\d{1,2}(?:[-\u2010-\u2012 ]\d/\d{1,2})?|\d/\d{1,2})"
_BETWEEN = re.compile(rf"(?P<low>{_FRACTIONAL}) (?:to|and) (?P<high>{_FRACTIONAL}) (?:percent|per cent)\b")
_TENTH = re.compile(
    rf"(?P<number>[半对對]|{ARABIC}|[{CN}十百]+(?:[点點][{CN}]+)?)(?P<unit>[成折])"
    rf"(?![立为功员都果本熟长交就品效人份叠页射旧])(?P<more>[{CN}](?![{CN}十百万亿个家成折]))?"
)
_TWO_DIGITS = re.compile(rf"\d\d|[{CN}]{{2}}")
_DOUBLED = re.compile(r"翻(?:了)?(?P<times>[两二三四一1-4])?番|翻(?:了)?倍")
_HALF = re.compile(r"一半(?![个天年])")
_RANK = re.compile(rf"(?P<number>\d{{1,4}}|[{CN}十百]{{1,4}})(?P<unit>[名位](?!医师|优))?")
_RANK_BEFORE = re.compile(
    r"(?:排名|排(?<!安排)在?|位列|位居|名列|居|名次|位次)(?:(?:全[国省市县区州]|[^\s,，。;、\d]{0,2}[省市县区])[^\s,，。;、\d]{0,6})?(?:并列)?$"
)
# What follows the numeral where a special form of one may stand.
_MARK = re.compile(rf"[\d.,{CN}十拾廿卅百佰千仟万萬亿億兆余餘多几幾点點eEkK+-]*[又分:∶/ 成折半\u2010-\u2012xX×○□]")
# 安全第一 is a maxim, no rank.
_MAXIM = re.compile(r"(?:安全|质量|生命|健康|人民|预防|效率|服务|信誉|学生|患者|病人)$")


def special(text: str, at: int) -> tuple[list[Number], int] | None:
    """The figures of a special form at ``at`` and where reading goes on; None where a plain number may stand."""
    ranked = _ranks(text, at)
    if ranked:
        return ranked
    readers = _READERS.get(text[at])
    if readers is None and not _MARK.match(text, at):  # a plain number, as nearly all are
        return None
    for reader in readers or _NUMERAL_READERS:
        number = reader(text, at)
        if number:
            return [number], number.end
    masked = _MASK.match(text, at)
    return ([], masked.end()) if masked else None  # a masked name


def _mask(text: str, at: int) -> Number | None:
    """``xx间``, ``XX2.48元``: a value to be filled in. Without a unit it is a masked name, as a year it is a date."""
    glued = at and text[at - 1].isascii() and text[at - 1].isalpha()
    found = None if glued else _MASK.match(text, at)
    unit = unit_at(text, found.end()) if found else None
    if not unit or unit[0].name in _MASKED_NAMES:
        return None
    return Number(at, unit[1], None, unit[0].name, unit[0].kind, masked=True)


def _none(text: str, at: int) -> Number | None:
    found = _NONE.match(text, at)
    unit = unit_at(text, found.end()) if found else None
    return Number(at, unit[1], Decimal(0), unit[0].name, FigureKind.COUNT) if unit else None


def _zero(text: str, at: int) -> Number | None:
    before = text[at - 1 : at] or "\n"
    if not _ZERO.match(text, at) or before.isdigit() or before in ".清归破为":
        return None
    return Number(at, at + 1, Decimal(0), None, FigureKind.COUNT)


def _part(text: str, at: int) -> Number | None:
    """``三分之一`` as a fraction; ``百分之五`` as a percentage, ``千分之`` as per mille."""
    found = _PART.match(text, at)
    if not found:
        return None
    of = numeral(found["of"]) if not set(found["of"]) <= set("百佰千万萬") else numeral("一" + found["of"])
    part = Decimal(100) if found["part"] in "百佰" else numeral(found["part"])
    if of is None or part is None or not of:
        return None
    by = _PART_UNITS.get(int(of)) if found["of"][0] in "百佰千万萬" and not found["whole"] else None
    if by:
        unit, kind, divisor = by
        value = part if divisor == 1 else part / divisor
        reading = read(found["part"])
        step = reading.step / divisor if reading else None
        return Number(at, found.end(), value, unit, kind, step)
    whole, share = numeral(found["whole"] or "0"), quotient(part, of)
    total = None if share is None or whole is None else whole + share
    return Number(at, found.end(), total, None, FigureKind.FRACTION, terms=(part, of))


def _ratio(text: str, at: int) -> Number | None:
    found = _RATIO.match(text, at)
    if not found:
        return None
    terms = tuple(Decimal(term) for term in re.split("[:∶]", found.group()))
    value = quotient(terms[0], terms[1]) if len(terms) == 2 else None
    return Number(at, found.end(), value, None, FigureKind.RATIO, terms=terms)


def _between(text: str, at: int) -> Number | None:
    """A range of percentages whose ends are fractions, as central banks print them."""
    found = _BETWEEN.match(text, at)
    if not found or "/" not in found.group() or (text[at - 1 : at] or " ") in "/-.,0123456789":
        return None
    low, high = _fractional(found["low"]), _fractional(found["high"])
    if low is None or high is None or low >= high:
        return None
    return Number(at, found.end(), None, "%", FigureKind.RANGE, low=low, high=high)


def _fractional(printed: str) -> Decimal | None:
    """``1-1/4`` is 1.25."""
    *whole, part = re.split("[-\u2010-\u2012 ]", printed)
    numerator, _, denominator = part.partition("/")
    share = quotient(Decimal(numerator), Decimal(denominator or 1))
    return None if share is None else plain(Decimal(whole[0] if whole else 0) + share)


def _slash(text: str, at: int) -> Number | None:
    found = _SLASH.match(text, at)
    if not found or (text[at - 1 : at] or " ") in "/-":
        return None
    terms = Decimal(found["numerator"]), Decimal(found["denominator"])
    value = quotient(*terms)
    if value is None or unit_at(text, found.end("numerator")):
        return None
    return Number(at, found.end(), value, None, FigureKind.FRACTION, terms=terms)


def _tenth(text: str, at: int) -> Number | None:
    """``三成`` and ``七折`` are 30 % and 70 %; ``七成六`` 76 %, ``五五折`` and ``72折`` the two digits as they stand."""
    found = _TENTH.match(text, at)
    if not found:
        return None
    value = _tenths(found["number"], found["unit"], text[at - 1 : at] or " ")
    if value is None:
        return None
    step = Decimal(10)
    if found["more"]:
        value, step = value + DIGITS[found["more"]], Decimal(1)
    return Number(at, found.end(), plain(value), "%", FigureKind.PERCENT, step)


def _tenths(number: str, unit: str, before: str) -> Decimal | None:
    if number in "对對":
        return Decimal(50) if unit == "折" and before == "打" else None
    if number == "半":
        return Decimal(5) if unit == "成" else None
    if unit == "折" and _TWO_DIGITS.fullmatch(number):
        return Decimal("".join(str(DIGITS.get(c, c)) for c in number))
    value = numeral(number)
    none_off = unit == "折" and value == 10
    if value is None or value > 10 or none_off or (number == "一" and before not in "约近达超过占"):
        return None
    return value * 10


def _doubled(text: str, at: int) -> Number | None:
    found = _DOUBLED.match(text, at)
    if not found:
        return None
    times = numeral(found["times"]) if found["times"] else Decimal(1)
    return Number(at, found.end(), plain(Decimal(2) ** (times or 1)), "倍", FigureKind.MULTIPLE)


def _half(text: str, at: int) -> Number | None:
    found = _HALF.match(text, at)
    return Number(at, found.end(), Decimal(50), "%", FigureKind.PERCENT) if found else None


def _ranks(text: str, at: int) -> tuple[list[Number], int] | None:
    """``第9``, ``排名1``, ``前4名``, ``第3、5、6名``. An ordinal that ranks nothing (第33个, 第一批) is passed over."""
    before = text[at - 1 : at]
    found = _RANK.match(text, at) if before in ("第", "前") or _RANK_BEFORE.search(text, max(0, at - 16), at) else None
    if not found:
        return None
    listed = [found]
    while not listed[-1]["unit"] and text[listed[-1].end() : listed[-1].end() + 1] in ("、", "和"):
        following = _RANK.match(text, listed[-1].end() + 1)
        if not following:
            break
        listed.append(following)
    end = listed[-1].end()
    unit = listed[-1]["unit"]
    ends = unit or text[end : end + 1] in CLAUSE_END or end == len(text)
    ordinal = before == "第"
    if before == "前" and not unit and not _RANK_BEFORE.search(text, max(0, at - 17), at - 1):
        return None
    if not ends or (ordinal and not unit and not _ranks_something(text, at - 1)):
        return ([], found.end()) if ordinal else None
    return list(_ranked(listed, at - (before in ("第", "前")), unit)), end


def _ranks_something(text: str, start: int) -> bool:
    """``第二，`` that opens a clause counts the writer's points; ``安全第一`` is a maxim."""
    before = text[start - 1 : start]
    return (
        bool(before)
        and before not in CLAUSE_END
        and before not in "“（(["
        and not _MAXIM.search(text, max(0, start - 2), start)
    )


def _ranked(listed: list[re.Match[str]], start: int, unit: str | None) -> Iterator[Number]:
    for i, found in enumerate(listed):
        yield Number(found.start() if i else start, found.end(), numeral(found["number"]), unit, FigureKind.RANK)


_NUMERAL_READERS = (_half, _part, _ratio, _between, _slash, _tenth)
_READERS = {
    "0": (_zero, *_NUMERAL_READERS),
    **dict.fromkeys("无無没", (_none,)),
    "翻": (_doubled,),
    **dict.fromkeys("xX×○□", (_mask,)),
    **dict.fromkeys("半对對", (_tenth,)),
    **dict.fromkeys("零〇", (_zero, _part)),
}
