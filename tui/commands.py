"""The command palette: every action of the screen, found by its name in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from textual.app import SystemCommand
from textual.binding import ActiveBinding
from textual.screen import Screen

from tui.screens.base import DeskScreen
from tui.themes import NAMES

if TYPE_CHECKING:
    from tui.app import Desk


def commands(desk: Desk, screen: Screen[object]) -> Iterator[SystemCommand]:
    """What the keys do, then what the screen offers besides, then the themes."""
    words, said = desk.words, set[str]()
    for active in (*screen.active_bindings.values(), *_of_main(screen)):
        binding = active.binding
        name = binding.description
        if binding.id is None or not name or name in said or binding.action == "command_palette":
            continue
        said.add(name)
        keys = words("key: {key}", key=desk.get_key_display(binding))
        yield SystemCommand(name, keys, partial(desk.run_action, binding.action, active.node))
    if isinstance(screen, DeskScreen):
        yield from screen.commands()
    for theme, name in NAMES.items():
        yield SystemCommand(words("Colours: {name}", name=words(name)), "", partial(desk.choose_theme, theme))
    yield SystemCommand(words("Screenshot"), words("Save the screen as a picture (SVG)"), desk.action_screenshot)


def _of_main(screen: Screen[object]) -> Iterable[ActiveBinding]:
    """What the main widget can do also while the keys are elsewhere."""
    if not isinstance(screen, DeskScreen):
        return
    for node in screen.query(".main"):
        for bindings in node._bindings.key_to_bindings.values():
            for binding in bindings:
                yield ActiveBinding(node, screen.said(binding), enabled=True)
