"""The line on top: which reports, how alike, which views there are."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from compare.language import Words
from compare.model import Comparison, Side
from compare.render.cells import cell_len, truncate
from compare.render.clean import clean
from compare.render.places import report_of
from compare.render.printed import share

_ARROW = " → "


class ViewName(Static):
    """The name of a view; a click opens it."""

    ALLOW_SELECT: ClassVar[bool] = False

    @dataclass
    class Chosen(Message):
        view: str

    def __init__(self, key: str, view: str, name: str, here: bool) -> None:
        super().__init__(f"{key} {name}", markup=False, classes="here" if here else None)
        self._view = view

    def on_click(self) -> None:
        self.post_message(self.Chosen(self._view))


class Titles(Widget):
    """Both titles, each cut to half of what there is where they do not fit."""

    def __init__(self, old: str, new: str) -> None:
        super().__init__()
        self._titles = (old, new)

    def render(self) -> Content:
        room = self.size.width - cell_len(_ARROW)
        old, new = self._titles
        if cell_len(old) + cell_len(new) > room:
            old = truncate(old, max(room - room // 2, room - cell_len(new)))
            new = truncate(new, room - cell_len(old))
        return Content(f"{old}{_ARROW}{new}")


class Banner(Horizontal):
    def __init__(self, comparison: Comparison, words: Words, view: str) -> None:
        super().__init__()
        self._comparison = comparison
        self._words = words
        self._view = view

    def compose(self) -> ComposeResult:
        words = self._words
        yield Titles(title(self._comparison.old), title(self._comparison.new))
        alike = words("{share} alike", share=share(self._comparison.similarity))
        yield Static(alike, classes="similarity", markup=False)
        yield ViewName("1", "pair", words("Text"), self._view == "pair")
        yield ViewName("2", "figures", words("Figures"), self._view == "figures")


def title(side: Side) -> str:
    """A report's title, or its file's name where it has none."""
    report = report_of(side)
    return clean(report.title if report and report.title else Path(side.path).name)
