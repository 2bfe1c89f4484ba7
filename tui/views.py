"""The views of each subject, in the order of their keys (1 is the first)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.language import mark
from tui.subjects import PairSubject, ScanSubject, Subject

if TYPE_CHECKING:
    from tui.app import Desk
    from tui.screens.base import DeskScreen


@dataclass(frozen=True, slots=True)
class View:
    """``make`` imports its screen when it is first looked at: the desk opens without the others'."""

    name: str
    title: str
    make: Callable[[Desk], DeskScreen]


def views_of(subject: Subject) -> tuple[View, ...]:
    return PAIR_VIEWS if isinstance(subject, PairSubject) else SCAN_VIEWS


def preload() -> None:
    """Import what the first view of a pair needs, while the engine is at work."""
    from tui.screens import pair

    del pair


def _pair(desk: Desk) -> DeskScreen:
    from tui.screens.pair import PairScreen

    return PairScreen(_compared(desk), desk.review, desk.words, desk.settings)


def _figures(desk: Desk) -> DeskScreen:
    from tui.screens.figures import FiguresScreen

    return FiguresScreen(_compared(desk), desk.review, desk.words)


def _findings(desk: Desk) -> DeskScreen:
    from tui.screens.findings import FindingsScreen

    assert desk.subject is not None
    return FindingsScreen(desk.subject, desk.review, desk.words)


def _submissions(desk: Desk) -> DeskScreen:
    from tui.screens.submissions import SubmissionsScreen

    return SubmissionsScreen(_scanned(desk), desk.review, desk.words)


def _templates(desk: Desk) -> DeskScreen:
    from tui.screens.templates import TemplatesScreen

    return TemplatesScreen(_scanned(desk).scan, desk.words)


def _compared(desk: Desk) -> PairSubject:
    assert isinstance(desk.subject, PairSubject)
    return desk.subject


def _scanned(desk: Desk) -> ScanSubject:
    assert isinstance(desk.subject, ScanSubject)
    return desk.subject


PAIR_VIEWS = (
    View("pair", mark("Text"), _pair),
    View("figures", mark("Figures"), _figures),
    View("findings", mark("Findings"), _findings),
)
SCAN_VIEWS = (
    View("submissions", mark("Submissions"), _submissions),
    View("templates", mark("Templates"), _templates),
    View("findings", mark("Findings"), _findings),
)
