"""The engine in the background: told of, cancelled, asked again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from desks import said
from made import Pair, desk, made, story, subject
from textual.pilot import Pilot
from textual.widgets import OptionList

import compare
from compare.language import Words
from compare.library.store import Store
from compare.model import BiduiError, DiffOptions, Ignore, InputError, PassageStatus
from compare.model.options import CheckOptions
from tui.app import Desk
from tui.data.content import DeskContent, PairContent, ReportContent, ScanContent
from tui.data.findings import collect_findings
from tui.data.names import reported_year
from tui.screens.pair import PairScreen
from tui.screens.progress import ProgressScreen
from tui.screens.swap import SwapScreen
from tui.session.opening import Opening
from tui.session.review import Review
from tui.session.settings import DeskSettings
from tui.session.tasks import QUIET, CheckReport, ComparePair, ScanFolder, task_for
from tui.widgets.panes import Panes

OLD = "2022年工作报告\n一、收入\n全年收入100万元，比上年增加。\n二、支出\n全年支出50万元。\n"
NEW = "2023年工作报告\n一、收入\n全年收入120万元，比上年增加；\n二、支出\n全年支出50万元。\n"


@dataclass
class Waiting:
    """Work that ends when it is told to."""

    words: Words
    go: Event = field(default_factory=Event)
    ended: Event = field(default_factory=Event)
    error: Exception | None = None
    title: str = "something \x1b[31m long"

    def run(self, words: Words, progress: Callable[[int, int], None], _opening: Opening) -> DeskContent:
        try:
            while not self.go.wait(0.01):
                progress(1, 3)
        finally:
            self.ended.set()
        if self.error is not None:
            raise self.error
        return subject(story(), self.words)


def at_work(work: Any, words: Words) -> Desk:
    return Desk(work, words, Review(Store(":memory:")), DeskSettings(view="pair"))


async def until(pilot: Pilot[Any], true: Callable[[], bool]) -> None:
    for _ in range(200):
        await pilot.pause(0.02)
        if true():
            return
    pytest.fail("it never came true")


async def test_the_first_screen_is_there_while_the_engine_works(words: Words) -> None:
    work = Waiting(words)
    async with at_work(work, words).run_test() as pilot:
        assert isinstance(pilot.app.screen, ProgressScreen)
        await pilot.press("j", "question_mark", "1")  # nothing there to act on
        work.go.set()
        await until(pilot, lambda: isinstance(pilot.app.screen, PairScreen))


async def test_a_cancelled_job_ends_and_is_heard_of_no_more(words: Words) -> None:
    first, second = Waiting(words), Waiting(words)
    async with at_work(first, words).run_test() as pilot:
        first.go.set()
        await until(pilot, lambda: isinstance(pilot.app.screen, PairScreen))
        screen = pilot.app.screen
        pilot.app.start(second)  # type: ignore[attr-defined]
        await pilot.pause()
        await pilot.press("escape")
        assert second.ended.wait(2)
        await pilot.pause(0.1)
        assert pilot.app.screen is screen


async def test_what_cannot_begin_is_returned(words: Words) -> None:
    work = Waiting(words, error=InputError("a.txt", "is not UTF-8"))
    app = at_work(work, words)
    async with app.run_test() as pilot:
        work.go.set()
        await until(pilot, lambda: not pilot.app.is_running)
    assert app.return_value is work.error


async def test_later_errors_are_said_and_leave_the_desk_as_it_was(words: Words) -> None:
    work = Waiting(words, error=InputError("[b].txt\x1b", "is not UTF-8"))
    work.go.set()
    async with desk(story(), words).run_test() as pilot:
        pilot.app.start(work)  # type: ignore[attr-defined]
        await until(pilot, lambda: work.ended.is_set() and isinstance(pilot.app.screen, PairScreen))
        await until(pilot, lambda: any("[b].txt" in note for note in said(pilot)))


def test_what_is_compared_and_what_is_scanned(tmp_path: Path) -> None:
    assert task_for(["a.txt", "b.txt"]) == ComparePair(("a.txt", "b.txt"))
    assert task_for([str(tmp_path)]) == ScanFolder((str(tmp_path),))
    with pytest.raises(BiduiError):
        task_for(["a.txt"])


def test_three_years_give_the_figures_of_all_of_them(tmp_path: Path, words: Words) -> None:
    paths = []
    for year, value in ((2021, 90), (2022, 100), (2023, 120)):
        path = tmp_path / f"{year}.txt"
        path.write_text(f"{year}年工作报告\n一、收入\n全年财政收入{value}万元。\n", "utf-8")
        paths.append(str(path))
    found = ComparePair(tuple(paths)).run(words, QUIET)
    assert isinstance(found, PairContent)
    assert [len(life.values) for life in found.lives().values()] == [3]


async def test_other_two_of_three_years_stand_side_by_side(tmp_path: Path, words: Words) -> None:
    paths = []
    for year, value in ((2021, 90), (2022, 100), (2023, 120)):
        path = tmp_path / f"{year}.txt"
        path.write_text(f"{year}年工作报告\n一、收入\n全年财政收入{value}万元。\n", "utf-8")
        paths.append(str(path))

    def years(pilot: Pilot[Any]) -> list[str]:
        comparison = on_desk(pilot).comparison
        return [Path(side.path).stem for side in (comparison.old, comparison.new)]

    found = ComparePair(tuple(paths)).run(words, QUIET)
    async with Desk(found, words, Review(Store(":memory:")), DeskSettings(view="pair")).run_test() as pilot:
        assert years(pilot) == ["2022", "2023"]
        for key, wanted in (("greater_than_sign", ["2022", "2023"]), ("less_than_sign", ["2021", "2022"])):
            await pilot.press(key)
            await until(pilot, lambda wanted=wanted: years(pilot) == wanted)  # type: ignore[misc]
            await until(pilot, lambda: isinstance(pilot.app.screen, PairScreen))
        assert [life.values[1] for life in on_desk(pilot).lives().values()] == [1_000_000]
        await pilot.press("greater_than_sign")
        await until(pilot, lambda: years(pilot) == ["2022", "2023"])


async def test_two_reports_have_no_other_years(words: Words) -> None:
    async with desk(story(), words).run_test() as pilot:
        ids = {active.binding.id for active in pilot.app.screen.active_bindings.values()}
    assert not ids & {"pair.years-before", "pair.years-after"}
    assert "pair.swap" in ids


def real(words: Words, options: DiffOptions | None = None) -> PairContent:
    old, new = compare.read_text(OLD, "old.txt"), compare.read_text(NEW, "new.txt")
    found = compare.diff(old, new, options)
    return replace(subject(found, words), options=options or DiffOptions())


def on_desk(pilot: Pilot[Any]) -> PairContent:
    found = pilot.app.content  # type: ignore[attr-defined]
    assert isinstance(found, PairContent)
    return found


async def test_ignoring_asks_the_engine_again_and_keeps_the_place(words: Words) -> None:
    async with Desk(real(words), words, Review(Store(":memory:")), DeskSettings(view="pair")).run_test() as pilot:
        before = on_desk(pilot)
        await pilot.press("G", "i")
        options = pilot.app.screen.query_one(OptionList)
        assert "[ ]" in str(options.get_option_at_index(4).prompt)
        await pilot.press("down", "down", "down", "down", "space", "enter")
        await until(pilot, lambda: on_desk(pilot) is not before and isinstance(pilot.app.screen, PairScreen))
        assert on_desk(pilot).options.ignore == {Ignore.FIGURES}
        panes = pilot.app.screen.query_one(Panes)
        assert panes.row == len(panes.rows) - 1


async def test_swapping_the_sides(words: Words) -> None:
    async with Desk(real(words), words, Review(Store(":memory:")), DeskSettings(view="pair")).run_test() as pilot:
        before = on_desk(pilot)
        await pilot.press("w")
        await until(pilot, lambda: on_desk(pilot) is not before)
        assert on_desk(pilot).comparison.old.text == NEW
        assert on_desk(pilot).comparison.new.text == OLD


@pytest.mark.parametrize(("key", "years"), [("enter", (2022, 2023)), ("escape", (2023, 2022))])
async def test_years_in_the_wrong_order_are_asked_about(
    tmp_path: Path, words: Words, key: str, years: tuple[int, int]
) -> None:
    (tmp_path / "later.txt").write_text(NEW, "utf-8")
    (tmp_path / "earlier.txt").write_text(OLD, "utf-8")
    task = ComparePair((str(tmp_path / "later.txt"), str(tmp_path / "earlier.txt")))
    async with at_work(task, words).run_test() as pilot:
        await until(pilot, lambda: isinstance(pilot.app.screen, SwapScreen))
        await pilot.press(key)
        await until(pilot, lambda: isinstance(pilot.app.screen, PairScreen))
        sides = on_desk(pilot).comparison
        assert tuple(reported_year(side) for side in (sides.old, sides.new)) == years


async def test_two_passages_are_held_together(words: Words) -> None:
    async with Desk(real(words), words, Review(Store(":memory:")), DeskSettings(view="pair")).run_test() as pilot:
        before = on_desk(pilot)
        panes = pilot.app.screen.query_one(Panes)
        panes.go_to(2)
        await pilot.press("m")
        panes.go_to(4)
        await pilot.press("m")
        await until(pilot, lambda: on_desk(pilot) is not before)
        (pin,) = on_desk(pilot).comparison.options.pins
        assert OLD[pin.old :].startswith("全年收入")
        assert NEW[pin.new :].startswith("全年支出")
        after = on_desk(pilot)
        await pilot.press("M")
        await until(pilot, lambda: on_desk(pilot) is not after)
        assert on_desk(pilot).comparison.options.pins == ()
        again = on_desk(pilot)
        await pilot.press("u")
        await until(pilot, lambda: on_desk(pilot) is not again)
        assert on_desk(pilot).comparison.options.pins == (pin,)


async def test_copying(words: Words) -> None:
    hostile = "全年收入\x1b]52;c;aaa\x07一百万元"
    comparison = made([Pair("一、收入", "一、收入", heading=True), Pair(hostile, hostile + "整")])
    async with desk(comparison, words).run_test() as pilot:
        await pilot.press("right_square_bracket", "y")
        copied = pilot.app.clipboard
        assert "old.txt, line 2" in copied
        assert "+ 全年收入" in copied
        assert "\x1b" not in copied
        await pilot.press("Y")
        assert pilot.app.clipboard.startswith("“全年收入")


async def test_searching(words: Words) -> None:
    async with desk(story(), words).run_test(size=(121, 30)) as pilot:
        panes = pilot.app.screen.query_one(Panes)
        await pilot.press("slash", *"9q", "enter")  # letters are no commands here
        assert len(panes.hits) == 0
        await pilot.press("slash", "backspace", "backspace", *"第5段", "enter")
        assert panes.hit == 0
        assert panes.rows[panes.row].status is PassageStatus.EQUAL
        assert len(panes.hits) == 2  # in both
        assert "第5段" in "".join(panes.render_line(y).text for y in range(panes.size.height))
        await pilot.press("n")
        assert panes.hit == 1
        await pilot.press("n")
        assert panes.hit == 0
        await pilot.press("slash", "tab")
        await pilot.pause()
        assert len(panes.hits) == 1
        await pilot.press("enter", "escape")
        assert not panes.hits.query


async def test_what_breaks_the_engine_is_said_and_leaves_the_desk_as_it_was(words: Words) -> None:
    work = Waiting(words, error=KeyError("\x1b]0;a sentence of the report"))
    work.go.set()
    async with desk(story(), words).run_test() as pilot:
        pilot.app.start(work)  # type: ignore[attr-defined]
        await until(pilot, lambda: bool(said(pilot)))
        (note,) = said(pilot)
        assert str(note).startswith("something ␛[31m long: bidui stumbled (KeyError in test_jobs.py:")
        assert "sentence" not in str(note)
        assert isinstance(pilot.app.screen, PairScreen)


def test_the_desk_reads_and_asks_as_its_options_say(tmp_path: Path, words: Words, seeds: Path) -> None:
    planted = (seeds / "checks" / "planted.txt").read_text("utf-8")
    (tmp_path / "a.txt").write_bytes(planted.encode("gb18030"))
    (tmp_path / "b.md").write_text(planted, "utf-8")
    ignoring = CheckOptions(ignore=frozenset({"garbled"}))
    one = CheckReport(str(tmp_path / "a.txt")).run(words, QUIET, Opening("gb18030", check=ignoring))
    assert isinstance(one, ReportContent)
    assert list(one.findings) == list(compare.check(one.outline.document, ignoring))
    assert "garbled" not in {finding.rule for finding in one.findings}
    many = ScanFolder((str(tmp_path),)).run(words, QUIET, Opening("gb18030", exclude=("*.md",), check=ignoring))
    assert isinstance(many, ScanContent)
    assert [document.path for document in many.scan.documents] == [str(tmp_path / "a.txt")]
    found = {one.finding.rule for one in collect_findings(many, lambda *_: None, lambda *_: None)}
    assert found == {finding.rule for finding in one.findings}
