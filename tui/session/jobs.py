"""The job that runs a task in a thread and reports to the app in messages.

The thread is a daemon: quitting, or starting something else, does not wait for it. The engine reports progress in a
scan only; there a cancelled job also stops.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from threading import Event, Thread

from textual.message import Message

from compare.language import Words
from compare.model import Document
from tui.data.content import DeskContent
from tui.session.opening import AS_FOUND, Opening
from tui.session.tasks import Reporting, Task


class Job:
    """A task that runs in a thread of its own."""

    @dataclass
    class Progressed(Message):
        job: Job
        done: int
        count: int

    @dataclass
    class Read(Message):
        job: Job
        documents: Sequence[Document]

    @dataclass
    class Finished(Message):
        job: Job
        content: DeskContent

    @dataclass
    class Failed(Message):
        job: Job
        error: Exception

    def __init__(
        self, task: Task, words: Words, post: Callable[[Message], object], opening: Opening = AS_FOUND
    ) -> None:
        """``post`` takes messages from any thread."""
        self.task = task
        self._opening = opening
        self._words = words
        self._post = post
        self._cancelled = Event()

    def start(self) -> None:
        Thread(target=self._run, name="engine", daemon=True).start()

    def cancel(self) -> None:
        """Post no more messages."""
        self._cancelled.set()

    def _run(self) -> None:
        try:
            content = self.task.run(self._words, _Posting(self), self._opening)
        except _CancelledError:
            return
        except Exception as error:  # noqa: BLE001 - told to the app, which says what a reader can mend and raises the rest
            self._post_unless_cancelled(Job.Failed(self, error))
        else:
            self._post_unless_cancelled(Job.Finished(self, content))

    def told(self, message: Message) -> None:
        """Pass on what the task tells; end it where it was cancelled."""
        if self._cancelled.is_set():
            raise _CancelledError
        self._post_unless_cancelled(message)

    def _post_unless_cancelled(self, message: Message) -> None:
        if not self._cancelled.is_set():
            self._post(message)


class _Posting(Reporting):
    """Tells it to the app."""

    def __init__(self, job: Job) -> None:
        self._job = job

    def __call__(self, done: int, count: int) -> None:
        self._job.told(Job.Progressed(self._job, done, count))

    def read(self, documents: Sequence[Document]) -> None:
        self._job.told(Job.Read(self._job, documents))


class _CancelledError(Exception):
    pass
