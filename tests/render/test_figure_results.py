"""The figures and their series for people, and as CSV and XLSX. ``GOLDEN=write pytest tests/render`` writes the views anew."""

import csv
import os
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from io import BytesIO, StringIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from handmade import FIGURES, GROWTH_NEW, LEDGERS, NEW_OUTLINE, NURSES_NEW, SERIES
from hypothesis import given
from hypothesis import strategies as st
from rich.text import Text
from writing import write

from compare.language import LANGUAGES, Words
from compare.model import Figure, FigureKind, Ledger, Nature
from compare.model.trends import ComparedFigure, Outlier, OutlierKind, Trend, TrendPoint, UnitChange
from compare.render.cells import cell_len
from compare.render.registry import Format
from compare.render.results import FiguresPart, FiguresResult
from compare.render.terminal.figures import render
from compare.render.terminal.paint import paint
from compare.render.workbook import CHARACTERS

GOLDEN = Path(__file__).parent / "golden"
EN = Words("en")


def figures_csv(ledgers: list[Ledger]) -> str:
    return str(write(FiguresResult(ledgers), Format.CSV))


def series_csv(series: list[Trend]) -> str:
    return str(write(FiguresResult([], series, only=FiguresPart.SERIES), Format.CSV))


def workbook(ledgers: list[Ledger] | None, series: list[Trend] | None, words: Words) -> bytes:
    """``ledgers`` is None where only the series is to be shown."""
    only = FiguresPart.SERIES if ledgers is None else None
    return bytes(write(FiguresResult(ledgers or [], series, only=only), Format.XLSX, words.language))


def check(name: str, lines: Iterator[Text]) -> None:
    shown = paint(lines)
    file = GOLDEN / f"{name}.txt"
    if os.environ.get("GOLDEN") == "write":
        file.write_text(shown, "utf-8")
    assert shown == file.read_text("utf-8")


def compared() -> Ledger:
    return Ledger(NEW_OUTLINE.document, tuple(ComparedFigure.of(pair) for pair in FIGURES if pair.new is not None))


def point(year: int, text: str, value: str, nature: Nature | None = None) -> TrendPoint:
    made = Figure(0, SERIES[0].points[0].span, text, Decimal(value), "人", FigureKind.COUNT, year=year, nature=nature)
    return TrendPoint(year, made.value, "x.txt", made.span, "人", nature, made)


NURSES = tuple(point(year, f"{n}人", str(n)) for year, n in ((2019, 31), (2020, 33), (2022, 350), (2023, 36)))
STAFF = Trend(
    "招聘护士",
    "人",
    NURSES,
    Decimal(-314),
    Decimal("-89.7"),
    (2021,),
    (Outlier(2022, OutlierKind.SCALE, Decimal(350), Decimal(33)),),
    (UnitChange(2023, "名", "人"),),
    (*NURSES, point(2024, "40人", "40", Nature.TARGET)),
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_series(language: str) -> None:
    check(f"figures-series.{language}", render(None, [*SERIES, STAFF], Words(language), 100))


@pytest.mark.parametrize("language", LANGUAGES)
def test_compared_years(language: str) -> None:
    check(f"figures-compared.{language}", render([compared()], None, Words(language), 100))


@pytest.mark.parametrize("width", [40, 60, 100])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_line_is_wider_than_asked(width: int, language: str) -> None:
    lines = list(render([compared(), *LEDGERS], [*SERIES, STAFF], Words(language), width))
    assert all(cell_len(line.plain.rstrip()) <= width for line in lines)


def test_what_stands_out_comes_first_and_in_words() -> None:
    lines = paint(render(None, [*SERIES, STAFF], EN, 100)).split("\n")
    assert lines[2].startswith("  !  招聘护士")
    assert "2022: 10.6 times the other years" in lines[3]
    assert "2023: printed in 人, before in 名" in lines[4]
    assert "no value for 2021" in lines[5]


def test_years_without_room_are_told() -> None:
    shown = paint(render(None, [STAFF], EN, 80))
    assert "Left out for want of room: 2019 · 2020" in shown


@pytest.mark.parametrize("filtered", [True, False])
def test_nothing_left_is_said(filtered: bool) -> None:
    shown = paint(render([Ledger(NEW_OUTLINE.document, ())], [], EN, 100, filtered=filtered))
    assert ("No figure passes the filters." in shown) is filtered
    assert ("No metric passes the filters." in shown) is filtered


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text, newline="")))


def test_csv_holds_every_figure_under_the_names_of_the_contract() -> None:
    told = rows(figures_csv(LEDGERS))
    assert len(told) == sum(len(ledger.figures) for ledger in LEDGERS)
    growth = told[1]
    assert (growth["path"], growth["value"], growth["unit"], growth["direction"]) == ("2022.txt", "2.2", "%", "up")
    assert growth["text"] == "2.2%"
    assert "status" not in growth
    told = rows(figures_csv([compared()]))
    assert (told[1]["status"], told[1]["verdict"], told[1]["computed"]) == ("changed", "contradicted", "4.44")
    assert (told[0]["before"], told[0]["difference"]) == ("622360000", "27640000")


