"""Where a report names a place: a division by its full name, or for short beside an institution (延吉口岸, 平安惠城)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from compare.checks.gazetteer import Division, called, divisions
from compare.checks.report_dates import sentence
from compare.model import Span

# Institutions that stand right after a place's short name, and words of a slogan right before it. Short names are
# common words too (合作, 平安): nowhere else are they taken for a place.
_AFTER_SHORT = re.compile(
    r"口岸|日报|晚报|电视台|温泉|一院|二院|三院|四院|五院|六院|第[一二三四五六](?:人民医?)?院|"
    r"人民医?院|中心医?院|中医医?院|妇幼保健医?院"
)
_SLOGAN = re.compile(
    r"(?:平安|幸福|健康|美丽|法治|诚信|文明|魅力|数字|智慧|生态|和谐)(?=([\u4e00-\u9fff]{2,4})[”\"」])"
)
_LONGEST_SHORT = 4
# What makes a place the office that speaks, or the one it obeys.
_ORGAN = re.compile(
    r"(?:县委|市委|区委|州委|旗委|省委|委(?![托员])|人民政府|政府|人大|政协|纪委|党委|第[一二三四五六七八九十]+届|"
    r"[\u4e00-\u9fff]{0,8}?(?:委员会|局|厅|法院|检察院|办公室)(?![\u4e00-\u9fff]?长期))"
)
# What brings another place into a report rightly.
_GUEST = re.compile(
    r"对口|[支驰声]援|援[助建藏疆青鄂沪外]|帮扶|协作|结对|考察|学习|赴|来自|合作|引进|交流|参观|调研|代表团|论坛|峰会|博览|运动会|"
    r"奥运|[省市县]籍|迁[入出移]|搬迁|返[乡岗程]|公司|集团|企业|大学|专家|教授|招商|签约|高铁|铁路|高速|航线|机场|通车|流域|跨|"
    r"毗邻|接壤|相邻|联合|联动|联防|互认|互通|对标|超过|高于|低于|排名|一体化|都市圈|城市群|经济[区带]|流[入出]|转[入出]|"
    r"外省|外[地市]|异地|地震|洪水|灾[害区]|[受救]灾|案件|香港|澳门|台湾|等[地省市县]|[省市县区]、"
)
# In a report that names no place of its own, only these excuse one.
_SENT = re.compile(r"赴|对口|结对|来自|考察|援[疆藏青]|东西部|帮扶")


class Mention(NamedTuple):
    """A place in the text. ``divisions`` are those of its name; ``organ`` where it is the name of an office, ``guest``
    where its sentence says why another place is named, ``sent`` where it says so beyond doubt."""

    span: Span
    divisions: tuple[Division, ...]
    organ: bool
    guest: bool
    sent: bool

    def lies_with(self, other: Division) -> bool:
        return any(division.lies_with(other) for division in self.divisions)


def mentions(text: str, within: Span) -> Iterator[Mention]:
    """The places of a part of the text, in its order but for those named for short, which come last."""
    taken: set[int] = set()
    for start, end, found in divisions(text, *within):
        taken.update(range(start, end))
        yield _mention(text, within, Span(start, end), found)
    for span, found in _short(text, within):
        if span.start not in taken:
            yield _mention(text, within, span, found)


def _short(text: str, within: Span) -> Iterator[tuple[Span, tuple[Division, ...]]]:
    for cue in _AFTER_SHORT.finditer(text, *within):
        for length in range(_LONGEST_SHORT, 1, -1):
            start = cue.start() - length
            if start >= within.start and (found := called(text[start : cue.start()])):
                yield Span(start, cue.start()), found
                break
    for slogan in _SLOGAN.finditer(text, *within):
        if found := called(slogan[1]):
            yield Span(*slogan.span(1)), found


def _mention(text: str, within: Span, span: Span, found: tuple[Division, ...]) -> Mention:
    around = sentence(text, span, within)
    organ = _ORGAN.match(text, span.end, around.end) is not None
    return Mention(
        span, found, organ, _GUEST.search(text, *around) is not None, _SENT.search(text, *around) is not None
    )
