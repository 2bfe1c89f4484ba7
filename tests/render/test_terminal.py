"""Views of a small comparison against golden files. ``GOLDEN=write pytest tests/render`` writes them anew."""

import os
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from handmade import COMPARISON, FIGURES, LEDGERS, OLD_OUTLINE, PASSAGES, SERIES
from rich.text import Text

from compare.language import LANGUAGES, Words
from compare.model import PassageStatus, Summary, Verdict
from compare.render.cells import cell_len
from compare.render.terminal import diff, figures, outline
from compare.render.terminal.diff_figures import SHORT
from compare.render.terminal.paint import paint
from compare.render.views import DiffView, Part

GOLDEN = Path(__file__).parent / "golden"


def check(name: str, lines: Iterator[Text], *, color: bool = False) -> None:
    shown = paint(lines, color=color)
    file = GOLDEN / f"{name}.txt"
    if os.environ.get("GOLDEN") == "write":
        file.write_text(shown, "utf-8")
    assert shown == file.read_text("utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_diff(language: str) -> None:
    check(f"diff.{language}", diff.render(COMPARISON, Words(language), DiffView(100)))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("part", Part)
def test_one_part(language: str, part: Part) -> None:
    check(f"diff-{part}.{language}", diff.render(COMPARISON, Words(language), DiffView(80, part)))


def test_a_summary_says_that_nothing_stands_out() -> None:
    view = DiffView(80, Part.SUMMARY)
    lines = [line.plain for line in diff.render(replace(COMPARISON, important=()), Words("en"), view)]
    assert lines[-2:] == [
        "What matters most",
        "  Nothing stands out: no contradiction, no error, no figure that moved.",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_outline(language: str) -> None:
    check(f"outline.{language}", outline.render([OLD_OUTLINE], Words(language), 100))


@pytest.mark.parametrize("language", LANGUAGES)
def test_ledger(language: str) -> None:
    check(f"figures.{language}", figures.render(LEDGERS, SERIES, Words(language), 100))


def test_colour() -> None:
    check("diff-color.en", diff.render(COMPARISON, Words("en"), DiffView(100)), color=True)


def test_colour_only_repeats_what_signs_say() -> None:
    views = [paint(diff.render(COMPARISON, Words("en"), DiffView(100)), color=color) for color in (True, False)]
    assert re.sub(r"\x1b\[[0-9;]*m", "", views[0]) == views[1]


@pytest.mark.parametrize("width", [40, 60, 100, 200])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_line_is_wider_than_asked(width: int, language: str) -> None:
    words = Words(language)
    far = replace(OLD_OUTLINE, document=replace(OLD_OUTLINE.document, path="很深的文件夹/" * 9 + "2022.txt"))
    views = (
        diff.render(COMPARISON, words, DiffView(width)),
        diff.render(COMPARISON, words, DiffView(width, Part.FIGURES)),
        outline.render([far], words, width),
        figures.render(LEDGERS, SERIES, words, width),
    )
    lines = [line.plain.rstrip() for view in views for line in view]
    assert all(cell_len(line) <= width for line in lines), max(lines, key=cell_len)


def test_nothing_of_a_document_reaches_the_terminal_unclean() -> None:
    shown = paint(diff.render(COMPARISON, Words("en"), DiffView(100)))
    assert "\x1b" not in shown
    assert "␛[31m" in shown
    assert "培训[初级]班" in shown  # brackets are no markup


def test_the_same_report_has_no_differences() -> None:
    same = replace(
        COMPARISON,
        passages=(PASSAGES[1],),
        similarity=1.0,
        summary=Summary({PassageStatus.EQUAL: 1}, {}),
        figures=(),
        sections=(),
    )
    shown = paint(diff.render(same, Words("en"), DiffView(100)))
    assert "No differences." in shown
    spaces = replace(same, passages=(PASSAGES[4],))
    assert "white space" in paint(diff.render(spaces, Words("en"), DiffView(100)))


def test_contradicted_growth_comes_first_and_long_tables_are_cut() -> None:
    moved = FIGURES[3]
    many = replace(COMPARISON, figures=(*[moved] * 20, *FIGURES[:2]), important=())
    lines = paint(diff.render(many, Words("en"), DiffView(100))).split("\n")
    assert lines[5].startswith("  ✗  全年门诊")
    assert sum(line.startswith("  ~  招聘护士") for line in lines) == SHORT - 1
    assert any("10 more: --only figures" in line for line in lines)
    lines = paint(diff.render(many, Words("en"), DiffView(100, Part.FIGURES))).split("\n")
    assert sum(line.startswith("  ~  招聘护士") for line in lines) == 20


def test_growth_that_holds_stands_beside_its_level() -> None:
    level, growth = FIGURES[:2]
    assert growth.claim_check is not None
    for verdict, told in (
        (Verdict.CONSISTENT, "up 9.9% ✓ consistent: 65000"),
        (Verdict.NOT_COMPARABLE, "up 9.9% ≁ not comparable"),
        (Verdict.NOT_CHECKABLE, None),
    ):
        checked = replace(growth, claim_check=replace(growth.claim_check, verdict=verdict))
        lines = paint(
            diff.render(replace(COMPARISON, figures=(level, checked), important=()), Words("en"), DiffView(120))
        ).split("\n")
        row = next(line for line in lines if line.startswith("  ~  全年门诊"))
        assert told in row if told else "9.9%" not in row


def test_unchanged_stretches_are_folded() -> None:
    equal = PASSAGES[4]
    many = replace(COMPARISON, passages=(*[equal] * 9, PASSAGES[3], *[equal] * 2))
    for context, told in ((0, ("9 passages", "2 passages")), (2, ("7 passages",)), (20, ())):
        shown = paint(diff.render(many, Words("en"), DiffView(100, Part.TEXT, context)))
        assert shown.count("⋯") == len(told)
        assert all(f"⋯ {count} unchanged" in shown for count in told)
