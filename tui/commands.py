"""The command palette: every action of the screen, found by its name in the reader's language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from textual.app import SystemCommand
from textual.binding import ActiveBinding
from textual.screen import Screen

from compare.language import Words
from tui.screens.base import DeskScreen
from tui.themes import NAMES


def commands(screen: Screen[object], words: Words, choose_theme: Callable[[str], object]) -> Iterator[SystemCommand]:
    """What the keys do, then what the screen offers besides, then the themes."""
    app, listed = screen.app, set[str]()
    for active in (*screen.active_bindings.values(), *_of_main(screen)):
        binding = active.binding
        name = binding.tooltip or binding.description
        if binding.id is None or not name or name in listed or binding.action == "command_palette":
            continue
        listed.add(name)
        keys = words("key: {key}", key=app.get_key_display(binding))
        yield SystemCommand(name, keys, partial(app.run_action, binding.action, active.node))
    if isinstance(screen, DeskScreen):
        yield from screen.commands()
    for theme, name in NAMES.items():
        yield SystemCommand(words("Colours: {name}", name=words(name)), "", partial(choose_theme, theme))
    yield SystemCommand(words("Screenshot"), words("Save the screen as a picture (SVG)"), app.action_screenshot)


def _of_main(screen: Screen[object]) -> Iterable[ActiveBinding]:
    """The bindings of the main widget, also while another widget has the focus."""
    if not isinstance(screen, DeskScreen):
        return
    view_titles = screen.desk.view_key_titles()
    for node in screen.query(".main"):
        for bindings in node._bindings.key_to_bindings.values():
            for binding in bindings:
                yield ActiveBinding(node, screen.translated(binding, view_titles), enabled=True)
