"""The table of figures: sorting, filters, both places."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import Pair, desk, made, story
from textual.pilot import Pilot
from textual.widgets import Input, Static

from compare.language import Words
from compare.model import ClaimCheck, Comparison, Figure, FigureKind, FigurePair, FigureStatus, GrowthReason, Verdict
from tui.data.figures import FigureFilter, FigureRowOrder, FigureView
from tui.screens.figures import FiguresScreen
from tui.screens.pair import PairScreen
from tui.widgets.listing import Listing
from tui.widgets.panes import Panes

WIDE = (121, 30)
TEXT = made(
    [Pair(f"第{n}段旧。", f"第{n}段新。") for n in range(3)] + [Pair("丙处", "丙处了", moved=True, old_at=-1)],
    figures=3,
)


def pair(
    metric: str | None, difference: str | None, percent: str | None, verdict: Verdict | None, status: FigureStatus
) -> FigurePair:
    old, new = TEXT.figures[0].old, TEXT.figures[0].new
    check = ClaimCheck(verdict, None, None, GrowthReason.OLD_LEVEL_MISSING) if verdict else None
    by, share = (None if value is None else Decimal(value) for value in (difference, percent))
    ends = {FigureStatus.ADDED: (None, new), FigureStatus.REMOVED: (old, None)}.get(status, (old, new))
    return FigurePair(status, metric, *ends, by, share, check)


PAIRS = (
    pair("床位", "-5", "-50.0", None, FigureStatus.CHANGED),
    pair("业务收入", "200", "1.0", Verdict.CONSISTENT, FigureStatus.CHANGED),
    pair(None, None, None, None, FigureStatus.ADDED),
    pair("Visits", "0", "0.0", Verdict.CONTRADICTED, FigureStatus.UNCHANGED),
    pair("业务支出", "30", None, Verdict.NOT_COMPARABLE, FigureStatus.CHANGED),
    pair("简报", None, None, None, FigureStatus.REMOVED),
)
COMPARISON = replace(TEXT, figures=PAIRS)


@pytest.mark.parametrize(
    ("order", "rows"),
    [
        (FigureRowOrder.DOCUMENT, [0, 1, 2, 3, 4, 5]),
        (FigureRowOrder.CHANGE, [1, 4, 0, 3, 2, 5]),
        (FigureRowOrder.PERCENT, [0, 1, 3, 2, 4, 5]),
        (FigureRowOrder.VERDICT, [3, 4, 1, 0, 2, 5]),
        (FigureRowOrder.NAME, [3, 4, 1, 0, 5, 2]),
    ],
)
def test_what_matters_most_is_first_and_what_has_none_last(order: FigureRowOrder, rows: list[int]) -> None:
    assert FigureView(order).rows(PAIRS) == rows


def test_reversed_still_puts_what_has_none_last() -> None:
    assert FigureView(FigureRowOrder.CHANGE, reverse=True).rows(PAIRS) == [3, 0, 4, 1, 2, 5]
    assert FigureView(FigureRowOrder.DOCUMENT, reverse=True).rows(PAIRS) == [5, 4, 3, 2, 1, 0]


@pytest.mark.parametrize(
    ("show", "rows"),
    [
        (FigureFilter.CHANGED, [0, 1, 4]),
        (FigureFilter.CHECKED, [1, 3, 4]),
        (FigureFilter.CONTRADICTED, [3]),
        (FigureFilter.ADDED, [2]),
        (FigureFilter.REMOVED, [5]),
    ],
)
def test_filters(show: FigureFilter, rows: list[int]) -> None:
    assert FigureView(show=show).rows(PAIRS) == rows


def test_filters_combine() -> None:
    assert FigureView(metric="业务").rows(PAIRS) == [1, 4]
    assert FigureView(metric="vIS").rows(PAIRS) == [3]
    assert FigureView(FigureRowOrder.CHANGE, show=FigureFilter.CHECKED, metric="业务", reverse=True).rows(PAIRS) == [
        4,
        1,
    ]
    assert FigureView(show=FigureFilter.ADDED, metric="业务").rows(PAIRS) == []


@given(st.builds(FigureView, st.sampled_from(FigureRowOrder), st.booleans()))
def test_an_order_loses_nothing(view: FigureView) -> None:
    assert sorted(view.rows(PAIRS)) == list(range(len(PAIRS)))


def column(pilot: Pilot[None], at: int) -> list[str]:
    table = pilot.app.screen.query_one(Listing)
    return ["".join(piece.text for piece in table._cells(row)[at]) for row in table.shown]


def metrics(pilot: Pilot[None]) -> list[str]:
    return column(pilot, 2)


def said(pilot: Pilot[None], what: str = "#status") -> str:
    return str(pilot.app.screen.query_one(what, Static).content)


async def opened(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press("2")
    await pilot.pause()
    await pilot.press(*keys)
    await pilot.pause()


async def test_keys_sort_and_filter_and_the_status_says_so(words: Words) -> None:
    async with desk(COMPARISON, words).run_test(size=WIDE) as pilot:
        await opened(pilot)
        assert said(pilot).startswith("figure 1/6 · by importance")
        await pilot.press("s")
        await pilot.pause()
        assert metrics(pilot)[0] == "业务收入"
        assert "by size of change" in said(pilot)
        await pilot.press("r", "f", "f")
        await pilot.pause()
        assert metrics(pilot) == ["Visits", "业务支出", "业务收入"]
        assert "(6 in all) · only: stated growth · by size of change, reversed" in said(pilot)
        await pilot.press("escape")
        await pilot.pause()
        assert len(metrics(pilot)) == 6


async def test_another_order_shows_its_first_figures(words: Words) -> None:
    async with desk(COMPARISON, words).run_test(size=WIDE) as pilot:
        await opened(pilot, "j", "j", "j", "s")
        assert said(pilot).startswith("figure 1/6")
        await pilot.press("j", "j", "r")
        await pilot.pause()
        assert said(pilot).startswith("figure 1/6")


async def test_filtering_keeps_the_cursor_on_its_figure(words: Words) -> None:
    async with desk(COMPARISON, words).run_test(size=WIDE) as pilot:
        await opened(pilot, "j", "j", "j", "j")
        for key in ("f", "f"):
            await pilot.press(key)
            await pilot.pause()
            assert metrics(pilot)[pilot.app.screen.query_one(Listing).place - 1] == "业务支出"
        assert said(pilot).startswith("figure 3/3")


async def test_contradicted_growth_shows_in_the_sign(words: Words) -> None:
    async with desk(COMPARISON, words).run_test(size=WIDE) as pilot:
        await opened(pilot)
        assert column(pilot, 1) == ["~", "~", "+", "✗", "~", "-"]


async def test_a_click_on_a_head_sorts_and_a_second_turns_it_around(words: Words) -> None:
    async with desk(COMPARISON, words).run_test(size=WIDE) as pilot:
        await opened(pilot)
        await pilot.click(Listing, offset=(10, 0))
        await pilot.pause()
        assert metrics(pilot)[0] == "Visits"
        assert "▼" in pilot.app.screen.query_one(Listing).render_line(0).text
        await pilot.click(Listing, offset=(10, 0))
        await pilot.pause()
        assert metrics(pilot)[0] == "简报"
        assert "by name, reversed" in said(pilot)


async def test_finding_a_metric(words: Words) -> None:
    async with desk(COMPARISON, words).run_test(size=WIDE) as pilot:
        await opened(pilot, "slash")
        find = pilot.app.screen.query_one(Input)
        assert find.has_focus
        find.value = "业务"
        await pilot.pause()
        assert metrics(pilot) == ["业务收入", "业务支出"]
        await pilot.press("enter")
        await pilot.pause()
        assert not find.display
        assert pilot.app.screen.query_one(Listing).has_focus
        assert "with “业务”" in said(pilot)
        await pilot.press("slash", "2", "q", "s")  # what is typed is no command
        await pilot.pause()
        assert find.value.endswith("2qs")
        assert metrics(pilot) == []
        assert said(pilot, "#arithmetic") == "No figure passes the filters."
        await pilot.press("escape")
        await pilot.pause()
        assert len(metrics(pilot)) == 6


async def test_both_places(words: Words) -> None:
    comparison = made(
        [*(Pair(f"第{n}段。", f"第{n}段。") for n in range(9)), Pair("丙处", "丙处了", moved=True, old_at=1.5)],
        figures=1,
    )
    moved = comparison.passages[-1]
    assert moved.old is not None
    assert moved.new is not None
    ends = [Figure(0, span, "1", Decimal(1), None, FigureKind.COUNT) for span in (moved.old, moved.new)]
    figures = (FigurePair(FigureStatus.CHANGED, "丙", *ends), FigurePair(FigureStatus.ADDED, "丁", None, ends[1]))
    async with desk(replace(comparison, figures=figures), words).run_test(size=WIDE) as pilot:
        rows = []
        for key in ("enter", "o"):
            await opened(pilot, key)
            assert isinstance(pilot.app.screen, PairScreen)
            panes = pilot.app.screen.query_one(Panes)
            rows.append(panes.rows[panes.row])
        assert [row.departed for row in rows] == [False, True]
        await opened(pilot, "j", "o")  # it has no place there
        assert isinstance(pilot.app.screen, FiguresScreen)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, PairScreen)


async def test_no_figures_at_all(words: Words) -> None:
    async with desk(replace(story(), figures=()), words).run_test(size=WIDE) as pilot:
        await opened(pilot, "s", "r", "f", "enter", "o", "slash", "escape")
        assert said(pilot).startswith("figure 0/0")


@pytest.mark.parametrize("width", [80, 121])
def test_the_figures_look_as_they_did(snap_compare: Any, width: int, words: Words) -> None:
    comparison: Comparison = COMPARISON
    assert snap_compare(desk(comparison, words), press=["2", "s", "s", "s"], terminal_size=(width, 24))
