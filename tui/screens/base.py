"""What all screens share: the reader's language, and the way to the services of the desk."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial
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
from tui.screens.export import ExportScreen
from tui.session.desk import DeskServices
from tui.session.export import ExportRequest, ExportScope, write_new
from tui.session.failures import Failed, unexpected


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
        Binding("x", "export", mark("Export to a file"), id="desk.export", show=False),
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

    def export_types(self) -> Mapping[ExportScope, type]:
        """What can be exported here, and as which type of result; the first is offered first."""
        return {}

    def export_result(self, scope: ExportScope) -> object:
        """What is exported: an object of the type that `export_types` names."""
        raise NotImplementedError

    def action_export(self) -> None:
        self.app.push_screen(ExportScreen(self.export_types(), self.words), self.export)

    def export(self, request: ExportRequest | None) -> None:
        """Write a new file, in a thread; an existing one is never overwritten."""
        if request is not None:
            self.run_worker(partial(self._write, request), thread=True)

    def _write(self, request: ExportRequest) -> None:
        name = clean(request.name)
        try:
            write_new(self.export_result(request.scope), request.name, self.words)
        except OSError as error:
            self.notify(f"{name}: {error.strerror}", severity="error", markup=False)
        except Exception as error:  # noqa: BLE001 - shown on the screen, which stays
            self.post_message(Failed(unexpected(error, name)))
        else:
            self.notify(self.words("Written: {name}", name=name), timeout=2, markup=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Not every screen has something to export."""
        return bool(self.export_types()) if action == "export" else super().check_action(action, parameters)

    def signs(self) -> Mapping[str, str]:
        """The signs that the screen uses and what they mean, for the help."""
        return {sign: self.words(STATUS_NAMES[status]) for status, sign in PASSAGE_SIGNS.items()}

    def commands(self) -> Iterable[SystemCommand]:
        """What the command palette offers besides the keys."""
        return ()
