"""The reviewer's decisions about what is on the desk: confirmed, a false alarm, open (only seen, or noted)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence, Set
from dataclasses import replace
from typing import NamedTuple

from compare.library.store import Store
from compare.model import Decision, DecisionState, Subject
from compare.render.decisions import DECISION_SIGNS
from tui.data.review_items import ReviewItem

NOTE_SIGN = '"'
SIGN_CELLS = 2


class ReviewProgress(NamedTuple):
    seen: int
    decided: int
    all: int
    gone: int


class Review:
    """The decisions about review items, kept in step with the store. Windows that share a store see each other's
    decisions."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._held: dict[str, Decision] = {}
        self._known: set[str] = set()
        self._unsaved: dict[str, Decision] = {}
        self._changes = store.changes
        self._decided_here: set[str] = set()
        self.pairings = store.about(Subject.PAIRING)
        """What was decided about passages that belong together or do not, whatever is on the desk."""
        self.reopened = store.reopened
        """How many decisions that an earlier version wrote are open again."""

    def load(self, review_items: Iterable[ReviewItem]) -> None:
        """Read the decisions about items that come into view."""
        new = {item.key for item in review_items} - self._known
        self._known |= new
        self._held |= self._store.get(new)

    def decision(self, item: ReviewItem) -> Decision | None:
        return self._held.get(item.key)

    def is_decided(self, item: ReviewItem) -> bool:
        held = self._held.get(item.key)
        return held is not None and held.state is not DecisionState.OPEN

    def is_gone(self, item: ReviewItem) -> bool:
        """Whether an item was called a false alarm before the desk was opened, or elsewhere. One that is called so here
        stays in the lists till the desk is left: the cursor stays, and the reader sees what she did."""
        held = self._held.get(item.key)
        return held is not None and held.state is DecisionState.FALSE_ALARM and item.key not in self._decided_here

    def see(self, item: ReviewItem) -> bool:
        """Mark an item as seen, to be written by the next `save`; True where it is new."""
        if item.key in self._held:
            return False
        self._held[item.key] = self._unsaved[item.key] = _of(item)
        return True

    def decide(self, review_items: Sequence[ReviewItem], state: DecisionState) -> None:
        """Give all items a state, as one step for `undo`. Where all have it already, the decision is taken back."""
        self.save()
        held = [self._held.get(item.key) or _of(item) for item in review_items]
        again = all(decision.state is state for decision in held)
        self._write(
            replace(decision, state=DecisionState.OPEN if again else state, decided=None, by=None) for decision in held
        )

    def annotate(self, item: ReviewItem, note: str) -> None:
        self.save()
        held = self._held.get(item.key) or _of(item)
        if held.note != note:
            self._write([replace(held, note=note, decided=None, by=None)])

    def undo(self) -> tuple[str, ...]:
        """Take back the last step made at this desk; returns the keys of its items."""
        self.save()
        keys = self._store.undo()
        self._read(keys)
        return keys

    def decide_pairings(self, decisions: Iterable[Decision]) -> None:
        """Hold passages together, keep them apart, or let go of them, as one step for `undo`."""
        self.save()
        self._write(decisions)

    def merge(self, decisions: Iterable[Decision]) -> int:
        """Take over the decisions of another reviewer that are later than those here, as one step for `undo`; returns how
        many."""
        self.save()
        given = list(decisions)
        taken = self._store.merge(given)
        self._read(decision.key for decision in given)
        return taken

    def save(self) -> None:
        """Write what was seen since the last save. Raises `InputError` where the store cannot be written."""
        if self._unsaved:
            self._store.mark_seen(self._unsaved.values())
            self._unsaved.clear()

    def catch_up(self) -> bool:
        """Read what other windows decided; True where anything changed."""
        changes = self._store.changes
        if changes == self._changes:
            return False
        self._changes = changes
        self.pairings = self._store.about(Subject.PAIRING)
        self._read(self._known)
        return True

    def progress(self, keys: Set[str]) -> ReviewProgress:
        seen = self._held.keys() & keys
        states = Counter(self._held[key].state for key in seen)
        gone = [key for key in seen - self._decided_here if self._held[key].state is DecisionState.FALSE_ALARM]
        return ReviewProgress(len(seen), len(seen) - states[DecisionState.OPEN], len(keys), len(gone))

    def decisions(self, review_items: Iterable[ReviewItem]) -> list[Decision]:
        """The decisions about these items, in their order, without repetition."""
        return [self._held[key] for key in dict.fromkeys(item.key for item in review_items) if key in self._held]

    def sign(self, review_items: Sequence[ReviewItem]) -> str:
        """Two cells: the state that all items share, and whether any has a note."""
        held = [self._held.get(item.key) for item in review_items]
        states = {decision.state if decision else None for decision in held}
        state = states.pop() if len(states) == 1 else None
        noted = any(decision is not None and decision.note for decision in held)
        return (DECISION_SIGNS[state] if state else " ") + (NOTE_SIGN if noted else " ")

    def _write(self, decisions: Iterable[Decision]) -> None:
        given = list(decisions)
        self._store.decide(given)
        self._decided_here |= {decision.key for decision in given}
        self._read(decision.key for decision in given)

    def _read(self, keys: Iterable[str]) -> None:
        wanted = set(keys)
        stored = self._store.get(wanted)
        if any(key.startswith(Subject.PAIRING) for key in wanted):
            self.pairings = self._store.about(Subject.PAIRING)
        for key in wanted:
            if key in stored:
                self._held[key] = stored[key]
            elif key not in self._unsaved:
                self._held.pop(key, None)


def _of(item: ReviewItem) -> Decision:
    return Decision(item.key, item.subject, DecisionState.OPEN, item.label)
