"""What every screen with review items can do: confirm, call a false alarm, note, undo, show what is undecided, export."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence, Set
from dataclasses import replace
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.reactive import reactive

from compare.language import Words, mark
from compare.library.pairings import pairing_key
from compare.model import Decision, DecisionState, InputError
from compare.render.cells import truncate
from compare.render.clean import clean
from compare.render.decisions import DECISION_SIGNS, DECISION_STATES
from compare.render.evidence import Evidence
from compare.render.results import DecisionsResult, EvidenceResult
from tui.data.content import PairContent, ReviewedContent
from tui.data.evidence import ReviewedEvidence, whole_result, whole_type
from tui.data.review_items import ReviewItem
from tui.screens.ask import AskScreen
from tui.screens.base import DeskScreen
from tui.session.desk import Session
from tui.session.export import ExportScope
from tui.session.review import NOTE_SIGN
from tui.widgets.listing import Listing

# How often what was seen is written and other windows' decisions are read, in seconds.
_BEAT = 1.0
_LABEL_CELLS = 60


class ReviewScreen(DeskScreen):
    """Subclasses give `selected` and `review_items`, and show decisions with `redraw` and `step`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "decide('confirmed')", mark("Confirm"), id="review.confirm"),
        Binding("d", "decide('false_alarm')", mark("False alarm"), id="review.false_alarm"),
        Binding("e", "annotate", mark("Note"), id="review.note"),
        Binding("u", "undo", mark("Undo"), id="review.undo", show=False),
        Binding("U", "undecided", mark("Only what is undecided, or all"), id="review.undecided", show=False),
    ]

    undecided: reactive[bool] = reactive(False, init=False)
    """Whether only what is undecided is shown."""

    def __init__(self, content: ReviewedContent, session: Session) -> None:
        super().__init__(session.words)
        self._whole = content
        self.session = session
        self.review = session.review
        self._counted: tuple[Sequence[ReviewItem], Set[str]] = ((), frozenset())

    def selected(self) -> Sequence[ReviewItem]:
        """The review items under the cursor."""
        raise NotImplementedError

    def review_items(self) -> Sequence[ReviewItem]:
        """The review items of the screen, also those that `undecided` hides."""
        raise NotImplementedError

    def redraw(self) -> None:
        """Show the decisions as they are now."""
        raise NotImplementedError

    def step(self) -> None:
        """Go on to the next item after a decision."""
        raise NotImplementedError

    def on_mount(self) -> None:
        self._beat = self.set_interval(_BEAT, self._keep)

    def on_unmount(self) -> None:
        self.attempt(self.review.save)

    def signs(self) -> Mapping[str, str]:
        review = {sign: self.words(DECISION_STATES[state]) for state, sign in DECISION_SIGNS.items()}
        return {**super().signs(), **review, NOTE_SIGN: self.words("with a note")}

    def watch_undecided(self) -> None:
        self.redraw()

    def lists(self, review_items: Sequence[ReviewItem]) -> bool:
        """Whether a row with these items is in the list: not what was called a false alarm, unless the view shows all
        decisions; and not what is decided where only the rest is asked for."""
        if not review_items:
            return True
        is_left_out = self.review.is_decided if self.undecided else self.review.is_gone
        return not all(map(is_left_out, review_items))

    def see(self) -> None:
        """Mark what is under the cursor as seen; the list, which may be drawn already, shows it at once."""
        seen = [self.review.see(item) for item in self.selected()]
        if any(seen):
            for listing in self.query(Listing):
                listing.refresh()

    def progress(self) -> str:
        """``31 of 120 seen · 12 decided``"""
        words, done = self.words, self.review.progress(self._keys())
        if not done.all:
            return ""
        parts = [words("{count} of {all} seen", count=done.seen, all=done.all)]
        if done.decided:
            parts.append(words("{count} decided", count=done.decided))
        if self.undecided:
            parts.append(words("only undecided"))
        elif done.gone:
            parts.append(words.plural("{count} false alarm left out", "{count} false alarms left out", done.gone))
        if self.session.settings.advance:
            parts.append(words("a decision moves on"))
        return " · ".join(parts)

    def _keys(self) -> Set[str]:
        """The keys of all review items, computed again only where `review_items` returns others."""
        review_items = self.review_items()
        if review_items is not self._counted[0]:
            self._counted = (review_items, {item.key for item in review_items})
        return self._counted[1]

    def note(self) -> str:
        """The note on the item under the cursor."""
        selected = self.selected()
        held = self.review.decision(selected[0]) if len(selected) == 1 else None
        return clean(held.note) if held else ""

    def action_decide(self, state: str) -> None:
        selected = self.selected()
        if not selected:
            self.say(self.words("There is nothing to decide under the cursor."))
        elif self.attempt(lambda: self.review.decide(selected, DecisionState(state))):
            self.redraw()
            advances = self.session.settings.advance and not self.undecided
            if advances and all(map(self.review.is_decided, selected)):
                self.step()

    def offers(self) -> Collection[str]:
        return ("false_alarm",) if self.selected() else ()

    def take(self, offer: str | None) -> None:
        if offer == "false_alarm":
            self.action_decide(offer)

    def action_annotate(self) -> None:
        selected = self.selected()
        if len(selected) != 1:
            self.say(self.words("A note needs one thing under the cursor; here are {count}.", count=len(selected)))
            return
        (item,) = selected
        held = self.review.decision(item)

        def noted(note: str | None) -> None:
            if note is not None and self.attempt(lambda: self.review.annotate(item, note)):
                self.redraw()

        self.app.push_screen(AskScreen(truncate(clean(item.label), _LABEL_CELLS), held.note if held else ""), noted)

    def action_undo(self) -> None:
        undone: list[str] = []
        if self.attempt(lambda: undone.extend(self.review.undo())):
            self.undone(undone)
            count = len(undone)
            message = self.words.plural("{count} decision taken back", "{count} decisions taken back", count)
            self.say(message if undone else self.words("Nothing to take back."))

    def undone(self, keys: Sequence[str]) -> None:  # noqa: ARG002 - for screens that do more than to draw
        """Show what holds now that decisions are taken back."""
        self.redraw()

    def action_undecided(self) -> None:
        self.undecided = not self.undecided

    def evidence(self, shown_only: bool) -> Iterable[ReviewedEvidence]:
        """The evidence of what the screen shows, or of all that it can show."""
        raise NotImplementedError

    def export_types(self) -> Mapping[ExportScope, type]:
        return {
            ExportScope.DECISIONS: DecisionsResult,
            ExportScope.SHOWN: EvidenceResult,
            ExportScope.DECIDED: EvidenceResult,
            ExportScope.WHOLE: whole_type(self._whole),
        }

    def export_result(self, scope: ExportScope) -> object:
        if scope is ExportScope.DECISIONS:
            return DecisionsResult([*self.review.decisions(self.review_items()), *self._pairings()])
        if scope is ExportScope.WHOLE:
            return whole_result(self._whole, self.review.decision)
        every = self.evidence(shown_only=scope is ExportScope.SHOWN)
        rows = ((row, self.review.decision(item) if item else None) for row, item in every)
        wanted = [each for each in rows if scope is ExportScope.SHOWN or _is_reviewed(each[1])]
        return EvidenceResult([_with_decision(row, decision, self.words) for row, decision in wanted])

    def _pairings(self) -> list[Decision]:
        """What was decided about pairs of passages and holds for the two reports."""
        if not isinstance(self._whole, PairContent):
            return []
        comparison = self._whole.comparison
        pins = [*comparison.options.pins, *comparison.options.apart]
        keys = {pairing_key(comparison, pin) for pin in pins}
        return [decision for decision in self.review.pairings if decision.key in keys] if keys else []

    def _keep(self) -> None:
        if not self.attempt(self._meet):
            self._beat.stop()  # said once is enough; what was seen is written with the next decision

    def _meet(self) -> None:
        """Write what was seen here, and read what was decided elsewhere."""
        self.review.save()
        if self.is_current and self.review.catch_up():
            self.redraw()

    def attempt(self, work: Callable[[], object]) -> bool:
        """Run an action of the store; show its error where it fails, and return False."""
        try:
            work()
        except InputError as error:
            message = self.words(error.reason, **error.arguments)
            self.notify(f"{clean(error.path)}: {clean(message)}", severity="error", markup=False)
            return False
        return True


def _is_reviewed(decision: Decision | None) -> bool:
    return decision is not None and (decision.state is not DecisionState.OPEN or bool(decision.note))


def _with_decision(row: Evidence, decision: Decision | None, words: Words) -> Evidence:
    if decision is None or not _is_reviewed(decision):
        return row
    state = "" if decision.state is DecisionState.OPEN else words(DECISION_STATES[decision.state])
    return replace(row, decision=state, note=clean(decision.note), by=clean(decision.by or ""))
