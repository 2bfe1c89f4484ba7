"""The export dialog: what to export, and the name of a file, whose ending chooses the format."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePath
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from compare.language import Words, mark
from tui.session.export import SCOPE_NAMES, ExportRequest, ExportScope, endings, free_name

_STEM = "review"
_SUGGESTED = re.compile(rf"{_STEM}(?:-\d+)?")
_HERE, _THERE = "●", "○"


class ExportScreen(ModalScreen[ExportRequest | None]):
    """Returns what to export and the name of the file; None where the reader cancels."""

    CSS_PATH: ClassVar[str] = "export.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "next_scope", mark("What to export"), id="export.scope", priority=True),
        Binding("down", "ending(1)", mark("Next ending"), id="export.ending", priority=True),
        Binding("up", "ending(-1)", mark("Previous ending"), id="export.ending-back", priority=True),
        Binding("escape", "dismiss(None)", mark("Close"), id="export.close", show=False),
    ]

    def __init__(self, results: Mapping[ExportScope, type], words: Words) -> None:
        """``results``: the type of result that each scope is exported as."""
        super().__init__()
        self._results = results
        self._scope = next(iter(results))
        self._words = words

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Static(self._words("Export to a file"), classes="head", markup=False)
            yield Static(id="scope", markup=False)
            yield Input(free_name(_STEM, self._endings[0]), select_on_focus=False)
            yield Static(id="hint", markup=False)

    def on_mount(self) -> None:
        self._show_scope()

    @property
    def _endings(self) -> list[str]:
        return endings(self._results[self._scope])

    def action_next_scope(self) -> None:
        """The next scope; an ending that it does not have is replaced by one that it has."""
        scopes = list(self._results)
        self._scope = scopes[(scopes.index(self._scope) + 1) % len(scopes)]
        name = self.query_one(Input)
        if PurePath(name.value).suffix.lower() not in self._endings:
            name.value = self._named(name.value, self._endings[0])
        self._show_scope()

    def action_ending(self, direction: int) -> None:
        """The next or previous of the endings, which choose the format."""
        name, every = self.query_one(Input), self._endings
        here = PurePath(name.value).suffix.lower()
        at = (every.index(here) + direction) % len(every) if here in every else 0
        name.value = self._named(name.value, every[at])

    @staticmethod
    def _named(name: str, ending: str) -> str:
        """The same name with another ending; one that no file has where the reader has not given it."""
        stem = str(PurePath(name).with_suffix("")) if name else _STEM
        return free_name(_STEM, ending) if _SUGGESTED.fullmatch(stem) else f"{stem}{ending}"

    def on_click(self, event: object) -> None:
        if getattr(event, "widget", None) is self.query_one("#scope"):
            self.action_next_scope()

    def _show_scope(self) -> None:
        words = self._words
        scopes = (f"{_HERE if scope is self._scope else _THERE} {words(SCOPE_NAMES[scope])}" for scope in self._results)
        self.query_one("#scope", Static).update("\n".join(scopes))
        self.query_one("#hint", Static).update(
            words("Tab: the next of these · Up, Down: {endings}", endings=" ".join(self._endings))
        )

    @on(Input.Submitted)
    def _submit(self, event: Input.Submitted) -> None:
        name = event.value.strip()
        if PurePath(name).suffix.lower() in self._endings:
            self.dismiss(ExportRequest(self._scope, name))
        else:
            self.query_one("#hint", Static).update(
                self._words("The name must end in one of: {endings}", endings=" ".join(self._endings))
            )
