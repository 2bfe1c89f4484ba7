"""The templates: their text with its slots, and a table of what each report filled in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Footer, Static

from compare.language import mark
from compare.render.cells import cell_len, truncate
from compare.render.clean import clean
from compare.render.results import TemplatesResult
from tui.data.content import ScanContent, scan_titles
from tui.data.templates import Filled
from tui.screens.base import DeskScreen
from tui.screens.reader import ReaderScreen
from tui.session.desk import Session
from tui.session.export import ExportScope
from tui.widgets.banner import Banner
from tui.widgets.listing import Cell, CellText, Listing, TableColumn
from tui.widgets.prose import Prose

_NAME_CELLS = 16
_EXCERPT = 200
_SIDE_BY_SIDE_FROM = 110
_ODD, _CHOSEN = "◆", "▾"


class FillsTable(Listing):
    """A row a report, a column a slot; the arrow keys go through the slots."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("l,right", "screen.slot(1)", mark("Next slot"), id="templates.slot"),
        Binding("h,left", "screen.slot(-1)", mark("Previous slot"), id="templates.slot-back", show=False),
    ]


class TemplatesScreen(DeskScreen):
    CSS_PATH: ClassVar[list[str | PurePath]] = ["../widgets/listing.tcss", "templates.tcss"]

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("o", "odd", mark("Next odd fill"), id="templates.odd"),
    ]

    def __init__(self, content: ScanContent, session: Session) -> None:
        super().__init__(session.words)
        self._content, scan = content, content.scan
        self._templates = [Filled(scan, template) for template in scan.templates]
        self._scan = scan
        self._slot = 0

    def compose(self) -> ComposeResult:
        words = self.words
        yield Banner(words, "templates", self.desk.views, *scan_titles(self._content, words))
        with Horizontal(id="body"):
            columns = [
                TableColumn("", 3, right=True),
                *(TableColumn(head, cell_len(head), right=True) for head in (words("Used by"), words("Slots"))),
                TableColumn(words("Template"), 0),
            ]
            yield Listing(columns, self._template_cells, id="templates", classes="main")
            with Vertical(id="one"):
                with VerticalScroll(id="text", can_focus=False):
                    yield Prose()
                yield FillsTable([], self._fill_cells, id="fills")
        yield Static(id="status", markup=False)
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        self._list.show(range(len(self._templates)))

    def on_resize(self) -> None:
        self.set_class(self.size.width < _SIDE_BY_SIDE_FROM, "-stacked")

    def signs(self) -> Mapping[str, str]:
        return {_ODD: self.words("filled in by one report alone, where most agree")}

    @property
    def _list(self) -> Listing:
        return self.query_one("#templates", Listing)

    @property
    def _fills(self) -> FillsTable:
        return self.query_one(FillsTable)

    @property
    def _one(self) -> Filled | None:
        row = self._list.row
        return None if row is None else self._templates[row]

    def _template_cells(self, row: int) -> Sequence[Cell]:
        template = self._templates[row].template
        text = truncate(clean(" ".join(template.text.split())), _EXCERPT)
        return [
            [CellText(str(row + 1), "quiet")],
            [CellText(str(len(template.occurrences)))],
            [CellText(str(len(template.slots)))],
            [CellText(text)],
        ]

    def _fill_cells(self, row: int) -> Sequence[Cell]:
        one = self._one
        if one is None:
            return []
        return [[CellText(one.names[row])], *(self._fill(one, row, slot) for slot in self._slots(one))]

    def _fill(self, one: Filled, row: int, slot: int) -> Cell:
        fill = one.shown(row, slot)
        if one.is_odd(row, slot):
            return [CellText(f"{_ODD}{fill}", "warning")]
        return [CellText(fill, "strong" if slot == self._slot else "plain")]

    def _slots(self, one: Filled) -> range:
        """The slots in view: so many that the chosen one fits."""
        room, first = self._fills.size.width - _NAME_CELLS - 6, self._slot
        room -= one.width(first, self.words) if one.template.slots else 0
        while first > 0 and (room := room - one.width(first - 1, self.words) - 2) >= 0:
            first -= 1
        return range(first, len(one.template.slots))

    # --- moving --------------------------------------------------------------------------------------------------

    @on(Listing.Moved, "#templates")
    def _choose_template(self) -> None:
        self._slot = 0
        one = self._one
        self._fills.show(range(len(one.names)) if one else ())
        self._show_slot()

    @on(Listing.Moved, "#fills")
    def _choose_report(self) -> None:
        self._show_status()

    @on(Listing.Chosen, "#templates")
    def _enter_template(self) -> None:
        self._fills.focus()

    @on(Listing.Chosen, "#fills")
    def _open(self, event: Listing.Chosen) -> None:
        if self._one:
            places = [self._one.place(at) for at in range(len(self._one.names))]
            self.app.push_screen(ReaderScreen(places, event.row, self.words))

    @on(Listing.HeadChosen, "#fills")
    def _choose_slot(self, event: Listing.HeadChosen) -> None:
        if self._one and event.column:
            self._slot = self._slots(self._one)[event.column - 1]
            self._show_slot()

    def action_slot(self, direction: int) -> None:
        if self._one and self._one.template.slots:
            self._slot = (self._slot + direction) % len(self._one.template.slots)
            self._show_slot()

    def excerpt(self) -> str:
        """The passage of the report under the cursor; from the list of templates, the template."""
        one, row = self._one, self._fills.row
        if one is None:
            return ""
        if self._fills.has_focus and row is not None:
            return one.place(row).cited(self.words)
        return one.text(None).plain

    def export_types(self) -> Mapping[ExportScope, type]:
        return {ExportScope.SHOWN: TemplatesResult}

    def export_result(self, scope: ExportScope) -> object:  # noqa: ARG002 - there is one
        return TemplatesResult(self._scan)

    def action_odd(self) -> None:
        """Go to the next odd fill, in this template and those after it."""
        count = len(self._templates)
        start = self._list.row or 0
        here = (self._fills.row or 0, self._slot)
        for step in range(count + 1):
            at = (start + step) % count if count else 0
            for occurrence, slot in self._templates[at].odd() if count else ():
                if step or (occurrence, slot) > here:
                    self._go_to(at, occurrence, slot)
                    return
        self.say(self.words("No report filled in something odd."))

    def _go_to(self, template: int, occurrence: int, slot: int) -> None:
        def there() -> None:
            self._slot = slot
            self._fills.go_to(occurrence)
            self._fills.focus()
            self._show_slot()

        self._list.go_to(template)
        self.call_after_refresh(there)  # the list has told first which template it is on

    def _show_slot(self) -> None:
        one, words = self._one, self.words
        if one is None:
            self._show_status()
            return
        heads = [TableColumn(self._head(one, at), one.width(at, words)) for at in self._slots(one)]
        self._fills.head([TableColumn(words("Report"), _NAME_CELLS), *heads])
        self.query_one(Prose).show(one.text(self._slot))
        self._show_status()

    def _head(self, one: Filled, slot: int) -> str:
        return (_CHOSEN if slot == self._slot else "") + one.head(one.template.slots[slot], self.words)

    def _show_status(self) -> None:
        words, one = self.words, self._one
        if one is None:
            status = words("No text is shared by three or more of these reports.")
        else:
            at = words("template {at}/{count}", at=self._list.place, count=len(self._templates))
            slot = words("slot {at}/{count}", at=self._slot + 1, count=len(one.template.slots))
            odd = sum(1 for _ in one.odd())
            odd_fills = words("{sign} {count} odd fills", sign=_ODD, count=odd) if odd else ""
            status = " · ".join(filter(None, [at, slot if one.template.slots else "", odd_fills]))
        self.query_one("#status", Static).update(status, layout=False)
