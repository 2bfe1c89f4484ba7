"""Comparing the pair again: with differences ignored, sides swapped, passages held together or kept apart, or other
years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static

from compare.language import Words, mark
from compare.library.pairings import pairing
from compare.model import DecisionState, DiffOptions, Ignore, Pin, Subject
from tui.data.content import PairContent, ReadingPosition
from tui.layout.row import Row, SideName
from tui.screens.review import ReviewScreen
from tui.session.tasks import CompareAgain, CompareYears

IGNORABLE = {
    Ignore.PUNCTUATION: mark("Punctuation"),
    Ignore.CASE: mark("Letter case"),
    Ignore.SCRIPT: mark("Traditional or simplified characters"),
    Ignore.HEADING_NUMBERS: mark("Numbers of headings"),
    Ignore.FIGURES: mark("Values of figures"),
}

_CHOSEN, _LEFT = "[x]", "[ ]"


class IgnoreScreen(ModalScreen[frozenset[Ignore] | None]):
    """Returns the differences to ignore; None where nothing is to change."""

    CSS_PATH: ClassVar[str] = "recompare.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "choose", mark("Choose"), id="ignore.toggle", priority=True),
        Binding("enter", "done", mark("Compare again"), id="ignore.done", priority=True),
        Binding("escape", "dismiss(None)", mark("Close"), id="ignore.close"),
    ]

    def __init__(self, ignored: frozenset[Ignore], words: Words) -> None:
        super().__init__()
        self._ignored = set(ignored)
        self._words = words

    def compose(self) -> ComposeResult:
        words = self._words
        with Vertical():
            yield Static(words("Differences that do not count"), classes="head", markup=False)
            yield OptionList(*map(self._prompt, IGNORABLE), markup=False, compact=True)
            yield (
                done := Static(words("Space: choose · Enter: compare again · Esc: leave"), classes="hint", markup=False)
            )
            done.tooltip = words("Compare again")

    def _prompt(self, value: Ignore) -> str:
        return f"{_CHOSEN if value in self._ignored else _LEFT} {self._words(IGNORABLE[value])}"

    def action_choose(self) -> None:
        options = self.query_one(OptionList)
        if options.highlighted is not None:
            self._toggle(options.highlighted)

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        self._toggle(event.option_index)

    def _toggle(self, at: int) -> None:
        value = tuple(IGNORABLE)[at]
        self._ignored ^= {value}
        self.query_one(OptionList).replace_option_prompt_at_index(at, self._prompt(value))

    def on_click(self, event: events.Click) -> None:
        if event.widget is self.query_one(".hint"):
            self.action_done()

    def action_done(self) -> None:
        self.dismiss(frozenset(self._ignored))


class RecompareScreen(ReviewScreen):
    """The keys of a pair's screen that compare again. The screen gives its content and the reader's place."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("i", "ignore", mark("Ignore differences"), id="pair.ignore", show=False),
        Binding("w", "swap", mark("Swap the sides"), id="pair.swap", show=False),
        Binding("m", "pin", mark("Hold two passages together"), id="pair.pin", show=False),
        Binding("p", "apart", mark("Not this one: keep the two passages apart"), id="pair.apart", show=False),
        Binding("M", "unpin", mark("Let go of what is held together or apart"), id="pair.unpin", show=False),
        Binding("less_than_sign", "year(-1)", mark("The two years before"), id="pair.years-before", show=False),
        Binding("greater_than_sign", "year(1)", mark("The two years after"), id="pair.years-after", show=False),
    ]

    content: PairContent
    _held: Row | None = None
    """The first of two passages to hold together."""

    @property
    def current(self) -> Row | None:
        """The row under the cursor."""
        raise NotImplementedError

    def place(self) -> ReadingPosition | None:
        """The reader's place."""
        raise NotImplementedError

    def action_ignore(self) -> None:
        options = self.content.options

        def selected(ignored: frozenset[Ignore] | None) -> None:
            if ignored is not None and ignored != options.ignore:
                self.compare_again(replace(options, ignore=ignored))

        self.app.push_screen(IgnoreScreen(options.ignore, self.words), selected)

    def action_swap(self) -> None:
        place = self.place()
        if place is not None:
            place = replace(place, side=_other(place.side))
        self.desk.start(CompareAgain(self.content, self.content.options, place, swapped=True))

    def action_pin(self) -> None:
        row, words = self.current, self.words
        if row is None or (row.old is None and row.new is None):
            self.say_nothing_here()
        elif self._held is None:
            self._held = row
            self.say(words("Now the passage it belongs to, and m again; Esc lets go."))
        else:
            held, self._held = self._held, None
            pin = _pin(held, row)
            if pin is None:
                self.notify(words("One must stand in the old report, the other in the new one."), severity="warning")
            else:
                self._decide([pin], DecisionState.CONFIRMED)

    def action_apart(self) -> None:
        """Keep the two passages under the cursor from being a pair."""
        row, words = self.current, self.words
        if row is None or row.old is None or row.new is None:
            self.say(words("No two passages stand side by side here."))
        elif row.heading:
            self.say(words("Headings go with their sections; m holds one together with another."))
        else:
            self._decide([Pin(row.old.start, row.new.start)], DecisionState.FALSE_ALARM)

    def action_unpin(self) -> None:
        options = self.content.comparison.options
        if options.pins or options.apart:
            self._decide([*options.pins, *options.apart], DecisionState.OPEN)
        else:
            self.say(self.words("Nothing is held together or apart."))

    def _decide(self, pins: Sequence[Pin], state: DecisionState) -> None:
        """Keep what is decided about pairs of passages, and compare again by it."""
        decisions = [pairing(self.content.comparison, pin, state) for pin in pins]
        if self.attempt(lambda: self.review.decide_pairings(decisions)):
            self.compare_again()

    def undone(self, keys: Sequence[str]) -> None:
        """What is undone may have held passages together or apart."""
        if any(key.startswith(Subject.PAIRING) for key in keys):
            self.compare_again()
        else:
            super().undone(keys)

    def action_year(self, direction: int) -> None:
        """With three or more reports, go to the pair one year earlier or later."""
        new = self.content.new + direction
        if 1 <= new < len(self.content.documents):
            self.desk.start(CompareYears(self.content, new))
        else:
            self.say(self.words("There are no further years on that side."))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Two reports have no other years."""
        return len(self.content.documents) > 2 if action == "year" else super().check_action(action, parameters)

    def let_go(self) -> bool:
        """Forget the first of two passages to pin; False where there is none."""
        held, self._held = self._held, None
        return held is not None

    def compare_again(self, options: DiffOptions | None = None) -> None:
        self.desk.start(CompareAgain(self.content, options or self.content.options, self.place()))


def _pin(one: Row, other: Row) -> Pin | None:
    """The pin of a passage in OLD and one in NEW; where both stand on both sides, the first is OLD's."""
    if one.old is not None and other.new is not None and one is not other:
        return Pin(one.old.start, other.new.start)
    if one.new is not None and other.old is not None and one is not other:
        return Pin(other.old.start, one.new.start)
    return None


def _other(side: str) -> SideName:
    return "new" if side == "old" else "old"
