"""A library: its documents, what they share, and the figures of each office over the years."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import PurePath
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input, Static
from textual.worker import get_current_worker

from compare.language import mark
from compare.library.browsing import KeptEnd, kept_figures
from compare.library.database import reading
from compare.render.cells import cell_len
from compare.render.clean import clean
from compare.render.printed import share
from compare.render.sparkline import sparkline
from compare.render.terms import MATCH_KINDS, MATCH_LABELS
from tui.data.document_place import DocumentPlace
from tui.data.library import KeptSeries, LibraryContent, name_of, places_of, series_of
from tui.screens.reader import ReaderScreen
from tui.screens.searched import SearchedScreen
from tui.screens.table import TableScreen
from tui.session.desk import Session
from tui.session.failures import Failed, unexpected
from tui.session.tasks import CheckKept
from tui.widgets.listing import Cell, CellText, TableColumn

_YEAR_CELLS, _DAY_CELLS = 6, 10
# Of a shared passage so much stands below the table; Enter shows all of it.
_TOLD = 200  # characters
_MOST_FIGURES = 20_000
_METRIC_CELLS, _GAP = 20, 2


class LibraryTable(TableScreen, SearchedScreen):
    """A table of what a library keeps, to be searched in."""

    CSS_PATH: ClassVar[list[str | PurePath]] = [*TableScreen.CSS_PATH, "library.tcss"]
    PLACEHOLDER: ClassVar[str]

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "find", mark("Find"), id="library.find"),
    ]

    def __init__(self, content: LibraryContent, session: Session) -> None:
        super().__init__(content, session)
        self.library = content
        self.part = ""

    def compose_told(self) -> ComposeResult:
        yield Static(id="told", markup=False)
        yield Input(id="find", placeholder=self.words(self.PLACEHOLDER))

    def action_all(self) -> None:
        """Leave the search; from the list, show all."""
        SearchedScreen.action_all(self)

    def look_for(self, part: str) -> None:
        self.part = part.casefold()
        self.fill()

    def show_all(self) -> None:
        self.look_for("")

    def fill(self) -> None:
        self._list.show(self.rows(self.only), kept=self._list.row)

    def has_part(self, *texts: str | None) -> bool:
        return any(self.part in text.casefold() for text in texts if text)

    def places(self, row: int) -> Sequence[DocumentPlace]:  # noqa: ARG002 - they are read from the file first
        return ()

    def read_on(self, ends: Sequence[KeptEnd]) -> None:
        """Open the places, the last first, once their texts are there."""

        def read() -> None:
            worker = get_current_worker()
            try:
                places = places_of(self.library.path, ends)
            except Exception as error:  # noqa: BLE001 - told on the screen, which stays
                self.post_message(Failed(unexpected(error, self.library.path)))
                return
            if places and not worker.is_cancelled:
                self.app.call_from_thread(self._open_reader, places)

        self.run_worker(read, thread=True, exclusive=True, group="read")

    def _open_reader(self, places: Sequence[DocumentPlace]) -> None:
        self.app.push_screen(ReaderScreen(places, len(places) - 1, self.words))


class LibraryDocumentsScreen(LibraryTable):
    """Enter checks a document; the way back is Esc."""

    VIEW = "documents"
    NOTHING = mark("The library is empty: bidui library add FILE folder/")
    PLACEHOLDER = mark("Part of an office or a file's name, or a year")

    def rows(self, only: str) -> Sequence[int]:  # noqa: ARG002 - there is no filter
        every = enumerate(self.library.documents)
        return [
            at for at, one in every if self.has_part(one.path, one.organisation, str(one.year or "")) or not self.part
        ]

    def columns(self) -> Sequence[TableColumn]:
        words = self.words
        counts = [TableColumn(head, cell_len(head), right=True) for head in (words("How many"), words("Characters"))]
        year = TableColumn(words("Year"), _YEAR_CELLS)
        return [
            TableColumn(words("Office"), 0),
            year,
            TableColumn(words("File"), 0),
            *counts,
            TableColumn(words("Added"), _DAY_CELLS),
        ]

    def cells(self, row: int) -> Sequence[Cell]:
        one = self.library.documents[row]
        return [
            [CellText(clean(one.organisation or ""))],
            [CellText(str(one.year or ""))],
            [CellText(clean(PurePath(one.path).name))],
            [CellText(str(one.reports))],
            [CellText(f"{one.characters:,}")],
            [CellText(one.added, "quiet")],
        ]

    def told(self, row: int) -> Sequence[str]:
        """Where it was read, and what it shares with which others."""
        one, words = self.library.documents[row], self.words
        shared = [
            match for match in self.library.matches if one.number in (match.later.document, match.earlier.document)
        ]
        ends = [match.earlier if match.later.document == one.number else match.later for match in shared]
        others = list(dict.fromkeys(map(name_of, ends)))
        count = words.plural("{count} passage shared with others", "{count} passages shared with others", len(shared))
        said = f"{count}: {words(', ').join(others)}" if shared else words("Shares no passage with the others.")
        return [clean(one.path), said]

    def open(self, row: int) -> None:
        one = self.library.documents[row]
        self.desk.start(CheckKept(self.library.path, one.number, clean(PurePath(one.path).name)))


class LibraryMatchesScreen(LibraryTable):
    VIEW = "kept_matches"
    NOTHING = mark("No two of the kept reports share a passage that is no form or law.")
    PLACEHOLDER = mark("Part of an office, a file's name or the text, or a year")

    def rows(self, only: str) -> Sequence[int]:  # noqa: ARG002 - there is no filter
        if not self.part:
            return range(len(self.library.matches))
        return [
            at
            for at, match in enumerate(self.library.matches)
            if self.has_part(
                match.text, *(text for end in (match.later, match.earlier) for text in (end.path, name_of(end)))
            )
        ]

    def columns(self) -> Sequence[TableColumn]:
        words = self.words
        ends = [TableColumn(head, 0) for head in (words("Later report"), words("Earlier report"))]
        shown = {match.label for match in self.library.matches}
        label = max(map(cell_len, [words("Whose text"), *(words(MATCH_LABELS[each]) for each in shown)]))
        return [*ends, TableColumn(words("Whose text"), label), TableColumn(words("Text"), 0)]

    def cells(self, row: int) -> Sequence[Cell]:
        match = self.library.matches[row]
        return [
            [CellText(name_of(match.later))],
            [CellText(name_of(match.earlier), "quiet")],
            [CellText(self.words(MATCH_LABELS[match.label]), match.label.value)],
            [CellText(" ".join(clean(match.text).split()))],
        ]

    def told(self, row: int) -> Sequence[str]:
        match, words = self.library.matches[row], self.words
        ends = " ← ".join(f"{name_of(end)} ({clean(PurePath(end.path).name)})" for end in (match.later, match.earlier))
        alike = words("{share} alike", share=share(match.similarity))
        facts = " · ".join([words(MATCH_LABELS[match.label]), words(MATCH_KINDS[match.kind]), alike])
        text = " ".join(clean(match.text).split())
        return [ends, facts, text if len(text) <= _TOLD else f"{text[:_TOLD]}…"]

    def open(self, row: int) -> None:
        match = self.library.matches[row]
        self.read_on([match.earlier, match.later])


class LibraryFiguresScreen(LibraryTable):
    """Asked of the file at each search: a library may hold hundreds of thousands of figures."""

    VIEW = "kept_figures"
    NOTHING = mark("No figure with a metric and a year.")
    PLACEHOLDER = mark("Part of a metric or an office")

    def __init__(self, content: LibraryContent, session: Session) -> None:
        super().__init__(content, session)
        self._series: list[KeptSeries] = []
        self._years: list[int] = []
        self._fit: dict[int, int] = {}

    def on_mount(self) -> None:
        self.fill()

    def fill(self) -> None:
        self.run_worker(partial(self._ask, self.part), thread=True, exclusive=True, group="ask")

    def _ask(self, part: str) -> None:
        worker = get_current_worker()
        try:
            with reading(self.library.path) as database:
                figures = kept_figures(database, part, _MOST_FIGURES)
        except Exception as error:  # noqa: BLE001 - told on the screen, which stays
            self.post_message(Failed(unexpected(error, self.library.path)))
            return
        if not worker.is_cancelled:
            self.app.call_from_thread(self._show, series_of(figures), len(figures))

    def _show(self, series: list[KeptSeries], count: int) -> None:
        self._series = series
        self._years = sorted({year for one in series for year in one.years})
        self._list.head(self.columns())
        self._list.show(range(len(series)))
        if count == _MOST_FIGURES:
            self.say(self.words("There are more: / narrows it down."))

    def rows(self, only: str) -> Sequence[int]:  # noqa: ARG002 - there is no filter
        return range(len(self._series))

    def _fitting(self) -> dict[int, int]:
        """The last years that there is room for, with the widths of their columns."""
        room = self.size.width - 2 * (_METRIC_CELLS + _GAP) - self._trend - _GAP - 1
        shown: dict[int, int] = {}
        for year in reversed(self._years):
            width = max([cell_len(str(year)), *(cell_len(one.shown(year)) for one in self._series)])
            room -= width + _GAP
            if room < 0 and shown:
                break
            shown = {year: width, **shown}
        return shown

    @property
    def _trend(self) -> int:
        return max(cell_len(self.words("Trend")), len(self._years))

    def columns(self) -> Sequence[TableColumn]:
        self._fit = self._fitting()
        years = [TableColumn(str(year), width, right=True) for year, width in self._fit.items()]
        names = [TableColumn(self.words(head), 0) for head in (mark("Metric"), mark("Office"))]
        return [*names, *years, TableColumn(self.words("Trend"), self._trend)]

    def cells(self, row: int) -> Sequence[Cell]:
        one = self._series[row]
        values = ([CellText(one.shown(year))] for year in self._fit)
        line = sparkline([one.value(year) for year in self._years])
        return [[CellText(clean(one.metric))], [CellText(clean(one.organisation), "quiet")], *values, [CellText(line)]]

    def told(self, row: int) -> Sequence[str]:
        """The name, and a line a year with the file."""
        one = self._series[row]
        lines = [
            f"{year}  {clean(figure.printed)}  {clean(PurePath(figure.place.path).name)}"
            for year, figures in sorted(one.years.items())
            for figure in figures
        ]
        return [f"{clean(one.metric)}  {clean(one.organisation)}".strip(), *lines]

    def open(self, row: int) -> None:
        self.read_on([figure.place for _, figures in sorted(self._series[row].years.items()) for figure in figures])
