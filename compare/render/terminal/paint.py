"""Lines of styled text -> one string. Colour only repeats what signs and words say."""

from __future__ import annotations

from collections.abc import Iterable
from io import StringIO

from rich.console import Console
from rich.text import Text

HEADING = "bold"
QUIET = "dim"
ADDED = "green"
REMOVED = "red"
EDITED = "yellow"
MOVED = "cyan"
ALARM = "bold red"
GOOD = "green"


def paint(lines: Iterable[Text], *, color: bool = False) -> str:
    """``lines`` with escape codes of the sixteen standard colours, or plain."""
    if not color:
        return "".join(f"{line.plain.rstrip()}\n" for line in lines)
    out = StringIO()
    console = Console(
        file=out,
        force_terminal=True,
        color_system="standard",
        no_color=False,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
    )
    for line in lines:
        line.rstrip()
        console.print(line, soft_wrap=True)
    return out.getvalue()
