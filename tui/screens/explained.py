"""Why the two passages under the cursor stand side by side, or why one stands alone."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from compare.library.pairings import pairing_key
from compare.model import Decision
from compare.render.explanations import ExplainedLine, Explainings
from tui.data.decided import paired_text
from tui.layout.row import Row
from tui.screens.recompare import RecompareScreen
from tui.session.failures import Failed, unexpected


class ExplainedScreen(RecompareScreen):
    """A screen of a pair that explains the passages under the cursor."""

    def action_explain(self) -> None:
        """In a thread: the reports are aligned once more when it is first asked for."""
        row = self.current
        if row is None:
            self.say_nothing_here()
        else:
            kept = {decision.key: decision for decision in self.review.pairings}
            self.run_worker(partial(self._explain, row, kept), thread=True, exclusive=True, group="explain")

    def _explain(self, row: Row, kept: Mapping[str, Decision]) -> None:
        old, new = (None if span is None else span.start for span in (row.old, row.new))
        try:
            found = self.content.explain(old, new)
        except Exception as error:  # noqa: BLE001 - told on the screen, which stays
            self.post_message(Failed(unexpected(error, self.content.name)))
            return
        lines = [*Explainings(self.content.comparison, self.words).lines(found), *self._decided(old, new, kept)]
        offers = ("apart", "pin") if row.old is not None and row.new is not None and not row.heading else ("pin",)
        self.app.call_from_thread(self.explain, lines, offers)

    def _decided(self, old: int | None, new: int | None, kept: Mapping[str, Decision]) -> list[ExplainedLine]:
        """Who held the passages together or kept them apart, and when."""
        comparison = self.content.comparison
        named = [*comparison.options.pins, *comparison.options.apart]
        here = [pin for pin in named if (old is None or pin.old == old) and (new is None or pin.new == new)]
        decided = (paired_text(kept.get(pairing_key(comparison, pin)), self.words) for pin in here)
        return [ExplainedLine(text, 1) for text in decided if text]

    def take(self, offer: str | None) -> None:
        if offer == "apart":
            self.action_apart()
        elif offer == "pin":
            self.action_pin()
        else:
            super().take(offer)
