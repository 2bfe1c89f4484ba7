"""A template with what each report filled in."""

from __future__ import annotations

from pathlib import Path

import pytest
from desks import lines, opened, press, scanned, seen, status, written
from rich.cells import cell_len

from tui.data.content import ScanContent
from tui.data.templates import Filled
from tui.screens.reader import ReaderScreen
from tui.screens.templates import FillsTable
from tui.widgets.listing import Listing
from tui.widgets.panes import Panes

BEGINNING = 3  # characters of a fill that every column has room for


@pytest.fixture(scope="module")
def eight(seeds: Path) -> ScanContent:
    return scanned(seeds / "submissions")


async def test_a_row_a_report_with_what_it_filled_in(eight: ScanContent) -> None:
    template = eight.scan.templates[0]
    async with opened(eight, "2", size=(161, 40)) as pilot:
        text = seen(pilot)
        assert "{1}" in text
        for occurrence in template.occurrences:
            name = Path(eight.scan.documents[occurrence.document].path).stem
            fills = [fill[:BEGINNING] for fill in occurrence.fills[:3] if fill]
            row = next(line for line in lines(pilot) if f"{name} " in line and fills[0] in line.partition(name)[2])
            beside = row.partition(name)[2]
            places = [beside.find(fill) for fill in fills]
            assert places == sorted(places)
            assert min(places) > 0


async def test_slots_are_walked_and_all_come_into_view(eight: ScanContent) -> None:
    template = eight.scan.templates[0]
    async with opened(eight, "2", "enter", size=(80, 30)) as pilot:
        assert isinstance(pilot.app.focused, FillsTable)
        for at, _ in enumerate(template.slots):
            assert f"slot {at + 1}/{len(template.slots)}" in status(pilot)
            assert template.occurrences[0].fills[at][:BEGINNING] in seen(pilot)
            assert {cell_len(line) for line in lines(pilot)} == {80}
            await press(pilot, "l")
        assert "slot 1/" in status(pilot)


async def test_each_occurrence_is_a_key_away(eight: ScanContent) -> None:
    template = eight.scan.templates[0]
    async with opened(eight, "2", "enter", "j", "enter") as pilot:
        assert isinstance(pilot.app.screen, ReaderScreen)
        occurrence = template.occurrences[1]
        panes = pilot.app.screen.query_one(Panes)
        assert panes.rows.new.text == eight.scan.texts[eight.scan.documents[occurrence.document].path]
        row = panes.rows[panes.row].new
        assert row is not None and row.overlaps(occurrence.span)
        await press(pilot, "c")
        following = eight.scan.documents[template.occurrences[2].document].path
        assert pilot.app.screen.query_one(Panes).rows.new.text == eight.scan.texts[following]


async def test_the_next_odd_fill_is_gone_to(eight: ScanContent) -> None:
    every = [(at, *odd) for at, one in enumerate(eight.scan.templates) for odd in Filled(eight.scan, one).odd()]
    async with opened(eight, "2") as pilot:
        for template, occurrence, _ in every:
            await press(pilot, "o")
            assert pilot.app.screen.query_one("#templates", Listing).row == template
            assert pilot.app.screen.query_one(FillsTable).row == occurrence


def test_a_fill_stands_out_where_most_agree_and_nowhere_else() -> None:
    texts = [
        f"{name}区工作总结\n今年以来，在区委的坚强领导下，我们完成了各项目标任务，{leader}亲自部署推动，"
        f"共办理各类事项{count}件，群众满意度持续提升，全年没有发生责任事故，现将情况报告如下。\n{own}\n"
        for name, leader, count, own in (
            ("东", "区长", 311, "老码头改成口袋公园，两棵黄葛树原样留下，树下添了下棋的石桌，傍晚总有人围着看。"),
            ("南", "区长", 412, "菜市搬进地下一层，鱼摊的水不再漫到街面，夏天也闻不到腥味，摊主自己轮流打扫。"),
            ("西", "区长", 513, "图书车每周三停在茶厂门口，工人下班后排队换书，最抢手的是修农机和种菌子的册子。"),
            ("北", "书记", 614, "铁路旧宿舍加装了八部电梯，九十岁的张婆婆三年来头一回下楼看了元宵的龙灯。"),
        )
    ]
    scan = written(texts).scan
    odd = {
        Filled(scan, template).shown(occurrence, slot)
        for template in scan.templates
        for occurrence, slot in Filled(scan, template).odd()
    }
    assert any("书记" in fill for fill in odd)
    assert not {"311", "412", "513", "614"} & odd


async def test_reports_without_a_template_say_so() -> None:
    async with opened(written(["甲局总结\n一段话。\n"]), "2", "o", "enter", "l") as pilot:
        assert "No text is shared by three or more" in seen(pilot)
