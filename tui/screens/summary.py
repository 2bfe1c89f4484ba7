"""The summary: what matters most first, with both quotations below the list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import PurePath
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Footer, Static

from compare.render.cells import cell_len
from compare.render.clean import clean
from compare.render.evidence import KIND_NAMES, Evidence, EvidenceKind, Gravity
from compare.render.explanations import ExplainedLine
from tui.data.content import PairContent, ReviewedContent, ScanContent
from tui.data.decided import decided_text
from tui.data.document_place import DocumentPlace
from tui.data.evidence import ReviewedEvidence, quoted_place, summary_evidence
from tui.data.overview import overview, titles_of
from tui.data.review_items import ReviewItem
from tui.layout.row import SideName
from tui.screens.base import GoTo
from tui.screens.matches import open_pair
from tui.screens.reader import ReaderScreen
from tui.screens.review import ReviewScreen
from tui.session.desk import Session
from tui.session.failures import Failed, unexpected
from tui.session.review import SIGN_CELLS
from tui.widgets.banner import Banner
from tui.widgets.listing import Cell, CellText, Listing, TableColumn
from tui.widgets.place_text import PlaceText

_STYLES = {Gravity.ALARM: "alarm", Gravity.WARNING: "warning"}
# Longer arithmetic is cut in the list; below it stands in full.
_MOST_VERDICT_CELLS = 16
# Below this the place in NEW stands below that in OLD.
_SIDE_BY_SIDE_FROM = 100
_SIDES: tuple[SideName, ...] = ("new", "old")


class SummaryScreen(ReviewScreen):
    CSS_PATH: ClassVar[list[str | PurePath]] = ["../widgets/listing.tcss", "review.tcss", "summary.tcss"]

    VIEW: ClassVar[str] = "summary"

    def __init__(self, content: ReviewedContent, session: Session) -> None:
        super().__init__(content, session)
        self._content = content
        self._rows: list[ReviewedEvidence] = []
        self._is_complete = False
        self._items: list[ReviewItem] = []

    def compose(self) -> ComposeResult:
        yield Banner(self.words, self.VIEW, self.desk.views, *titles_of(self._content, self.words))
        yield Static(overview(self._content, self.words), id="overview", markup=False)
        yield Listing(self._columns(), self._cells, classes="main")
        yield Static(id="measure", markup=False)
        with Horizontal(id="quotations"):
            yield PlaceText(id="old")
            yield PlaceText(id="new")
        yield Static(id="status", markup=False)
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        self.run_worker(self._collect, thread=True)

    def _collect(self) -> None:
        """In a thread: of a hundred thousand passages the evidence takes seconds."""
        try:
            rows = summary_evidence(self._content, self.words)
        except Exception as error:  # noqa: BLE001 - shown on the screen, which stays
            self.post_message(Failed(unexpected(error, self._content.name)))
            rows = []
        self.app.call_from_thread(self.show_rows, rows)

    def show_rows(self, rows: list[ReviewedEvidence]) -> None:
        self._rows, self._is_complete = rows, True
        self._items = [item for _, item in rows if item is not None]
        self.review.load(self._items)
        self._list.head(self._columns())
        self.query_one(Banner).count()
        self._fill()

    def on_resize(self) -> None:
        self.set_class(self.size.width < _SIDE_BY_SIDE_FROM, "-stacked")

    @property
    def _list(self) -> Listing:
        return self.query_one(Listing)

    def _columns(self) -> list[TableColumn]:
        words = self.words
        kinds = max(cell_len(words(name)) for name in KIND_NAMES.values())
        verdicts = max((cell_len(row.verdict) for row, _ in self._rows), default=0)
        return [
            TableColumn("", SIGN_CELLS),
            TableColumn("", 1),
            TableColumn(words("Kind"), max(kinds, cell_len(words("Kind")))),
            TableColumn(words("What changed"), 0),
            TableColumn(words("Verdict"), max(cell_len(words("Verdict")), min(verdicts, _MOST_VERDICT_CELLS))),
        ]

    def _cells(self, at: int) -> Sequence[Cell]:
        row, item = self._rows[at]
        decided = item is not None and self.review.is_decided(item)
        plain = "quiet" if decided else "plain"
        return [
            [CellText(self.review.sign([item]) if item else "", "strong")],
            [CellText(row.sign, _STYLES.get(row.gravity, plain))],
            [CellText(self.words(KIND_NAMES[row.kind]), plain)],
            [CellText(self.statement(at), plain)],
            [CellText(row.verdict, plain if decided else _STYLES.get(row.gravity, plain))],
        ]

    def statement(self, at: int) -> str:
        """What a row shows; of a match also in whose reports, of a passage its text."""
        row, content = self._rows[at][0], self._content
        if row.kind is EvidenceKind.PASSAGE:
            quote = row.new or row.old
            return row.statement if quote is None else f"{row.statement}  {' '.join(clean(quote.text).split())}"
        if not isinstance(content, ScanContent) or row.kind is not EvidenceKind.MATCH:
            return row.statement
        names = [content.submissions.named(quote) for quote in (row.old, row.new) if quote is not None]
        return f"{' – '.join(names)}  {row.statement}"

    # --- review --------------------------------------------------------------------------------------------------

    def selected(self) -> Sequence[ReviewItem]:
        item = self._rows[self._list.row][1] if self._list.row is not None else None
        return () if item is None else (item,)

    def review_items(self) -> Sequence[ReviewItem]:
        return self._items

    def evidence(self, shown_only: bool) -> Iterable[ReviewedEvidence]:
        return (self._rows[at] for at in (self._list.shown if shown_only else range(len(self._rows))))

    def redraw(self) -> None:
        self._fill()

    def step(self) -> None:
        self._list.action_move(1)

    def shown(self) -> Sequence[int]:
        """The rows to show."""
        items = ([item] if item is not None else [] for _, item in self._rows)
        return [at for at, given in enumerate(items) if self.lists(given)]

    def _fill(self) -> None:
        self._list.show(self.shown(), kept=self._list.row)

    # --- what is under the cursor --------------------------------------------------------------------------------

    def excerpt(self) -> str:
        """The statement, the arithmetic, and both quotations with their places."""
        if self._list.row is None:
            return ""
        row, _ = self._rows[self._list.row]
        cited = [
            self.words("“{text}” ({place})", text=quote.whole.strip(), place=f"{quote.path}, {quote.place}")
            for quote in row.quotes
        ]
        return "\n".join([row.statement, *row.facts, *cited])

    @on(Listing.Chosen)
    def _go(self, event: Listing.Chosen) -> None:
        """Go to NEW's place; to OLD's where the new report has none."""
        row, item = self._rows[event.row]
        if not isinstance(self._content, PairContent):
            self._open_there(row, item)
        elif row.new is not None:
            self.post_message(GoTo("new", row.new.span.start))
        elif row.old is not None:
            self.post_message(GoTo("old", row.old.span.start))

    def _open_there(self, row: Evidence, item: ReviewItem | None) -> None:
        """Open the matches of the two reports, or the report with the finding shown."""
        if isinstance(self._content, ScanContent) and row.kind is EvidenceKind.MATCH:
            pairs = self._content.submissions.pairs
            open_pair(self, self._content, next(at for at, one in enumerate(pairs) if item in one.review_items))
            return
        places = [place for side in _SIDES if (place := quoted_place(self._content, row, side)) is not None]
        if places:
            self.app.push_screen(ReaderScreen(places, 0, self.words))

    def quotation(self) -> str:
        place = None if self._list.row is None else self._place(self._rows[self._list.row][0])
        return place.cited(self.words) if place is not None else ""

    def _place(self, row: Evidence) -> DocumentPlace | None:
        return quoted_place(self._content, row, "new") or quoted_place(self._content, row, "old")

    def explanation(self) -> Sequence[ExplainedLine]:
        if self._list.row is None:
            return ()
        row, item = self._rows[self._list.row]
        held = self.review.decision(item) if item is not None else None
        reasons = [*row.facts, row.why, row.elsewhere, row.command, decided_text(held, self.words)]
        return [ExplainedLine(row.statement, title=True), *(ExplainedLine(text, 1) for text in reasons if text)]

    @on(Listing.Moved)
    def _show(self) -> None:
        self.see()
        words, at = self.words, self._list.row
        row = None if at is None else self._rows[at][0]
        self.query_one("#measure", Static).update("" if at is None else " · ".join(self.facts(at)))
        old = quoted_place(self._content, row, "old") if row else None
        new = quoted_place(self._content, row, "new") if row else None
        self.set_class(old is not None and new is not None, "-both")
        self.query_one("#old", PlaceText).show("", old, words)
        self.query_one("#new", PlaceText).show("", new, words)
        self.query_one("#status", Static).update(self.position(), layout=False)

    def facts(self, at: int) -> list[str]:
        """The arithmetic of a row and its note; before them what it shows, where that was cut."""
        statement = self.statement(at)
        cut = [statement] if cell_len(statement) > self._list.flexible_width else []
        return [*cut, *self._rows[at][0].facts, *([f"”{self.note()}"] if self.note() else [])]

    def position(self) -> str:
        """Where the reader is in the list."""
        if self._is_complete and not self._rows:
            return self.words("Nothing changed that a reviewer asks first, and nothing looks wrong.")
        at = self.words("{at} of {count}", at=self._list.place, count=len(self._list.shown))
        return " · ".join(filter(None, [at, self.progress()]))