def test_csv_of_a_series_has_a_column_a_year() -> None:
    (told,) = rows(series_csv([STAFF]))
    assert (told["2019"], told["2022"], told["target 2024"], told["difference"]) == ("31", "350", "40", "-314")
    assert "a slip of unit or digits?" in told["notes"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "＝", " =", "\t=", "\n@"])
def test_no_text_of_a_csv_begins_like_a_formula(start: str) -> None:
    bad = replace(GROWTH_NEW, text=f"{start}cmd()", metric=f"{start}1+1", value=Decimal(-5), scope=(f"{start}x",))
    (told,) = rows(figures_csv([Ledger(NEW_OUTLINE.document, (bad,))]))
    assert all(told[name].startswith("'") for name in ("text", "metric", "scope"))
    assert told["value"] == "-5"  # a number is none


@given(st.text())
def test_a_row_of_a_csv_is_a_line_whatever_the_text(text: str) -> None:
    odd = replace(NURSES_NEW, text=text, metric=text)
    written = figures_csv([Ledger(NEW_OUTLINE.document, (odd, odd))])
    assert len(written.splitlines()) == 3
    assert len(rows(written)) == 2
    assert re.fullmatch(r"[^\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f]*", written)


Cell = tuple[str, str]


def sheets(data: bytes) -> dict[str, list[list[Cell]]]:
    """Type and content of every cell."""
    space = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    with zipfile.ZipFile(BytesIO(data)) as book:
        names = [s.attrib["name"] for s in ElementTree.fromstring(book.read("xl/workbook.xml")).iter(f"{space}sheet")]
        told = {}
        for number, name in enumerate(names, 1):
            sheet = ElementTree.fromstring(book.read(f"xl/worksheets/sheet{number}.xml"))
            assert not list(sheet.iter(f"{space}f"))
            assert not list(sheet.iter(f"{space}hyperlink"))
            told[name] = [
                [(cell.attrib.get("t", "n"), "".join(cell.itertext())) for cell in row]
                for row in sheet.iter(f"{space}row")
            ]
    return told


def test_a_workbook_has_figures_and_series() -> None:
    told = sheets(workbook(LEDGERS, [STAFF], EN))
    assert list(told) == ["Figures", "Over the years"]
    assert len(told["Figures"]) == 1 + sum(len(ledger.figures) for ledger in LEDGERS)
    assert ("n", "622360000") in told["Figures"][1]
    assert ("inlineStr", "62236万人次") in told["Figures"][1]
    assert told["Over the years"][0][2] == ("inlineStr", "2019")
    assert ("n", "350") in told["Over the years"][1]
    assert list(sheets(workbook(None, [STAFF], EN))) == ["Over the years"]
    assert ("inlineStr", "contradicted") in sheets(workbook([compared()], None, EN))["Figures"][2]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_workbook_speaks_the_reader_s_language(language: str) -> None:
    heads = sheets(workbook([compared()], None, Words(language)))
    (told,) = heads.values()
    assert any(text.isascii() and text != "%" for _, text in told[0]) is (language == "en")


def test_no_cell_of_a_workbook_is_a_formula_or_a_link() -> None:
    bad = [
        replace(NURSES_NEW, text=text, metric=text) for text in ("=1+1", "+1", "-1", "@x", "{=1}", "http://x.y", "1")
    ]
    told = sheets(workbook([Ledger(NEW_OUTLINE.document, tuple(bad))], None, EN))["Figures"]
    for figure_, row in zip(bad, told[1:], strict=True):
        assert row.count(("inlineStr", figure_.text)) == 2


def test_what_a_number_cell_cannot_hold_exactly_is_text() -> None:
    values = ("123456789012345", "1234567890123456", "0.1", "1E+20", "-12.50")
    figures = tuple(replace(NURSES_NEW, value=Decimal(value)) for value in values)
    told = sheets(workbook([Ledger(NEW_OUTLINE.document, figures)], None, EN))["Figures"]
    assert [row[5][0] for row in told[1:]] == ["n", "inlineStr", "n", "n", "n"]
    assert told[2][5][1] == "1234567890123456"


def test_what_a_cell_cannot_hold_is_cut_visibly() -> None:
    long = replace(NURSES_NEW, metric="长" * 40_000 + "\x1b[31m")
    told = sheets(workbook([Ledger(NEW_OUTLINE.document, (long,))], None, EN))["Figures"]
    (text,) = (text for _, text in told[1] if text.startswith("长"))
    assert (len(text), text[-1]) == (CHARACTERS, "…")
    short = replace(long, metric="\x1b[31m")
    told = sheets(workbook([Ledger(NEW_OUTLINE.document, (short,))], None, EN))["Figures"]
    assert ("inlineStr", "␛[31m") in told[1]


def test_more_rows_than_a_sheet_holds_go_on_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("compare.render.workbook.ROWS", 3)
    told = sheets(workbook(LEDGERS, None, EN))
    assert [len(rows_) for rows_ in told.values()] == [4, 4, 4, 2]


def test_the_same_figures_give_the_same_bytes() -> None:
    assert workbook(LEDGERS, SERIES, EN) == workbook(LEDGERS, SERIES, EN)
    assert figures_csv(LEDGERS) == figures_csv(LEDGERS)


def test_an_empty_workbook_has_its_headings() -> None:
    assert [len(rows_) for rows_ in sheets(workbook([], (), EN)).values()] == [1, 1]
