"""The whole way, on the real reports beside the repository."""

from __future__ import annotations

from pathlib import Path

import pytest
from made import desk
from rich.cells import cell_len

import compare
from compare.language import CHINESE, Words
from tui.widgets.panes import Panes


@pytest.mark.shared
@pytest.mark.parametrize(
    "names",
    [
        ("人社部2022年度统计公报.txt", "人社部2023年度统计公报.txt"),
        ("fomc_20171101.txt", "fomc_20171213.txt"),
    ],
    ids=["chinese", "english"],
)
async def test_every_screen_of_a_real_pair_is_drawn_to_its_width(shared: Path, names: tuple[str, str]) -> None:
    old, new = (compare.read(shared / "gold" / "pairs" / name) for name in names)
    async with desk(compare.diff(old, new), Words(CHINESE)).run_test(size=(101, 40)) as pilot:
        panes = pilot.app.screen.query_one(Panes)
        for width in (80, 101):
            await pilot.resize_terminal(width, 40)
            await pilot.press("z", "home")
            before = -1
            while panes.scroll_offset.y != before:
                before = panes.scroll_offset.y
                for y in range(panes.size.height):
                    text = panes.render_line(y).text
                    assert cell_len(text) == panes.size.width
                    assert text.isprintable()
                await pilot.press("pagedown")
        await pilot.press("2", "j", "enter")
        assert pilot.app.is_running
