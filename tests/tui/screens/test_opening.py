"""What the desk opens on, and how it says what a key does not do."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from desks import desk, lines, opened, paired, press, said, scanned, seen, settled
from made import checked, story, subject
from textual.pilot import Pilot
from textual.widgets import Input

import compare
from compare.language import CHINESE, Words
from tui.data.content import DeskContent, FoldersContent, ReportContent
from tui.data.names import told_apart
from tui.screens.folders import FoldersScreen
from tui.screens.report import ReportScreen
from tui.screens.summary import SummaryScreen
from tui.session.settings import DeskSettings
from tui.session.tasks import QUIET, CheckReport, CompareFolders, task_for
from tui.views import first_view
from tui.widgets.contents import Contents
from tui.widgets.panes import Panes


@pytest.fixture(scope="module")
def years(seeds: Path) -> DeskContent:
    return paired(compare.diff(*(compare.read(seeds / "years" / f"{year}.txt") for year in (2022, 2023))))


@pytest.fixture(scope="module")
def report(seeds: Path, words: Words) -> DeskContent:
    return CheckReport(str(seeds / "checks" / "planted.txt")).run(words, QUIET)


def test_a_content_opens_on_its_summary_where_it_has_something_to_say(
    years: DeskContent, report: DeskContent, words: Words
) -> None:
    assert first_view(years, None) == "summary"
    assert first_view(years, "figures") == "figures"
    assert first_view(years, "submissions") == "summary"  # it has no such view
    assert first_view(report, "pair") == "report"
    assert first_view(paired(story()), None) == "summary"
    same = compare.read_text("一、总体\n全年收入600万元。")
    assert first_view(paired(compare.diff(same, same)), None) == "pair"


async def test_every_tab_says_how_much_it_holds(years: DeskContent) -> None:
    async with opened(years) as pilot:
        top = lines(pilot)[0]
        findings = len(years.comparison.findings)  # type: ignore[union-attr]
        assert f"3 Findings {findings}" in top
        assert "2 Figures" in top


async def test_one_report_opens_on_its_findings_beside_its_text(report: DeskContent) -> None:
    assert isinstance(report, ReportContent)
    async with opened(report) as pilot:
        assert isinstance(pilot.app.screen, ReportScreen)
        first = pilot.app.screen.query_one(Panes).row
        await press(pilot, "j")
        assert pilot.app.screen.query_one(Panes).row != first
        assert f"1/{len(report.findings)}" not in seen(pilot)


async def test_two_folders_are_paired_and_a_pair_leads_back(tmp_path: Path, seeds: Path, words: Words) -> None:
    for folder, year in (("old", 2022), ("new", 2023)):
        (tmp_path / folder).mkdir()
        text = (seeds / "years" / f"{year}.txt").read_text("utf-8")
        (tmp_path / folder / f"{year}.txt").write_text(text, "utf-8")
    task = task_for([str(tmp_path / "old"), str(tmp_path / "new")])
    assert isinstance(task, CompareFolders)
    content = task.run(words, QUIET)
    assert isinstance(content, FoldersContent)
    async with opened(content) as pilot:
        assert isinstance(pilot.app.screen, FoldersScreen)
        await press(pilot, "enter")
        await until(pilot, SummaryScreen)
        await press(pilot, "1", "escape")
        await until(pilot, FoldersScreen)


async def until(pilot: Pilot[Any], screen: type) -> None:
    for _ in range(200):
        await pilot.pause(0.05)
        if isinstance(pilot.app.screen, screen):
            return
    pytest.fail("it never came")


async def test_a_place_of_the_summary_leads_back_to_it(years: DeskContent) -> None:
    async with opened(years, settings=DeskSettings(view="summary")) as pilot:
        await press(pilot, "enter", "escape")
        assert isinstance(pilot.app.screen, SummaryScreen)


async def test_a_key_that_does_nothing_says_so(words: Words) -> None:
    async with opened(subject(story(), words)) as pilot:
        await press(pilot, "c")
        assert said(pilot) == ["c does nothing here; ? lists the keys."]
        await press(pilot, "7")
        assert said(pilot)[-1].startswith("7 does nothing")


async def test_keys_of_the_text_work_from_the_outline(words: Words) -> None:
    async with opened(subject(story(), words)) as pilot:
        screen = pilot.app.screen
        await press(pilot, "o", "o")
        assert screen.query_one(Contents).has_focus
        before = screen.query_one(Panes).row
        await press(pilot, "right_square_bracket")
        assert screen.query_one(Panes).row != before
        assert screen.query_one(Panes).has_focus


async def test_n_goes_to_the_next_change_and_while_searching_to_the_next_hit(words: Words) -> None:
    async with opened(subject(story(), words)) as pilot:
        panes = pilot.app.screen.query_one(Panes)
        await press(pilot, "n")
        change = panes.row
        await press(pilot, "slash", *"同一件事", "enter", "n", "n")
        assert panes.hit is not None
        await press(pilot, "escape", "g", "n")
        assert panes.row <= change
        assert not isinstance(pilot.app.focused, Input)


async def test_copy_quote_and_why_work_on_every_screen(seeds: Path) -> None:
    content = scanned(seeds / "submissions")
    async with opened(content) as pilot:
        for key in ("2", "3", "4", "1", "enter"):
            await press(pilot, key)
            pilot.app.copy_to_clipboard("")
            await press(pilot, "Y")
            assert pilot.app.clipboard
            before = pilot.app.screen
            await press(pilot, "E")
            assert pilot.app.screen is not before
            await press(pilot, "escape")


@pytest.mark.parametrize(
    ("names", "short"),
    [
        (["年度工作总结-甲局", "年度工作总结-乙局"], ["甲局", "乙局"]),
        (["2022年工作报告", "2023年工作报告"], ["2022", "2023"]),
        (["01-澄西区", "02-临漪区"], ["01-澄西区", "02-临漪区"]),
        (["report-2018", "report-2019"], ["2018", "2019"]),
        (["一样", "一样"], ["一样", "一样"]),
        (["总结总结", "总结总结总结"], ["总结总结", "总结总结总结"]),
    ],
)
def test_names_are_told_apart(names: list[str], short: list[str]) -> None:
    assert told_apart(names) == short


async def moved_down(pilot: Pilot[Any]) -> None:
    """Once the threads are through, whatever else the machine does."""
    await settled(pilot)
    await press(pilot, "j")


@pytest.mark.parametrize("width", [80, 121])
def test_the_summary_looks_as_it_did(snap_compare: Any, width: int) -> None:
    """Of a comparison made by hand: what the engine says of real reports is no matter of this picture."""
    app = desk(paired(story()), language=CHINESE, settings=DeskSettings(view="summary"))
    assert snap_compare(app, run_before=moved_down, terminal_size=(width, 26))


@pytest.mark.parametrize("width", [80, 121])
def test_one_report_looks_as_it_did(snap_compare: Any, width: int) -> None:
    assert snap_compare(desk(checked(), language=CHINESE), run_before=moved_down, terminal_size=(width, 26))
