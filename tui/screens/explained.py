"""Why the two passages under the cursor stand side by side, or why one stands alone."""

from __future__ import annotations

from functools import partial

from compare.render.explanations import Explainings
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
            self.run_worker(partial(self._explain, row), thread=True, exclusive=True, group="explain")

    def _explain(self, row: Row) -> None:
        old, new = (None if span is None else span.start for span in (row.old, row.new))
        try:
            found = self.content.explain(old, new)
        except Exception as error:  # noqa: BLE001 - told on the screen, which stays
            self.post_message(Failed(unexpected(error, self.content.name)))
            return
        lines = list(Explainings(self.content.comparison, self.words).lines(found))
        offers = ("apart", "pin") if row.old is not None and row.new is not None and not row.heading else ("pin",)
        self.app.call_from_thread(self.explain, lines, offers)

    def take(self, offer: str | None) -> None:
        if offer == "apart":
            self.action_apart()
        elif offer == "pin":
            self.action_pin()
        else:
            super().take(offer)
