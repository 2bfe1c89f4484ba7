"""A reader at the keys."""

from __future__ import annotations

from desks import position
from made import Pair, desk, made, story
from textual.pilot import Pilot
from textual.widgets import Static

from compare.language import Words
from compare.model import PassageStatus
from tui.layout.change_filter import ChangeFilter
from tui.themes import LIGHT
from tui.widgets.change_map import ChangeMap
from tui.widgets.contents import Contents
from tui.widgets.listing import Listing
from tui.widgets.panes import Panes

WIDE = (121, 30)


def panes_of(pilot: Pilot[None]) -> Panes:
    return pilot.app.screen.query_one(Panes)


def texts(pilot: Pilot[None]) -> str:
    panes = panes_of(pilot)
    return "\n".join(panes.render_line(y).text for y in range(panes.size.height))


async def test_walking_from_change_to_change(words: Words) -> None:
    async with desk(story(), words).run_test(size=WIDE) as pilot:
        panes = panes_of(pilot)
        seen = [panes.row]
        for _ in range(4):
            await pilot.press("right_square_bracket")
            seen.append(panes.row)
        assert [panes.rows[row].status for row in seen] == [
            PassageStatus.EDITED,
            PassageStatus.EDITED,
            PassageStatus.ADDED,
            PassageStatus.REMOVED,
            PassageStatus.MOVED,
        ]
        await pilot.pause()
        assert "5/5" in position(pilot)
        await pilot.press("right_square_bracket")  # none after the last
        assert panes.row == seen[-1]
        await pilot.press("left_square_bracket")
        assert panes.row == seen[-2]


async def test_unfolding_and_folding(words: Words) -> None:
    async with desk(story(), words).run_test(size=WIDE) as pilot:
        panes = panes_of(pilot)
        assert "第5段" not in texts(pilot)
        await pilot.press(*["j"] * 5)
        await pilot.press("space")
        assert "第5段" in texts(pilot)
        await pilot.press("j", "j", "space")  # from inside
        assert "第5段" not in texts(pilot)
        await pilot.press("enter")
        assert "第5段" in texts(pilot)
        await pilot.press("enter")
        assert "第5段" not in texts(pilot)
        await pilot.press("z")
        assert "第5段" in texts(pilot)
        assert panes.row == 5


async def test_filtering_by_kind_and_back_keeps_the_place(words: Words) -> None:
    many = made(
        [Pair(f"第{n}段旧。" if n % 3 else f"第{n}段。", f"第{n}段新。" if n % 3 else f"第{n}段。") for n in range(400)]
    )
    async with desk(many, words).run_test(size=WIDE) as pilot:
        panes = panes_of(pilot)
        await pilot.press("G", "k", "k")
        row = panes.row
        for _ in ChangeFilter:
            await pilot.press("f")
        await pilot.pause()
        assert panes.wanted is ChangeFilter.CHANGES
        assert panes.row == row
        assert f"第{row}段" in texts(pilot)


async def test_a_filter_is_said_and_stopped_at(words: Words) -> None:
    async with desk(story(), words).run_test(size=WIDE) as pilot:
        await pilot.press("f", "f", "f")
        assert panes_of(pilot).wanted is ChangeFilter.MOVED
        await pilot.press("right_square_bracket")
        await pilot.pause()
        assert "1/1" in position(pilot)
        assert "only: moved" in position(pilot)


async def test_enter_on_a_moved_passage_goes_to_its_other_end(words: Words) -> None:
    async with desk(story(), words).run_test(size=WIDE) as pilot:
        panes = panes_of(pilot)
        await pilot.press("G")
        arrived = panes.row
        await pilot.press("enter")
        assert panes.rows[panes.row].departed
        await pilot.press("enter")
        assert panes.row == arrived


async def test_scrolling_keys_keep_the_cursor_in_view(words: Words) -> None:
    many = made([Pair(f"第{n}段旧话" * 5, f"第{n}段新话" * 5) for n in range(300)])
    async with desk(many, words).run_test(size=(100, 20)) as pilot:
        panes = panes_of(pilot)
        for key in ("pagedown", "j", "pagedown", "k", "pageup", "end", "pageup", "k", "home", "down", "up"):
            await pilot.press(key)
            assert f"第{panes.row}段" in texts(pilot), key
        await pilot.press("end")
        assert panes.row == 299
        await pilot.press("home")
        assert (panes.row, panes.scroll_offset.y) == (0, 0)


