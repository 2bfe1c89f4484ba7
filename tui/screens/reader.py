"""One report to read at a place; keys lead to the next place of the same kind."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile
from pathlib import PurePath
from typing import ClassVar

import numpy as np
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Footer, Static

from compare.language import Words, mark
from compare.model import Edit, EditOp, PassageStatus, Span
from tui.data.document_place import DocumentPlace
from tui.layout.row import Row
from tui.layout.row_layout import Arrangement
from tui.layout.rows import Rows
from tui.screens.base import DeskScreen
from tui.widgets.banner import Banner
from tui.widgets.panes import Panes


class ReaderScreen(DeskScreen):
    CSS_PATH: ClassVar[list[str | PurePath]] = ["pair.tcss", "reader.tcss"]

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,backspace", "app.pop_screen", mark("Back"), id="reader.back"),
        Binding("c", "another(1)", mark("Next place"), id="reader.next"),
        Binding("C", "another(-1)", mark("Previous place"), id="reader.previous", show=False),
    ]

    def __init__(self, places: Sequence[DocumentPlace], at: int, words: Words) -> None:
        super().__init__(words)
        self._places = places
        self._at = at
        self._rows = read_rows(places[at].text, [places[at].span])

    @property
    def _place(self) -> DocumentPlace:
        return self._places[self._at]

    def compose(self) -> ComposeResult:
        yield Banner(self.words, "", (), (self._place.name,), self._place.where(self.words))
        panes = Panes(self._rows, self.words)
        panes.add_class("main")
        panes.arrangement = Arrangement.STACKED
        panes.go_to(self._rows.row_at("new", self._place.span.start))
        yield panes
        yield Static(id="status", markup=False)
        yield Footer(show_command_palette=False)

    def signs(self) -> Mapping[str, str]:
        return {}

    def excerpt(self) -> str:
        """The line under the cursor."""
        line = self._rows[self.query_one(Panes).row].new if len(self._rows) else None
        return "" if line is None else replace(self._place, span=line).cited(self.words)

    def follow(self, direction: int) -> bool:
        return self.query_one(Panes).follow(direction)

    def action_another(self, direction: int) -> None:
        if len(self._places) > 1:
            at = (self._at + direction) % len(self._places)
            self.app.switch_screen(ReaderScreen(self._places, at, self.words))
        else:
            self.say(self.words("There is no other place."))

    @on(Panes.Viewed)
    def _show_status(self, event: Panes.Viewed) -> None:
        words = self.words
        line = words("line {line} of {count}", line=event.row + 1, count=len(self._rows))
        place = words("place {at}/{count}", at=self._at + 1, count=len(self._places)) if len(self._places) > 1 else ""
        self.query_one("#status", Static).update(" · ".join(filter(None, [line, place])))


def read_rows(text: str, marked: Iterable[Span] = (), also: Container[str] = ()) -> Rows:
    """The lines of a text as rows, these stretches marked in them. ``also`` are the lines of another text: those that stand
    in both, word for word, have the sign of what is unchanged."""
    stretches = _apart(marked)
    records = []
    for line in _lines(text):
        first = bisect_right(stretches, line.start, key=lambda span: span.end)
        within = takewhile(lambda span, end=line.end: span.start < end, stretches[first:])  # type: ignore[misc]
        parts = [Span(max(line.start, span.start), min(line.end, span.end)) for span in within]
        edits = tuple(Edit(EditOp.REPLACE, part, part) for part in parts)
        records.append(Row(PassageStatus.EQUAL, line, line, edits))
    known = np.fromiter((row.new is not None and row.new.of(text).strip() in also for row in records), np.bool_)
    return Rows(text, text, records, whole=True, compared=known)


def lines_of(text: str) -> frozenset[str]:
    """The lines that are not blank, without the blanks around them."""
    return frozenset(line for line in map(str.strip, text.split("\n")) if line)


def _apart(spans: Iterable[Span]) -> list[Span]:
    """The same stretches in the order of the text, those that overlap as one; empty ones are left out."""
    apart: list[Span] = []
    for span in sorted(span for span in spans if span.start < span.end):
        if apart and span.start <= apart[-1].end:
            apart[-1] = Span(apart[-1].start, max(apart[-1].end, span.end))
        else:
            apart.append(span)
    return apart


def _lines(text: str) -> Iterator[Span]:
    """Lines with their line breaks, blank ones too."""
    start = 0
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        yield Span(start, end)
        start = end
