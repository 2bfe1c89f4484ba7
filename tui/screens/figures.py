"""The figures: a table with a row a metric, and the arithmetic of the growth claim in the row under the cursor."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Footer, Input, Static

from compare.language import mark
from compare.model import DecisionState, FigurePair, Verdict
from compare.render.cells import cell_len
from compare.render.decisions import DECISION_SIGNS
from compare.render.explanations import ExplainedLine
from compare.render.reasons import reason
from compare.render.sparkline import sparkline
from compare.render.terms import VERDICT_SIGNS
from tui.data.content import PairContent
from tui.data.decided import decided_text
from tui.data.evidence import ReviewedEvidence, figure_evidence
from tui.data.figure_facts import FigureFacts
from tui.data.figures import FigureFilter, FigureRowOrder, FigureView, cells, described, hidden
from tui.data.names import side_names
from tui.data.overview import pair_titles
from tui.data.review_items import ReviewItem
from tui.screens.base import GoTo
from tui.screens.review import ReviewScreen
from tui.screens.searched import SearchedScreen
from tui.session.desk import Session
from tui.session.review import SIGN_CELLS
from tui.widgets.banner import Banner
from tui.widgets.listing import Cell, CellText, Listing, TableColumn

# What a click on the head of a column sorts by.
_ORDERS = (
    None,
    FigureRowOrder.DOCUMENT,
    FigureRowOrder.NAME,
    None,
    None,
    FigureRowOrder.CHANGE,
    FigureRowOrder.PERCENT,
    FigureRowOrder.VERDICT,
    None,
)
_UP, _DOWN = "▲", "▼"
_GAP = 2
# Numbers are never cut. Where the metric would have less room than this, the verdict is its sign only, and then columns
# that follow from others give way.
_METRIC_CELLS = 20
_SIGN_OF_CLAIM = 2
# With so much room behind the longest metric the arithmetic of a claim stands beside its verdict.
_ARITHMETIC_CELLS = 20
_CLOSED = -_GAP  # the width of a column that takes no room, with its gap


class FiguresScreen(ReviewScreen, SearchedScreen):
    CSS_PATH: ClassVar[str] = "figures.tcss"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("o", "old_place", mark("Old text"), id="figures.go-old", show=False),
        Binding("s", "sort", mark("Sort"), id="figures.sort"),
        Binding("r", "reverse", mark("Reverse the order"), id="figures.reverse", show=False),
        Binding("f", "filter", mark("Filter"), id="figures.filter"),
        Binding("slash", "find", mark("Find"), id="figures.find", show=False),
        Binding("escape", "all", mark("Show all figures"), id="figures.all", show=False),
    ]

    def __init__(self, content: PairContent, session: Session) -> None:
        super().__init__(content, session)
        self._content = content
        self._comparison = content.comparison
        self._facts = FigureFacts(content.comparison, session.words)
        self._lives = content.lives()
        self._view = FigureView()
        every = zip(content.figures, content.comparison.figures, strict=True)
        self._items = tuple(item for item, pair in every if not pair.retold)
        self._texts = [cells(pair, session.words) for pair in content.comparison.figures]
        self._with_words = True
        self._hidden: frozenset[int] = frozenset()  # of the number columns, those that have no room
        self._arithmetic_cells = 0  # what the longest metric leaves to the arithmetic of the claims
        self._list = Listing((), self._cells, classes="main")

    def compose(self) -> ComposeResult:
        titles, note = pair_titles(self._comparison, self.words)
        yield Banner(self.words, "figures", self.desk.views, titles, note)
        yield self._list
        yield Static(id="arithmetic", markup=False)
        yield Static(id="status", markup=False)
        yield Input(id="find", placeholder=self.words("Part of a metric's name"))
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        self.review.load(self.review_items())
        self._fill()

    def on_resize(self) -> None:
        self._list.head(self._columns())

    def show_view(self, view: FigureView) -> None:
        """Sort and filter. A new order puts the cursor on the first figure; otherwise it stays on its figure where that
        is still shown."""
        if view == self._view:
            return
        sorted_anew = (view.order, view.reverse) != (self._view.order, self._view.reverse)
        self._view = view
        self._fill(first=sorted_anew)

    def _fill(self, first: bool = False) -> None:
        """``first``: put the cursor on the first figure."""
        shown = [at for at in self._view.rows(self._comparison.figures) if self.lists([self._content.figures[at]])]
        self._list.head(self._columns())
        self._list.show(shown, kept=shown[0] if first and shown else self._list.row)

    def _columns(self) -> list[TableColumn]:
        """Number columns as wide as their widest figure, whatever is shown; the metric takes the rest."""
        words = self.words
        names = [*side_names(self._comparison, words), words("Difference"), "%"]
        texts = [(cell.old, cell.new, cell.difference, cell.percent) for cell in self._texts]
        widest = (max(map(cell_len, column)) for column in zip(*texts, names, strict=True))
        cells = [max(width, cell_len(name) + 1) for width, name in zip(widest, names, strict=True)]
        line = [max(cell_len(words("Years")), len(self._years()))] if self._lives else []
        claim = max((cell_len(cell.verdict) for cell in self._texts), default=0)
        claim = max(claim, cell_len(words("Claim")) + 1)
        taken = [SIGN_CELLS, 1, *cells, *line]
        metric = self.size.width - 1 - sum(taken) - _GAP * (len(taken) + 2)
        self._with_words = metric - claim >= _METRIC_CELLS
        claim = claim if self._with_words else _SIGN_OF_CLAIM
        self._hidden = hidden(cells, _METRIC_CELLS + claim - metric)
        longest = max((cell_len(cell.metric) for cell in self._texts), default=0)
        self._arithmetic_cells = max(0, metric - claim - max(longest, _METRIC_CELLS) - _GAP)
        cells = [0 if at in self._hidden else width for at, width in enumerate(cells)]
        heads = zip(names, cells, strict=True)
        columns = [
            TableColumn("", SIGN_CELLS),
            TableColumn("", 1),
            TableColumn(words("Metric"), longest if self._shows_arithmetic else 0),
            *(TableColumn(name if width else "", width or _CLOSED, right=True) for name, width in heads),
            TableColumn(words("Claim") if self._with_words else "", 0 if self._shows_arithmetic else claim),
            *(TableColumn(words("Years"), width) for width in line),
        ]
        order = self._view.order
        if order not in (FigureRowOrder.IMPORTANCE, FigureRowOrder.DOCUMENT):
            at = _ORDERS.index(order)
            columns[at] = columns[at]._replace(head=columns[at].head + (_UP if self._view.reverse else _DOWN))
        return columns

    @property
    def _shows_arithmetic(self) -> bool:
        return self._arithmetic_cells >= _ARITHMETIC_CELLS

    def _years(self) -> tuple[int | None, ...]:
        return self._content.series.years if self._content.series else ()

    def _cells(self, row: int) -> list[Cell]:
        texts, review_items = self._texts[row], (self._content.figures[row],)
        plain = "quiet" if self.review.is_decided(review_items[0]) else "plain"
        contradicted = texts.sign == VERDICT_SIGNS[Verdict.CONTRADICTED]
        verdict = texts.verdict if self._with_words else texts.verdict[:1]
        check = self._comparison.figures[row].claim_check
        if self._shows_arithmetic and check is not None:
            whole = f"{verdict}  {reason(check, self.words)}"
            verdict = whole if cell_len(whole) <= self._list.flexible_width else verdict  # numbers are never cut
        line = [[CellText(self._line(self._comparison.figures[row]), plain)]] if self._lives else []
        return [
            [CellText(self.review.sign(review_items).replace(DECISION_SIGNS[DecisionState.OPEN], " "))],
            [CellText(texts.sign, "alarm" if contradicted else plain)],
            [CellText(texts.metric, plain)],
            *(
                [CellText("" if at in self._hidden else text, plain)]
                for at, text in enumerate((texts.old, texts.new, texts.difference, texts.percent))
            ),
            [CellText(verdict, "alarm" if contradicted else plain)],
            *line,
        ]

    def _line(self, pair: FigurePair) -> str:
        """The metric's values over all years as a sparkline."""
        life = self._lives.get(pair.new.span) if pair.new is not None else None
        return sparkline(life.values) if life is not None else ""

    @property
    def _at(self) -> int | None:
        """The index of the figure under the cursor."""
        return self._list.row

    @property
    def _pair(self) -> FigurePair | None:
        return None if self._at is None else self._comparison.figures[self._at]

    def action_sort(self) -> None:
        orders = list(FigureRowOrder)
        following = orders[(orders.index(self._view.order) + 1) % len(orders)]
        self.show_view(replace(self._view, order=following, reverse=False))

    def action_reverse(self) -> None:
        self.show_view(replace(self._view, reverse=not self._view.reverse))

    def action_filter(self) -> None:
        every = list(FigureFilter)
        self.show_view(replace(self._view, show=every[(every.index(self._view.show) + 1) % len(every)]))

    def look_for(self, part: str) -> None:
        self.show_view(replace(self._view, metric=part))

    def show_all(self) -> None:
        self.show_view(replace(self._view, show=FigureFilter.ALL, metric=""))

    @on(Listing.HeadChosen)
    def _sort_by(self, event: Listing.HeadChosen) -> None:
        order = _ORDERS[event.column]
        if order is not None:
            again = order is self._view.order
            self.show_view(replace(self._view, order=order, reverse=again and not self._view.reverse))

    @on(Listing.Chosen)
    def _go(self) -> None:
        """Go to NEW's place; to OLD's for a removed figure."""
        pair = self._pair
        if pair is not None and pair.new is not None:
            self.post_message(GoTo("new", pair.new.span.start))
        else:
            self.action_old_place()

    def action_old_place(self) -> None:
        """Go to OLD's place; for a moved passage, where it stood before."""
        pair = self._pair
        if pair is None or pair.old is None:
            self.say(self.words("The old report does not have it."))
            return
        self.post_message(GoTo("old", pair.old.span.start))

    def excerpt(self) -> str:
        return self._facts.excerpt(self._pair) if self._pair is not None else ""

    @on(Listing.Moved)
    def _show_figure(self) -> None:
        pair, words = self._pair, self.words
        explanation = ""
        if pair is not None:
            explanation = "\n".join(self._facts.told(pair, self.note()))
            self.see()
        elif self._comparison.figures:
            explanation = words("No figure passes the filters.")
        self.query_one("#arithmetic", Static).update(explanation)
        counts = self._list.place, len(self._list.shown), len(self.review_items())
        parts = [described(self._view, *counts, words), self.progress()]
        self.query_one("#status", Static).update(" · ".join(part for part in parts if part))

    def quotation(self) -> str:
        return self._facts.quotation(self._pair) if self._pair is not None else ""

    def explanation(self) -> Sequence[ExplainedLine]:
        """What each report says, how it is judged, how soon it is asked about, and what was decided."""
        pair, at = self._pair, self._at
        if pair is None or at is None:
            return ()
        head, *facts = self._facts.told(pair, self.note())
        decided = decided_text(self.review.decision(self._content.figures[at]), self.words)
        lines = [*facts, *filter(None, [*self._facts.reasons(at), decided])]
        return [ExplainedLine(head, title=True), *(ExplainedLine(text, 1) for text in lines)]

    # --- review --------------------------------------------------------------------------------------------------

    def selected(self) -> Sequence[ReviewItem]:
        return () if self._at is None else (self._content.figures[self._at],)

    def review_items(self) -> Sequence[ReviewItem]:
        return self._items

    def evidence(self, shown_only: bool) -> Iterable[ReviewedEvidence]:
        figures = self._list.shown if shown_only else range(len(self._comparison.figures))
        return figure_evidence(self._content, figures, self.words)

    def redraw(self) -> None:
        self._fill()

    def step(self) -> None:
        self._list.action_move(1)
