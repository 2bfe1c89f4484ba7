"""The pair: both reports side by side, the outline at the left, the change map at the right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from threading import Thread
from typing import ClassVar

import numpy as np
from textual import events, on
from textual.app import ComposeResult, SystemCommand
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Footer, Static

from compare.language import mark
from compare.model import DecisionState, Verdict
from compare.render.decisions import DECISION_SIGNS
from compare.render.terms import VERDICT_SIGNS
from tui.data.content import PairContent, ReadingPosition
from tui.data.evidence import ReviewedEvidence, passage_evidence
from tui.data.excerpt import passage, quotation
from tui.data.overview import pair_titles
from tui.data.passage_detail import PassageDetails
from tui.data.review_items import ReviewItem
from tui.data.sections import entries
from tui.layout.change_filter import FILTER_NAMES, FILTER_SIGNS, STATUS_NAMES, ChangeFilter
from tui.layout.measurement import Flags
from tui.layout.row import Row, SideName
from tui.layout.row_layout import Arrangement
from tui.screens.base import NEXT, GoBack
from tui.screens.explained import ExplainedScreen
from tui.session.desk import Session
from tui.session.failures import Failed, unexpected
from tui.session.tasks import settle
from tui.widgets.banner import Banner
from tui.widgets.change_map import ChangeMap
from tui.widgets.contents import Contents
from tui.widgets.filter_count import FilterCount
from tui.widgets.panes import Panes
from tui.widgets.search_line import SearchLine

# Seconds after which what can be decided about in a long comparison is worked out: the first screen comes first.
_KEYS_AFTER = 0.5

# From here the outline leaves each column some twenty Chinese characters.
OUTLINE_FROM = 120


class PairScreen(ExplainedScreen):
    CSS_PATH: ClassVar[str] = "pair.tcss"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "find", mark("Find"), id="pair.find"),
        Binding("o", "outline", mark("Outline"), id="pair.outline", show=False),
        Binding("s", "section", mark("Go to a section"), id="pair.section", show=False),
        Binding("escape", "leave", mark("End the search, show every change"), id="pair.leave", show=False),
    ]

    FOOTER: ClassVar[frozenset[str]] = frozenset({NEXT})

    class Keyed(Message):
        """The review items of the passages are known."""

    def __init__(self, content: PairContent, session: Session) -> None:
        super().__init__(content, session)
        self.content = content
        self._details = PassageDetails(content, session.words)
        self._settings = session.settings
        self._panes = Panes(content.rows, session.words)
        self._panes.add_class("main")
        self._panes.marks = self._mark
        self._panes.viewed = self._follow
        self._wide: bool | None = None
        self._hidden = False

    def compose(self) -> ComposeResult:
        titles, note = pair_titles(self.content.comparison, self.words)
        yield Banner(self.words, "pair", self.desk.views, titles, note)
        with Horizontal(id="body"):
            yield Contents(entries(self.content.comparison, self.content.rows, self.words))
            yield self._panes
            yield ChangeMap(self.content.rows)
        yield SearchLine(self._panes, self.words)
        yield Static(id="detail", markup=False)
        with Horizontal(id="status"):
            yield Static(id="position", markup=False)
            counted = self._panes.counts()
            for wanted, sign in FILTER_SIGNS.items():
                yield FilterCount(wanted, f"{sign} {counted[wanted]}", self.words(FILTER_NAMES[wanted]))
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        place = self.content.place or self._settings.places.get(self.content.key)
        if place is not None:
            self._panes.wanted = (
                ChangeFilter(place.wanted) if place.wanted in list(ChangeFilter) else ChangeFilter.CHANGES
            )
            self._panes.arrangement = Arrangement(place.arrangement) if place.arrangement else None
            self.go_to_place("old" if place.side == "old" else "new", place.offset)
        if self.content.passages.ready:
            self._load()
        else:
            self.set_timer(_KEYS_AFTER, Thread(target=self._make_review_items, name="keys", daemon=True).start)

    def _make_review_items(self) -> None:
        try:
            self.content.passages.make()
        except Exception as error:  # noqa: BLE001 - told on the screen, which stays
            self.post_message(Failed(unexpected(error, self.content.name)))
            return
        settle()
        self.post_message(self.Keyed())

    @on(Keyed)
    def _load(self) -> None:
        self.review.load(self.review_items())
        self.redraw()

    def on_unmount(self) -> None:
        place = self.place()
        if place is not None:
            self._settings.remember(self.content.key, place)
            self._settings.save()

    def on_resize(self, event: events.Resize) -> None:
        wide = event.size.width >= OUTLINE_FROM
        if wide is not self._wide:  # a reader's own choice stands until the width class changes
            self._wide = wide
            contents = self.query_one(Contents)
            focused = contents.has_focus
            contents.display = wide and bool(contents.entries)
            if focused and not contents.display:
                self._panes.focus()

    # --- places --------------------------------------------------------------------------------------------------

    @property
    def current(self) -> Row | None:
        rows = self.content.rows
        return rows[self._panes.row] if len(rows) and not self._hidden else None

    def place(self) -> ReadingPosition | None:
        rows = self.content.rows
        if not len(rows):
            return None
        row = rows[self._panes.row]
        side: SideName = "old" if row.new is None else "new"
        span = row.span(side)
        given = self._panes.arrangement
        return ReadingPosition(side, span.start, self._panes.wanted, given) if span is not None else None

    def go_to_place(self, side: SideName, offset: int) -> None:
        """Go to a place. OLD's place of a moved passage is where it stood before."""
        rows = self.content.rows
        if len(rows):
            row = rows.row_at(side, offset)
            twin = rows[row].twin
            self._go_to(row if twin is None or side == "new" else twin)

    def _go_to(self, row: int) -> None:
        self._panes.focus()
        self._panes.go_to(row)

    def action_outline(self) -> None:
        contents = self.query_one(Contents)
        if not contents.entries:
            self.say(self.words("These reports have no headings."))
            return
        contents.display = not contents.display
        (contents if contents.display else self._panes).focus()

    def action_section(self) -> None:
        self.app.search_commands(
            [(entry.title, partial(self._go_to, entry.row), None) for entry in self.query_one(Contents).entries],
            placeholder=self.words("Part of a heading"),
        )

    @on(Contents.Chosen)
    def _section_chosen(self, event: Contents.Chosen) -> None:
        self._go_to(event.row)

    @on(ChangeMap.Chosen)
    def _map_pressed(self, event: ChangeMap.Chosen) -> None:
        self._panes.focus()
        self._panes.look_at(event.row)

    # --- search and filter ---------------------------------------------------------------------------------------

    def action_find(self) -> None:
        self.query_one(SearchLine).open()

    def action_leave(self) -> None:
        """Leave, one a key press: the passage that waits to be pinned, the search, the filter."""
        if self.let_go():
            return
        if self._panes.hits.query:
            self.query_one(SearchLine).close()
            self._panes.search("")
            self._panes.focus()
        elif self._panes.wanted is not ChangeFilter.CHANGES:
            self._panes.wanted = ChangeFilter.CHANGES
        else:
            self.post_message(GoBack())

    @on(FilterCount.Chosen)
    def _filter(self, event: FilterCount.Chosen) -> None:
        self.show_only(ChangeFilter.CHANGES if event.wanted is self._panes.wanted else event.wanted)

    def show_only(self, wanted: ChangeFilter) -> None:
        self._panes.wanted = wanted

    def commands(self) -> Iterable[SystemCommand]:
        words = self.words
        for wanted, name in FILTER_NAMES.items():
            yield SystemCommand(words("Show only: {kind}", kind=words(name)), "", partial(self.show_only, wanted))
        for entry in self.query_one(Contents).entries:
            title = words("Go to: {heading}", heading=entry.title)
            yield SystemCommand(title, "", partial(self._go_to, entry.row))

    # --- what is under the cursor --------------------------------------------------------------------------------

    def _follow(self, event: Panes.Viewed) -> None:
        self._hidden = event.hidden
        self.query_one(ChangeMap).view = (event.first, event.last)
        self.query_one(Contents).follow(event.row)
        self.see()
        self._show_status()

    def _show_status(self) -> None:
        self.query_one("#position", Static).update(self._position(), layout=False)
        self.query_one("#detail", Static).update(self._detail(), layout=False)
        for count in self.query(FilterCount):
            count.set_class(count.wanted is self._panes.wanted, "here")

    def _position(self) -> str:
        """The number of the change under the cursor or before it, the filter, the search, the kind, and the progress of
        the review."""
        panes, words, row = self._panes, self.words, self.current
        at, count = panes.changes_up_to(panes.row)
        parts = [words("change {at}/{count}", at=at, count=count)]
        if panes.wanted is not ChangeFilter.CHANGES:
            parts.append(words("only: {kind}", kind=words(FILTER_NAMES[panes.wanted])))
        if panes.hits.query:
            hit = panes.hit
            parts.append(words("found {at}/{count}", at=0 if hit is None else hit + 1, count=len(panes.hits)))
        if row is not None and not row.equal:
            parts.append(words(STATUS_NAMES[row.status]))
        options = self.content.comparison.options
        if by_hand := len(options.pins) + len(options.apart):
            parts.append(words.plural("{count} pair by hand", "{count} pairs by hand", by_hand))
        return " · ".join(part for part in (*parts, self.progress()) if part)

    def _detail(self) -> str:
        """The file and line of the passage, its note, and its figures with their changes."""
        row = self.current
        return self._details.of(self._panes.row, row, self.note()) if row is not None else ""

    def excerpt(self) -> str:
        return passage(self.content.comparison, self.current, self.words) if self.current else ""

    def quotation(self) -> str:
        return quotation(self.content.comparison, self.current, self.words) if self.current else ""

    def follow(self, direction: int) -> bool:
        """To the next place found while there is a search, to the next change else."""
        return self._panes.follow(direction)

    # --- review --------------------------------------------------------------------------------------------------

    def selected(self) -> Sequence[ReviewItem]:
        item = self.content.passages[self._panes.row] if not self._hidden else None
        return (item,) if item is not None else ()

    def review_items(self) -> Sequence[ReviewItem]:
        return self.content.passages.every

    def evidence(self, shown_only: bool) -> Iterable[ReviewedEvidence]:
        rows = self._panes.shown() if shown_only else range(len(self.content.rows))
        return passage_evidence(self.content, rows, self.words)

    def redraw(self) -> None:
        self._panes.keep(self._undecided_rows() if self.undecided else None)
        self._panes.redraw()
        self._show_status()

    def _undecided_rows(self) -> Flags:
        kept = np.zeros(len(self.content.rows), np.bool_)
        kept[[row for row, item in self.content.passages.items() if not self.review.is_decided(item)]] = True
        return kept

    def step(self) -> None:
        self._panes.action_next_change(1)

    def _mark(self, row: int) -> str:
        """The sign of a row's decision or note, or of a contradicted claim; none for one that was only seen."""
        item = self.content.passages[row]
        sign = self.review.sign((item,)) if item is not None else ""
        decided = sign.replace(DECISION_SIGNS[DecisionState.OPEN], " ").strip()[:1]
        return decided or (VERDICT_SIGNS[Verdict.CONTRADICTED] if row in self._details.contradicted else "")
