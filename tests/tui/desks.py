"""A desk with something on it, and what a reader sees of it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

from textual.binding import Binding
from textual.pilot import Pilot
from textual.widgets import Static

import compare
import tui
from compare.language import ENGLISH, Words
from compare.library.store import Store
from compare.model import Comparison
from tui.app import Desk
from tui.data.comparison_rows import comparison_rows
from tui.data.content import DeskContent, PairContent, ReportContent, ScanContent
from tui.session.review import Review
from tui.session.settings import DeskSettings
from tui.widgets.message_line import MessageLine

SIZE = (121, 34)
# Where a reviewer has set `advance`, a decision takes her to the next item.
ADVANCING = DeskSettings(advance=True)
FIRST: dict[type, str] = {PairContent: "pair", ScanContent: "submissions", ReportContent: "report"}


def scanned(folder: Path) -> ScanContent:
    return ScanContent(compare.scan([compare.read(path) for path in sorted(folder.glob("*.txt"))]))


def written(texts: list[str]) -> ScanContent:
    return ScanContent(compare.scan([compare.read_text(text, f"{at}.txt") for at, text in enumerate(texts)]))


def paired(comparison: Comparison) -> PairContent:
    return PairContent(comparison, comparison_rows(comparison, Words(ENGLISH)))


def desk(
    subject: DeskContent, store: Store | None = None, language: str = ENGLISH, settings: DeskSettings | None = None
) -> Desk:
    """A desk that opens on the text or the submissions, unless the settings say otherwise."""
    given = settings or DeskSettings()
    given = replace(given, view=given.view or FIRST.get(type(subject)))
    return Desk(subject, Words(language), Review(store or Store(":memory:")), given)


@asynccontextmanager
async def opened(
    subject: DeskContent,
    *keys: str,
    store: Store | None = None,
    size: tuple[int, int] = SIZE,
    language: str = ENGLISH,
    settings: DeskSettings | None = None,
) -> AsyncIterator[Pilot[Any]]:
    """The desk once these keys are pressed and the engine is through with what they asked for."""
    async with desk(subject, store, language, settings).run_test(size=size) as pilot:
        await settled(pilot)
        await press(pilot, *keys)
        yield pilot


async def press(pilot: Pilot[Any], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await settled(pilot)


async def settled(pilot: Pilot[Any]) -> None:
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


def lines(pilot: Pilot[Any]) -> list[str]:
    """The screen as text."""
    return ["".join(part.text for part in line) for line in pilot.app.screen._compositor.render_strips()]


def seen(pilot: Pilot[Any]) -> str:
    return "\n".join(lines(pilot))


def status(pilot: Pilot[Any]) -> str:
    return str(pilot.app.screen.query_one("#status", Static).content)


def position(pilot: Pilot[Any]) -> str:
    """Where the reader is in a pair."""
    return str(pilot.app.screen.query_one("#position", Static).content)


def said(pilot: Pilot[Any]) -> list[str]:
    """What the desk says just now."""
    screens = pilot.app.screen_stack
    return [text for screen in screens for line in screen.query(MessageLine) for text in line.said]


def declared() -> list[tuple[str, Binding]]:
    """Every binding of the desk's own classes."""
    bindings = []
    for module in iter_modules(tui.__path__, "tui."):
        modules = [import_module(module.name)]
        if module.ispkg:
            modules = [import_module(inner.name) for inner in iter_modules(modules[0].__path__, f"{module.name}.")]
        for kind in {kind for each in modules for kind in vars(each).values() if isinstance(kind, type)}:
            if kind.__module__.startswith("tui."):
                bindings.extend((kind.__name__, binding) for binding in vars(kind).get("BINDINGS", ()))
    return sorted(set(bindings), key=repr)
