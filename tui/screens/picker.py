"""The file picker: two reports, or a folder of them. Typing filters the list, or is a path."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path, PurePath
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import ActiveBinding, Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Footer, Input, Static

from compare.language import Words, mark
from compare.render.clean import clean
from tui.data.file_choices import Choice, ChoiceKind, choices, followed
from tui.widgets.listing import Cell, CellText, Listing, TableColumn

_SIGNS = {
    ChoiceKind.RECENT: "↺",
    ChoiceKind.SCAN: "▦",
    ChoiceKind.UP: "↑",
    ChoiceKind.FOLDER: "▸",
    ChoiceKind.FILE: " ",
}
_KILO = 1024
_SIZE_CELLS = 8


class PickerScreen(ModalScreen[tuple[str, ...] | None]):
    """Returns the paths of two reports, of a folder, or of reports opened before; None where the reader cancels."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["../widgets/listing.tcss", "picker.tcss"]
    AUTO_FOCUS: ClassVar[str | None] = "Input"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", mark("Up"), id="picker.up", show=False),
        Binding("down", "move(1)", mark("Down"), id="picker.down", show=False),
        Binding("pageup", "page(-1)", mark("Page up"), id="picker.page-up", show=False),
        Binding("pagedown", "page(1)", mark("Page down"), id="picker.page-down", show=False),
        Binding("enter", "choose", mark("Pick, or go into the folder"), id="picker.choose"),
        Binding("ctrl+s", "scan", mark("Scan this folder"), id="picker.scan"),
        Binding("ctrl+u", "leave", mark("Folder above"), id="picker.above", priority=True),
        Binding("escape", "back", mark("Back"), id="picker.back"),
    ]

    def __init__(self, words: Words, recent: Iterable[Sequence[str]] = (), folder: Path | None = None) -> None:
        super().__init__()
        self._words = words
        self._recent = list(recent)
        self._folder = (folder or Path.cwd()).resolve()
        self._choices: list[Choice] = []
        self._first: str | None = None
        self._near: str | None = None  # what was picked last: the cursor stays there

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """Descriptions in the reader's language."""
        return {
            key: active._replace(binding=replace(active.binding, description=self._words(active.binding.description)))
            for key, active in super().active_bindings.items()
            if active.binding.id
        }

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Static(id="folder", markup=False)
            yield Input(placeholder=self._words("Type to filter, or a path"))
            yield Listing(
                [TableColumn("", 1), TableColumn("", 0), TableColumn("", _SIZE_CELLS, right=True)], self._cells
            )
            yield Static(id="prompt", markup=False)
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        self._list.can_focus = False
        self._fill()

    @property
    def _list(self) -> Listing:
        return self.query_one(Listing)

    @property
    def _input(self) -> Input:
        return self.query_one(Input)

    def _cells(self, row: int) -> Sequence[Cell]:
        choice, words = self._choices[row], self._words
        picked = choice.kind is ChoiceKind.FILE and choice.paths[0] == self._first
        match choice.kind:
            case ChoiceKind.RECENT:
                name = " → ".join(Path(path).name for path in choice.paths)
            case ChoiceKind.SCAN:
                name = words("all reports of this folder, each with each other")
            case ChoiceKind.UP:
                name = ".."
            case _:
                name = choice.name
        style = {ChoiceKind.FOLDER: "strong", ChoiceKind.SCAN: "good", ChoiceKind.RECENT: "good"}.get(
            choice.kind, "plain"
        )
        sign = "1" if picked else _SIGNS[choice.kind]
        size = _sized(choice.size) if choice.kind is ChoiceKind.FILE else ""
        return [
            [CellText(sign, "strong")],
            [CellText(clean(name), "strong" if picked else style)],
            [CellText(size, "quiet")],
        ]

    def _fill(self) -> None:
        self._choices = choices(self._folder, self._input.value, [] if self._first else self._recent)
        self._list.show(range(len(self._choices)))
        near = (at for at, choice in enumerate(self._choices) if choice.paths == (self._near,))
        self._list.go_to(next(near, 0))
        self.query_one("#folder", Static).update(clean(str(self._folder)))
        self._show_prompt()

    def _show_prompt(self) -> None:
        words = self._words
        if self._first is None:
            prompt = words("Pick the earlier of two reports, or a folder.")
        else:
            prompt = words("{name} → now pick the later report.", name=clean(Path(self._first).name))
        self.query_one("#prompt", Static).update(prompt)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._folder, rest = followed(self._folder, event.value)
        if rest != event.value:
            self._input.value = rest  # comes back here
        else:
            self._fill()

    @on(Input.Submitted)
    @on(Listing.Chosen)
    def action_choose(self) -> None:
        row = self._list.row
        if row is None:
            self.notify(self._words("Nothing here has such a name."), markup=False)
            return
        choice = self._choices[row]
        match choice.kind:
            case ChoiceKind.RECENT | ChoiceKind.SCAN:
                self.dismiss(choice.paths)
            case ChoiceKind.UP | ChoiceKind.FOLDER:
                self._enter(Path(choice.paths[0]))
            case ChoiceKind.FILE:
                self._pick(choice.paths[0])

    def _enter(self, folder: Path) -> None:
        self._folder, self._near = folder, None
        if self._input.value:
            self._input.value = ""  # fills
        else:
            self._fill()

    def _pick(self, path: str) -> None:
        if self._first is None:
            self._first = path
        elif self._first == path:
            self._first = None
        else:
            self.dismiss((self._first, path))
            return
        self._near = path
        self._input.value = ""
        self._fill()

    def action_move(self, by: int) -> None:
        self._list.action_move(by)

    def action_page(self, direction: int) -> None:
        self._list.action_page(direction)

    def action_scan(self) -> None:
        self.dismiss((str(self._folder),))

    def action_leave(self) -> None:
        self._enter(self._folder.parent)

    def action_back(self) -> None:
        """Clear what was typed; then what was picked; then close."""
        if self._input.value:
            self._input.value = ""
        elif self._first is not None:
            self._first = None
            self._fill()
        else:
            self.dismiss(None)


def _sized(size: int) -> str:
    return f"{max(1, round(size / _KILO))} K" if size < _KILO**2 else f"{size / _KILO**2:.1f} M"
