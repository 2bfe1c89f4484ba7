"""What NEW says about how its growth was worked out: notes, clauses and revised bases.

A note that names an indicator takes the growth of it, and of its parts, out of the recomputation. One that names none
(部分指标与上年不可比) is quoted beside the verdict and withholds nothing.
"""

from __future__ import annotations

from typing import NamedTuple

from compare.alignment.prepared import PreparedPassage, PreparedReport
from compare.alignment.settings import CLAUSE_BEFORE, CLAUSE_BEHIND
from compare.lexicon import pattern
from compare.model import Figure, GrowthReason, PassageKind

_PART_END = pattern("[。；;!?！？\n]")
_GROUNDS = (
    (pattern("{zh.comparability.revised_base}|{en.comparability.revised_base}"), GrowthReason.BASE_REVISED),
    (pattern("{zh.comparability.changed_coverage}"), GrowthReason.OTHER_COVERAGE),
    (pattern("{zh.comparability.comparable_basis}|{en.comparability.comparable_basis}"), GrowthReason.COMPARABLE_BASIS),
)
_GROWTH = pattern("{zh.comparability.growth_rate}")
_GENERAL = pattern("{zh.comparability.general}")
_JOINT = pattern("[、，,；;:：()（）\\[\\]\\s]|{zh.comparability.joint}")
_UNNAMED = pattern("{zh.comparability.unnamed}|[\\d.]")
_BOTH = pattern("{zh.comparability.revenue_and_expenditure}")
_MONEY = ("收入", "支出")
_FISCAL = pattern("{zh.comparability.fiscal}")


class Note(NamedTuple):
    """A sentence that tells how growth was worked out. ``names`` are the indicators that it is about; none where it is
    about all."""

    text: str
    ground: GrowthReason
    names: tuple[str, ...]

    def names_metric(self, metric: str) -> bool:
        return not self.names or any(_is_named(name, metric) for name in self.names)


class Comparability:
    """The notes of a report, and which growth statements they speak of."""

    def __init__(self, side: PreparedReport) -> None:
        self._side = side
        sentences = [p for p in side.passages if p.kind is not PassageKind.HEADING and not p.figures]
        notes = [note for passage in sentences for note in _notes(side, passage)]
        self._notes = [note for note in notes if note.ground is not GrowthReason.DIFFERS]
        self.general = "; ".join(note.text for note in notes if note.ground is GrowthReason.DIFFERS)
        self._paragraph_of = {number: passage.paragraph for passage in side.passages for number in passage.figures}

    def ground(self, figure: Figure, at: int) -> GrowthReason | None:
        """Why the growth that figure number ``at`` states need not follow from the printed levels."""
        clause = self._around(figure)
        for words, ground in _GROUNDS:
            if words.search(clause):
                return ground
        return self._noted(at)

    def _around(self, figure: Figure) -> str:
        """The part of the sentence that a figure stands in, from one stop to the next."""
        text, (start, end) = self._side.text, figure.span
        farthest = max(0, start - CLAUSE_BEFORE)
        stop = _PART_END.search(text, end, end + CLAUSE_BEHIND)
        begin = max((each.end() for each in _PART_END.finditer(text, farthest, start)), default=farthest)
        return text[begin : stop.start() if stop else end + CLAUSE_BEHIND]

    def _noted(self, at: int) -> GrowthReason | None:
        """By a note on the metric, or on one named before it in its paragraph, which it may be a part of."""
        paragraph = self._paragraph_of.get(at)
        for number in range(at, -1, -1):
            if self._paragraph_of.get(number) != paragraph:
                return None
            figure = self._side.figures[number]
            metric = figure.claim.of if figure.claim else figure.metric
            ground = next((n.ground for n in self._notes if metric and n.names_metric(metric)), None)
            if ground:
                return ground
        return None


def _notes(side: PreparedReport, passage: PreparedPassage) -> list[Note]:
    text = passage.span.of(side.text)
    notes = []
    for sentence in _PART_END.split(text):
        ground = next((ground for words, ground in _GROUNDS if words.search(sentence)), None)
        if _GENERAL.search(sentence):
            notes.append(Note(sentence.strip(), GrowthReason.DIFFERS, ()))
        elif ground and (growth := _GROWTH.search(sentence)):
            notes.append(Note(sentence.strip(), ground, _names(sentence[: growth.start()])))
    return notes


def _names(lead: str) -> tuple[str, ...]:
    """The indicators before the word for growth in a note: 本公报各项支出增速 is about 支出."""
    for words, _ in _GROUNDS:
        lead = words.sub("", lead)
    names = [_UNNAMED.sub("", part) for part in _JOINT.split(lead)]
    return tuple(
        name
        for part in names
        for name in ([_BOTH.sub(each, part) for each in _MONEY] if _BOTH.search(part) else [part])
        if len(name) > 1
    )


def _is_named(name: str, metric: str) -> bool:
    """Whether a note on ``name`` speaks of a metric: 支出 of 教育支出, 财政收入 of 一般公共预算收入."""
    if name in metric or metric in name:
        return True
    return name[-2:] == metric[-2:] and bool(_FISCAL.search(name) and _FISCAL.search(metric))
