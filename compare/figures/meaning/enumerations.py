"""Enumerations that 分别 (respectively) gives one figure each: 高血压、糖尿病患者分别为86人和42人."""

from __future__ import annotations

from compare.figures.meaning.noun_phrases import noun_before
from compare.lexicon import pattern

# From the finest joint to the coarsest: a member may itself hold a 和.
_JOINTS = (pattern("、"), pattern("、|和"), pattern("、|{zh.nouns.conjunction}"))
_NUMBER = pattern(r"[\d.,]+")
_MEMBER = r"[\d.,]+[^\d、,，。;；和及与\s]{0,8}"
_NUMBERS = pattern(
    rf"{_MEMBER}(?:(?:、|{{zh.nouns.conjunction}})(?:第|{{zh.growth.up}}|{{zh.growth.down}})?{_MEMBER})*"
)
_ENUMERATION = pattern(r"(?:^|[,，])(?P<list>[^,，\d]*、[^,，\d]*)[,，]$")
_COLLECTIVE = pattern("{zh.metrics.collective}$")
_QUANTITY_END = pattern("{zh.metrics.quantity_end}$")
_AND_SO_ON = pattern("{zh.nouns.and_so_on}")


def length(text: str, start: int) -> int:
    """How many numbers the list that begins at ``start`` has."""
    numbers = _NUMBERS.match(text, start)
    return len(_NUMBER.findall(numbers.group())) if numbers else 1


def members(phrase: str, wanted: int) -> list[str]:
    """The members of an enumeration with the noun that all have (高血压、糖尿病患者 -> 高血压患者, 糖尿病患者), as many as are
    ``wanted`` where it can be split so."""
    listed = _AND_SO_ON.split(phrase, 1)[0] if "、" in phrase else phrase
    splits = [[member for member in joint.split(listed) if member] for joint in _JOINTS]
    named = next((named for named in splits if len(named) == wanted), splits[1])
    collective = _COLLECTIVE.search(named[-1]) if len(named) > 1 else None
    if not collective:
        return named
    return [m if _COLLECTIVE.search(m) or _QUANTITY_END.search(m) else m + collective.group() for m in named]


def listed_before(sentence: str) -> str:
    """The enumeration of the clause before: 新能源汽车、工业机器人等产量增长较快,分别…"""
    enumeration = _ENUMERATION.search(sentence)
    return noun_before(enumeration["list"], whole=True)[0] if enumeration else ""
