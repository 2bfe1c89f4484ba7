"""The review: what is still undecided, who decided what and when, and where another reviewer decided otherwise."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.reactive import reactive

from compare.language import mark
from compare.library import portable
from compare.model import Decision
from compare.render.cells import cell_len
from compare.render.clean import clean
from compare.render.decisions import DECISION_SIGNS
from compare.render.evidence import KIND_NAMES
from tui.data.decided import decided_text
from tui.data.evidence import ReviewedEvidence, decidable, evidence_of
from tui.data.review_items import ReviewItem
from tui.data.reviewers import FILTER_NAMES, ReviewFilter, compared, is_decided
from tui.screens.ask import AskScreen
from tui.screens.summary import SummaryScreen
from tui.session.review import SIGN_CELLS
from tui.widgets.listing import Cell, CellText, TableColumn

_NAME_CELLS, _TIME_CELLS = 10, 11
# Narrower, the columns of names and times give way.
_WIDE_FROM = 100


class DecisionsScreen(SummaryScreen):
    """What the summary lists, and what else was decided about, with the decisions."""

    VIEW: ClassVar[str] = "decisions"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f", "filter", mark("Filter"), id="decisions.filter"),
        Binding("o", "read_theirs", mark("Another reviewer's decisions"), id="decisions.theirs"),
        Binding("m", "merge", mark("Take over theirs"), id="decisions.merge", show=False),
        Binding("escape", "all", mark("Show all"), id="decisions.all", show=False),
    ]

    only: reactive[ReviewFilter] = reactive(ReviewFilter.ALL, init=False)
    _theirs: Mapping[str, Decision] | None = None
    """By their keys; None until they are read."""

    def show_rows(self, rows: list[ReviewedEvidence]) -> None:
        """Behind what matters most stands what else was decided about."""
        listed = {item.key for _, item in rows if item is not None}
        others = [item for item in decidable(self._content) if item.key not in listed]
        self.review.load(others)
        decided = {item.key for item in others if is_decided(self.review.decision(item))}
        more = list(evidence_of(self._content, decided, self.words)) if decided else []
        super().show_rows([each for each in [*rows, *more] if each[1] is not None])

    def _columns(self) -> list[TableColumn]:
        words = self.words
        kinds = max(cell_len(words(name)) for name in (mark("Kind"), *KIND_NAMES.values()))
        theirs = [TableColumn(words("theirs"), max(SIGN_CELLS, cell_len(words("theirs"))))] if self._theirs else []
        who = [TableColumn(words("By"), _NAME_CELLS), TableColumn(words("When"), _TIME_CELLS)] if self._is_wide else []
        what = [TableColumn("", 1), TableColumn(words("Kind"), kinds), TableColumn(words("What changed"), 0)]
        return [TableColumn("", SIGN_CELLS), *theirs, *what, *who]

    @property
    def _is_wide(self) -> bool:
        return self.size.width >= _WIDE_FROM

    def _cells(self, at: int) -> Sequence[Cell]:
        row, item = self._rows[at]
        own = self.review.decision(item) if item is not None else None
        theirs = self._theirs.get(item.key) if self._theirs and item is not None else None
        sign = DECISION_SIGNS[theirs.state] if theirs is not None else ""
        loud = "warning" if ReviewFilter.DIFFERENT.passes(own, theirs) else "plain"
        made = own.decided.astimezone() if own is not None and own.decided and is_decided(own) else None
        who = [clean(own.by or "") if own is not None and made else "", made.strftime("%m-%d %H:%M") if made else ""]
        return [
            [CellText(self.review.sign([item]) if item else "", "strong")],
            *([[CellText(sign, loud)]] if self._theirs else []),
            [CellText(row.sign, loud)],
            [CellText(self.words(KIND_NAMES[row.kind]))],
            [CellText(self.statement(at), "quiet" if is_decided(own) else "plain")],
            *([[CellText(text, "quiet")] for text in who] if self._is_wide else []),
        ]

    # --- which are shown -----------------------------------------------------------------------------------------

    def watch_only(self) -> None:
        self._fill()

    def lists(self, review_items: Sequence[ReviewItem]) -> bool:
        """False alarms, too."""
        return not self.undecided or super().lists(review_items)

    def shown(self) -> Sequence[int]:
        return [at for at in super().shown() if self._passes(at)]

    def _passes(self, at: int) -> bool:
        item = self._rows[at][1]
        if item is None:
            return self.only is ReviewFilter.ALL
        return self.only.passes(self.review.decision(item), (self._theirs or {}).get(item.key))

    def action_filter(self) -> None:
        every = list(ReviewFilter)[: None if self._theirs else -1]
        self.only = every[(every.index(self.only) + 1) % len(every)]

    def action_all(self) -> None:
        self.only, self.undecided = ReviewFilter.ALL, False

    # --- another reviewer ----------------------------------------------------------------------------------------

    def action_read_theirs(self) -> None:
        words = self.words

        def named(name: str | None) -> None:
            if name and self.attempt(lambda: self._read(name)):
                self.only = ReviewFilter.DIFFERENT if self._differ() else ReviewFilter.ALL
                self._list.head(self._columns())
                self._fill()

        self.app.push_screen(
            AskScreen(words("The file of another reviewer's decisions"), hint=words("JSON, as x exports decisions")),
            named,
        )

    def _read(self, name: str) -> None:
        self._theirs = {decision.key: decision for decision in portable.load(name)}

    def _differ(self) -> bool:
        return any(
            ReviewFilter.DIFFERENT.passes(self.review.decision(item), (self._theirs or {}).get(item.key))
            for item in self._items
        )

    def action_merge(self) -> None:
        """Take over what another reviewer decided later; `u` takes it back."""
        if self._theirs is None:
            self.say(self.words("Read another reviewer's decisions first: o."))
            return
        theirs, taken = self._theirs.values(), [0]
        if self.attempt(lambda: taken.append(self.review.merge(theirs))):
            count = taken[-1]
            message = self.words.plural(
                "{count} decision taken over; u takes it back", "{count} decisions taken over; u takes them back", count
            )
            self.say(message if count else self.words("Nothing of theirs is later than what is decided here."))
            self.redraw()

    # --- what is under the cursor --------------------------------------------------------------------------------

    def facts(self, at: int) -> list[str]:
        """What both reviewers decided, before the arithmetic."""
        item = self._rows[at][1]
        if item is None:
            return super().facts(at)
        told = [decided_text(self.review.decision(item), self.words)]
        theirs = (self._theirs or {}).get(item.key)
        if theirs is not None:
            told.append(self.words("theirs: {decision}", decision=decided_text(theirs, self.words)))
        return [*filter(None, told), *super().facts(at)]

    def position(self) -> str:
        parts = [super().position()]
        if self.only is not ReviewFilter.ALL:
            parts.append(self.words("only: {kind}", kind=self.words(FILTER_NAMES[self.only])))
        if self._theirs is not None:
            keys = [item.key for item in self._items]
            own = {item.key: held for item in self._items if (held := self.review.decision(item)) is not None}
            parts.append(compared(keys, own, self._theirs, self.words))
        return " · ".join(parts)

    def on_resize(self) -> None:
        self._list.head(self._columns())
