"""The matches of two submissions side by side, in the panes of the pair."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import PurePath
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Footer, Static
from textual.worker import get_current_worker

from compare.language import Words, mark
from compare.render.printed import share
from tui.data.content import ScanContent
from tui.data.evidence import ReviewedEvidence, match_evidence
from tui.data.matches import Matches
from tui.data.review_items import ReviewItem
from tui.data.submissions import order
from tui.screens.base import NEXT
from tui.screens.review import ReviewScreen
from tui.screens.table import TableScreen
from tui.session.desk import Session
from tui.session.failures import Failed, unexpected
from tui.widgets.banner import Banner
from tui.widgets.panes import Panes


class MatchPanes(Panes):
    """The next-change keys go from match to match."""

    def __init__(self, matches: Matches, words: Words) -> None:
        super().__init__(matches.rows, words)
        self._matches = matches

    def next_change(self, direction: int) -> bool:
        at = self._matches.at(self.row)
        inside = direction < 0 and self.row > self._matches.firsts[at]
        following = at if inside else at + direction
        if 0 <= following < len(self._matches.firsts):
            self.go_to(self._matches.firsts[following])
            return True
        return False


class MatchesScreen(ReviewScreen):
    CSS_PATH: ClassVar[list[str | PurePath]] = ["pair.tcss", "review.tcss", "matches.tcss"]

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,backspace", "app.pop_screen", mark("Back"), id="matches.back"),
        Binding("c", "another(1)", mark("Next pair"), id="matches.next-pair"),
        Binding("C", "another(-1)", mark("Previous pair"), id="matches.previous-pair", show=False),
    ]

    FOOTER: ClassVar[frozenset[str]] = frozenset({NEXT})

    def __init__(self, content: ScanContent, pair: int, matches: Matches, session: Session) -> None:
        super().__init__(content, session)
        self._content = content
        self._submissions = content.submissions
        self._at = pair
        self._pair = self._submissions.pairs[pair]
        self._matches = matches

    def compose(self) -> ComposeResult:
        pair = self._pair.pair
        names = tuple(self._submissions.names[at] for at in self._matches.documents)
        titles = names if pair.earlier.document is not None else (" – ".join(names),)
        alike = "–" if pair.similarity is None else self.words("{share} alike", share=share(pair.similarity))
        yield Banner(self.words, "submissions", (), titles, alike)
        panes = MatchPanes(self._matches, self.words)
        panes.marks = self._mark
        panes.add_class("main")
        yield panes
        yield Static(id="note", markup=False)
        yield Static(id="status", markup=False)
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        self.review.load(self._matches.review_items)

    @property
    def _panes(self) -> MatchPanes:
        return self.query_one(MatchPanes)

    # --- review --------------------------------------------------------------------------------------------------

    def selected(self) -> Sequence[ReviewItem]:
        return [self._matches.review_items[self._matches.at(self._panes.row)]] if self._matches.review_items else ()

    def review_items(self) -> Sequence[ReviewItem]:
        return self._matches.review_items

    def evidence(self, shown_only: bool) -> Iterable[ReviewedEvidence]:  # noqa: ARG002 - all of them are shown
        return match_evidence(self._content, self._pair.pair.matches, self.words)

    def redraw(self) -> None:
        self._panes.redraw()
        self._show_status()

    def excerpt(self) -> str:
        matches = self._matches
        return matches.excerpt(matches.at(self._panes.row), self.words) if matches.matches else ""

    def quotation(self) -> str:
        matches = self._matches
        return matches.quotation(matches.at(self._panes.row), self.words) if matches.matches else ""

    def follow(self, direction: int) -> bool:
        return self._panes.follow(direction)

    def step(self) -> None:
        matches, here = self._matches, self._matches.at(self._panes.row)
        if here + 1 < len(matches.firsts):
            self._panes.go_to(matches.firsts[here + 1])

    def _mark(self, row: int) -> str:
        at = self._matches.at(row)
        return self.review.sign([self._matches.review_items[at]])[:1] if row == self._matches.firsts[at] else ""

    # --- the match under the cursor ------------------------------------------------------------------------------

    def action_another(self, direction: int) -> None:
        """Open the next pair of the cluster."""
        following = self._submissions.next_in_cluster(self._at, direction)
        if following is None or following == self._at:
            self.say(self.words("No other pair of this cluster shares copied text."))
        else:
            open_pair(self, self._content, following)

    @on(Panes.Viewed)
    def _show_status(self) -> None:
        self.see()
        words, matches = self.words, self._matches
        note = self.query_one("#note", Static)
        note.display = bool(self.note())
        note.update(words("Note: {text}", text=self.note()))
        at = words("match {at}/{count}", at=matches.at(self._panes.row) + 1, count=len(matches.matches))
        parts = [at, order(self._pair, self._submissions.names, words), self.progress()]
        self.query_one("#status", Static).update(" · ".join(filter(None, parts)), layout=False)


def open_pair(screen: ReviewScreen | TableScreen, content: ScanContent, pair: int) -> None:
    """Open the matches of a pair, after the engine has compared their passages in a thread. From another
    `MatchesScreen` it replaces that."""

    def prepare() -> None:
        worker = get_current_worker()
        submissions = content.submissions
        one = submissions.pairs[pair]
        try:
            matches = Matches(submissions.scan, one, screen.words)
        except Exception as error:  # noqa: BLE001 - told on the screen, which stays
            about = " · ".join(submissions.names[end] for end in (one.pair.a, one.pair.b))
            screen.post_message(Failed(unexpected(error, about)))
            return
        if not worker.is_cancelled:
            screen.app.call_from_thread(show, matches)

    def show(matches: Matches) -> None:
        following = MatchesScreen(content, pair, matches, screen.session)
        if screen.is_current:
            (screen.app.switch_screen if isinstance(screen, MatchesScreen) else screen.app.push_screen)(following)

    screen.run_worker(prepare, thread=True, exclusive=True, group="pair")
