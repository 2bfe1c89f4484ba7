"""Whole reviews, key by key."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from desks import lines, opened, paired, press, scanned, seen, status
from test_desk import position

import compare
from compare.language import ENGLISH, Words
from compare.library.store import Store
from compare.model import DecisionState, Subject
from compare.render.printed import printed
from tui.session.jobs import ComparePair


def nothing(_done: int, _count: int) -> None:
    """Progress that nobody looks at."""


@pytest.mark.shared
async def test_the_three_most_important_figure_changes_of_two_bulletins(shared: Path, tmp_path: Path) -> None:
    pairs = shared / "gold" / "pairs"
    old, new = (compare.read(pairs / f"人社部{year}年度统计公报.txt") for year in (2022, 2023))
    comparison = compare.diff(old, new)
    look, decide = ["2", "s"], ["a", "a", "a"]  # the figures, by size of change; the first three
    with Store(tmp_path / "review") as store:
        async with opened(paired(comparison), *look, *decide, store=store):
            decided = [one for one in store.all() if one.state is DecisionState.ACCEPTED]
        moved = [pair for pair in comparison.figures if pair.difference is not None]
        largest = sorted(moved, key=lambda pair: -abs(pair.difference or 0))[:3]
        assert [one.subject for one in decided] == [Subject.FIGURE] * 3
        for one, pair in zip(decided, largest, strict=True):
            assert f"{printed(pair.old)} → {printed(pair.new)}" in one.label
    assert len(look) == 2
    assert len(look + decide) == 5


async def test_the_copier_among_eight_submissions(seeds: Path) -> None:
    look, decide = ["enter"], ["a", "a", "a"]  # the first pair; its three passages
    async with opened(scanned(seeds / "submissions")) as pilot:
        assert "06-桐岭区 ← 07-沙浦区" in seen(pilot)  # known without a key
        await press(pilot, *look)
        assert "11" in seen(pilot)
        await press(pilot, *decide)
        assert "3 of 3 seen · 3 decided" in status(pilot)
    assert len(look + decide) == 4


async def test_a_review_is_accepted_noted_exported_and_there_the_next_day(
    shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pairs = shared / "gold" / "pairs"
    work = ComparePair(tuple(str(pairs / f"人社部{year}年度统计公报.txt") for year in (2022, 2023)))
    words = Words(ENGLISH)
    monkeypatch.chdir(tmp_path)
    review = ["a", "d", "e", *"ask", "enter"]  # the first, the second; a note to the third
    figures = ["2", "a"]
    export = ["1", "x", "enter"]
    with Store(tmp_path / "review") as store:
        async with opened(work.run(words, nothing), *review, *figures, *export, store=store):
            pass
    exported = json.loads((tmp_path / "review.json").read_text("utf-8"))["decisions"]
    assert [one["state"] for one in exported[:3]] == ["accepted", "dismissed", "seen"]
    assert [one["note"] for one in exported[:3]] == ["", "", "ask"]
    assert {one["subject"] for one in exported} == {"passage"}  # each screen exports its own

    with Store(tmp_path / "review") as store:
        async with opened(work.run(words, nothing), store=store) as pilot:
            assert "2 decided" in position(pilot)
            assert [line.count("✓") for line in lines(pilot)].count(1) == 1
            await press(pilot, "right_square_bracket", "right_square_bracket")
            assert "ask" in seen(pilot)
            await press(pilot, "2")
            assert "1 decided" in status(pilot)
