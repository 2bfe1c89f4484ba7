"""The desk: the app that runs tasks and shows their content in views."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType

from compare.language import Words, mark
from compare.library.store import Store, default_path
from compare.model import BiduiError
from tui.base_app import BaseApp
from tui.data.content import DeskContent, FoldersContent, PairContent, ReportContent
from tui.data.library import LibraryContent
from tui.screens.base import DeskScreen, GoBack, GoTo
from tui.screens.progress import ProgressScreen
from tui.session.desk import DeskView, Session
from tui.session.failures import unexpected
from tui.session.jobs import Job
from tui.session.opening import AS_FOUND, Opening
from tui.session.review import Review
from tui.session.settings import DeskSettings
from tui.session.tasks import CompareAgain, ComparePair, PairTask, Task, settle, task_for
from tui.views import first_view, open_view, preload, views_of
from tui.widgets.banner import ViewName

_MOST_VIEWS = 9
_SOON = 0.2  # seconds
_LONG = 15.0  # seconds, for what is said once


def browse(  # noqa: PLR0913 - each is another matter
    paths: Sequence[str],
    words: Words,
    review: str | None = None,
    reviewer: str | None = None,
    *,
    opening: Opening = AS_FOUND,
    tour: bool = False,
) -> None:
    """Run the desk until the reader quits. Two or more paths are compared, a folder is scanned; without paths the
    reader is asked. ``review`` is the file of the decisions, ``reviewer`` who decides. Raises `BiduiError` where the
    first task fails, `UnexpectedError` where the desk itself does."""
    task = task_for(paths) if paths else None
    with Store(review or default_path(), reviewer) as store:
        desk = Desk(task, words, Review(store), DeskSettings.load(), opening)
        desk.tour = 0 if tour else None
        error = desk.run()
    if desk.failure is not None:
        raise unexpected(desk.failure, desk.title)
    if error is not None:
        raise error


class Desk(BaseApp):
    """The terminal app. It exits with the error of its first task, where that fails."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(str(number), f"view({number})", mark("Another view"), id=f"desk.view-{number}", show=False)
            for number in range(1, _MOST_VIEWS + 1)
        ),
        Binding("ctrl+o", "open", mark("Open other reports"), id="desk.open", show=False),
    ]

    def __init__(
        self,
        task: Task | DeskContent | None,
        words: Words,
        review: Review,
        settings: DeskSettings | None = None,
        opening: Opening = AS_FOUND,
    ) -> None:
        """``task`` is done first; content is shown at once; None asks the reader what to open. ``opening`` says how files
        are read."""
        super().__init__(words, settings or DeskSettings())
        self.review = review
        self.session = Session(words, review, self.settings)
        self._opening = opening
        self.content: DeskContent | None = None
        self._came_from: str | None = None
        self._above: FoldersContent | LibraryContent | None = None  # whose pair or report is on the desk
        self._given = task
        self._job: Job | None = None
        self._first: Job | None = None
        self._generation = 0  # of the subject; the modes of each have names of their own

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
            self._first = self._job

    # --- work ----------------------------------------------------------------------------------------------------

    def start(self, task: Task) -> None:
        """Run a task in the background, under a screen that shows its progress and can cancel it."""
        if isinstance(task, PairTask):
            task = replace(task, pairings=self.review.pairings)
        self._job = job = Job(task, self.words, self.post_message, self._opening)

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
        if event.job is self._first:
            self.exit(error)
            return
        self.complain(error)
        if self.content is None:
            self.action_open()

    def _end_job(self) -> None:
        self._job = None
        if isinstance(self.screen, ProgressScreen):
            self.screen.dismiss(False)

    @property
    def views(self) -> tuple[DeskView, ...]:
        return views_of(self.content) if self.content is not None else ()

    async def show_content(self, content: DeskContent) -> None:
        """Show other content, in the view that is open now where the content has it too."""
        settle()
        if isinstance(self.content, FoldersContent | LibraryContent) and isinstance(
            content, PairContent | ReportContent
        ):
            self._above = self.content
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
        elif self._above is not None:
            above, self._above = self._above, None
            await self.show_content(above)
        elif isinstance(self.screen, DeskScreen):
            self.screen.say(self.words("There is nothing to leave here; q leaves the desk."))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only as many view keys work as there are views."""
        if action == "view":
            return isinstance(parameters[0], int) and parameters[0] <= len(self.views)
        return super().check_action(action, parameters)

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

    def view_key_titles(self) -> Mapping[str, str]:
        """What the numbered view keys open: ``desk.view-1`` -> ``Text``."""
        return {f"desk.view-{n}": self.words(view.title) for n, view in enumerate(self.views, start=1)}
