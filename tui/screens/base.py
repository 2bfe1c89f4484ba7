"""What all screens share: the reader's language, and the way to the services of the desk."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import ClassVar, cast

from textual.app import SystemCommand
from textual.binding import ActiveBinding, Binding, BindingType
from textual.message import Message
from textual.screen import Screen

from compare.language import Words, mark
from compare.render.clean import clean
from compare.render.explanations import ExplainedLine
from compare.render.terms import PASSAGE_SIGNS
from tui.layout.change_filter import STATUS_NAMES
from tui.layout.row import SideName
from tui.screens.explanation import ExplanationScreen
from tui.screens.export import ExportScreen
from tui.session.desk import DeskServices
from tui.session.export import ExportRequest, ExportScope, refusal, write_new
from tui.session.failures import Failed, unexpected
from tui.widgets.banner import Banner
from tui.widgets.listing import Listing
from tui.widgets.message_line import MessageLine
from tui.widgets.tour_line import TourLine

NEXT = "desk.next"
_SHORT = 3.0  # seconds that a passing message stays


class GoTo(Message):
    """Show a place of the pair: an offset into one side's text. OLD's place of a moved passage is where it stood
    before."""

    def __init__(self, side: SideName, offset: int) -> None:
        super().__init__()
        self.side = side
        self.offset = offset


class GoBack(Message):
    """Show the view again from which a place of the pair was opened."""


class DeskScreen(Screen[None]):
    """A screen whose keys are described in the reader's language, in the footer and in the help."""

    AUTO_FOCUS: ClassVar[str | None] = ".main"
    BINDINGS: ClassVar[list[BindingType]] = [  # in place of Textual's own, which have no name in the reader's language
        Binding("tab", "app.focus_next", mark("Next part of the screen"), id="desk.focus-next", show=False),
        Binding(
            "n",
            "follow(1)",
            mark("Next"),
            id=NEXT,
            show=False,
            tooltip=mark("Next: change, row or place found"),
        ),
        Binding("N", "follow(-1)", mark("Previous: change, row or place found"), id="desk.previous", show=False),
        Binding("y", "copy", mark("Copy with its place"), id="desk.copy", show=False),
        Binding("Y", "quote", mark("Copy as a quotation"), id="desk.quote", show=False),
        Binding("E", "explain", mark("Why this stands here"), id="desk.explain", show=False),
        Binding("x", "export", mark("Export to a file"), id="desk.export", show=False),
    ]

    FOOTER: ClassVar[frozenset[str]] = frozenset()
    """Keys of every screen that the line of the keys names on this one."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.words = words

    def on_mount(self) -> None:
        self.mount(MessageLine())
        if self.desk.tour is not None:
            self.mount(TourLine(self.words, self.desk.tour), after=0)

    def on_screen_resume(self) -> None:
        """Another screen may have worked out what a tab counts."""
        for banner in self.query(Banner):
            banner.count()
        if self.desk.tour is not None:
            for line in self.query(TourLine):
                line.at(self.desk.tour)

    @property
    def desk(self) -> DeskServices:
        return cast("DeskServices", self.app)

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """Textual's bindings with translated descriptions: they are declared before the language is known."""
        view_titles = self.desk.view_key_titles()
        return {
            key: active._replace(binding=self.translated(active.binding, view_titles))
            for key, active in super().active_bindings.items()
        }

    def has_key(self, key: str) -> bool:
        """Whether a key does something here now. Asked at every press, so nothing is translated for it."""
        return key in super().active_bindings

    def translated(self, binding: Binding, view_titles: Mapping[str, str]) -> Binding:
        """A binding in the reader's language. View keys are described by the view that they open."""
        if not binding.id:
            return binding
        description = view_titles.get(binding.id) or self.words(binding.description)
        shown = binding.show or binding.id in self.FOOTER
        return replace(binding, description=description, tooltip=self.words(binding.tooltip), show=shown)

    def excerpt(self) -> str:
        """What is under the cursor as plain text, with its place; empty where there is nothing to copy."""
        raise NotImplementedError

    def quotation(self) -> str:
        """What is under the cursor in its own words, as a quotation with its place."""
        return self.excerpt()

    def explanation(self) -> Sequence[ExplainedLine]:
        """Why what is under the cursor stands where it does."""
        return [ExplainedLine(text) for text in self.excerpt().splitlines()]

    def follow(self, direction: int) -> bool:
        """Go to the next (1) or previous (-1) thing of the screen; False where there is none."""
        listing = self.query_one(".main", Listing)
        before = listing.place
        listing.action_move(direction)
        return listing.place != before

    def action_follow(self, direction: int) -> None:
        if not self.follow(direction):
            self.say(self.words("This is the last one.") if direction > 0 else self.words("This is the first one."))

    def action_copy(self) -> None:
        self.copy(self.excerpt())

    def action_quote(self) -> None:
        self.copy(self.quotation())

    def action_explain(self) -> None:
        lines = self.explanation()
        if lines:
            self.explain(lines, self.offers())
        else:
            self.say_nothing_here()

    def explain(self, lines: Sequence[ExplainedLine], offers: Collection[str]) -> None:
        """Show an explanation, with what can be done about what it explains."""
        self.app.push_screen(ExplanationScreen(lines, self.words, offers), self.take)

    def offers(self) -> Collection[str]:
        """What an explanation offers to do, as `ExplanationScreen` names it."""
        return ()

    def take(self, offer: str | None) -> None:
        """Do what the reader has taken of the offers."""

    def say(self, text: str) -> None:
        """Tell the reader something that she need not remember."""
        self.notify(text, timeout=_SHORT, markup=False)

    def say_nothing_here(self) -> None:
        """A key that needs something under the cursor was pressed where there is nothing."""
        self.say(self.words("There is nothing under the cursor."))

    def copy(self, text: str) -> None:
        """Put text on the clipboard; say so where there is none."""
        if text:
            self.app.copy_to_clipboard(text)
            self.say(self.words("Copied."))
        else:
            self.say_nothing_here()

    def export_types(self) -> Mapping[ExportScope, type]:
        """What can be exported here, and as which type of result; the first is offered first."""
        return {}

    def export_result(self, scope: ExportScope) -> object:
        """What is exported: an object of the type that `export_types` names."""
        raise NotImplementedError

    def action_export(self) -> None:
        self.app.push_screen(ExportScreen(self.export_types(), self.words), self.export)

    def export(self, request: ExportRequest | None) -> None:
        """Write a new file, in a thread; an existing one is never overwritten."""
        if request is not None:
            self.run_worker(partial(self._write, request), thread=True)

    def _write(self, request: ExportRequest) -> None:
        name = clean(request.name)
        try:
            write_new(self.export_result(request.scope), request.name, self.words)
        except OSError as error:
            self.notify(f"{name}: {refusal(error, self.words)}", severity="error", markup=False)
        except Exception as error:  # noqa: BLE001 - shown on the screen, which stays
            self.post_message(Failed(unexpected(error, name)))
        else:
            self.say(self.words("Written: {name}", name=name))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Not every screen has something to export."""
        return bool(self.export_types()) if action == "export" else super().check_action(action, parameters)

    def signs(self) -> Mapping[str, str]:
        """The signs that the screen uses and what they mean, for the help."""
        return {sign: self.words(STATUS_NAMES[status]) for status, sign in PASSAGE_SIGNS.items()}

    def commands(self) -> Iterable[SystemCommand]:
        """What the command palette offers besides the keys."""
        return ()
