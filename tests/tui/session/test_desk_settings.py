"""What is kept between runs, and what is read of what a reader wrote."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from made import Pair, desk, made, story

from compare.language import Words
from compare.model import InputError
from tui.data.content import ReadingPosition
from tui.layout.change_filter import ChangeFilter
from tui.layout.row_layout import Arrangement
from tui.session import settings
from tui.session.settings import DeskSettings
from tui.themes import CONTRAST, LIGHT
from tui.widgets.panes import Panes


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("user_config_path", "user_state_path"):
        monkeypatch.setattr(settings, name, lambda *_, **__: tmp_path)
    return tmp_path


def test_nothing_is_there_at_first(folders: Path) -> None:
    found = DeskSettings.load()
    assert (found.keys, found.theme, found.places) == ({}, None, {})


def test_what_was_saved_is_loaded(folders: Path) -> None:
    kept = DeskSettings.load()
    kept.theme = LIGHT
    kept.remember("one", ReadingPosition("old", 12, "moved", "inline"))
    kept.save()
    other = DeskSettings.load()  # another window, opened meanwhile
    kept.remember("two", ReadingPosition("new", 3))
    kept.save()
    other.remember("three", ReadingPosition("new", 4))
    other.save()
    found = DeskSettings.load()
    assert found.theme == LIGHT
    assert found.places == {
        "one": ReadingPosition("old", 12, "moved", "inline"),
        "two": ReadingPosition("new", 3),
        "three": ReadingPosition("new", 4),
    }
    assert sorted(path.name for path in folders.iterdir()) == [settings.STATE]


@pytest.mark.parametrize("broken", ["", "{", "[]", '{"places": {"a": {"nonsense": 1}}}', '{"places": 3, "theme": 4}'])
def test_a_broken_state_is_let_go(folders: Path, broken: str) -> None:
    (folders / settings.STATE).write_text(broken, "utf-8")
    found = DeskSettings.load()
    assert (found.theme, found.places) == (None, {})


@pytest.mark.parametrize("broken", ["[keys", "keys = 3", "desk = []"])
def test_a_broken_configuration_is_said(folders: Path, broken: str) -> None:
    (folders / settings.CONFIG).write_text(broken, "utf-8")
    with pytest.raises(InputError, match=settings.CONFIG):
        DeskSettings.load()


async def test_keys_of_the_configuration(folders: Path, words: Words) -> None:
    (folders / settings.CONFIG).write_text(
        '[keys]\n"panes.next" = "b"\n[desk]\ntheme = "contrast"\nview = "pair"\n', "utf-8"
    )
    async with desk(story(), words, DeskSettings.load()).run_test() as pilot:
        assert pilot.app.theme == CONTRAST
        panes = pilot.app.screen.query_one(Panes)
        before = panes.row
        await pilot.press("b")
        assert panes.row != before


def on_text() -> DeskSettings:
    return replace(DeskSettings.load(), view="pair")


async def test_the_desk_opens_where_it_was_left(folders: Path, words: Words) -> None:
    many = made(
        [Pair(f"第{n}段旧。" if n % 3 else f"第{n}段。", f"第{n}段新。" if n % 3 else f"第{n}段。") for n in range(90)]
    )
    async with desk(many, words, on_text()).run_test() as pilot:
        await pilot.press("t", "f", "v", *["right_square_bracket"] * 20)
        panes = pilot.app.screen.query_one(Panes)
        left, theme = panes.row, pilot.app.theme
        assert left > 20
    async with desk(many, words, on_text()).run_test() as pilot:
        await pilot.pause()
        panes = pilot.app.screen.query_one(Panes)
        assert (panes.row, pilot.app.theme) == (left, theme)
        assert (panes.wanted, panes.arrangement) == (ChangeFilter.EDITED, Arrangement.COLUMNS)
    async with desk(story(), words, on_text()).run_test() as pilot:  # another pair begins at its beginning
        assert pilot.app.screen.query_one(Panes).row == 0
