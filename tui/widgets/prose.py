"""A passage of styled text, wrapped by cells as the panes wrap theirs: no line begins with a full stop."""

from __future__ import annotations

from rich.text import Text
from textual.geometry import Size
from textual.visual import VisualType
from textual.widgets import Static

from compare.render.cells import wrap


class Prose(Static):
    def __init__(self, **options: str) -> None:
        super().__init__(markup=False, **options)  # type: ignore[arg-type]
        self._text = Text()

    def show(self, text: Text) -> None:
        """``text``: fit for a terminal, but for its line breaks."""
        self._text = text
        self.refresh(layout=True)

    def render(self) -> VisualType:
        return Text("\n").join(_lines(self._text, self.content_size.width))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's
        return len(_lines(self._text, width))

    def line_of(self, offset: int) -> int:
        """Which line shows the character at ``offset``."""
        above = self._text[:offset] if offset else Text()
        return max(0, len(_lines(above, self.content_size.width)) - 1)


def _lines(text: Text, width: int) -> list[Text]:
    return [line[span.start : span.end] for line in text.split("\n") for span in wrap(line.plain, max(2, width))]
