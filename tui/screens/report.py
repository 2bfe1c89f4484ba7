"""One report: its findings at the left, its text at the right; both move together."""

from __future__ import annotations

from pathlib import PurePath
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Footer, Input, Static

from tui.data.content import ReportContent
from tui.data.document_place import DocumentPlace
from tui.data.overview import titles_of
from tui.layout.row_layout import Arrangement
from tui.screens.base import GoBack
from tui.screens.findings import FindingsScreen
from tui.screens.reader import read_rows
from tui.session.desk import Session
from tui.widgets.banner import Banner
from tui.widgets.listing import Listing
from tui.widgets.panes import Panes


class ReportScreen(FindingsScreen):
    CSS_PATH: ClassVar[list[str | PurePath]] = [*FindingsScreen.CSS_PATH, "report.tcss"]

    def __init__(self, content: ReportContent, session: Session) -> None:
        super().__init__(content, session)
        self._outline, self._found = content.outline, content.findings

    def compose(self) -> ComposeResult:
        words = self.words
        yield Banner(words, "report", self.desk.views, *titles_of(self._content, words))
        with Horizontal(id="body"):
            yield Listing(self._columns(), self._cells, classes="main")
            yield (panes := Panes(read_rows(self._outline.text, (finding.span for finding in self._found)), words))
        panes.arrangement = Arrangement.STACKED
        yield Static(id="finding", markup=False)
        yield Static(id="note", markup=False)
        yield Static(id="status", markup=False)
        yield Input(id="find", placeholder=words("Part of a rule, or what is said"))
        yield Footer(show_command_palette=False)

    def show_all(self) -> None:
        """Remove every filter; where there is none, go back to what the report was opened from."""
        if self.view.severity is None and not self.view.part and not self.undecided:
            self.post_message(GoBack())
        super().show_all()

    def show_places(self, here: DocumentPlace | None, related: DocumentPlace | None) -> None:  # noqa: ARG002 - in the text
        panes = self.query_one(Panes)
        if here is not None:
            panes.go_to(panes.rows.row_at("new", here.span.start))

    @property
    def _with_file(self) -> bool:
        return False

    @on(Listing.Chosen)
    def _read_on(self, event: Listing.Chosen) -> None:
        event.prevent_default()
        self.query_one(Panes).focus()
