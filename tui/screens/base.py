"""What the screens share: the reader's language."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from textual.binding import ActiveBinding, Binding
from textual.screen import Screen

from compare.language import Words


class DeskScreen(Screen[None]):
    """A screen whose keys are described in the reader's language, in the footer and in the help."""

    AUTO_FOCUS: ClassVar[str | None] = ".main"

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.words = words

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """Textual's, with ``description`` translated: a binding is declared once, before the language is known."""
        return {
            key: active._replace(binding=self._said(active.binding)) for key, active in super().active_bindings.items()
        }

    def _said(self, binding: Binding) -> Binding:
        return replace(binding, description=self.words(binding.description)) if binding.id else binding
