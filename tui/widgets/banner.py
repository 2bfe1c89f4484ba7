"""The top line: the titles of what is open, and the names of its views."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, cast

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from compare.language import Words
from compare.render.cells import cell_len, truncate
from compare.render.clean import clean
from tui.data.names import told_apart
from tui.session.desk import DeskServices, DeskView

_ARROW = " → "
_MENU = "≡"
_CUT = "… "
_LEAST_TITLE = 20  # cells
_PADDING = 2
_ENDING = re.compile(r"(?<=\w)\.[A-Za-z]{2,5}$")
_BRACKETS = re.compile(r" \([^()]*\)$")


class ViewName(Static):
    """The name of a view; a click opens it."""

    ALLOW_SELECT: ClassVar[bool] = False

    @dataclass
    class Chosen(Message):
        view: str

    def __init__(self, key: int, view: DeskView, name: str, here: bool) -> None:
        super().__init__(markup=False, classes="here" if here else None)
        self._key, self._name = key, name
        self._count = ""
        self.view = view

    def show_count(self, count: int | None) -> None:
        self._count = "" if count is None else f" {count}"

    @property
    def whole(self) -> str:
        """``3 Findings 144``"""
        return f"{self._key} {self._name}{self._count}"

    def show(self, short: bool) -> None:
        """The key alone where there is no room for more."""
        self.update(str(self._key) if short else self.whole)
        self.tooltip = self.whole if short else None

    def on_click(self) -> None:
        self.post_message(self.Chosen(self.view.name))


class Menu(Static):
    """A click opens the list of commands."""

    ALLOW_SELECT: ClassVar[bool] = False

    def __init__(self) -> None:
        super().__init__(_MENU, markup=False)

    async def on_click(self) -> None:
        await self.run_action("app.command_palette")


class Titles(Widget):
    """One or two titles; of two that do not fit, each is cut to half the width, what they begin with alike first."""

    def __init__(self, titles: Sequence[str]) -> None:
        super().__init__()
        self._titles = tuple(map(clean, titles))

    def render(self) -> Content:
        if len(self._titles) != 2:
            return Content(truncate(_ARROW.join(self._titles), self.size.width))
        room = self.size.width - cell_len(_ARROW)
        old, new = _cut(self._titles[0], self._titles[1], room)
        if (old, new) != self._titles and not _look_alike(*(bare := _without_years(self._titles))):
            old, new = _cut(*bare, room)
        if (old, new) != self._titles and _look_alike(old, new):
            first, second = told_apart(self._titles)
            old, new = _cut(first, second, room)
        return Content(f"{old}{_ARROW}{new}")


def _without_years(titles: Sequence[str]) -> tuple[str, str]:
    """``2018.txt (reports 2017)`` -> ``2018``: of two that do not fit, what tells them apart stands before that."""
    old, new = (_ENDING.sub("", _BRACKETS.sub("", title)) for title in titles)
    return old, new


def _look_alike(old: str, new: str) -> bool:
    """Whether what is left of two different titles begins alike."""
    one, other = sorted((old.rstrip(_CUT), new.rstrip(_CUT)), key=len)
    return other.startswith(one)


def _cut(old: str, new: str, room: int) -> tuple[str, str]:
    """Both in so many cells, the longer one cut first."""
    if cell_len(old) + cell_len(new) > room:
        old = truncate(old, max(room - room // 2, room - cell_len(new)))
        new = truncate(new, room - cell_len(old))
    return old, new


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
            yield ViewName(number, view, self._words(view.title), view.name == self._here)
        yield Menu()

    def on_mount(self) -> None:
        self.count()

    def count(self) -> None:
        """Show on each tab how much its view holds, as far as that is known now."""
        content = cast("DeskServices", self.app).content
        for name in self.query(ViewName):
            name.show_count(None if content is None else name.view.count(content))
        self._fit()

    def on_resize(self) -> None:
        self._fit()

    def _fit(self) -> None:
        """Where the titles would have too little room, the note goes; where that is not enough, the views that are not
        open are named by their keys alone."""
        names, room = self.query(ViewName), self.size.width - _LEAST_TITLE
        taken = sum(cell_len(name.whole) + _PADDING for name in names)
        self.query_one(".note").display = taken + cell_len(self._note) + _PADDING <= room
        for name in names:
            name.show(short=taken > room and name.view.name != self._here)
