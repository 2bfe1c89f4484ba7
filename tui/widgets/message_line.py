"""What the desk has to say, in the line of the keys: the latest message, and how many stand with it."""

from __future__ import annotations

from typing import ClassVar

from textual.content import Content
from textual.timer import Timer
from textual.widgets import Footer, Static

from compare.render.cells import cell_len, truncate


class MessageLine(Static):
    """Takes the place of the keys while there is something to say; a click closes it. It does not lie over them: what
    lies over several widgets is cut at their borders, and a wide character on one is lost."""

    ALLOW_SELECT: ClassVar[bool] = False
    DEFAULT_CSS = """
    MessageLine {
        dock: bottom;
        display: none;
        height: 1;
        width: 100%;
        padding: 0 1;
        background: $panel;
        text-style: bold;
        &.warning { color: $text-warning; }
        &.error { color: $text-error; }
    }
    """

    def __init__(self) -> None:
        super().__init__(markup=False)
        self.said: list[str] = []
        """The messages since the line was last hidden."""
        self._end: Timer | None = None
        self._passing = False  # whether the last message is a remark

    def say(self, text: str, severity: str, seconds: float) -> None:
        """Show a message for so long. The same one again is counted, and so are warnings and errors that it takes the
        place of; a remark that was there goes."""
        if self._end is not None:
            self._end.stop()
        if self._passing and text != self.said[-1]:
            self.said.pop()
        self._passing = severity == "information"
        self.said.append(text)
        self.set_classes(severity)
        self._show(True)
        self.refresh()
        self._end = self.set_timer(seconds, self.close)

    def close(self) -> None:
        self.said.clear()
        self._passing = False
        self._show(False)

    def _show(self, shown: bool) -> None:
        self.display = shown
        for keys in self.screen.query(Footer):
            keys.display = not shown

    def on_click(self) -> None:
        self.close()

    def render(self) -> Content:
        if not self.said:
            return Content("")
        count = f"  ({len(self.said)})" if len(self.said) > 1 else ""
        return Content(truncate(self.said[-1], max(1, self.content_size.width - cell_len(count))) + count)
