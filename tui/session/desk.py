"""What a screen knows of the desk: the session, the views of its content, and a few services."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from compare.language import Words
from compare.model import BiduiError
from tui.data.content import DeskContent
from tui.session.review import Review
from tui.session.settings import DeskSettings
from tui.session.tasks import Task


@dataclass(frozen=True, slots=True)
class Session:
    """What every screen works with: the reader's language, her decisions and her settings."""

    words: Words
    review: Review
    settings: DeskSettings


@dataclass(frozen=True, slots=True)
class DeskView:
    """One view of the content. ``screen`` names its class as ``module:class``, imported when it is first opened."""

    name: str
    title: str
    screen: str
    count: Callable[[DeskContent], int | None] = lambda _: None
    """How many things it shows, for its tab; None where that is not known yet."""


class DeskServices(Protocol):
    """What a screen may ask of the desk."""

    @property
    def views(self) -> Sequence[DeskView]:
        """The views of what is on the desk, in the order of their keys."""

    @property
    def content(self) -> DeskContent | None:
        """What is on the desk."""

    @property
    def tour(self) -> int | None:
        """The step of the tour; None where there is none."""

    def start(self, task: Task) -> None:
        """Do a task in the background and show what comes of it."""

    def complain(self, error: BiduiError) -> None:
        """Tell the reader of an error and go on."""

    def view_key_titles(self) -> Mapping[str, str]:
        """What each view key opens, by the id of its binding."""
