"""``bidui figures``: formats, filters, several years."""

import csv
import json
import zipfile
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from running import Bidui

OLD = "云溪市2022年卫生工作总结\n\n一、医疗服务\n\n全年门诊62236人次，床位320张。实现业务收入663.2万元。\n"
NEW = "云溪市2023年卫生工作总结\n\n一、医疗服务\n\n全年门诊65000人次，比上年增长9.9%，床位320张。实现业务收入772万元，比上年增长16.4%。\n"


@pytest.fixture
def years(tmp_path: Path) -> list[Path]:
    files = [tmp_path / "2022.txt", tmp_path / "2023.txt"]
    for file, text in zip(files, (OLD, NEW), strict=True):
        file.write_text(text, "utf-8")
    return files


def metrics(out: bytes) -> list[list[str]]:
    return [[figure["text"] for figure in document["figures"]] for document in json.loads(out)["documents"]]


def test_filters_combine(bidui: Bidui, years: list[Path]) -> None:
    for options, wanted in (
        (["--metric", "门诊|床位"], ["65000人次", "9.9%", "320张"]),
        (["--metric", "门诊", "--kind", "percent"], ["9.9%"]),
        (["--kind", "amount", "--kind", "count"], ["65000人次", "320张", "772万元"]),
        (["--unit", "元"], ["772万元"]),
        (["--unit", "万元", "--unit", "张"], ["320张", "772万元"]),
        (["--unit", "万元", "--kind", "count"], []),
    ):
        assert metrics(bidui("figures", years[1], *options, "-f", "json").out) == [wanted]


def test_changed(bidui: Bidui, years: list[Path]) -> None:
    run = bidui("figures", *years, "--changed", "-f", "json")
    assert metrics(run.out) == [[], ["65000人次", "772万元"]]
    figure = json.loads(run.out)["documents"][1]["figures"][0]
    assert (figure["status"], figure["before"]["text"], figure["difference"]) == ("changed", "62236人次", "2764")
    assert [row["unit"] for row in json.loads(run.out)["series"]] == ["人次", "元"]


def test_contradicted(bidui: Bidui, years: list[Path]) -> None:
    for files in (years, years[::-1]):  # the years say which came first
        told = json.loads(bidui("figures", *files, "--contradicted", "-f", "json").out)["documents"]
        (figure,) = (figure for document in told for figure in document["figures"])
        assert (figure["text"], figure["claim_check"]["verdict"]) == ("9.9%", "contradicted")
    shown = bidui("figures", *years, "--contradicted").text
    assert "65000 / 62236 - 1 = 4.44%" in shown
    assert "16.4%" not in shown


@pytest.mark.parametrize("option", ["--changed", "--contradicted"])
def test_years_are_compared_only_where_there_are_two(
    bidui: Bidui, years: list[Path], tmp_path: Path, option: str
) -> None:
    run = bidui("figures", years[0], option)
    assert (run.code, run.out, run.err) == (2, b"", f"bidui: {option}: needs the reports of two or more years.\n")
    run = bidui("figures", years[0], tmp_path / "gone.txt", option)
    assert (run.code, run.out, run.err.count("\n")) == (2, b"", 2)
    assert bidui("figures", years[0], "--only", "series").code == 2


@pytest.mark.parametrize("pattern", ["(", "*", "a{99999999999999999999}", "(?P<", "[\\"])
def test_a_bad_pattern_is_one_clear_line(bidui: Bidui, years: list[Path], pattern: str) -> None:
    run = bidui("figures", years[0], "--metric", pattern)
    assert (run.code, run.out, run.err.count("\n")) == (2, b"", 1)
    assert run.err.startswith("bidui: --metric: is no regular expression: ")


def test_nothing_left_is_said(bidui: Bidui, years: list[Path]) -> None:
    run = bidui("figures", *years, "--metric", "无此指标")
    assert (run.code, run.text.count("No figure passes the filters.")) == (0, 2)
    for form in ("json", "csv", "xlsx"):
        run = bidui("figures", *years, "--metric", "无此指标", "--format", form)
        assert (run.code, run.err) == (0, "bidui: No figure passes the filters.\n")


def test_one_part(bidui: Bidui, years: list[Path]) -> None:
    whole = bidui("figures", *years).text
    parts = [bidui("figures", *years, "--only", part).text for part in ("figures", "series")]
    assert whole == "\n".join(parts)


def test_csv(bidui: Bidui, years: list[Path]) -> None:
    rows = list(csv.DictReader(StringIO(bidui("figures", *years, "--format", "csv").text, newline="")))
    assert [row["path"] for row in rows] == [str(years[0])] * 3 + [str(years[1])] * 5
    assert (rows[-2]["text"], rows[-2]["value"], rows[-2]["unit"]) == ("772万元", "7720000", "元")
    text = NEW[int(rows[-2]["start"]) : int(rows[-2]["end"])]
    assert text == "772万元"
    told = bidui("figures", *years, "--format", "csv", "--only", "series", "--metric", "业务收入$").text
    assert "业务收入,元,6632000,7720000,1088000,16.4,▁█," in told


def test_xlsx(bidui: Bidui, years: list[Path], tmp_path: Path) -> None:
    bidui("figures", *years, "--format", "xlsx", "--output", tmp_path / "a.xlsx", "--lang", "zh_CN")
    with zipfile.ZipFile(BytesIO((tmp_path / "a.xlsx").read_bytes())) as book:
        assert "数字变化" in book.read("xl/workbook.xml").decode()
        assert b"<v>7720000</v>" in book.read("xl/worksheets/sheet1.xml")
    assert bidui("figures", *years, "--format", "xlsx", "--lang", "zh_CN").out == (tmp_path / "a.xlsx").read_bytes()


def test_a_workbook_does_not_go_to_a_terminal(bidui: Bidui, years: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("compare.cli.writing.sys.stdout.isatty", lambda: True, raising=False)
    run = bidui("figures", *years, "--format", "xlsx")
    assert (run.code, run.out, "--output" in run.err) == (2, b"", True)


def test_a_slip_between_the_years_is_shown_first(bidui: Bidui, years: list[Path]) -> None:
    years[1].write_text(NEW.replace("772万元", "772亿元"), "utf-8")
    lines = bidui("figures", *years, "--only", "series").text.splitlines()
    assert lines[2].startswith("  !  业务收入")
    assert "a slip of unit or digits?" in lines[3]


def test_what_was_given_before_stays(bidui: Bidui, years: list[Path]) -> None:
    """The keys of the contract stand as they did; others beside them."""
    told = json.loads(bidui("figures", *years, "-f", "json").out)
    assert list(told) == ["schema", "documents", "series", "skipped"]
    row = told["series"][0]
    assert list(row)[:3] == ["metric", "unit", "points"]
    assert list(row["points"][0])[:4] == ["year", "value", "path", "span"]
    assert "status" not in told["documents"][1]["figures"][0]
