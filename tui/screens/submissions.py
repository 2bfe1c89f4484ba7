"""The submissions: at the left the pairs by similarity, at the right all reports with their make-up and the matrix.
Both cursors move together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePath
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.reactive import reactive
from textual.widgets import Footer, Static

from compare.language import mark
from compare.model import Label, Scan
from compare.render.printed import share
from compare.render.terms import MATCH_LABELS, PASSAGE_SIGNS
from tui.data.content import ScanContent, scan_titles
from tui.data.evidence import ReviewedEvidence, match_evidence
from tui.data.review_items import ReviewItem
from tui.data.submissions import (
    FILTER_NAMES,
    GLYPHS,
    REPORT_ORDERS,
    PairFilter,
    ReportOrder,
    arrow,
    counted,
    heaviest,
    kinds,
    legend,
    order,
    report_parts,
)
from tui.screens.matches import open_pair
from tui.screens.review import ReviewScreen
from tui.session.desk import Session
from tui.session.review import SIGN_CELLS
from tui.widgets.banner import Banner
from tui.widgets.listing import Cell, CellText, Listing, TableColumn, bar
from tui.widgets.matrix import Matrix

_BAR_CELLS, _WIDE_BAR_CELLS = 12, 24
_WIDE_FROM = 140
# Of files that could not be read so many are named; the banner says how many there are.
_MOST_TOLD = 3
# Below this the ranking stands above the matrix.
_SIDE_BY_SIDE_FROM = 110


class SubmissionsScreen(ReviewScreen):
    CSS_PATH: ClassVar[list[str | PurePath]] = ["../widgets/listing.tcss", "review.tcss", "submissions.tcss"]

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("c", "cluster(1)", mark("Cluster"), id="submissions.cluster"),
        Binding("C", "cluster(-1)", mark("Back through the cluster"), id="submissions.cluster-back", show=False),
        Binding("f", "filter", mark("Filter"), id="submissions.filter"),
        Binding(
            "o",
            "order",
            mark("Order of the matrix: as given, by copies, by office"),
            id="submissions.order",
            show=False,
        ),
        Binding("plus,equals_sign", "zoom(-1)", mark("Matrix: fewer reports, larger"), id="submissions.in", show=False),
        Binding("minus", "zoom(1)", mark("Matrix: more reports, smaller"), id="submissions.out", show=False),
        Binding("escape", "all", mark("Show all pairs"), id="submissions.all", show=False),
    ]

    only: reactive[PairFilter] = reactive(PairFilter.ALL, init=False)

    def __init__(self, content: ScanContent, session: Session) -> None:
        super().__init__(content, session)
        self._content = content
        self._submissions = content.submissions
        self._skipped = content.skipped
        self._description = ""
        self._order = ReportOrder.GIVEN
        self._things_of: PairFilter | None = None
        self._review_items: list[ReviewItem] = []

    @property
    def _scan(self) -> Scan:
        return self._submissions.scan

    def compose(self) -> ComposeResult:
        words = self.words
        yield Banner(words, "submissions", self.desk.views, *scan_titles(self._content, words))
        with Horizontal(id="body"):
            yield Listing(self._columns(), self._cells, classes="main")
            yield Matrix(self._submissions.names, self._shared, self._report_bar, self._submissions.shared_by)
        yield Static(id="pair", markup=False)
        yield Static(id="status", markup=False)
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        for error in self._skipped[:_MOST_TOLD]:
            self.desk.complain(error)
        self.review.load(self._submissions.review_items)
        self._fill()

    def on_resize(self) -> None:
        self.set_class(self.size.width < _SIDE_BY_SIDE_FROM, "-stacked")
        self._list.head(self._columns())

    @property
    def _list(self) -> Listing:
        return self.query_one(Listing)

    @property
    def _bar_cells(self) -> int:
        return _WIDE_BAR_CELLS if self.size.width >= _WIDE_FROM else _BAR_CELLS

    def _columns(self) -> list[TableColumn]:
        words = self.words
        return [
            TableColumn("", SIGN_CELLS),
            TableColumn("%", 3, right=True),
            TableColumn("A", 0),
            TableColumn("B", 0),
            TableColumn(words("Whose text"), self._bar_cells),
        ]

    def _cells(self, row: int) -> Sequence[Cell]:
        one, names = self._submissions.pairs[row], self._submissions.names
        similarity = one.pair.similarity
        decided = bool(one.review_items) and all(map(self.review.is_decided, one.review_items))
        plain = "quiet" if decided else "plain"
        number = "–" if similarity is None else share(similarity).rstrip("%")
        return [
            [CellText(self.review.sign(one.review_items), "strong")],
            [CellText(number, "alarm" if one.counts[Label.COPIED] and not decided else "quiet")],
            [CellText(names[one.pair.a], plain)],
            [CellText(names[one.pair.b], plain)],
            bar(one.parts, self._bar_cells),
        ]

    def _shared(self, a: int, b: int) -> tuple[float, CellText] | None:
        at = self._submissions.at.get((a, b))
        if at is None:
            return None
        one = self._submissions.pairs[at]
        return one.pair.similarity or 0.0, CellText(GLYPHS[one.main], one.main.value)

    def _report_bar(self, report: int, width: int) -> Cell:
        return bar(report_parts(self._scan.documents[report].shares), width)

    def signs(self) -> Mapping[str, str]:
        whose = {GLYPHS[label]: self.words(MATCH_LABELS[label]) for label in self._submissions.labels}
        return whose | {
            sign: meaning for sign, meaning in super().signs().items() if sign not in PASSAGE_SIGNS.values()
        }

    # --- review --------------------------------------------------------------------------------------------------

    def selected(self) -> Sequence[ReviewItem]:
        row = self._list.row
        return () if row is None else self._submissions.pairs[row].review_items

    def review_items(self) -> Sequence[ReviewItem]:
        return self._review_items

    def evidence(self, shown_only: bool) -> Iterable[ReviewedEvidence]:
        pairs = self._submissions.pairs
        shown = [pairs[row] for row in self._list.shown] if shown_only else pairs
        return match_evidence(self._content, (at for one in shown for at in one.pair.matches), self.words)

    def redraw(self) -> None:
        self._fill()

    def step(self) -> None:
        self._list.action_move(1)

    # --- which pairs ---------------------------------------------------------------------------------------------

    def watch_only(self) -> None:
        self._fill()

    def _fill(self) -> None:
        rows, pairs = self._submissions.rows(self.only), self._submissions.pairs
        if self._things_of is not self.only:
            self._things_of, self._review_items = self.only, [item for row in rows for item in pairs[row].review_items]
        self._list.show([row for row in rows if self.lists(pairs[row].review_items)], kept=self._list.row)

    def action_filter(self) -> None:
        every = list(PairFilter)
        self.only = every[(every.index(self.only) + 1) % len(every)]

    def action_all(self) -> None:
        self.only, self.undecided = PairFilter.ALL, False
        self._list.focus()

    def action_order(self) -> None:
        every = list(ReportOrder)
        self._order = every[(every.index(self._order) + 1) % len(every)]
        self.query_one(Matrix).put_in_order(self._submissions.ordered(self._order))
        self.say(self.words(REPORT_ORDERS[self._order]))

    def action_zoom(self, by: int) -> None:
        if not self.query_one(Matrix).zoom(by):
            self.say(
                self.words("Each report has its own row already.") if by < 0 else self.words("All reports are in view.")
            )

    def action_cluster(self, direction: int) -> None:
        following = self._submissions.next_in_cluster(self._list.row, direction)
        if following is None:
            self.say(self.words("No copied text connects these reports."))
            return
        if following not in self._list.shown:
            self.only, self.undecided = PairFilter.ALL, False
        self._list.go_to(following)

    # --- moving --------------------------------------------------------------------------------------------------

    @on(Listing.Moved)
    def _follow(self, event: Listing.Moved) -> None:
        if event.row is not None and not self.query_one(Matrix).has_focus:
            pair = self._submissions.pairs[event.row].pair
            self.query_one(Matrix).go_to(pair.a, pair.b)
        self._show_pair(event.row)

    @on(Matrix.Moved)
    def _lead(self, event: Matrix.Moved) -> None:
        at = self._submissions.at.get((event.a, event.b))
        if at is not None and at in self._list.shown:
            self._list.go_to(at)
        else:
            self._show_pair(None, (event.a, event.b))

    @on(Listing.Chosen)
    def _open(self, event: Listing.Chosen) -> None:
        self._read(event.row)

    @on(Matrix.Chosen)
    def _open_cell(self, event: Matrix.Chosen) -> None:
        at = self._submissions.at.get((event.a, event.b))
        if at is None:
            self.say(self._described(None, (event.a, event.b)))
        else:
            self._read(at)

    def _read(self, pair: int) -> None:
        open_pair(self, self._content, pair)

    # --- the pair under the cursor -------------------------------------------------------------------------------

    def _show_pair(self, row: int | None, cell: tuple[int, int] | None = None) -> None:
        self._description = self._described(row, cell)
        self.query_one("#pair", Static).update(self._description, layout=False)
        self.query_one("#status", Static).update(self._position(), layout=False)

    def _described(self, row: int | None, cell: tuple[int, int] | None) -> str:
        """What two reports share: the pair of a row, or the reports of a cell of the matrix."""
        words, names = self.words, self._submissions.names
        if row is not None:
            one = self._submissions.pairs[row]
            both = f"{names[one.pair.a]} {arrow(one)} {names[one.pair.b]}"
            head = f"{both}  {order(one, names, words)} · {counted(one, words)}"
            return f"{head}\n{kinds(self._scan, one, words)}\n{heaviest(self._scan, one)}"
        if cell is not None and cell[0] != cell[1]:
            return words("{a} and {b} share nothing.", a=names[cell[0]], b=names[cell[1]])
        return "" if self._submissions.pairs else words("No two of these reports share text.")

    def excerpt(self) -> str:
        return self._description

    def _position(self) -> str:
        words, listing = self.words, self._list
        parts = [words("pair {at}/{count}", at=listing.place, count=len(listing.shown))]
        if self.only is not PairFilter.ALL:
            parts.append(words("only: {kind}", kind=words(FILTER_NAMES[self.only])))
        row = listing.row
        cluster = None if row is None else self._submissions.pairs[row].cluster
        if cluster is not None:
            size = len(self._scan.clusters[cluster].documents)
            place = words("cluster {at}/{count}", at=cluster + 1, count=len(self._scan.clusters))
            parts.append(words.plural("{place}: {count} report", "{place}: {count} reports", size, place=place))
        status = " · ".join([*parts, *filter(None, [self.progress()])])
        return f"{status}   {legend(words, self._submissions.labels)}"
