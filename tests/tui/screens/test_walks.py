"""Whole reviews, key by key: what a reviewer wants is reached, and with how many keys."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from desks import ADVANCING, lines, opened, paired, position, press, scanned, seen, status
from textual.pilot import Pilot

import compare
from compare.language import ENGLISH, Words
from compare.library.store import Store
from compare.model import Decision, DecisionState, FigurePair, Subject
from compare.render.printed import printed
from tui.session.tasks import QUIET, ComparePair


async def keys_until(pilot: Pilot[Any], keys: Sequence[str], reached: Callable[[], bool]) -> int:
    """How many of ``keys`` are pressed until the goal is reached."""
    for count, key in enumerate(keys):
        if reached():
            return count
        await press(pilot, key)
    assert reached(), f"not reached with {keys}"
    return len(keys)


def shown_in_order(pilot: Pilot[Any], texts: Sequence[str]) -> bool:
    """Whether the screen shows these texts, each in a line of its own, from the top down."""
    below = iter(lines(pilot))
    return all(any(text in line for line in below) for text in texts)


def confirmed(store: Store, subject: Subject) -> list[Decision]:
    return [one for one in store.all() if one.subject is subject and one.state is DecisionState.CONFIRMED]


def change(pair: FigurePair) -> tuple[str, str]:
    return printed(pair.old), printed(pair.new)


async def test_the_three_largest_changes_are_seen_with_two_keys_and_confirmed_with_three(
    seeds: Path, tmp_path: Path
) -> None:
    comparison = compare.diff(*(compare.read(seeds / "years" / f"{year}.txt") for year in (2022, 2023)))
    moved = [pair for pair in comparison.figures if pair.difference is not None]
    largest = sorted(moved, key=lambda pair: -abs(pair.difference or 0))[:3]
    metrics = [pair.metric or "" for pair in largest]
    with Store(tmp_path / "review") as store:
        async with opened(paired(comparison), store=store, settings=ADVANCING) as pilot:
            assert await keys_until(pilot, ["2", "s"], lambda: shown_in_order(pilot, metrics)) == 2
            keys = ["a"] * 5
            assert await keys_until(pilot, keys, lambda: len(confirmed(store, Subject.FIGURE)) == 3) == 3
        labels = [one.label for one in confirmed(store, Subject.FIGURE)]
    assert {" → ".join(change(pair)) for pair in largest} == {label.split(maxsplit=2)[2] for label in labels}


async def test_the_copier_is_named_without_a_key_and_each_copied_passage_confirmed_with_one(
    seeds: Path, tmp_path: Path
) -> None:
    with Store(tmp_path / "review") as store:
        async with opened(scanned(seeds / "submissions"), store=store, settings=ADVANCING) as pilot:
            assert await keys_until(pilot, [], lambda: "06-桐岭区 ← 07-沙浦区" in seen(pilot)) == 0
            assert await keys_until(pilot, ["enter"], lambda: "match 1/3" in status(pilot)) == 1
            assert await keys_until(pilot, ["a"] * 9, lambda: len(confirmed(store, Subject.MATCH)) == 3) == 3
            assert "3 of 3 seen · 3 decided" in status(pilot)


@pytest.mark.shared
async def test_a_review_is_decided_noted_exported_and_there_the_next_day(
    shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pairs = shared / "gold" / "pairs"
    task = ComparePair(tuple(str(pairs / f"人社部{year}年度统计公报.txt") for year in (2022, 2023)))
    words = Words(ENGLISH)
    monkeypatch.chdir(tmp_path)
    review = ["a", "d", "e", *"ask", "enter"]  # the first, the second; a note to the third
    figures = ["2", "a"]
    export = ["1", "x", "enter"]
    with Store(tmp_path / "review") as store:
        content = task.run(words, QUIET)
        async with opened(content, *review, *figures, *export, store=store, settings=ADVANCING):
            pass
    exported = json.loads((tmp_path / "review.json").read_text("utf-8"))["decisions"]
    assert [one["state"] for one in exported[:3]] == ["confirmed", "false_alarm", "open"]
    assert [one["note"] for one in exported[:3]] == ["", "", "ask"]
    assert {one["subject"] for one in exported} == {"passage"}  # each screen exports its own

    with Store(tmp_path / "review") as store:
        async with opened(task.run(words, QUIET), store=store) as pilot:
            assert "2 decided" in position(pilot)
            assert [line.count("✓") for line in lines(pilot)].count(1) == 1
            await press(pilot, "right_square_bracket", "right_square_bracket")
            assert "ask" in seen(pilot)
            await press(pilot, "2")
            assert "1 decided" in status(pilot)
