"""What there is to say about one row of a pair: its file and line, its note, its figures with their changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from compare.language import Words
from compare.model import FigurePair
from compare.render.important import is_contradicted
from tui.data.content import PairContent
from tui.data.excerpt import file_and_line
from tui.data.figures import figures_by_row, told_with_claim
from tui.layout.row import Row


class PassageDetails:
    """The details of each row of a pair, in the reader's language."""

    def __init__(self, content: PairContent, words: Words) -> None:
        self._content = content
        self._words = words

    def of(self, at: int, row: Row, note: str) -> str:
        """``2024.txt, line 12 · ”ask again · 业务收入 600万元 → 700万元 +16.7%``"""
        figures = [told_with_claim(pair, self._words) for pair in self._figures.get(at, ())]
        return " · ".join([self._where(at, row), *([f"”{note}"] if note else []), *figures])

    def _where(self, at: int, row: Row) -> str:
        """File and line of a row: in NEW, in OLD where the passage is gone."""
        comparison, rows = self._content.comparison, self._content.rows
        side, column = (comparison.old, rows.old) if row.new is None else (comparison.new, rows.new)
        return file_and_line(side, column.line_at(int(column.starts[at])), self._words)

    @cached_property
    def _figures(self) -> Mapping[int, Sequence[FigurePair]]:
        return figures_by_row(self._content.comparison, self._content.rows)

    @cached_property
    def contradicted(self) -> frozenset[int]:
        """The rows with a growth claim that does not follow from the levels."""
        return frozenset(row for row, pairs in self._figures.items() if any(map(is_contradicted, pairs)))
