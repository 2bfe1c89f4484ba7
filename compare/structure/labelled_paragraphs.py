"""The paragraphs of a file with their labels, as far as its division into reports looks at them.

What is asked again at each heading is kept from one to the next: a file of n headings is divided in some n log n steps.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from compare.lexicon import pattern
from compare.model import Paragraph, Span
from compare.structure.labels import HeadingLabel, LabelStyle, label_at
from compare.structure.roles import role_of
from compare.structure.settings import WINDOW
from compare.structure.titles import opens_piece

_FIRST_CLAUSE = pattern(r"[^。；;：:！？!?\n]{1,60}")
_STOP = pattern(r"[。！？]|[a-z][.?!](?:\s|$)")


@dataclass(slots=True)
class LabelRun:
    """The labels of one style from the paragraph ``since`` up to ``end``: the highest number, what they head, and whether
    any of it, and the last of it, is a plan."""

    since: int
    end: int
    reached: int = 1
    names: set[str] = field(default_factory=set)
    has_plan: bool = False
    ends_in_plan: bool = False


class LabelledParagraphs:
    """The paragraphs of a file with their labels."""

    def __init__(self, text: str, paragraphs: Sequence[Paragraph]) -> None:
        self.text = text
        self.paragraphs = paragraphs
        self.labels: list[HeadingLabel | None] = [
            None if part.row else label_at(text, *part.own) for part in paragraphs
        ]
        pieces = [i for i, part in enumerate(paragraphs) if not part.row and opens_piece(text, part.own)]
        self._pieces = frozenset(pieces if len(pieces) > 1 else ())
        self._labelled = [i for i, label in enumerate(self.labels) if label is not None]
        self._by_style: dict[LabelStyle, list[int]] = defaultdict(list)
        self._firsts: dict[LabelStyle, list[int]] = defaultdict(list)
        for i, label in enumerate(self.labels):
            if label is not None:
                self._by_style[label.style].append(i)
                if label.number == 1:
                    self._firsts[label.style].append(i)
        self._prose = [i for i, part in enumerate(paragraphs) if not part.row and _is_prose(part.own.of(text))]
        self._numberings: dict[LabelStyle, LabelRun] = {}

    def of(self, index: int) -> str:
        return self.paragraphs[index].own.of(self.text)

    def is_piece(self, index: int) -> bool:
        """``篇一：…``, where the file numbers its pieces so."""
        return index in self._pieces

    def numbering_restarts(self, since: int, index: int) -> bool:
        """Whether the numbering behind ``index`` begins anew at the level where the report since ``since`` has run. A
        list of headings without a text is a table of contents; ``Item 1A`` comes after ``Item 1``."""
        top, at = self.highest(since, index), self.next_labelled(index + 1)
        if top is None or at is None or not self.has_prose(since, index):
            return False
        after = self.labels[at]
        assert after is not None
        first = after.number in (1, None) and not (
            after.style is LabelStyle.ITEM and after.text.rstrip(".:")[-1].isalpha()
        )
        return first and after.style <= max(top, LabelStyle.CHINESE_PAREN)

    def has_prose(self, start: int, end: int) -> bool:
        """Whether a sentence stands in [start, end)."""
        return _count(self._prose, start, end) > 0

    def next_labelled(self, index: int) -> int | None:
        """The first paragraph with a label at ``index`` or behind it."""
        at = bisect_left(self._labelled, index)
        return self._labelled[at] if at < len(self._labelled) else None

    def count(self, start: int, end: int) -> int:
        """How many labels there are in [start, end)."""
        return _count(self._labelled, start, end)

    def highest(self, start: int, end: int) -> LabelStyle | None:
        """The highest style of label in [start, end)."""
        return min((style for style, indices in self._by_style.items() if _count(indices, start, end)), default=None)

    def last(self, style: LabelStyle, start: int, end: int) -> int | None:
        """The last label of ``style`` in [start, end)."""
        indices = self._by_style.get(style, [])
        at = bisect_left(indices, end) - 1
        return indices[at] if at >= 0 and indices[at] >= start else None

    def next_first(self, style: LabelStyle, index: int) -> int:
        """The next number one of ``style`` at ``index`` or behind it, or the end of the file."""
        firsts = self._firsts.get(style, [])
        at = bisect_left(firsts, index)
        return firsts[at] if at < len(firsts) else len(self.labels)

    def labelled(self, style: LabelStyle, start: int, end: int) -> Iterator[int]:
        """The paragraphs in [start, end) with a label of ``style``."""
        indices = self._by_style.get(style, [])
        for at in range(bisect_left(indices, start), len(indices)):
            if indices[at] >= end:
                return
            yield indices[at]

    def numbers(self, style: LabelStyle, start: int) -> Iterator[int]:
        """The numbers of the labels of ``style`` from ``start`` on."""
        for index in self.labelled(style, start, len(self.labels)):
            label = self.labels[index]
            if label is not None and label.number is not None:
                yield label.number

    def numbering(self, style: LabelStyle, since: int, end: int) -> LabelRun:
        """The labels of ``style`` in [since, end). What was read of them before is not read again."""
        numbering = self._numberings.get(style)
        if numbering is None or numbering.since != since or numbering.end > end:
            numbering = self._numberings[style] = LabelRun(since, since)
        for index in self.labelled(style, numbering.end, end):
            label = self.labels[index]
            name = self.heading(index)
            numbering.reached = max(numbering.reached, (label and label.number) or 1)
            numbering.names.add(name)
            numbering.ends_in_plan = role_of(name) == "plan"
            numbering.has_plan |= numbering.ends_in_plan
        numbering.end = end
        return numbering

    def heading(self, index: int) -> str:
        """What the paragraph at ``index`` opens with behind its label."""
        label, own = self.labels[index], self.paragraphs[index].own
        start = label.span.end if label else own.start
        clause = _FIRST_CLAUSE.match(self.text, start, own.end)
        return "".join(clause.group().split()) if clause else ""

    def window(self, start: int, end: int, *, last: bool) -> str:
        """The text of the paragraphs [start, end): the beginning or the end of it, where it is long."""
        whole = Span(self.paragraphs[start].span.start, self.paragraphs[end - 1].span.end)
        if last:
            return self.text[max(whole.start, whole.end - WINDOW) : whole.end]
        return self.text[whole.start : min(whole.end, whole.start + WINDOW)]


def _count(indices: Sequence[int], start: int, end: int) -> int:
    return bisect_left(indices, end) - bisect_left(indices, start)


def _is_prose(paragraph: str) -> bool:
    return _STOP.search(paragraph) is not None
