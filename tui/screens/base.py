"""What all screens share: the reader's language, and the way to the services of the desk."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import ClassVar, cast

from textual.app import SystemCommand
from textual.binding import ActiveBinding, Binding, BindingType
from textual.message import Message
from textual.screen import Screen

from compare.language import Words, mark
from compare.render.clean import clean
from compare.render.terms import PASSAGE_SIGNS
from tui.layout.change_filter import STATUS_NAMES
from tui.layout.row import SideName
from tui.session.desk import DeskServices


class GoTo(Message):
    """Show a place of the pair: an offset into one side's text. OLD's place of a moved passage is where it stood
    before."""

    def __init__(self, side: SideName, offset: int) -> None:
        super().__init__()
        self.side = side
        self.offset = offset


class DeskScreen(Screen[None]):
    """A screen whose keys are described in the reader's language, in the footer and in the help."""

    AUTO_FOCUS: ClassVar[str | None] = ".main"
    BINDINGS: ClassVar[list[BindingType]] = [  # in place of Textual's own, which have no name in the reader's language
        Binding("tab", "app.focus_next", mark("Next part of the screen"), id="desk.focus-next", show=False),
        Binding("y", "copy", mark("Copy with its place"), id="desk.copy", show=False),
    ]

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.words = words

    @property
    def desk(self) -> DeskServices:
        return cast("DeskServices", self.app)

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """Textual's bindings with translated descriptions: they are declared before the language is known."""
        return {
            key: active._replace(binding=self.translated(active.binding))
            for key, active in super().active_bindings.items()
        }

    def translated(self, binding: Binding) -> Binding:
        """A binding in the reader's language. View keys are described by the view that they open."""
        if not binding.id:
            return binding
        description = self.desk.view_key_titles().get(binding.id) or self.words(binding.description)
        return replace(binding, description=description)

    def excerpt(self) -> str:
        """What is under the cursor as plain text, with its place; empty where there is nothing to copy."""
        raise NotImplementedError

    def action_copy(self) -> None:
        self.copy(self.excerpt())

    def copy(self, text: str) -> None:
        """Put text on the clipboard; ring the bell where there is none."""
        if text:
            self.app.copy_to_clipboard(text)
            self.notify(self.words("Copied."), timeout=2)
        else:
            self.app.bell()

    def write(self, name: str, text: str) -> None:
        """Write a new file; an existing one may be a report and is never overwritten."""
        try:
            with Path(name).expanduser().open("x", encoding="utf-8", newline="") as file:
                file.write(text)
        except OSError as error:
            self.notify(f"{clean(name)}: {error.strerror}", severity="error", markup=False)
        else:
            self.notify(self.words("Written: {name}", name=clean(name)), timeout=2, markup=False)

    def signs(self) -> Mapping[str, str]:
        """The signs that the screen uses and what they mean, for the help."""
        return {sign: self.words(STATUS_NAMES[status]) for status, sign in PASSAGE_SIGNS.items()}

    def commands(self) -> Iterable[SystemCommand]:
        """What the command palette offers besides the keys."""
        return ()
