"""The desk: the screens over one comparison."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.command import CommandPalette
from textual.screen import Screen

from compare.language import Words, mark
from compare.model import Comparison
from tui.rows import Rows
from tui.screens.figures import FiguresScreen
from tui.screens.help import HelpScreen
from tui.screens.pair import PairScreen
from tui.widgets.banner import ViewName


def browse(comparison: Comparison, words: Words) -> None:
    """Show a comparison until the reader quits."""
    Desk(comparison, words).run()


class Desk(App[None]):
    TITLE = "bidui"
    CSS_PATH: ClassVar[str] = "app.tcss"
    DEFAULT_MODE: ClassVar[str] = "pair"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark,f1", "help", mark("Help"), id="desk.help"),
        Binding("q", "quit", mark("Quit"), id="desk.quit"),
        Binding("1", "view('pair')", mark("Text"), id="desk.pair", show=False),
        Binding("2", "view('figures')", mark("Figures"), id="desk.figures", show=False),
        Binding("tab", "focus_next", mark("Next part of the screen"), id="desk.focus-next", show=False),
        Binding("ctrl+p", "command_palette", mark("Commands"), id="desk.commands", show=False, priority=True),
    ]

    def __init__(self, comparison: Comparison, words: Words) -> None:
        super().__init__()
        self.words = words
        self.animation_level = "none"  # an animated page down takes most of a second
        rows = Rows(comparison)
        self.add_mode("pair", lambda: PairScreen(comparison, rows, words))
        self.add_mode("figures", lambda: FiguresScreen(comparison, rows, words))

    async def action_view(self, view: str) -> None:
        await self.switch_mode(view)

    def action_help(self) -> None:
        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(self.screen.active_bindings.values(), self.words))

    def action_command_palette(self) -> None:
        if not isinstance(self.screen, CommandPalette):
            placeholder = self.words("Search for a command")
            self.push_screen(CommandPalette(placeholder=placeholder, id="--command-palette"))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Textual's own, fewer, in the reader's language."""
        del screen
        words = self.words
        yield SystemCommand(words("Theme"), words("Choose the colours"), self.action_change_theme)
        yield SystemCommand(words("Help"), words("Show every key"), self.action_help)
        yield SystemCommand(words("Screenshot"), words("Save the screen as a picture (SVG)"), self.action_screenshot)
        yield SystemCommand(words("Quit"), words("Leave"), self.action_quit)

    @on(ViewName.Chosen)
    async def _view(self, event: ViewName.Chosen) -> None:
        await self.action_view(event.view)

    @on(FiguresScreen.Chosen)
    async def _go_to(self, event: FiguresScreen.Chosen) -> None:
        await self.action_view("pair")
        if isinstance(self.screen, PairScreen):
            self.screen.go_to(event.row)
