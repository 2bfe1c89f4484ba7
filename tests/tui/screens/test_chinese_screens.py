"""Each screen of the desk in Chinese, on the Chinese sample reports: no English word but names and codes; nothing cut at
80 columns by more than an ellipsis says."""

from __future__ import annotations

from pathlib import Path

import pytest
from desks import opened, scanned, seen

import compare
from compare.language import CHINESE, Words
from tests.language.latin_words import latin_words
from tui.data.comparison_rows import comparison_rows
from tui.data.content import DeskContent, PairContent, ReportContent

# Keys as they are printed on them, and the folder of the reports.
NAMES = {"esc", "Esc", "tab", "Tab", "space", "pgup", "pgdn", "alt", "submissions"}
SCREENS = {
    "text": ("pair", "1"),
    "figures": ("pair", "2"),
    "findings": ("pair", "3"),
    "summary": ("pair", "4"),
    "decisions": ("pair", "5"),
    "explanation": ("pair", "1", "j", "E"),
    "help": ("pair", "question_mark"),
    "export": ("pair", "x"),
    "submissions": ("scan", "1"),
    "matches": ("scan", "1", "enter"),
    "templates": ("scan", "2"),
    "findings of submissions": ("scan", "3"),
    "summary of submissions": ("scan", "4"),
    "decisions of submissions": ("scan", "5"),
    "rings": ("scan", "6"),
    "origins": ("scan", "7"),
    "values": ("scan", "8"),
    "one report": ("report", "1"),
    "rule": ("report", "1", "E"),
}


@pytest.fixture(scope="module")
def contents(seeds: Path) -> dict[str, DeskContent]:
    old, new = (compare.read(seeds / "years" / f"{year}.txt") for year in (2022, 2023))
    comparison = compare.diff(old, new)
    planted = compare.outline(compare.read(seeds / "checks" / "planted.txt"))
    return {
        "pair": PairContent(comparison, comparison_rows(comparison, Words(CHINESE))),
        "scan": scanned(seeds / "submissions"),
        "report": ReportContent(planted, compare.check(planted.document)),
    }


@pytest.fixture(scope="module")
def of_the_reports(seeds: Path) -> set[str]:
    return {word for file in seeds.rglob("*.txt") for word in latin_words(file.read_text("utf-8"))}


@pytest.mark.parametrize("name", SCREENS)
async def test_no_english(name: str, contents: dict[str, DeskContent], of_the_reports: set[str]) -> None:
    kind, *keys = SCREENS[name]
    async with opened(contents[kind], *keys, language=CHINESE, size=(121, 40)) as pilot:
        assert latin_words(seen(pilot)) - of_the_reports - NAMES == set()
