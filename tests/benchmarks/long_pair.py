"""Two long texts and what the engine would say of them, made by hand, as work for the desk."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from compare.language import Words
from compare.model import (
    Comparison,
    Document,
    Edit,
    EditOp,
    Outline,
    PassageKind,
    PassagePair,
    PassageStatus,
    Report,
    SectionEnd,
    SectionPair,
    SectionStatus,
    Side,
    Span,
    Summary,
)
from tui.data.comparison_rows import comparison_rows
from tui.data.content import PairContent
from tui.layout.measurement import Measured
from tui.session.tasks import settle

_SECTION = 50  # lines
_EDITED, _ADDED, _REMOVED, _MOVED = 0.10, 0.12, 0.14, 0.142  # running shares of the lines
_SUBJECTS = "农业 工业 建筑 交通 商贸 教育 卫生 文化 体育 科技 金融 水利 林业 民政 应急 环保".split()
_ENDS = "稳步增长 有所回落 保持稳定 明显改善 进展顺利 全面完成，the rest was carried over to next year".split(" ", 5)


@dataclass(frozen=True)
class LongPair:
    """``begin`` is called when the result is there, before anything is made of it for the screen."""

    lines: int
    begin: Callable[[], None]

    @property
    def title(self) -> str:
        return f"{self.lines:,} lines"

    def run(self, words: Words, _progress: Callable[[int, int], None]) -> PairContent:
        comparison = long_pair(self.lines)
        measured = (
            Measured(comparison.old.text),
            Measured(comparison.new.text),
        )  # before the engine, as `ComparePair` does
        self.begin()
        settle()
        return PairContent(comparison, comparison_rows(comparison, words, measured))


def long_pair(lines: int, seed: int = 1) -> Comparison:
    dice = random.Random(seed)
    text: dict[str, list[str]] = {"old": [], "new": []}
    ends = {"old": 0, "new": 0}

    def add(side: str, line: str) -> Span:
        span = Span(ends[side], ends[side] + len(line))
        text[side].append(line)
        ends[side] = span.end + 1
        return span

    pairs: list[PassagePair] = []
    sections: list[tuple[SectionEnd, SectionEnd]] = []
    waiting: list[tuple[str, Span]] = []
    for number in range(lines):
        if number % _SECTION == 0:
            heading = f"第{number // _SECTION + 1}章 {dice.choice(_SUBJECTS)}"
            old, new = add("old", heading), add("new", heading)
            sections.append((SectionEnd(old, None, heading, 1), SectionEnd(new, None, heading, 1)))
            pairs.append(PassagePair(PassageStatus.EQUAL, old, new, 1.0, kind=PassageKind.HEADING))
        else:
            pairs.append(_pair(dice, number, add, waiting))
    sides = [_side(f"{name}.txt", "\n".join(text[name])) for name in ("old", "new")]
    counted = Counter(pair.status for pair in pairs)
    return Comparison(*sides, 0.8, _sections(sections, ends), tuple(pairs), (), (), (), Summary(dict(counted), {}))


def _pair(
    dice: random.Random, number: int, add: Callable[[str, str], Span], waiting: list[tuple[str, Span]]
) -> PassagePair:
    head = f"{dice.choice(_SUBJECTS)}第{number}项共计"
    tail = f"个，比上年增加{dice.randint(1, 999)}个，{dice.choice(_ENDS)}；{dice.choice(_SUBJECTS)}工作{dice.choice(_ENDS)}。"
    line, kind = f"{head}{number}{tail}", dice.random()
    if waiting and kind > 0.99:
        moved, old = waiting.pop(0)
        return PassagePair(PassageStatus.MOVED, old, add("new", moved), 1.0)
    if kind < _EDITED:
        other = f"{head}{number + 1}{tail}"
        old, new, at = add("old", line), add("new", other), len(head)
        figures = (Span(span.start + at, span.end - len(tail)) for span in (old, new))
        return PassagePair(PassageStatus.EDITED, old, new, 0.9, (Edit(EditOp.REPLACE, *figures),))
    if kind < _ADDED:
        return PassagePair(PassageStatus.ADDED, None, add("new", line), 0.0)
    if kind < _REMOVED:
        return PassagePair(PassageStatus.REMOVED, add("old", line), None, 0.0)
    if kind < _MOVED:
        waiting.append((line, add("old", line)))
        line = f"此处另有安排{number}。"
        return PassagePair(PassageStatus.ADDED, None, add("new", line), 0.0)
    return PassagePair(PassageStatus.EQUAL, add("old", line), add("new", line), 1.0)


def _sections(heads: list[tuple[SectionEnd, SectionEnd]], ends: dict[str, int]) -> tuple[SectionPair, ...]:
    found = []
    for at, (old, new) in enumerate(heads):
        stops = [end.span.start for end in heads[at + 1]] if at + 1 < len(heads) else [ends["old"] - 1, ends["new"] - 1]
        whole = (
            SectionEnd(Span(end.span.start, stop), None, end.heading, 1)
            for end, stop in zip((old, new), stops, strict=True)
        )
        found.append(SectionPair(SectionStatus.MATCHED, False, *whole, 0.8))
    return tuple(found)


def _side(path: str, text: str) -> Side:
    report = Report(0, None, None, None, None, None, Span(0, len(text)))
    return Side(path, 0, Outline(Document(path, text), (report,), ()))
