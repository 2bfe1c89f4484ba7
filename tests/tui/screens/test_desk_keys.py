"""Every key has a name, stands in the help and in the palette, and does what it says."""

from __future__ import annotations

from collections import Counter

from desks import declared, press, said, seen
from made import desk, story
from textual.binding import Binding

from compare.language import CHINESE, Words
from tui.layout.change_filter import ChangeFilter
from tui.screens.help import HelpScreen
from tui.widgets.banner import ViewName
from tui.widgets.panes import Panes

WIDE = (121, 30)


def test_every_binding_has_a_help_text_in_both_languages_and_an_id_of_its_own() -> None:
    chinese = Words(CHINESE)
    every = declared()
    assert len(every) > 60
    assert [(kind, b.key) for kind, b in every if not (isinstance(b, Binding) and b.id and b.description)] == []
    assert [(kind, b.key) for kind, b in every if chinese(b.description).isascii()] == []
    ids = Counter(binding.id for _, binding in every)
    views = [name for name in ids if name and name.startswith("desk.view-")]
    assert [name for name, count in ids.items() if count > 1 and name not in views] == []


async def test_help_lists_every_key_with_a_description(words: Words) -> None:
    async with desk(story(), words).run_test(size=(121, 90)) as pilot:
        bindings = pilot.app.screen.active_bindings.values()
        said = {active.binding.tooltip or active.binding.description for active in bindings if active.binding.id}
        await pilot.press("question_mark")
        assert isinstance(pilot.app.screen, HelpScreen)
        shown = "\n".join("".join(s.text for s in line) for line in pilot.app.screen._compositor.render_strips())
        assert [description for description in said if description not in shown] == []
        await pilot.press("question_mark")
        assert not isinstance(pilot.app.screen, HelpScreen)


async def test_every_action_is_in_the_palette(words: Words) -> None:
    async with desk(story(), words).run_test(size=WIDE) as pilot:
        for view in ("1", "2"):
            await pilot.press(view)
            await pilot.pause()
            screen = pilot.app.screen
            offered = {command.title for command in pilot.app.get_system_commands(screen)}
            said = {a.binding.tooltip or a.binding.description for a in screen.active_bindings.values() if a.binding.id}
            assert said - {"Commands"} <= offered
        await pilot.press("1")
        offered = {command.title for command in pilot.app.get_system_commands(pilot.app.screen)}
        assert {"Show only: moved", "Colours: High contrast", "Go to: ~ 二、下步打算"} <= offered


async def test_the_palette_does_what_it_offers(words: Words) -> None:
    async with desk(story(), words).run_test(size=WIDE) as pilot:
        await pilot.click("Menu")
        await pilot.pause()
        await pilot.press(*"Show only: moved")
        await pilot.pause(0.6)
        await pilot.press("enter")
        await pilot.pause(0.3)
        assert pilot.app.screen.query_one(Panes).wanted is ChangeFilter.MOVED


async def test_the_footer_has_at_most_seven_keys(words: Words) -> None:
    async with desk(story(), words).run_test(size=(80, 24)) as pilot:
        for view in ("1", "2", "3"):
            await pilot.press(view)
            await pilot.pause()
            keys = list(pilot.app.screen.query("FooterKey"))
            assert 0 < len(keys) <= 7
            assert sum(key.outer_size.width for key in keys) <= 80


async def test_the_command_palette_opens_and_closes(words: Words) -> None:
    async with desk(story(), words).run_test(size=WIDE) as pilot:
        await pilot.press("ctrl+p")
        await pilot.pause()
        assert pilot.app.screen.id == "--command-palette"
        await pilot.press("escape")
        assert pilot.app.screen.query(Panes)


async def test_keys_are_described_in_the_readers_language() -> None:
    async with desk(story(), Words(CHINESE)).run_test(size=WIDE) as pilot:
        names = [str(name.content) for name in pilot.app.screen.query(ViewName)]
        assert names
        described = [a.binding.description for a in pilot.app.screen.active_bindings.values() if a.binding.id]
        assert not [text for text in described if text.isascii()]


async def test_remarks_give_way_to_each_other_and_are_found_again(words: Words) -> None:
    async with desk(story(), words).run_test() as pilot:
        await press(pilot, "c", "7")
        assert len(said(pilot)) == 1
        await press(pilot, "7")
        assert len(said(pilot)) == 2  # the same once more is counted
        await press(pilot, "ctrl+l")
        told = seen(pilot)
        assert "c does nothing here" in told
        assert told.index("7 does nothing") < told.index("c does nothing")
