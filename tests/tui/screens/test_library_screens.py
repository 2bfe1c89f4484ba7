"""A library on the desk: its documents, what they share, the figures of each office."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from desks import opened, press, said, seen, settled, status
from textual.pilot import Pilot
from textual.widgets import Input

from compare.cli import main
from compare.language import Words
from compare.model import InputError
from tui.screens.library import LibraryDocumentsScreen, LibraryMatchesScreen
from tui.screens.reader import ReaderScreen
from tui.screens.report import ReportScreen
from tui.session.tasks import QUIET, CheckKept, OpenLibrary, task_for
from tui.widgets.listing import Listing

SHARED = "镇上的旧粮仓改成了乒乓馆，周末要排队，管理员是两位退休的会计，冬天在门口生一只煤炉。"
OWN = {"清源县": "河道整治进展顺利，沿岸群众普遍满意。", "沙浦县": "档案馆新馆落成并对外开放，读者不少。"}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("library")
    for year, county in ((2022, "清源县"), (2023, "沙浦县"), (2023, "清源县")):
        text = f"{county}卫生局{year}年工作总结\n\n全年门诊{year * 2}人次，收入XX万元。\n\n"
        shared = SHARED if (year, county) != (2023, "清源县") else "全年没有大事。"
        (folder / f"{county}{year}.txt").write_text(
            f"{text}{shared}\n\n{OWN[county]}\n\n{county}卫生局\n{year}年12月20日\n", "utf-8"
        )
    file = str(folder / "library")
    assert main(["library", "init", file]) == 0
    assert main(["library", "add", file, str(folder / "清源县2022.txt")]) == 0
    assert main(["library", "add", file, str(folder / "沙浦县2023.txt"), str(folder / "清源县2023.txt")]) == 0
    return file


def shown(pilot: Pilot[Any]) -> int:
    return len(pilot.app.screen.query_one(Listing).shown)


async def test_documents_are_searched_and_one_opens_on_its_findings(library: str, words: Words) -> None:
    assert isinstance(task_for([library]), OpenLibrary)
    async with opened(OpenLibrary(library).run(words, QUIET)) as pilot:
        assert isinstance(pilot.app.screen, LibraryDocumentsScreen)
        assert shown(pilot) == 3
        assert "passage" in seen(pilot)
        await press(pilot, "slash", *"沙浦", "enter")
        assert shown(pilot) == 1
        await press(pilot, "enter")
        while not isinstance(pilot.app.screen, ReportScreen):
            await pilot.pause(0.02)
        await settled(pilot)
        assert "XX" in seen(pilot)
        await press(pilot, "escape")
        while not isinstance(pilot.app.screen, LibraryDocumentsScreen):
            await pilot.pause(0.02)


async def test_a_shared_passage_is_read_in_both(library: str, words: Words) -> None:
    async with opened(OpenLibrary(library).run(words, QUIET), "2") as pilot:
        assert isinstance(pilot.app.screen, LibraryMatchesScreen)
        await press(pilot, "slash", *"乒乓馆", "enter")
        assert shown(pilot) == 1
        assert "2023 沙浦县卫生局" in seen(pilot)
        await press(pilot, "enter")
        while not isinstance(pilot.app.screen, ReaderScreen):
            await pilot.pause(0.02)
        await settled(pilot)
        assert "旧粮仓" in seen(pilot)
        assert "place 2/2" in status(pilot)


async def test_figures_over_years_and_offices(library: str, words: Words) -> None:
    async with opened(OpenLibrary(library).run(words, QUIET), "3") as pilot:
        await press(pilot, "slash", *"门诊", "enter")
        text = seen(pilot)
        assert not pilot.app.screen.query_one(Input).display
        assert "2022" in text
        assert "4044人次" in text
        assert "4046人次" in text
        assert shown(pilot) == 2
        await press(pilot, "slash", *"没有", "enter")
        assert shown(pilot) == 0


async def test_a_library_that_is_gone_is_said(library: str, words: Words, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    copy.write_bytes(Path(library).read_bytes())
    content = OpenLibrary(str(copy)).run(words, QUIET)
    with pytest.raises(InputError, match="no longer"):
        CheckKept(library, 99, "x.txt").run(words, QUIET)
    copy.unlink()
    async with opened(content, "2") as pilot:
        await press(pilot, "enter")
        assert any("does not exist" in one for one in said(pilot))
