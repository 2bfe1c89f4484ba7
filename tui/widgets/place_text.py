"""A place in a document with the text around it."""

from __future__ import annotations

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from compare.language import Words
from tui.data.document_place import DocumentPlace
from tui.widgets.prose import Prose

# What is longer than this is no single spot: only underlined it can still be read.
_MOST_LOUD = 60  # characters
_LOUD, _QUIET = "bold underline reverse", "underline"


class PlaceText(VerticalScroll, can_focus=False):
    """The text around a place, the place itself underlined."""

    def compose(self) -> ComposeResult:
        yield Static(classes="where", markup=False)
        yield Prose()

    def show(self, title: str, place: DocumentPlace | None, words: Words) -> None:
        self.display = place is not None
        if place is None:
            return
        self.query_one(".where", Static).update(f"{title}{place.name} · {place.where(words)}")
        before, quote, after = place.quoted()
        prose = self.query_one(Prose)
        prose.show(Text.assemble(before, (quote or "▲", _LOUD if len(quote) <= _MOST_LOUD else _QUIET), after))
        self.call_after_refresh(self._bring, len(before))

    def _bring(self, offset: int) -> None:
        """In a paragraph longer than the room for it, down to the place itself, a third below the top."""
        line = self.query_one(Prose).line_of(offset)
        self.scroll_to(y=max(0, line + 1 - self.size.height // 3), animate=False)
