"""The views of each content, in the order of their keys (1 is the first). A new screen is one row here."""

from __future__ import annotations

from importlib import import_module

from textual.screen import Screen

from compare.language import mark
from tui.data import counts
from tui.data.content import DeskContent, FoldersContent, PairContent, ReportContent
from tui.data.library import LibraryContent
from tui.session.desk import DeskView, Session

SUMMARY = "summary"

_FINDINGS = DeskView("findings", mark("Findings"), "tui.screens.findings:FindingsScreen", counts.findings)
_SUMMARY = DeskView(SUMMARY, mark("Summary"), "tui.screens.summary:SummaryScreen", counts.important)
_DECISIONS = DeskView("decisions", mark("Decisions"), "tui.screens.decisions:DecisionsScreen")

PAIR_VIEWS = (
    DeskView("pair", mark("Text"), "tui.screens.pair:PairScreen", counts.changes),
    DeskView("figures", mark("Figures"), "tui.screens.figures:FiguresScreen", counts.figures),
    _FINDINGS,
    _SUMMARY,
    _DECISIONS,
)
# Of three years and more.
SERIES_VIEWS = (
    DeskView("years", mark("Years"), "tui.screens.year_figures:YearFiguresScreen", counts.year_figures),
    DeskView("tracks", mark("Passages"), "tui.screens.tracks:TracksScreen", counts.tracks),
    DeskView("sections", mark("Sections"), "tui.screens.year_sections:YearSectionsScreen", counts.year_sections),
)
SCAN_VIEWS = (
    DeskView("submissions", mark("Submissions"), "tui.screens.submissions:SubmissionsScreen", counts.pairs),
    DeskView("templates", mark("Templates"), "tui.screens.templates:TemplatesScreen", counts.templates),
    _FINDINGS,
    _SUMMARY,
    _DECISIONS,
    DeskView("rings", mark("Rings"), "tui.screens.rings:RingsScreen", counts.rings),
    DeskView("origins", mark("Origin"), "tui.screens.origins:OriginsScreen", counts.origins),
    DeskView("values", mark("Data"), "tui.screens.shared_values:SharedValuesScreen", counts.values),
)
REPORT_VIEWS = (
    DeskView("report", mark("Findings"), "tui.screens.report:ReportScreen", counts.findings),
    _DECISIONS,
)
FOLDER_VIEWS = (DeskView("folders", mark("Offices"), "tui.screens.folders:FoldersScreen", counts.offices),)

LIBRARY_VIEWS = (
    DeskView("documents", mark("Documents"), "tui.screens.library:LibraryDocumentsScreen", counts.documents),
    DeskView("kept_matches", mark("Shared passages"), "tui.screens.library:LibraryMatchesScreen", counts.kept_matches),
    DeskView("kept_figures", mark("Metrics"), "tui.screens.library:LibraryFiguresScreen"),
)


def views_of(content: DeskContent) -> tuple[DeskView, ...]:
    match content:
        case PairContent():
            return PAIR_VIEWS if content.series is None else PAIR_VIEWS + SERIES_VIEWS
        case ReportContent():
            return REPORT_VIEWS
        case FoldersContent():
            return FOLDER_VIEWS
        case LibraryContent():
            return LIBRARY_VIEWS
    return SCAN_VIEWS


def first_view(content: DeskContent, wanted: str | None) -> str:
    """The view that a content opens on: the one that the reader wants, or the summary where it has something to say."""
    names = [view.name for view in views_of(content)]
    if wanted in names:
        return str(wanted)
    return SUMMARY if SUMMARY in names and counts.important(content) != 0 else names[0]


def open_view(view: DeskView, content: DeskContent, session: Session) -> Screen[None]:
    """A new screen that shows the content in this view."""
    module, _, name = view.screen.partition(":")
    screen: Screen[None] = getattr(import_module(module), name)(content, session)
    return screen


def preload() -> None:
    """Import what the first views of a pair need, while the engine is at work."""
    for view in (_SUMMARY, PAIR_VIEWS[0]):
        import_module(view.screen.partition(":")[0])
