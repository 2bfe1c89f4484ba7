"""The findings of all reports in one list; below it the text around the finding, and the place it is related to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePath
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.reactive import reactive
from textual.widgets import Footer, Input, Static
from textual.worker import WorkerCancelled, get_current_worker

from compare.language import mark
from compare.model import Severity
from compare.render.cells import cell_len
from compare.render.explanations import ExplainedLine
from compare.render.results import CheckResult
from compare.render.rules import SEVERITY_SIGNS, finding_text, rule_name
from compare.render.terms import PASSAGE_SIGNS
from tui.data.content import PairContent, ReviewedContent
from tui.data.document_place import DocumentPlace
from tui.data.evidence import ReviewedEvidence, check_result, finding_evidence
from tui.data.findings import (
    ORDER_NAMES,
    SEVERITY_NAMES,
    FindingOrder,
    FindingView,
    ListedFinding,
    collect_findings,
    explained,
)
from tui.data.overview import titles_of
from tui.data.review_items import ReviewItem
from tui.screens.base import GoTo
from tui.screens.reader import ReaderScreen
from tui.screens.review import ReviewScreen
from tui.screens.searched import SearchedScreen
from tui.session.desk import Session
from tui.session.export import ExportScope
from tui.session.failures import Failed, unexpected
from tui.session.review import SIGN_CELLS
from tui.widgets.banner import Banner
from tui.widgets.listing import Cell, CellText, Listing, TableColumn
from tui.widgets.place_text import PlaceText

_RULE_CELLS = 20
_FILE_CELLS = 18
# Below this the related place stands below the finding's; the file's name, which is said there, leaves too little room
# for what is wrong.
_SIDE_BY_SIDE_FROM = 100
_SEVERITY_STYLES = {Severity.ERROR: "alarm", Severity.WARNING: "warning", Severity.NOTE: "quiet"}
_FILTERS = (None, *Severity)
# What a click on the head of a column sorts by.
_HEADS = {1: FindingOrder.SEVERITY, 2: FindingOrder.RULE, 3: FindingOrder.FILE}


class FindingsScreen(ReviewScreen, SearchedScreen):
    CSS_PATH: ClassVar[list[str | PurePath]] = ["../widgets/listing.tcss", "review.tcss", "findings.tcss"]

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s", "sort", mark("Sort"), id="findings.sort"),
        Binding("f", "filter", mark("Filter"), id="findings.filter"),
        Binding("slash", "find", mark("Find"), id="findings.find", show=False),
        Binding("escape", "all", mark("Show all findings"), id="findings.all", show=False),
    ]

    view: reactive[FindingView] = reactive(FindingView(), init=False)

    def __init__(self, content: ReviewedContent, session: Session) -> None:
        super().__init__(content, session)
        self._content = content
        self._listed: list[ListedFinding] = []
        self._filtered: list[int] = []
        self._checked: tuple[int, int] | None = (0, 0)

    def compose(self) -> ComposeResult:
        words = self.words
        yield Banner(words, "findings", self.desk.views, *titles_of(self._content, words))
        yield Listing(self._columns(), self._cells, classes="main")
        yield Static(id="finding", markup=False)
        with Horizontal(id="evidence"):
            yield PlaceText(id="here")
            yield PlaceText(id="related")
        yield Static(id="note", markup=False)
        yield Static(id="status", markup=False)
        yield Input(id="find", placeholder=words("Part of a rule, a file's name or what is said"))
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        self._fill()
        self.run_worker(self._search, thread=True)

    def _search(self) -> None:
        """Check the reports, in a thread that ends with the desk."""
        worker = get_current_worker()

        def progress(done: int, count: int) -> None:
            if worker.is_cancelled:
                raise WorkerCancelled
            self.app.call_from_thread(self._show_progress, done, count)

        def failed(error: Exception, path: str) -> None:
            self.post_message(Failed(unexpected(error, path)))

        try:
            findings = collect_findings(self._content, progress, failed)
        except WorkerCancelled:
            return
        except Exception as error:  # noqa: BLE001 - told on the screen, which stays
            failed(error, self._content.name)
            findings = []
        self.app.call_from_thread(self._show_findings, findings)

    def _show_progress(self, done: int, count: int) -> None:
        self._checked = (done, count)
        self.query_one("#status", Static).update(self._position(), layout=False)

    def _show_findings(self, listed: list[ListedFinding]) -> None:
        self._checked = None
        self._listed = listed
        self.review.load(one.review_item for one in listed)
        self._list.head(self._columns())
        self.query_one(Banner).count()
        self._fill()

    def on_resize(self) -> None:
        self.set_class(self.size.width < _SIDE_BY_SIDE_FROM, "-stacked")
        self._list.head(self._columns())

    @property
    def _list(self) -> Listing:
        return self.query_one(Listing)

    @property
    def _one(self) -> ListedFinding | None:
        row = self._list.row
        return None if row is None else self._listed[row]

    def _columns(self) -> list[TableColumn]:
        words = self.words
        file = [TableColumn(words("File"), _FILE_CELLS)] if self._with_file else []
        finding = TableColumn(words("Finding"), 0)
        names = [words("Rule"), *(rule_name(one.finding.rule, words) for one in self._listed)]
        rule = TableColumn(names[0], min(_RULE_CELLS, max(map(cell_len, names))))
        return [TableColumn("", SIGN_CELLS), TableColumn("", 1), rule, *file, finding]

    @property
    def _with_file(self) -> bool:
        return self.size.width >= _SIDE_BY_SIDE_FROM

    def _cells(self, row: int) -> Sequence[Cell]:
        one, words = self._listed[row], self.words
        severity = one.finding.severity
        plain = "quiet" if self.review.is_decided(one.review_item) else "plain"
        file = [[CellText(one.place.name, plain)]] if self._with_file else []
        return [
            [CellText(self.review.sign([one.review_item]), "strong")],
            [CellText(SEVERITY_SIGNS[severity], _SEVERITY_STYLES[severity])],
            [CellText(rule_name(one.finding.rule, words), plain)],
            *file,
            [CellText(finding_text(one.finding, words), plain)],
        ]

    def signs(self) -> Mapping[str, str]:
        severities = {SEVERITY_SIGNS[severity]: self.words(name) for severity, name in SEVERITY_NAMES.items()}
        return severities | {sign: what for sign, what in super().signs().items() if sign not in PASSAGE_SIGNS.values()}

    # --- review --------------------------------------------------------------------------------------------------

    def selected(self) -> Sequence[ReviewItem]:
        return [self._one.review_item] if self._one else ()

    def review_items(self) -> Sequence[ReviewItem]:
        return [self._listed[row].review_item for row in self._filtered]

    def evidence(self, shown_only: bool) -> Iterable[ReviewedEvidence]:
        findings = self._list.shown if shown_only else range(len(self._listed))
        return finding_evidence(self._content, self._listed, findings, self.words)

    def export_types(self) -> Mapping[ExportScope, type]:
        return {**super().export_types(), ExportScope.CHECK: CheckResult}

    def export_result(self, scope: ExportScope) -> object:
        if scope is ExportScope.CHECK:
            return check_result(self._listed[row] for row in self._list.shown)
        return super().export_result(scope)

    def redraw(self) -> None:
        self._fill()

    def step(self) -> None:
        self._list.action_move(1)

    # --- sorting and filtering -----------------------------------------------------------------------------------

    def watch_view(self) -> None:
        self._fill()

    def _fill(self) -> None:
        self._filtered = self.view.rows(self._listed, self.words)
        shown = [row for row in self._filtered if self.lists([self._listed[row].review_item])]
        self._list.show(shown, kept=self._list.row)

    def excerpt(self) -> str:
        """The finding, its place, and the places it is related to."""
        one, words = self._one, self.words
        if one is None:
            return ""
        return "\n".join(
            [finding_text(one.finding, words), *(place.cited(words) for place in (one.place, *one.related))]
        )

    def quotation(self) -> str:
        return self._one.place.cited(self.words) if self._one is not None else ""

    def explanation(self) -> Sequence[ExplainedLine]:
        """Why the rule asks this, with its example, and what was decided."""
        one = self._one
        return () if one is None else explained(one, self.review.decision(one.review_item), self.words)

    def action_sort(self) -> None:
        orders = list(FindingOrder)
        self.view = replace(self.view, order=orders[(orders.index(self.view.order) + 1) % len(orders)])

    def action_filter(self) -> None:
        following = _FILTERS[(_FILTERS.index(self.view.severity) + 1) % len(_FILTERS)]
        self.view = replace(self.view, severity=following)

    def look_for(self, part: str) -> None:
        self.view = replace(self.view, part=part)

    def show_all(self) -> None:
        self.view = replace(self.view, severity=None, part="")
        self.undecided = False

    @on(Listing.HeadChosen)
    def _sort_by(self, event: Listing.HeadChosen) -> None:
        order = _HEADS.get(event.column)
        if order is FindingOrder.FILE and not self._with_file:
            order = None
        if order is not None:
            self.view = replace(self.view, order=order)

    # --- the finding under the cursor ----------------------------------------------------------------------------

    @on(Listing.Chosen)
    def _go(self) -> None:
        """Go to the place in the pair, or open the report with the findings shown."""
        one = self._one
        if one is None:
            return
        if isinstance(self._content, PairContent):
            comparison = self._content.comparison
            self.post_message(GoTo("new" if one.place.path == comparison.new.path else "old", one.place.span.start))
        else:
            places = [self._listed[row].place for row in self._list.shown]
            self.app.push_screen(ReaderScreen(places, self._list.place - 1, self.words))

    @on(Listing.Moved)
    def _show(self) -> None:
        one, words = self._one, self.words
        self.see()
        related = one.related[0] if one and one.related else None
        self.query_one("#finding", Static).update(finding_text(one.finding, words) if one else "")
        self.show_places(one.place if one else None, related)
        note = self.query_one("#note", Static)
        note.display = bool(self.note())
        note.update(words("Note: {text}", text=self.note()))
        self.query_one("#status", Static).update(self._position(), layout=False)

    def show_places(self, here: DocumentPlace | None, related: DocumentPlace | None) -> None:
        """Show the text around the finding, and around the place that it is related to."""
        self.query_one("#here", PlaceText).show("", here, self.words)
        self.query_one("#related", PlaceText).show(self.words("related: "), related, self.words)

    def _position(self) -> str:
        words, listing = self.words, self._list
        if self._checked is not None:
            return words("checking {done}/{count}", done=self._checked[0], count=self._checked[1])
        if not self._listed:
            return words("Nothing looks wrong in these reports.")
        parts = [words("finding {at}/{count}", at=listing.place, count=len(listing.shown))]
        if self.view.severity is not None:
            parts.append(words("only: {kind}", kind=words(SEVERITY_NAMES[self.view.severity])))
        if self.view.part:
            parts.append(words("with “{text}”", text=self.view.part))
        return " · ".join([*parts, words(ORDER_NAMES[self.view.order]), *filter(None, [self.progress()])])
