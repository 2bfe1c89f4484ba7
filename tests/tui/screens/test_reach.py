"""Every action can be reached by key, from the palette and, for those in the footer, by mouse; on every screen."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from desks import declared, opened, scanned, settled
from made import story, subject
from made_many import copies, three_years
from textual.actions import parse
from textual.app import App
from textual.widgets._footer import FooterKey

import compare
from compare.language import Words
from compare.library.database import create
from compare.model import Document
from tui.commands import commands
from tui.data.content import DeskContent, FoldersContent, PairContent, ReportContent
from tui.data.library import LibraryContent
from tui.screens.base import DeskScreen
from tui.views import views_of

# What is asked over a screen has its few keys on itself.
MODAL = ("ask.", "explanation.", "export.", "help.", "ignore.", "picker.", "swap.", "working.", "searching.")
SCREENS = {
    "pair": ("pair", []),
    "figures": ("pair", ["2"]),
    "findings": ("pair", ["3"]),
    "summary": ("pair", ["4"]),
    "decisions": ("pair", ["5"]),
    "years": ("series", ["6"]),
    "tracks": ("series", ["7"]),
    "sections": ("series", ["8"]),
    "rings": ("copies", ["6"]),
    "origins": ("copies", ["7"]),
    "values": ("copies", ["8"]),
    "submissions": ("scan", []),
    "templates": ("scan", ["2"]),
    "findings of submissions": ("scan", ["3"]),
    "summary of submissions": ("scan", ["4"]),
    "matches": ("scan", ["enter"]),
    "folders": ("folders", []),
    "documents of a library": ("library", []),
    "shared passages of a library": ("library", ["2"]),
    "figures of a library": ("library", ["3"]),
    "report": ("report", []),
    "reader": ("scan", ["2", "enter", "enter"]),
}


@pytest.fixture(scope="module")
def on_desk(words: Words, seeds: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, DeskContent]:
    library = str(tmp_path_factory.mktemp("empty") / "library")
    create(library)
    years = [compare.outline(compare.read(seeds / "years" / f"{year}.txt")) for year in (2022, 2023)]
    folders = FoldersContent(compare.diff_many(years[:1], years[1:]), ("a", "b"))
    report = ReportContent(years[0], compare.check(years[0].document))
    return {
        "pair": of_three_years(words),
        "series": three_years(words),
        "scan": scanned(seeds / "submissions"),
        "copies": copies(),
        "folders": folders,
        "library": LibraryContent(library, (), ()),
        "report": report,
    }


def of_three_years(words: Words) -> PairContent:
    found = subject(story(), words)
    ends = [Document(side.path, side.text) for side in (found.comparison.old, found.comparison.new)]
    return replace(found, documents=(ends[0], *ends), new=2)


def test_every_view_is_tried(on_desk: dict[str, DeskContent]) -> None:
    """By its name: a view over two kinds of content is tried over one of them."""
    opened_by = [(kind, int("".join(keys) or "1")) for kind, keys in SCREENS.values() if "".join(keys or "1").isdigit()]
    tried = {views_of(on_desk[kind])[number - 1].name for kind, number in opened_by}
    assert {view.name for content in on_desk.values() for view in views_of(content)} == tried


@pytest.mark.parametrize("name", SCREENS)
async def test_the_palette_lists_every_key_and_a_click_in_the_footer_presses_it(
    name: str, on_desk: dict[str, DeskContent], words: Words, monkeypatch: pytest.MonkeyPatch
) -> None:
    kind, keys = SCREENS[name]
    pressed: list[str] = []
    async with opened(on_desk[kind], *keys) as pilot:
        screen = pilot.app.screen
        offered = {command.title for command in commands(screen, words, print)}
        active = [each for each in screen.active_bindings.values() if each.binding.id]
        assert isinstance(screen, DeskScreen)
        assert {each.binding.tooltip or each.binding.description for each in active} - {"Commands"} <= offered
        for each in active:  # and each does something
            namespace, action, _ = parse(each.binding.action)
            node = {"app": pilot.app, "screen": screen}.get(namespace, each.node)
            assert hasattr(node, f"action_{action}"), each.binding
        monkeypatch.setattr(App, "simulate_key", lambda _, key: pressed.append(key))
        shown = list(screen.query(FooterKey))
        for key in shown:
            assert await pilot.click(key)
        assert shown
        assert pressed == [key.key for key in shown]


async def test_no_key_is_left_out(on_desk: dict[str, DeskContent]) -> None:
    reached: set[str | None] = set()
    for kind, keys in SCREENS.values():
        async with opened(on_desk[kind], *keys) as pilot:
            for widget in [widget for widget in pilot.app.screen.query("*") if widget.focusable]:
                widget.focus()
                await settled(pilot)
                reached |= {each.binding.id for each in pilot.app.screen.active_bindings.values()}
    own = {binding.id for _, binding in declared() if not str(binding.id).startswith(MODAL)}
    views = {name for name in own if str(name).startswith("desk.view-")}
    assert own - views - reached == set()


COPIED = {
    "pair": "old.txt, line",
    "figures": "new.txt, line",
    "summary": "业务收入0: 600万元 → 700万元",
    "submissions": "06-桐岭区 ← 07-沙浦区",
    "templates": "{1}",
    "matches": "(06-桐岭区.txt, line",
    "reader": "(01-澄西区.txt, line",
}


@pytest.mark.parametrize("name", COPIED)
async def test_copying_takes_what_is_under_the_cursor_with_its_place(
    name: str, on_desk: dict[str, DeskContent]
) -> None:
    kind, keys = SCREENS[name]
    async with opened(on_desk[kind], *keys, "y") as pilot:
        assert COPIED[name] in pilot.app.clipboard
