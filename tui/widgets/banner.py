"""The top line: the titles of what is open, and the names of its views."""

from __future__ import annotations

from collections.abc import Sequence
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
from compare.render.printed import share
from compare.render.section_paths import report_of
from tui.session.desk import DeskView

_ARROW = " → "
_MENU = "≡"


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


class Menu(Static):
    """A click opens the list of commands."""

    ALLOW_SELECT: ClassVar[bool] = False

    def __init__(self) -> None:
        super().__init__(_MENU, markup=False)

    async def on_click(self) -> None:
        await self.run_action("app.command_palette")


class Titles(Widget):
    """One or two titles; of two that do not fit, each is cut to half the width."""

    def __init__(self, titles: Sequence[str]) -> None:
        super().__init__()
        self._titles = tuple(map(clean, titles))

    def render(self) -> Content:
        if len(self._titles) != 2:
            return Content(truncate(_ARROW.join(self._titles), self.size.width))
        room = self.size.width - cell_len(_ARROW)
        old, new = self._titles
        if cell_len(old) + cell_len(new) > room:
            old = truncate(old, max(room - room // 2, room - cell_len(new)))
            new = truncate(new, room - cell_len(old))
        return Content(f"{old}{_ARROW}{new}")


class Banner(Horizontal):
    def __init__(
        self, words: Words, here: str, views: Sequence[DeskView], titles: Sequence[str], note: str = ""
    ) -> None:
        """``here`` is the name of the view that the banner belongs to; ``note`` stands beside the titles."""
        super().__init__()
        self._words = words
        self._here = here
        self._views = views
        self._titles = titles
        self._note = note

    def compose(self) -> ComposeResult:
        yield Titles(self._titles)
        yield Static(self._note, classes="note", markup=False)
        for number, view in enumerate(self._views, start=1):
            yield ViewName(str(number), view.name, self._words(view.title), view.name == self._here)
        yield Menu()


def pair_titles(comparison: Comparison, words: Words) -> tuple[tuple[str, str], str]:
    """Titles and note for the banner of a pair."""
    alike = words("{share} alike", share=share(comparison.similarity))
    return (title(comparison.old), title(comparison.new)), alike


def title(side: Side) -> str:
    """A report's title, or its file's name where it has none."""
    report = report_of(side)
    return clean(report.title if report and report.title else Path(side.path).name)
