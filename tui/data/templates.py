"""A template with what each report filled in, and the fills that stand out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from re import compile as pattern

from rich.text import Text

from compare.language import Words
from compare.model import Occurrence, Scan, Slot, Template
from compare.render.cells import cell_len
from compare.render.report_names import report_names
from compare.render.terms import SLOT_KINDS
from tui.data.document_place import DocumentPlace
from tui.data.submissions import document_place
from tui.layout.measurement import drawable

_SLOT = pattern(r"\{([^{}]*)\}")
_NO_FILL = "–"
_MOST_FILL = 24


@dataclass(frozen=True)
class Filled:
    """One template of a scan."""

    scan: Scan
    template: Template

    @cached_property
    def fills(self) -> list[list[str]]:
        """By occurrence, then by slot; fit for a terminal."""
        return [[drawable(" ".join(fill.split())) for fill in one.fills] for one in self.template.occurrences]

    @cached_property
    def names(self) -> list[str]:
        names = report_names(self.scan, ending=False)
        return [names[one.document] for one in self.template.occurrences]

    def shown(self, occurrence: int, slot: int) -> str:
        return self.fills[occurrence][slot] or _NO_FILL

    def is_odd(self, occurrence: int, slot: int) -> bool:
        """Whether one report alone has this fill where most reports agree on another. Where all fills differ, as
        figures do, none is odd."""
        counts = self._counts[slot]
        return counts[self.fills[occurrence][slot]] == 1 and counts.most_common(1)[0][1] * 2 > len(self.fills)

    @cached_property
    def _counts(self) -> list[Counter[str]]:
        return [Counter(fills[slot] for fills in self.fills) for slot in range(len(self.template.slots))]

    def width(self, slot: int, words: Words) -> int:
        """The width in cells of a slot's column: its head or its longest fill, up to a limit."""
        head = cell_len(self.head(self.template.slots[slot], words)) + 1
        return min(_MOST_FILL, max(head, *(cell_len(self.shown(at, slot)) + 1 for at in range(len(self.fills)))))

    def head(self, slot: Slot, words: Words) -> str:
        return f"{{{slot.name}}} {words(SLOT_KINDS[slot.kind])}"

    def text(self, selected: int | None) -> Text:
        """The template with its slots marked, one of them chosen."""
        shown = Text(drawable(self.template.text.replace("\n", "⏎")).replace("⏎", "\n"))
        names = {slot.name: at for at, slot in enumerate(self.template.slots)}
        for match in _SLOT.finditer(shown.plain):
            if match[1] in names:
                here = names[match[1]] == selected
                shown.stylize("bold reverse" if here else "bold underline", match.start(), match.end())
        return shown

    def odd(self) -> Iterator[tuple[int, int]]:
        for occurrence in range(len(self.fills)):
            for slot in range(len(self.template.slots)):
                if self.is_odd(occurrence, slot):
                    yield occurrence, slot

    def place(self, at: int) -> DocumentPlace:
        occurrence: Occurrence = self.template.occurrences[at]
        return document_place(self.scan, occurrence.document, occurrence.span)
