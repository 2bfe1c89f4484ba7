"""What is drawn: every line exactly as wide as its widget, nothing of a document taken for a command."""

from __future__ import annotations

import pytest
from made import Pair, desk, made, story
from rich.cells import cell_len
from textual.strip import Strip

from compare.language import Words
from compare.model import Comparison
from tui.widgets.change_map import ChangeMap
from tui.widgets.panes import Panes
from tui.widgets.strips import DIVIDER

MIXED = made(
    [
        Pair(
            "全年“业务”收入（含税）共计１２３万元，增长；下降。" * 3,
            "全年“业务”收入（含税）共计４５６万元，增长；下降。" * 3,
        ),
        Pair(
            "An English sentence with plenty of words in it, " * 4, "An English sentence with plenty of changes, " * 4
        ),
        Pair("，。、；：？！）》" * 12, "（《“" * 20),
        Pair("nobreak" * 30, "表格\t100\t200\t合计"),
        Pair("e\u0301te\u0301 👩\u200d🔬 ❤\ufe0f " * 8, "한국어 カタカナ ｶﾀｶﾅ " * 6),
        Pair("二、标题", "二、标题", heading=True),
        *(Pair("同。", "同。") for _ in range(8)),
    ]
)
HOSTILE = "正文\x1b[31m红\x1b]0;title\x07 [bold red]不是标记[/] [@click=app.quit]点[/] \x9b2J \u202e反"


def drawn(panes: Panes) -> list[Strip]:
    return [panes.render_line(y) for y in range(panes.size.height)]


@pytest.mark.parametrize("width", [40, 61, 80, 99, 100, 121, 160])
async def test_every_line_fills_the_width_exactly(width: int, words: Words) -> None:
    async with desk(MIXED, words).run_test(size=(width, 60)) as pilot:
        await pilot.press("z")
        panes = pilot.app.screen.query_one(Panes)
        for strip in drawn(panes):
            assert sum(cell_len(segment.text) for segment in strip) == panes.size.width
            assert strip.cell_length == panes.size.width


async def test_columns_stay_in_step(words: Words) -> None:
    async with desk(story(), words).run_test(size=(121, 40)) as pilot:
        panes = pilot.app.screen.query_one(Panes)
        lines = [strip.text for strip in drawn(panes)]
        divided = [line for line in lines if "│" in line]
        places = {cell_len(line[: line.index("│")]) for line in divided}
        assert places == {(panes.size.width - 1) // 2}
        (edited,) = (line for line in divided if "六百万元" in line)
        assert "七百万元" in edited.split("│")[1]
        assert edited.count("~") == 2


async def test_one_column_puts_old_above_new(words: Words) -> None:
    async with desk(story(), words).run_test(size=(80, 40)) as pilot:
        lines = [strip.text for strip in drawn(pilot.app.screen.query_one(Panes))]
        (at,) = (at for at, line in enumerate(lines) if "六百万元" in line)
        assert lines[at].lstrip().startswith("~-")
        assert lines[at + 1].lstrip().startswith("~+")
        assert "七百万元" in lines[at + 1]


async def test_the_sign_column_carries_the_kind(words: Words) -> None:
    async with desk(story(), words).run_test(size=(121, 40)) as pilot:
        panes = pilot.app.screen.query_one(Panes)
        columns = [strip.text.split(DIVIDER) for strip in drawn(panes)]
        sides = [side[1:].split(maxsplit=1) for both in columns for side in both if side[1:].strip()]
        signs = {side[1].strip(): side[0] for side in sides if len(side) == 2}
        assert any(text.startswith("新增的一段") and sign == "+" for text, sign in signs.items())
        assert signs["这一段从前面移到了最后面。"] == "↷"
        assert signs["二、下步打算"] == "="
        assert any(text.startswith("Removed in") and sign == "-" for text, sign in signs.items())
        assert any("⋯ 8 unchanged" in strip.text for strip in drawn(panes))


async def test_the_ends_of_a_moved_passage_bear_the_same_mark(words: Words) -> None:
    async with desk(story(), words).run_test(size=(121, 40)) as pilot:
        panes = pilot.app.screen.query_one(Panes)
        notes = [at for at, strip in enumerate(drawn(panes)) if "↷1 moved" in strip.text]
        assert len(notes) == 2
        arrived = panes.rows[panes.row].departed
        await pilot.click(Panes, offset=(20, notes[-1]))  # a note leads to the other end
        await pilot.pause()
        assert panes.rows[panes.row].departed is not arrived


async def test_changed_words_stand_out_without_colour(words: Words) -> None:
    async with desk(story(), words).run_test(size=(121, 40)) as pilot:
        panes = pilot.app.screen.query_one(Panes)
        marked = [s.text for strip in drawn(panes) for s in strip if s.style and s.style.underline and s.style.bold]
        assert "六" in marked
        assert "七" in marked


@pytest.mark.parametrize("width", [80, 121])
async def test_a_document_commands_nothing(width: int, words: Words) -> None:
    hostile = made([Pair(HOSTILE, HOSTILE, heading=True), Pair(None, HOSTILE)], title=HOSTILE, figures=2)
    async with desk(hostile, words).run_test(size=(width, 30)) as pilot:
        for key in ("o", "2"):
            text = "\n".join(segment.text for line in pilot.app.screen._compositor.render_strips() for segment in line)
            assert text.replace("\n", "").isprintable()
            assert "[bold red]" in text
            await pilot.press(key)
        assert pilot.app.is_running


async def test_the_map_has_a_cell_for_each_stretch(words: Words) -> None:
    async with desk(story(), words).run_test(size=(121, 40)) as pilot:
        cells = [strip.text for strip in map_lines(pilot.app.screen.query_one(ChangeMap))]
        assert all(cell_len(cell) == 1 for cell in cells)
        assert {"~", "+", "-", "↷", " "} <= set(cells)


def map_lines(change_map: ChangeMap) -> list[Strip]:
    return [change_map.render_line(y) for y in range(change_map.size.height)]


@pytest.mark.parametrize("comparison", [made([]), made([Pair("同。", "同。")])], ids=["empty", "equal"])
async def test_nothing_to_show_is_no_error(comparison: Comparison, words: Words) -> None:
    async with desk(comparison, words).run_test() as pilot:
        await pilot.press(
            "right_square_bracket",
            "left_square_bracket",
            "j",
            "k",
            "enter",
            "space",
            "z",
            "G",
            "g",
            "pagedown",
            "f",
            "f",
            "o",
            "2",
            "enter",
            "1",
        )
        assert pilot.app.is_running
