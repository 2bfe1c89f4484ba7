"""The step of the tour that the reader is at, in a line below the banner."""

from __future__ import annotations

from textual.widgets import Static

from compare.language import Words
from tui.data.tour import TOUR


class TourLine(Static):
    DEFAULT_CSS = """
    TourLine {
        height: auto;
        padding: 0 1;
        background: $primary;
        color: $text;
        text-style: bold;
    }
    """

    def __init__(self, words: Words, at: int) -> None:
        super().__init__(markup=False)
        self._words = words
        self.at(at)

    def at(self, step: int) -> None:
        """Show a step; nothing behind the last."""
        self.display = step < len(TOUR)
        if self.display:
            self.update(f"{step + 1}/{len(TOUR)}  {self._words(TOUR[step].text)}")
