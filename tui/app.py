"""The desk: the app that runs tasks, shows their content in views, and holds the keys that work everywhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import ClassVar

from textual import events, on
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.command import CommandPalette
from textual.notifications import SeverityLevel
from textual.screen import Screen
from textual.widgets import Input

from compare.language import Words, mark
from compare.library.store import Store, default_path
from compare.model import BiduiError
from compare.render.clean import clean
from tui.commands import commands
from tui.data.content import DeskContent, FoldersContent, PairContent
from tui.data.tour import TOUR
from tui.screens.base import DeskScreen, GoBack, GoTo
from tui.screens.help import HelpScreen
from tui.screens.progress import ProgressScreen
from tui.session.desk import DeskView, Session
from tui.session.failures import Failed, unexpected
from tui.session.jobs import CompareAgain, ComparePair, Job, Task, settle, task_for
from tui.session.review import Review
from tui.session.settings import DeskSettings
from tui.themes import DARK, NAMES, THEMES
from tui.views import first_view, open_view, preload, views_of
from tui.widgets.banner import ViewName
from tui.widgets.message_line import MessageLine
from tui.widgets.tour_line import TourLine

_MOST_VIEWS = 9
_SOON = 0.2  # seconds
_LONG = 15.0  # seconds, for what is said once


def browse(
    paths: Sequence[str], words: Words, review: str | None = None, reviewer: str | None = None, *, tour: bool = False
) -> None:
    """Run the desk until the reader quits. Two or more paths are compared, a folder is scanned; without paths the
    reader is asked. ``review`` is the file of the decisions, ``reviewer`` who decides. Raises `BiduiError` where the first task fails,
    `UnexpectedError` where the desk itself does."""
    task = task_for(paths) if paths else None
    with Store(review or default_path(), reviewer) as store:
        desk = Desk(task, words, Review(store), DeskSettings.load())
        desk.tour = 0 if tour else None
        error = desk.run()
    if desk.failure is not None:
        raise unexpected(desk.failure, desk.title)
    if error is not None:
        raise error


class Desk(App[BiduiError | None]):
    """The terminal app. It exits with the error of its first task, where that fails."""

    TITLE = "bidui"
    CSS_PATH: ClassVar[str] = "app.tcss"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark,f1", "help", mark("Help"), id="desk.help"),
        Binding("q", "quit", mark("Quit"), id="desk.quit", show=False),
        *(
            Binding(str(number), f"view({number})", mark("Another view"), id=f"desk.view-{number}", show=False)
            for number in range(1, _MOST_VIEWS + 1)
        ),
        Binding("t", "next_theme", mark("Colours: dark, light, high contrast"), id="desk.theme", show=False),
        Binding("ctrl+o", "open", mark("Open other reports"), id="desk.open", show=False),
        Binding("ctrl+p,colon", "command_palette", mark("Commands"), id="desk.commands", show=False, priority=True),
    ]

    def __init__(
        self, task: Task | DeskContent | None, words: Words, review: Review, settings: DeskSettings | None = None
    ) -> None:
        """``task`` is done first; content is shown at once; None asks the reader what to open."""
        super().__init__()
        self.words = words
        self.review = review
        self.settings = settings or DeskSettings()
        self.session = Session(words, review, self.settings)
        self.content: DeskContent | None = None
        self.animation_level = "none"  # an animated page down takes most of a second
        self.failure: Exception | None = None
        """What the desk ended with, where that was none of the reader's doing."""
        self._came_from: str | None = None
        self._folders: FoldersContent | None = None  # whose pair is on the desk
        self.tour: int | None = None
        """The step of the tour that the reader is at; None where she takes none."""
        self._given = task
        self._job: Job | None = None
        self._generation = 0  # of the subject; the modes of each have names of their own
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = self.settings.theme if self.settings.theme in NAMES else DARK
        self.set_keymap(self.settings.keys)

    async def on_mount(self) -> None:
        if self.review.reopened:
            message = self.words(
                "{count} decisions of an earlier version said “accepted”, which had two meanings: they are open again.",
                count=self.review.reopened,
            )
            self.notify(message, severity="warning", timeout=_LONG)
        if self._given is None:
            self.action_open()
        elif isinstance(self._given, DeskContent):
            await self.show_content(self._given)
        else:
            self.start(self._given)

    # --- work ----------------------------------------------------------------------------------------------------

    def start(self, task: Task) -> None:
        """Run a task in the background, under a screen that shows its progress and can cancel it."""
        self._job = job = Job(task, self.words, self.post_message)

        def closed(cancelled: bool | None) -> None:
            if cancelled:
                job.cancel()
                self._job = None
                if self.content is None:
                    self.action_open()

        self.push_screen(ProgressScreen(task.title, self.words), closed)
        job.start()
        self.set_timer(_SOON, preload)  # once the first screen is there

    @on(Job.Progressed)
    def _progressed(self, event: Job.Progressed) -> None:
        if event.job is self._job and isinstance(self.screen, ProgressScreen):
            self.screen.progressed(event.done, event.count)

    @on(Job.Read)
    def _read(self, event: Job.Read) -> None:
        if event.job is self._job and isinstance(self.screen, ProgressScreen):
            self.screen.show_texts(event.documents)

    @on(Job.Finished)
    async def _finished(self, event: Job.Finished) -> None:
        if event.job is self._job:
            self._end_job()
            paths = getattr(event.job.task, "paths", None)
            if paths:
                self.settings.opened(paths)
                self.settings.save()
            await self._show_result(event.job.task, event.content)

    async def _show_result(self, task: Task, content: DeskContent) -> None:
        years = content.reversed_years if isinstance(content, PairContent) else None
        if isinstance(content, PairContent) and years is not None and isinstance(task, ComparePair):
            self._ask_to_swap(content, years)
        else:
            await self.show_content(content)

    def _ask_to_swap(self, content: PairContent, years: tuple[int, int]) -> None:
        """Before the first screen: whether the reports shall change places."""
        from tui.screens.swap import SwapScreen

        async def answered(swap: bool | None) -> None:
            if swap:
                self.start(CompareAgain(content, content.options, swapped=True))
            else:
                await self.show_content(content)

        self.push_screen(SwapScreen(years, self.words), answered)

    @on(Job.Failed)
    def _failed(self, event: Job.Failed) -> None:
        if event.job is not self._job:
            return
        self._end_job()
        error = unexpected(event.error, event.job.task.title)
        if event.job.task is self._given:
            self.exit(error)
            return
        self.complain(error)
        if self.content is None:
            self.action_open()

    def _end_job(self) -> None:
        self._job = None
        if isinstance(self.screen, ProgressScreen):
            self.screen.dismiss(False)

    def complain(self, error: BiduiError) -> None:
        reason = clean(self.words(error.reason, **error.arguments))
        self.notify(f"{clean(error.path)}: {reason}", severity="error", markup=False)

    @on(Failed)
    def _complain_of(self, event: Failed) -> None:
        self.complain(event.error)

    def _handle_exception(self, error: Exception) -> None:
        self.failure = self.failure or error
        super()._handle_exception(error)

    def _fatal_error(self) -> None:
        """Textual prints the values of local names here, which may hold text of documents with escape codes."""
        self._close_messages_no_wait()

    # --- views ---------------------------------------------------------------------------------------------------

    @property
    def views(self) -> tuple[DeskView, ...]:
        return views_of(self.content) if self.content is not None else ()

    async def show_content(self, content: DeskContent) -> None:
        """Show other content, in the view that is open now where the content has it too."""
        settle()
        if isinstance(self.content, FoldersContent) and isinstance(content, PairContent):
            self._folders = self.content
        here, before = self._view, self._generation
        left = [self._mode(view.name) for view in self.views]
        self.content, self._generation = content, before + 1
        for view in self.views:
            self.add_mode(self._mode(view.name), partial(open_view, view, content, self.session))
        names = [view.name for view in self.views]
        await self.switch_mode(self._mode(here if here in names else first_view(content, self.settings.view)))
        for mode in left:
            await self.remove_mode(mode)

    def _mode(self, view: str) -> str:
        return f"{view}:{self._generation}"

    @property
    def _view(self) -> str:
        return self.current_mode.partition(":")[0]

    async def show_view(self, name: str) -> None:
        if any(view.name == name for view in self.views):
            await self.switch_mode(self._mode(name))

    async def action_view(self, number: int) -> None:
        if number <= len(self.views):
            await self.show_view(self.views[number - 1].name)

    @on(ViewName.Chosen)
    async def _view_chosen(self, event: ViewName.Chosen) -> None:
        await self.show_view(event.view)

    @on(GoTo)
    async def _go_to(self, event: GoTo) -> None:
        self._came_from = self._view
        await self.show_view("pair")
        from tui.screens.pair import PairScreen

        if isinstance(self.screen, PairScreen):
            self.screen.go_to_place(event.side, event.offset)

    @on(GoBack)
    async def _go_back(self) -> None:
        if self._came_from is not None:
            view, self._came_from = self._came_from, None
            await self.show_view(view)
        elif self._folders is not None:
            folders, self._folders = self._folders, None
            await self.show_content(folders)
        elif isinstance(self.screen, DeskScreen):
            self.screen.say(self.words("There is nothing to leave here; q leaves the desk."))

    # --- manners -------------------------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only as many view keys work as there are views."""
        if action == "view":
            return isinstance(parameters[0], int) and parameters[0] <= len(self.views)
        return super().check_action(action, parameters)

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
        for screen in reversed(self.screen_stack):
            for line in screen.query(MessageLine):
                line.say(message, severity, seconds)
                return

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

    def action_open(self) -> None:
        from tui.screens.picker import PickerScreen

        def picked(paths: tuple[str, ...] | None) -> None:
            if paths:
                try:
                    self.start(task_for(paths))
                except BiduiError as error:
                    self.complain(error)
                    self.action_open()
            elif self.content is None:
                self.exit()

        self.push_screen(PickerScreen(self.words, self.settings.recent), picked)

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

    def view_key_titles(self) -> Mapping[str, str]:
        """What the numbered view keys open: ``desk.view-1`` -> ``Text``."""
        return {f"desk.view-{n}": self.words(view.title) for n, view in enumerate(self.views, start=1)}
