"""What 分别 (respectively) hands out: enumerations, one member to each figure of a list."""

from __future__ import annotations

import re

from compare.figures.meaning.noun_phrases import noun_before

_SPLITS = ("、", "、|和", "、|和|以及|与|及")
_NUMBER = re.compile(r"[\d.,]+")
_NUMBERS = re.compile(
    r"[\d.,]+[^\d、,，。;；和及与\s]{0,5}(?:(?:、|和|及|与|以及)第?[\d.,]+[^\d、,，。;；和及与\s]{0,5})*"
)
_ENUMERATION = re.compile(r"(?:^|[,，])(?P<list>[^,，]*、[^,，]*)[,，]$")
# A collective noun that the last member of an enumeration has for all of them.
_COLLECTIVE = re.compile(
    r"(?:(?:患者)?(?:规范|系统|健康|有效)?(?:管理|服务|签约|覆盖|死亡|发病|报告|合格|接种|建档|完成|检测|治疗|筛查|就业|参保|满意|入学|达标)率|患者|人员|机构|企业|人数|病例|职工|居民|学生|人口|收入|支出|产值|面积|产量|投资|案件|事故|增加值|覆盖率|率)$"
)


def length(text: str, start: int) -> int:
    """How many numbers the list that begins at ``start`` has."""
    found = _NUMBERS.match(text, start)
    return len(_NUMBER.findall(found.group())) if found else 1


def members(phrase: str, wanted: int) -> list[str]:
    """The members of 高血压、糖尿病患者, as many as are ``wanted`` where it can be split so."""
    listed = phrase.partition("等")[0] if "、" in phrase else phrase
    splits = [[item for item in re.split(by, listed) if item] for by in _SPLITS]
    items = next((items for items in splits if len(items) == wanted), splits[1])
    shared = _COLLECTIVE.search(items[-1]) if len(items) > 1 else None
    if not shared:
        return items
    return [item if _COLLECTIVE.search(item) or item[-1] in "数率量额" else item + shared.group() for item in items]


def listed_before(sentence: str) -> str:
    """The enumeration of the clause before: 新能源汽车、工业机器人等产量增长较快,分别…"""
    found = _ENUMERATION.search(sentence)
    return noun_before(found["list"], whole=True)[0] if found else ""
