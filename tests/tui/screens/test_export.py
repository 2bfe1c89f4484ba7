"""What is shown and what was decided, written to files in the formats of the registry."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from desks import opened, paired, press, scanned, settled
from made import Pair, made, story
from textual.pilot import Pilot
from textual.widgets import Input

import compare
from compare.language import Words
from compare.render.results import DecisionsResult, DiffResult, EvidenceResult
from tui.data.content import DeskContent
from tui.screens.export import ExportScreen
from tui.session.export import endings
from tui.widgets.listing import Listing

DECISIONS, SHOWN, DECIDED, WHOLE, CHECK = range(5)  # so often is Tab pressed


async def export(pilot: Pilot[Any], name: Path, scope: int) -> None:
    await press(pilot, "x", *["tab"] * scope)
    assert isinstance(pilot.app.screen, ExportScreen)
    pilot.app.screen.query_one(Input).value = str(name)
    await press(pilot, "enter")
    await settled(pilot)


async def exported(pilot: Pilot[Any], name: Path, scope: int) -> list[dict[str, Any]]:
    await export(pilot, name, scope)
    rows: list[dict[str, Any]] = json.loads(name.read_text("utf-8"))["evidence"]
    return rows


@pytest.fixture(scope="module")
def submissions(seeds: Path) -> DeskContent:
    return scanned(seeds / "submissions")


async def test_the_changes_shown_and_those_decided(tmp_path: Path) -> None:
    async with opened(paired(story())) as pilot:
        shown = await exported(pilot, tmp_path / "shown.json", SHOWN)
        assert [row["status"] for row in shown] == ["edited", "edited", "added", "removed", "moved"]
        assert "七百万元" in shown[1]["new"]["text"]
        assert shown[1]["new"]["place"]
        await press(pilot, "f", "f", "f")  # only what moved
        assert [row["status"] for row in await exported(pilot, tmp_path / "moved.json", SHOWN)] == ["moved"]
        await press(pilot, "home", "right_square_bracket", "a", "e", *"ask", "enter")
        decided = await exported(pilot, tmp_path / "decided.json", DECIDED)
        assert [(row["decision"], row["note"]) for row in decided] == [("confirmed", "ask")]


async def test_a_figure_with_its_arithmetic(tmp_path: Path) -> None:
    async with opened(paired(story()), "2") as pilot:
        rows = await exported(pilot, tmp_path / "figures.json", SHOWN)
    assert len(rows) == 3
    assert rows[0]["statement"].startswith("业务收入0: 600万元 → 700万元")
    assert rows[0]["verdict"] == "consistent"


async def test_findings_between_reports_and_inside_them(seeds: Path, tmp_path: Path) -> None:
    old, new = (compare.read(seeds / "checks" / f"{name}.txt") for name in ("clean", "planted"))
    async with opened(paired(compare.diff(old, new)), "3") as pilot:
        rows = await exported(pilot, tmp_path / "findings.json", SHOWN)
        listed = pilot.app.screen._listed  # type: ignore[attr-defined]
    assert len(rows) == len(listed) > 5
    assert len({(one.place.path, one.finding.rule, one.finding.span) for one in listed}) == len(listed)
    assert sorted(row["status"] for row in rows) == sorted(one.finding.rule for one in listed)
    assert all(row["command"].startswith(("bidui check", "bidui diff")) for row in rows)


async def test_the_findings_of_one_report_as_a_check_of_it(seeds: Path, tmp_path: Path) -> None:
    old, new = (compare.read(seeds / "checks" / f"{name}.txt") for name in ("clean", "planted"))
    async with opened(paired(compare.diff(old, new)), "3", "slash", *"planted", "enter") as pilot:
        for ending in (".json", ".docx"):
            await export(pilot, tmp_path / f"check{ending}", CHECK)
        shown = pilot.app.screen.query_one(Listing).shown
    (document,) = json.loads((tmp_path / "check.json").read_text("utf-8"))["documents"]
    assert document["path"] == new.path
    assert len(document["findings"]) == len(shown)
    assert (tmp_path / "check.docx").stat().st_size


async def test_matches_of_the_pairs_shown_and_of_one_pair(submissions: DeskContent, tmp_path: Path) -> None:
    async with opened(submissions, "f") as pilot:  # only pairs with copied text
        rows = await exported(pilot, tmp_path / "copied.json", SHOWN)
        assert [row["status"] for row in rows] == ["copied"] * 3
        await press(pilot, "enter", "a")
        decided = await exported(pilot, tmp_path / "one.json", DECIDED)
        assert [row["decision"] for row in decided] == ["confirmed"]


async def test_templates(submissions: DeskContent, tmp_path: Path) -> None:
    async with opened(submissions, "2") as pilot:
        await export(pilot, tmp_path / "templates.json", 0)
    assert len(json.loads((tmp_path / "templates.json").read_text("utf-8"))["templates"]) == 1


async def test_no_file_is_overwritten_and_no_other_ending_taken(words: Words, tmp_path: Path) -> None:
    hostile = "全年收入\x1b]52;c;aaa\x07一百万元"
    comparison = made([Pair("一、收入", "一、收入", heading=True), Pair(hostile, hostile + "整")])
    async with opened(paired(comparison)) as pilot:
        await export(pilot, tmp_path / "view.txt", SHOWN)
        text = (tmp_path / "view.txt").read_text("utf-8")
        assert "全年收入" in text
        assert "\x1b" not in text
        (tmp_path / "view.txt").write_text("mine", "utf-8")
        await export(pilot, tmp_path / "view.txt", SHOWN)
        assert (tmp_path / "view.txt").read_text("utf-8") == "mine"
        await export(pilot, tmp_path / "view.exe", SHOWN)
        assert isinstance(pilot.app.screen, ExportScreen)
        assert not (tmp_path / "view.exe").exists()


async def test_the_whole_result_in_every_format_it_has(seeds: Path, tmp_path: Path) -> None:
    comparison = compare.diff(*(compare.read(seeds / "years" / f"{year}.txt") for year in (2022, 2023)))
    whole = [ending for ending in endings(DiffResult) if ending != ".pdf"]  # which needs fonts of the machine
    async with opened(paired(comparison)) as pilot:
        for scope, stem, all_endings in (
            (WHOLE, "whole", whole),
            (SHOWN, "shown", [ending for ending in endings(EvidenceResult) if ending != ".pdf"]),
            (DECISIONS, "decisions", endings(DecisionsResult)),
        ):
            for ending in all_endings:
                await export(pilot, tmp_path / f"{stem}{ending}", scope)
                assert (tmp_path / f"{stem}{ending}").stat().st_size
    assert {".html", ".xlsx"} <= set(whole)
    assert {".html", ".csv", ".md", ".docx", ".pdf"} <= set(endings(EvidenceResult))
