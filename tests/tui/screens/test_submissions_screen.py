"""Who copied from whom, found with the keys."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from desks import ADVANCING, lines, opened, press, said, scanned, seen, settled, status, written
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from compare.library.store import Store
from compare.model import DecisionState, InputError, Label
from tui.data.content import ScanContent
from tui.data.submissions import PairFilter, Submissions
from tui.screens.matches import MatchesScreen, MatchPanes
from tui.screens.submissions import SubmissionsScreen
from tui.session.review import Review
from tui.widgets.listing import Listing, bar, cut
from tui.widgets.matrix import Matrix


@pytest.fixture(scope="module")
def eight(seeds: Path) -> ScanContent:
    return scanned(seeds / "submissions")


async def test_the_copier_is_the_first_thing_seen(eight: ScanContent) -> None:
    """The walk of a reviewer: one key shows what was copied from whom; three more and each passage is decided."""
    keys = 0
    async with opened(eight, settings=ADVANCING) as pilot:
        first = lines(pilot)[2]
        assert "06-桐岭区" in first and "07-沙浦区" in first
        assert "07-沙浦区 is earlier, by its date" in seen(pilot)
        for key in ("enter", "a", "a", "a"):
            keys += 1
            await press(pilot, key)
            assert isinstance(pilot.app.screen, MatchesScreen)
        assert keys == 4
        assert "依托区大数据中心" in seen(pilot)
        assert "3 decided" in status(pilot)


async def test_the_earlier_report_stands_at_the_left(eight: ScanContent) -> None:
    async with opened(eight, "enter") as pilot:
        head = lines(pilot)[0]
        assert head.index("07-沙浦区") < head.index("06-桐岭区")
        rows = pilot.app.screen.query_one(MatchPanes).rows
        assert rows[0].old is not None and rows[0].new is not None
        assert "11个部门" in rows[0].old.of(rows.old.text)
        assert "8个部门" in rows[0].new.of(rows.new.text)


async def test_ranking_and_matrix_move_together(eight: ScanContent) -> None:
    async with opened(eight, "j") as pilot:
        matrix, listing = pilot.app.screen.query_one(Matrix), pilot.app.screen.query_one(Listing)
        pair = eight.scan.pairs[1]
        assert (matrix._row, matrix._column) == (pair.a, pair.b)
        await press(pilot, "tab", "down", "down")
        assert pilot.app.focused is matrix
        moved = Submissions(eight.scan).at.get((matrix._row, matrix._column))
        if moved is None:
            assert "share nothing" in seen(pilot)
        else:
            assert listing.row == moved
        await press(pilot, *["down"] * 9, *["right"] * 9)
        assert (matrix._row, matrix._column) == (7, 7)


async def test_a_click_on_a_cell_goes_to_the_pair(eight: ScanContent) -> None:
    async with opened(eight, "G") as pilot:
        matrix = pilot.app.screen.query_one(Matrix)
        row = next(y for y in range(matrix.size.height) if matrix.render_line(y).text.rstrip().endswith("43   ·"))
        text = matrix.render_line(row).text
        offset = cell_len(text[: text.index("43")])
        await pilot.click(Matrix, offset=(offset + 1 + matrix.gutter.left, row + matrix.gutter.top))
        await settled(pilot)
        assert pilot.app.screen.query_one(Listing).row == 0


async def test_the_cluster_is_walked_and_the_filter_said(eight: ScanContent) -> None:
    async with opened(eight, "G", "c") as pilot:
        listing = pilot.app.screen.query_one(Listing)
        assert listing.row == 0
        assert "cluster 1/1: 2 reports" in status(pilot)
        await press(pilot, "f")
        assert list(listing.shown) == [0]
        assert "only: with copied text" in status(pilot)
        await press(pilot, "escape")
        assert len(listing.shown) == len(eight.scan.pairs)


async def test_deciding_a_pair_decides_all_its_matches_in_one_step(eight: ScanContent, tmp_path: Path) -> None:
    with Store(tmp_path / "review") as store:
        async with opened(eight, "d", store=store, settings=ADVANCING) as pilot:
            assert pilot.app.screen.query_one(Listing).row == 1  # on to the next
            assert {d.state for d in store.all()} == {DecisionState.FALSE_ALARM}
            assert len(store.all()) == 3
            await press(pilot, "U")
            assert 0 not in pilot.app.screen.query_one(Listing).shown
            await press(pilot, "u")
            assert store.all() == ()
            assert 0 in pilot.app.screen.query_one(Listing).shown


async def test_decisions_and_notes_are_there_the_next_time_also_from_other_folders(
    seeds: Path, eight: ScanContent, tmp_path: Path
) -> None:
    moved = tmp_path / "elsewhere"
    moved.mkdir()
    for number, path in enumerate(sorted((seeds / "submissions").glob("*.txt"), reverse=True)):
        (moved / f"{number}.txt").write_text(path.read_text("utf-8"), "utf-8")
    with Store(tmp_path / "review") as store:
        async with opened(eight, "enter", "e", "抄", "enter", "a", store=store) as pilot:
            assert "1 decided" in status(pilot)
        async with opened(scanned(moved), "enter", store=store) as pilot:
            assert "1 decided" in status(pilot)
            assert "Note: 抄" in seen(pilot)


async def test_export_from_inside_never_writes_over_a_file(
    eight: ScanContent, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with opened(eight, "a", "x", "enter") as pilot:
        found = json.loads((tmp_path / "review.json").read_text("utf-8"))
        assert [one["state"] for one in found["decisions"]] == ["confirmed"] * 3
        (tmp_path / "review.json").write_text("mine", "utf-8")
        await press(pilot, "x", *["backspace"] * len("-2.json"), *".json", "enter")
        assert said(pilot)[-1] == "review.json: exists already: give it another name"
        assert (tmp_path / "review.json").read_text("utf-8") == "mine"
        await press(pilot, "x", "enter")  # the name that is offered is free
        assert (tmp_path / "review-2.json").exists()
        await press(pilot, "x", "down", "down", "enter")
        assert "## confirmed (3)" in (tmp_path / "review.md").read_text("utf-8")


async def test_nothing_of_a_match_is_folded_away() -> None:
    same = "全市共有养老机构三百家，床位四万张，入住老人两万名。社区食堂覆盖所有街道，助餐点共有五百个。" * 3
    texts = [f"{name}工作总结\n{own}\n{same}\n" for name, own in (("甲区", "甲区自己的话。"), ("乙区", "乙区别的话。"))]
    async with opened(written(texts), "enter") as pilot:
        panes = pilot.app.screen.query_one(MatchPanes)
        assert "unchanged" not in "\n".join(panes.render_line(y).text for y in range(panes.size.height))


@pytest.mark.parametrize("size", [(80, 24), (161, 50), (40, 12)])
async def test_every_line_is_as_wide_as_the_screen(eight: ScanContent, size: tuple[int, int]) -> None:
    async with opened(eight, size=size) as pilot:
        for keys in ((), ("tab", "down"), ("enter",)):
            await press(pilot, *keys)
            assert {cell_len(line) for line in lines(pilot)} == {size[0]}


async def test_hostile_text_and_names_show_inert() -> None:
    evil = "\x1b[31m红[bold]字[/bold]\u202e翻转\u200b零宽<script>=1+1"
    shared = f"全区共有低保家庭若干户，{evil}，发放救助资金若干万元，临时救助若干人次，困难群众生活得到保障。" * 3
    subject = written([f"{name}工作总结\n{name}自己写的另一段话。\n{shared}\n" for name in ("甲局", "乙局")])
    async with opened(subject) as pilot:
        assert isinstance(pilot.app.screen, SubmissionsScreen)
        for _ in range(2):
            text = seen(pilot).replace("\n", "")
            assert text.isprintable()
            assert not set("\x1b\u202e\u200b") & set(text)
            await press(pilot, "enter")
        assert "[bold]字[/bold]" in seen(pilot)


async def test_no_pairs_is_said() -> None:
    async with opened(written(["甲局工作总结\n只有一份报告。\n"]), "enter", "c", "a", "u") as pilot:
        assert "No two of these reports share text." in seen(pilot)


def test_the_filter_leaves_pairs_with_such_text(eight: ScanContent) -> None:
    submissions = Submissions(eight.scan)
    for show in PairFilter:
        rows = submissions.rows(show)
        if isinstance(show.value, Label):
            assert all(submissions.pairs[row].counts[show.value] for row in rows)
        else:
            assert len(rows) == len(submissions.pairs)


shares = st.lists(st.floats(0, 1), max_size=5).map(lambda given: [share / max(1, sum(given)) for share in given])


@given(shares, st.integers(1, 60))
def test_a_bar_fills_its_cells_and_shows_all_that_is_there(parts: list[float], width: int) -> None:
    drawn = bar([(share, "ABCDE"[at], "plain") for at, share in enumerate(parts)], width)
    text = "".join(piece.text for piece in drawn)
    assert len(text) == width
    there = {"ABCDE"[at] for at, share in enumerate(parts) if share > 0}
    if width >= len(there):
        assert there == set(text) - {" "}


@given(st.lists(st.text(st.characters(categories=["Lo", "Nd"]), max_size=8), max_size=4), st.integers(0, 20))
def test_a_cell_is_cut_to_its_width(texts: list[str], width: int) -> None:
    from tui.widgets.listing import CellText

    assert sum(cell_len(piece.text) for piece in cut([CellText(text) for text in texts], width)) <= width


async def test_files_that_could_not_be_read_are_counted_and_named(eight: ScanContent) -> None:
    subject = ScanContent(eight.scan, (InputError("坏的.docx", "is empty"),))
    async with opened(subject, size=(170, 34)) as pilot:
        assert "1 file not read" in lines(pilot)[0]
        assert any("坏的.docx" in one for one in said(pilot))


async def test_what_another_window_decides_shows_here(eight: ScanContent, tmp_path: Path) -> None:
    with Store(tmp_path / "review") as mine, Store(tmp_path / "review") as theirs:
        async with opened(eight, store=mine) as pilot:
            screen = pilot.app.screen
            assert isinstance(screen, SubmissionsScreen)
            other = Review(theirs)
            review_items = Submissions(eight.scan).pairs[0].review_items
            other.load(review_items)
            other.decide(review_items, DecisionState.CONFIRMED)
            screen._meet()  # what the clock does every second
            await settled(pilot)
            assert lines(pilot)[2].lstrip("▌ ").startswith("✓")
            await press(pilot, "u")  # nothing of this window's to take back
            assert len(theirs.all()) == 3


async def test_a_store_that_refuses_is_said_and_ends_nothing(eight: ScanContent, tmp_path: Path) -> None:
    with Store(tmp_path / "review") as store:
        async with opened(eight, store=store) as pilot:
            store.close()
            await press(pilot, "a")
            assert any("review" in one for one in said(pilot))
            assert pilot.app.is_running
            pilot.app.screen.review = Review(Store(":memory:"))  # type: ignore[attr-defined]
