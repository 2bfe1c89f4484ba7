"""The views of each content, in the order of their keys (1 is the first). A new screen is one row here."""

from __future__ import annotations

from importlib import import_module

from textual.screen import Screen

from compare.language import mark
from tui.data.content import DeskContent, PairContent
from tui.session.desk import DeskView, Session

PAIR_VIEWS = (
    DeskView("pair", mark("Text"), "tui.screens.pair:PairScreen"),
    DeskView("figures", mark("Figures"), "tui.screens.figures:FiguresScreen"),
    DeskView("findings", mark("Findings"), "tui.screens.findings:FindingsScreen"),
    DeskView("summary", mark("Summary"), "tui.screens.summary:SummaryScreen"),
)
SCAN_VIEWS = (
    DeskView("submissions", mark("Submissions"), "tui.screens.submissions:SubmissionsScreen"),
    DeskView("templates", mark("Templates"), "tui.screens.templates:TemplatesScreen"),
    DeskView("findings", mark("Findings"), "tui.screens.findings:FindingsScreen"),
)


def views_of(content: DeskContent) -> tuple[DeskView, ...]:
    return PAIR_VIEWS if isinstance(content, PairContent) else SCAN_VIEWS


def open_view(view: DeskView, content: DeskContent, session: Session) -> Screen[None]:
    """A new screen that shows the content in this view."""
    module, _, name = view.screen.partition(":")
    screen: Screen[None] = getattr(import_module(module), name)(content, session)
    return screen


def preload() -> None:
    """Import what the first view of a pair needs, while the engine is at work."""
    import_module(PAIR_VIEWS[0].screen.partition(":")[0])