async def test_resizing_keeps_the_place(words: Words) -> None:
    many = made([Pair(f"第{n}段旧话" * 9, f"第{n}段新话" * 9) for n in range(300)])
    async with desk(many, words).run_test(size=WIDE) as pilot:
        await pilot.press(*["pagedown"] * 8)
        row = panes_of(pilot).row
        for size in ((80, 20), (160, 50), (61, 12)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert panes_of(pilot).row == row
            assert f"第{row}段" in texts(pilot)


async def test_the_outline_leads_to_its_sections(words: Words) -> None:
    async with desk(story(), words).run_test(size=WIDE) as pilot:
        contents = pilot.app.screen.query_one(Contents)
        assert contents.display
        contents.focus()
        await pilot.press("G", "enter")
        await pilot.pause()
        panes = panes_of(pilot)
        assert panes.has_focus
        assert panes.rows[panes.row].heading
        assert "二、下步打算" in texts(pilot)
        await pilot.press("o")
        assert not contents.display
        await pilot.resize_terminal(80, 24)
        await pilot.press("o")
        assert contents.display
        assert contents.has_focus


async def test_the_wheel_and_a_click(words: Words) -> None:
    many = made([Pair(f"第{n}段旧。", f"第{n}段新。") for n in range(300)])
    async with desk(many, words).run_test(size=WIDE) as pilot:
        panes = panes_of(pilot)
        panes._scroll_down_for_pointer(animate=False)
        assert panes.row == 0
        await pilot.press("j")  # the cursor comes back to what is in view
        assert panes.row == panes.scroll_offset.y
        await pilot.click(Panes, offset=(10, 7))
        assert panes.row == panes.scroll_offset.y + 7


async def test_a_click_on_the_map_goes_there(words: Words) -> None:
    many = made([Pair(f"第{n}段旧。", f"第{n}段新。") for n in range(300)])
    for comparison, row in ((many, range(130, 170)), (made([]), range(1))):
        async with desk(comparison, words).run_test(size=WIDE) as pilot:
            await pilot.click(ChangeMap, offset=(0, 13))
            await pilot.pause()
            assert panes_of(pilot).row in row


async def test_figures_and_back_to_their_place(words: Words) -> None:
    comparison = story()
    async with desk(comparison, words).run_test(size=WIDE) as pilot:
        await pilot.press("2")
        await pilot.pause()
        table = pilot.app.screen.query_one(Listing)
        assert len(table.shown) == 3
        cells = ["".join(piece.text for piece in cell) for cell in table._cells(0)]
        assert cells[2:7] == ["业务收入0", "600万元", "700万元", "+100万元", "+16.7%"]
        assert "700 / 600 - 1 = 16.67%" in str(pilot.app.screen.query_one("#arithmetic", Static).content)
        await pilot.press("j", "j", "enter")
        await pilot.pause()
        figure = comparison.figures[2].new
        assert figure is not None
        panes = panes_of(pilot)
        assert panes.row == panes.rows.row_at("new", figure.span.start)
        await pilot.click("ViewName.here")
        await pilot.press("2", "1")
        assert panes_of(pilot) is panes


async def test_a_theme_redraws_the_strips(words: Words) -> None:
    async with desk(story(), words).run_test(size=WIDE) as pilot:
        panes = panes_of(pilot)
        dark = panes.render_line(0)
        pilot.app.theme = LIGHT
        await pilot.pause()
        assert panes.render_line(0).text == dark.text
        assert panes.render_line(0) != dark


async def test_thousands_of_passages_open(words: Words) -> None:
    many = made(
        [
            Pair(f"第{n}段旧。" if n % 7 == 0 else f"第{n}段。", f"第{n}段新。" if n % 7 == 0 else f"第{n}段。")
            for n in range(5000)
        ],
        figures=1000,
    )
    async with desk(many, words).run_test(size=WIDE) as pilot:
        await pilot.press("G")
        assert panes_of(pilot).row > 4990
        await pilot.press("2")
        await pilot.pause()
        assert len(pilot.app.screen.query_one(Listing).shown) == 1000


async def test_quitting(words: Words) -> None:
    async with desk(story(), words).run_test(size=WIDE) as pilot:
        await pilot.press("q")
        await pilot.pause()
        assert not pilot.app.is_running
