"""What the desk does whatever is on it: messages, help, colours, the palette, the tour, and keys that nothing has."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from typing import ClassVar

from textual import events, on
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.command import CommandPalette
from textual.notifications import SeverityLevel
from textual.screen import Screen
from textual.widgets import Input

from compare.language import Words, mark
from compare.model import BiduiError
from compare.render.clean import clean
from compare.render.explanations import ExplainedLine
from tui.commands import commands
from tui.data.tour import TOUR
from tui.screens.base import DeskScreen
from tui.screens.explanation import ExplanationScreen
from tui.screens.help import HelpScreen
from tui.session.failures import Failed
from tui.session.settings import DeskSettings
from tui.themes import DARK, NAMES, THEMES
from tui.widgets.message_line import MessageLine
from tui.widgets.tour_line import TourLine

_KEPT = 50  # messages


class BaseApp(App[BiduiError | None]):
    TITLE = "bidui"
    CSS_PATH: ClassVar[str] = "app.tcss"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark,f1", "help", mark("Help"), id="desk.help"),
        Binding("q", "quit", mark("Quit"), id="desk.quit", show=False),
        Binding("ctrl+l", "messages", mark("What the desk has said"), id="desk.messages", show=False),
        Binding("t", "next_theme", mark("Colours: dark, light, high contrast"), id="desk.theme", show=False),
        Binding("ctrl+p,colon", "command_palette", mark("Commands"), id="desk.commands", show=False, priority=True),
    ]

    def __init__(self, words: Words, settings: DeskSettings) -> None:
        super().__init__()
        self.words = words
        self.settings = settings
        self.animation_level = "none"  # an animated page down takes most of a second
        self.failure: Exception | None = None
        """What the desk ended with, where that was none of the reader's doing."""
        self.said: deque[str] = deque(maxlen=_KEPT)
        """The last messages, to be read again."""
        self.tour: int | None = None
        """The step of the tour that the reader is at; None where she takes none."""
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = settings.theme if settings.theme in NAMES else DARK
        self.set_keymap(settings.keys)

    # --- what the desk says --------------------------------------------------------------------------------------

    def complain(self, error: BiduiError) -> None:
        reason = clean(self.words(error.reason, **error.arguments))
        self.notify(f"{clean(error.path)}: {reason}", severity="error", markup=False)

    @on(Failed)
    def _complain_of(self, event: Failed) -> None:
        self.complain(event.error)

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = True,
    ) -> None:
        """Say something in the line over the keys, where the screen has one. From any thread."""
        if any(isinstance(screen, DeskScreen) for screen in self.screen_stack):
            self.call_later(self._say, message, severity, timeout or self.NOTIFICATION_TIMEOUT)
        else:
            super().notify(message, title=title, severity=severity, timeout=timeout, markup=markup)

    def _say(self, message: str, severity: str, seconds: float) -> None:
        self.said.append(message)
        for screen in reversed(self.screen_stack):
            for line in screen.query(MessageLine):
                line.say(message, severity, seconds)
                return

    # --- keys ----------------------------------------------------------------------------------------------------

    def on_key(self, event: events.Key) -> None:
        """Every key that no field took: the tour goes on with it, and one that nothing here has is looked into."""
        if self.tour is not None and self.tour < len(TOUR) and event.key in TOUR[self.tour].keys:
            self.tour += 1
            for screen in self.screen_stack:
                for line in screen.query(TourLine):
                    line.at(self.tour)
        self._look_into(event)

    def _look_into(self, event: events.Key) -> None:
        """A key that nothing here has: it may be one of the main part of the screen, which then gets it; else the reader
        is told."""
        screen, focused = self.screen, self.focused
        if not isinstance(screen, DeskScreen) or isinstance(focused, Input) or screen.has_key(event.key):
            return
        main = screen.query(".main").first()
        if focused is not main and main.focusable:
            screen.set_focus(main)
            if screen.has_key(event.key):
                return
            screen.set_focus(focused)
        key = self.get_key_display(Binding(event.key, "", ""))
        screen.say(self.words("{key} does nothing here; ? lists the keys.", key=key))

    def action_help_quit(self) -> None:
        """What Ctrl-C says."""
        self.notify(self.words("q leaves the desk; decisions are kept as they are made."), markup=False)

    def action_messages(self) -> None:
        """The last messages, the latest first."""
        lines = [ExplainedLine(text, 1) for text in reversed(self.said)] or [
            ExplainedLine(self.words("Nothing yet."), 1)
        ]
        title = ExplainedLine(self.words("What the desk has said"), title=True)
        self.push_screen(ExplanationScreen([title, *lines], self.words))

    def action_help(self) -> None:
        screen = self.screen
        if not isinstance(screen, HelpScreen):
            signs = screen.signs() if isinstance(screen, DeskScreen) else {}
            self.push_screen(HelpScreen(signs, screen.active_bindings.values(), self.words))

    def action_next_theme(self) -> None:
        names = list(NAMES)
        at = names.index(self.theme) if self.theme in names else -1
        self.choose_theme(names[(at + 1) % len(names)])

    def choose_theme(self, name: str) -> None:
        self.theme = self.settings.theme = name
        self.settings.save()

    def action_command_palette(self) -> None:
        if not isinstance(self.screen, CommandPalette):
            placeholder = self.words("Search for a command")
            self.push_screen(CommandPalette(placeholder=placeholder, id="--command-palette"))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The commands of the palette, in the reader's language."""
        return commands(screen, self.words, self.choose_theme)

    # --- failures ------------------------------------------------------------------------------------------------

    def _handle_exception(self, error: Exception) -> None:
        self.failure = self.failure or error
        super()._handle_exception(error)

    def _fatal_error(self) -> None:
        """Textual prints the values of local names here, which may hold text of documents with escape codes."""
        self._close_messages_no_wait()
