"""The paragraphs of a file with their labels, as far as its division into reports looks at them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compare.lexicon import pattern
from compare.model import Paragraph, Span
from compare.structure.labels import HeadingLabel, LabelStyle, label_at
from compare.structure.settings import WINDOW
from compare.structure.titles import opens_piece

_FIRST_CLAUSE = pattern(r"[^。；;：:！？!?\n]{1,60}")


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

    def of(self, index: int) -> str:
        return self.paragraphs[index].own.of(self.text)

    def is_piece(self, index: int) -> bool:
        """``篇一：…``, where the file numbers its pieces so."""
        return index in self._pieces

    def numbering_restarts(self, since: int, index: int) -> bool:
        """Whether the numbering behind ``index`` begins anew at the level where the report since ``since`` has run."""
        before = [label for label in self.labels[since:index] if label is not None]
        after = next((label for label in self.labels[index + 1 :] if label is not None), None)
        if after is None or not before:
            return False
        top = min(label.style for label in before)
        return after.number in (1, None) and after.style <= max(top, LabelStyle.CHINESE_PAREN)

    def numbered(self, style: LabelStyle, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Index and number of the labels of ``style``."""
        for index in range(start, end):
            label = self.labels[index]
            if label is not None and label.style is style and label.number is not None:
                yield index, label.number

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
