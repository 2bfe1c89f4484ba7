"""What the terminal can do: columns, colour, pager."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from enum import StrEnum

from compare.cli.output import STANDARD_OUTPUT, write_text

# Wide enough for a figure table, narrow enough for a mail or a review form.
COLUMNS_WHEN_PIPED = 100
_NARROWEST = 40
_DEFAULT_PAGER = "less"
# As git sets it: leave where a screen holds it all (F), pass colours (R), leave the text on the screen (X).
_LESS = "FRX"


class Color(StrEnum):
    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


def columns(chosen: int | None) -> int:
    if chosen is not None:
        return chosen
    if not sys.stdout.isatty():
        return COLUMNS_WHEN_PIPED
    return max(_NARROWEST, shutil.get_terminal_size((COLUMNS_WHEN_PIPED, 24)).columns)


def colored(chosen: Color, output: str | None) -> bool:
    """Whether to colour; by default only on a terminal, and not where ``NO_COLOR`` is set (no-color.org)."""
    if chosen is not Color.AUTO:
        return chosen is Color.ALWAYS
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return not plain and _on_terminal(output)


def show(text: str, output: str | None, paging: bool | None) -> None:
    """Write ``text``, through the reader's pager where ``paging`` asks for it or, if None, where standard output is a
    terminal."""
    wanted = _on_terminal(output) if paging is None else paging and output is None
    command = _pager() if wanted else []
    if not (command and _paged(text, command)):
        write_text(text, output)


def _on_terminal(output: str | None) -> bool:
    return output in (None, STANDARD_OUTPUT) and sys.stdout.isatty()


def _pager() -> list[str]:
    """As git chooses: an empty name or ``cat`` means none."""
    names = (os.environ.get(variable) for variable in ("BIDUI_PAGER", "PAGER"))
    name = next((n for n in names if n is not None), _DEFAULT_PAGER)
    try:
        command = shlex.split(name)
    except ValueError:  # an unbalanced quote
        return []
    return [] if command == ["cat"] else command


def _paged(text: str, command: list[str]) -> bool:
    """Whether the pager ran; a missing one is no error."""
    environment = {"LESS": _LESS, "LV": "-c"} | os.environ
    try:
        pager = subprocess.Popen(command, stdin=subprocess.PIPE, env=environment)
    except OSError:
        return False
    try:
        pager.communicate(text.encode(sys.stdout.encoding, "replace"))
    except KeyboardInterrupt:  # the pager's to answer; wait until it is left
        pager.wait()
    return True
