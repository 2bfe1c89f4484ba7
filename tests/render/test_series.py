"""Views of a small series and of two small folders against golden files (``GOLDEN=write`` writes them anew)."""

from dataclasses import replace

import pytest
from handmade_series import FOLDERS, PASSAGES, SECTIONS, SERIES
from test_terminal import check
from writing import write

from compare.language import LANGUAGES, Words
from compare.model import FolderComparison, SeriesStatus, Unpaired
from compare.render.cells import cell_len
from compare.render.json import encode
from compare.render.registry import Format
from compare.render.results import FoldersResult, SeriesResult
from compare.render.terminal import folders, series
from compare.render.terminal.paint import paint
from compare.render.views import DiffView, Part
from compare.render.years import year_names


@pytest.mark.parametrize("language", LANGUAGES)
def test_series(language: str) -> None:
    check(f"series.{language}", series.render(SERIES, Words(language), DiffView(100)))


@pytest.mark.parametrize("part", [part for part in Part if part is not Part.SUMMARY])
def test_one_part_of_a_series(part: Part) -> None:
    check(f"series-{part}.en", series.render(SERIES, Words("en"), DiffView(80, part)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_folders(language: str) -> None:
    check(f"folders.{language}", folders.render(FOLDERS, "last year", "今年", 1, Words(language), 110))


@pytest.mark.parametrize("width", [40, 60, 100, 200])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_line_is_wider_than_asked(width: int, language: str) -> None:
    words = Words(language)
    far = replace(SERIES.reports[1], path="很深的文件夹/" * 9 + "2023.txt")
    long = replace(SERIES, reports=(SERIES.reports[0], far, SERIES.reports[2]), years=(2022, None, 2024))
    views = [series.render(each, words, DiffView(width, part)) for each in (SERIES, long) for part in (None, *Part)]
    lines = [line.plain.rstrip() for view in views for line in view]
    # A command is never wrapped: it could not be copied.
    shown = folders.render(FOLDERS, "last year/" * 9, "今年", 2, words, width)
    lines += [line.plain.rstrip() for line in shown if "bidui diff" not in line.plain]
    assert all(cell_len(line) <= width for line in lines), max(lines, key=cell_len)


def test_nothing_of_a_document_reaches_the_terminal_unclean() -> None:
    shown = paint(series.render(SERIES, Words("en"), DiffView(100))) + paint(
        folders.render(FOLDERS, "a", "b", 0, Words("en"), 100)
    )
    assert "\x1b" not in shown
    assert "引进[博士]3人" in shown


def test_years_that_are_not_known_are_called_by_their_files() -> None:
    assert year_names(SERIES) == ["2022", "2023", "2024"]
    assert year_names(replace(SERIES, years=(2022, None, 2024))) == ["2022", "2023", "2024"]
    named = replace(SERIES, years=(2022, 2022, 2024), reports=(replace(SERIES.reports[0], path="x/甲.txt"),) * 3)
    assert year_names(named) == ["甲", "甲", "甲"]


def test_many_years_show_the_last_that_fit() -> None:
    many = tuple(range(2015, 2025))
    wide = replace(
        SERIES,
        years=many,
        reports=(SERIES.reports[0],) * 10,
        similarities=(0.5,) * 9,
        passages=(),
        sections=(),
        figures=(
            replace(SERIES.figures[0], figures=(SERIES.figures[0].figures[0],) * 10, values=tuple(map(int, many))),
        ),  # type: ignore[arg-type]
    )
    lines = paint(series.render(wide, Words("en"), DiffView(100))).split("\n")
    head = next(line for line in lines if "Metric" in line)
    assert "2024" in head
    assert "2015" not in head
    assert any(line.endswith("▁▁▂▃▄▅▆▇██") for line in lines)


def test_runs_of_unchanged_sections_are_folded() -> None:
    same = replace(SECTIONS[0], life=SeriesStatus.CARRIED, steps=(SeriesStatus.CARRIED, SeriesStatus.CARRIED))
    long = replace(SERIES, sections=(*[same] * 5, *SECTIONS))
    assert "⋯ 5 sections unchanged" in paint(series.render(long, Words("en"), DiffView(100)))
    assert "⋯" not in paint(series.render(long, Words("en"), DiffView(100, Part.SECTIONS)))


def test_long_lists_of_text_are_cut() -> None:
    long = replace(SERIES, passages=(PASSAGES[4],) * 20)
    assert "14 more: --only text" in paint(series.render(long, Words("en"), DiffView(100)))
    assert "more:" not in paint(series.render(long, Words("en"), DiffView(100, Part.TEXT)))


def test_a_series_without_anything_to_list() -> None:
    bare = replace(SERIES, passages=PASSAGES[:1], sections=(), figures=())
    shown = paint(series.render(bare, Words("en"), DiffView(100)))
    assert "nothing carried over, dropped or born" in shown
    assert "Sections" not in shown


def test_folders_without_a_pair() -> None:
    bare = FolderComparison((), Unpaired(FOLDERS.unpaired.old, ()))
    shown = paint(folders.render(bare, "a", "b", 0, Words("en"), 100))
    assert "0 pairs · 1 only in a\n" in shown
    assert "Carried" not in shown


def test_json() -> None:
    assert '"since": 2023, "unchanged": 2' in write(SeriesResult(SERIES), Format.JSON)
    assert '"values": ["1200", "1250", "1300"]' in write(SeriesResult(SERIES), Format.JSON)
    assert '"figures": {"changed": 12, "unchanged": 3}' in write(FoldersResult(FOLDERS, "old", "new"), Format.JSON)
    assert encode(FOLDERS.unpaired) == {
        "old": [{"path": "last year/gone.txt", "report": 0}],
        "new": [{"path": "今年/合集.txt", "report": 1}],
    }
