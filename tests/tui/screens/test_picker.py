"""Two reports or a folder, picked with the keys."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from desks import press, seen
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App

from compare.language import ENGLISH, Words
from tui.data.file_choices import ChoiceKind, choices, followed
from tui.screens.picker import PickerScreen
from tui.widgets.listing import Listing


class Picking(App[Any]):
    """Only the picker; returns what was picked."""

    def __init__(self, folder: Path, recent: list[tuple[str, ...]]) -> None:
        super().__init__()
        self._picker = PickerScreen(Words(ENGLISH), recent, folder)

    def on_mount(self) -> None:
        self.push_screen(self._picker, self.exit)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("2022总结.txt", "2023总结.txt", "其他.txt", ".hidden.txt"):
        (tmp_path / name).write_text("x" * 3000, "utf-8")
    (tmp_path / "下级").mkdir()
    (tmp_path / "下级" / "里面.txt").write_text("x", "utf-8")
    return tmp_path


async def picked(folder: Path, *keys: str, recent: list[tuple[str, ...]] | None = None) -> Any:
    app = Picking(folder, recent or [])
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, *keys)
    return app.return_value


async def test_two_files_in_the_order_they_were_picked(folder: Path) -> None:
    old, new = str(folder / "2022总结.txt"), str(folder / "2023总结.txt")
    assert await picked(folder, *"2022", "enter", *"2023", "enter") == (old, new)
    assert await picked(folder, *"2023", "enter", *"2022", "enter") == (new, old)


async def test_a_file_picked_twice_is_let_go(folder: Path) -> None:
    app = Picking(folder, [])
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, *"2022", "enter")
        assert "now pick the later" in seen(pilot)
        await press(pilot, "enter")
        assert "now pick the later" not in seen(pilot)


async def test_the_folder_itself_or_one_below(folder: Path) -> None:
    assert await picked(folder, "ctrl+s") == (str(folder),)
    assert await picked(folder, *"下级", "enter", "ctrl+s") == (str(folder / "下级"),)
    assert await picked(folder, *"下级", "enter", "ctrl+u", "ctrl+s") == (str(folder),)


async def test_a_typed_path_is_followed(folder: Path) -> None:
    assert await picked(folder, *"下级/", "ctrl+s") == (str(folder / "下级"),)


async def test_recent_reports_come_first_while_they_exist(folder: Path) -> None:
    pair = (str(folder / "2022总结.txt"), str(folder / "其他.txt"))
    assert await picked(folder, "enter", recent=[("/gone/a", "/gone/b"), pair]) == pair


async def test_escape_goes_back_step_by_step(folder: Path) -> None:
    app = Picking(folder, [])
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, *"2022", "enter", "x", "escape")
        assert "now pick the later" in seen(pilot)
        await press(pilot, "escape")
        assert "Pick the earlier" in seen(pilot)
        assert pilot.app.screen.query_one(Listing).shown
        await press(pilot, "escape")
    assert app.return_value is None


async def test_hostile_names_show_inert(tmp_path: Path) -> None:
    (tmp_path / "a\x1b[31m[bold]\u202e.txt").write_text("x", "utf-8")
    app = Picking(tmp_path, [])
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot)
        assert seen(pilot).replace("\n", "").isprintable()
        assert "[bold]" in seen(pilot)


def test_hidden_files_are_left_out_and_folders_stand_first(folder: Path) -> None:
    found = choices(folder, "", [])
    assert [choice.kind for choice in found] == [
        ChoiceKind.UP,
        ChoiceKind.SCAN,
        ChoiceKind.FOLDER,
        ChoiceKind.FILE,
        ChoiceKind.FILE,
        ChoiceKind.FILE,
    ]
    assert not any(choice.name.startswith(".") for choice in found[2:])
    assert choices(folder / "absent", "", []) == [choices(folder / "absent", "", [])[0]]


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12))
def test_any_typing_is_a_filter_or_a_path(typed: str) -> None:
    goal, rest = followed(Path("/tmp"), typed)
    assert goal.is_dir()
    assert typed.endswith(rest)
