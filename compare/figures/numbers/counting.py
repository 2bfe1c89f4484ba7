"""Chinese numerals with a unit: which of them count, and which are names (三项行动), slogans or articles (一家)."""

from __future__ import annotations

import re

from compare.figures.numbers.amounts import Amount
from compare.figures.numbers.units import MONEY, Unit
from compare.model import FigureKind

# Measure words after which a Chinese numeral counts things (两家医院); after others it mostly names (三级, 二期, 四风).
_COUNTERS = frozenset(
    "家 名 位 人 人次 例 所 座 栋 幢 套 台 辆 架 艘 间 张 份 件 项 支 次 场 批 户 个 部 本 条 处 种 类 部分 方面 篇 起 宗 枚 款 只 省份 届次 大队 "
    "头 匹 株 棵 剂 针 期次 门 笔 票 所次 班 组 床 块".split()
)
# Names and slogans that begin like a count.
_SLOGAN = re.compile(
    r"个(?:代表|意识|自信|维护|确立|毫不|全面|务必|必须|拓展|转变|覆盖|结合|服从|统筹|坚持|强化|聚焦|突出|着力|延伸|提升|不|一|没有|文明|革命|专项|打通|中心[,，、任]|层面|方面|极|大局|市场[、,，和]|关键小事)"
    r"|位(?:一体|数)|种资源|(?:次)(?:产业|分配|供水|利用|元|全会|会议)|项(?:规定|公约|准则|注意|纪律|改革[,，、。]|制度[”,，、。])|部(?:曲|委)|种人|类人|条(?:主线|底线|红线|线)|大"
)
# Places that are called like a count.
_PLACE = re.compile("三门(?:峡|县)|五台(?:山|县)|三台县|[一-龥]里(?:[河屯店铺桥坡村镇营庄堡台]|之外|洋场)")
# 四级三类, 八站两场: two counts of one character each, side by side, are a slogan.
_DIGIT = "[一二两三四五六七八九十]"
_COUNTED_BEFORE, _COUNTED_AFTER = (
    re.compile(rf"{_DIGIT}[^\s{_DIGIT[1:-1]},，。、;；\d]$"),
    re.compile(rf"{_DIGIT}[^\s,，。、;；\d]"),
)
# 养老、失业、工伤三项保险, 中央和地方两个积极性: the numeral sums up the list before it.
_SUMMED = re.compile(r"(?P<three>、)[^,，。;；:：\n\d、]{2,}$|[和与及][^,，。;；:：\n\d、]{2,6}$")
SUMMED_REACH = 40  # characters back that such a list is looked for in
# 三年 is a length of time where something says so; else it names a plan (三年行动).
_SPAN_AFTER = re.compile(r"内|以上|以内|多|时间|期间|左右|之内")
_SPAN_BEFORE = re.compile(r"(?:连续|累计|历时|用|为期|超过|满|经过|长达)$")


# Financial numerals that stand alone are names.
_SURNAMES = frozenset("壹贰叁肆伍陆柒捌玖拾貳參陸")
_SHARES = (FigureKind.PERCENT, FigureKind.PERMILLE, FigureKind.PERCENTAGE_POINT, FigureKind.MULTIPLE)


def counts_in_words(text: str, at: int, amount: Amount, unit: Unit) -> bool:
    """Whether the Chinese numeral at ``at`` counts something in ``unit``."""
    named = at and (text[at - 1] in "“\"‘'「第每" or text.startswith(("最后", "最先"), at - 2))
    if named or _PLACE.match(text, at) or _is_slogan(text, at, amount):
        return False
    if amount.reading.value == 0 or (len(amount.text) == 1 and amount.text in _SURNAMES):
        return False  # 零部件, 陆家嘴
    if unit.kind in _SHARES:
        return True
    if amount.reading.value == 1:  # 一家, 一年: an article
        return unit.kind is FigureKind.AMOUNT and ((unit.name in MONEY and unit.name != "元") or len(unit.name) > 1)
    if unit.name == "年":
        return _lasts(text, at, amount.end)
    return unit.kind is not FigureKind.COUNT or amount.vague is not None or _counts_things(text, at, amount, unit)


def _counts_things(text: str, at: int, amount: Amount, unit: Unit) -> bool:
    if unit.name not in _COUNTERS or _SLOGAN.match(text, amount.end):
        return False
    summed = _SUMMED.search(text, max(0, at - SUMMED_REACH), at)
    return summed is None or (not summed["three"] and amount.reading.value != 2)


def _is_slogan(text: str, at: int, amount: Amount) -> bool:
    if amount.end - at > 1:
        return False
    if amount.reading.value == 2 and text.startswith("头", amount.end):  # 两头发力: both ends
        return True
    return bool(_COUNTED_BEFORE.search(text, max(0, at - 2), at) or _COUNTED_AFTER.match(text, amount.end + 1))


def _lasts(text: str, at: int, end: int) -> bool:
    return bool(_SPAN_AFTER.match(text, end + 1) or _SPAN_BEFORE.search(text, max(0, at - 3), at))
