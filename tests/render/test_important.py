"""A comparison opens with what matters most, at every width and in both languages, and every output has one order."""

import csv
import io
import json
import re
from pathlib import Path

import openpyxl
import pytest

import compare
from compare.cli import main
from compare.language import choose
from compare.model import FigureStatus
from compare.render.cells import cell_len
from compare.render.important import FigureOrder, asked_first, in_order
from compare.render.printed import printed

ROOT = Path(__file__).parents[2]
YEARS = [str(ROOT / f"seeds/years/{year}.txt") for year in (2023, 2024)]
ENGLISH = [str(ROOT / f"seeds/english/{year}.txt") for year in (2023, 2024)]


def said(capsys: pytest.CaptureFixture[str], *arguments: str, lang: str = "en") -> str:
    assert main([*arguments, "--lang", lang]) == 0
    return capsys.readouterr().out


def opening(text: str, lang: str = "en") -> list[str]:
    """The lines from the title of what matters most to the empty line below it."""
    lines = text.splitlines()
    first = next(at for at, line in enumerate(lines) if line.startswith(choose(lang, {})("What matters most")))
    return lines[first : lines.index("", first)]


@pytest.mark.parametrize("files", [YEARS, ENGLISH], ids=["chinese", "english"])
@pytest.mark.parametrize("width", [160, 121, 80, 60, 40])
@pytest.mark.parametrize("lang", ["en", "zh_CN"])
def test_no_number_is_cut(capsys: pytest.CaptureFixture[str], files: list[str], width: int, lang: str) -> None:
    text = said(capsys, "diff", *files, "--width", str(width), "--top", "20", lang=lang)
    lines = opening(text, lang)
    assert all(cell_len(line) <= width for line in lines)
    whole = "".join("".join(lines).split())
    comparison = compare.diff(*map(compare.read, files))
    for each in asked_first(comparison)[:20]:
        if each.kind == "figure" and not each.beside:
            pair = comparison.figures[each.at]
            for figure in filter(None, (pair.old, pair.new)):
                assert "".join(printed(figure).split()) in whole
    assert "…" not in "".join(lines)


def test_each_line_says_why(capsys: pytest.CaptureFixture[str]) -> None:
    lines = opening(said(capsys, "diff", *YEARS, "--width", "121"))
    assert lines[0].startswith("What matters most  8 of ")
    assert "contradicted: 5107 / 4832 - 1 = 5.69%, stated 8.4% · line 9" in "\n".join(lines)
    assert "from growth to fall: +25.8% the year before, -10.7% now · line 11" in "\n".join(lines)
    heads = [at for at, line in enumerate(lines) if re.match("  [✗!▲▼~○+−] ", line)]
    assert len(heads) == 8
    assert all(lines[at + 1].startswith("      ") for at in heads)


def test_the_turn_of_a_growth_is_shown_with_its_level(capsys: pytest.CaptureFixture[str]) -> None:
    lines = opening(said(capsys, "diff", *YEARS, "--width", "121"))
    assert any(line.startswith("  ▼ 卫生项目投资") and "2.34亿元" in line and "-10.7%" in line for line in lines)


def test_top_says_how_many(capsys: pytest.CaptureFixture[str]) -> None:
    three = opening(said(capsys, "diff", *YEARS, "--top", "3"))
    assert sum(bool(re.match("  [✗!▲▼~○+−] ", line)) for line in three) == 3
    assert "What matters most" not in said(capsys, "diff", *YEARS, "--top", "0")


def test_every_output_has_one_order(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    told = json.loads(said(capsys, "diff", *YEARS, "-f", "json"))
    names = [told[f"{each['kind']}s"][each["at"]]["evidence"] for each in told["important"]]
    listed = list(csv.DictReader(io.StringIO(said(capsys, "diff", *YEARS, "-f", "csv"), newline="")))
    places = [next(at for at, row in enumerate(listed) if row["evidence"] == name) for name in names]
    assert places == sorted(places)
    page = said(capsys, "diff", *YEARS, "-f", "html")
    cards = re.findall(r'<a href="#([a-z]+-[0-9a-f.]+)">', page.split('class="cards"')[1].split("</ul>")[0])
    assert cards == names[:8]
    markdown = said(capsys, "diff", *YEARS, "-f", "md").split("## Findings")[0]
    assert markdown.index("出车增长") < markdown.index("卫生项目投资") < markdown.index("常住人口签约率")
    assert main(["diff", *YEARS, "-o", str(tmp_path / "a.xlsx"), "--lang", "en"]) == 0
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx")["What matters most"]
    head, *lines = sheet.iter_rows(values_only=True)
    assert [dict(zip(head, line, strict=True))["Evidence"] for line in lines][:8] == names[:8]


def test_the_json_has_the_keys_of_the_contract(capsys: pytest.CaptureFixture[str]) -> None:
    told = json.loads(said(capsys, "diff", *YEARS, "-f", "json"))
    for figure in told["figures"]:
        assert 0 <= figure["importance"] <= 1
        assert set(figure["also"]) == {"old", "new"}
        assert not {"retold", "doubtful", "spans_differ"} & set(figure)
    scores = [each["score"] for each in told["important"]]
    assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize("order", list(FigureOrder))
def test_orders_lose_nothing_and_put_what_has_no_size_last(order: FigureOrder) -> None:
    pairs = compare.diff(*map(compare.read, YEARS)).figures
    places = in_order(pairs, order)
    assert sorted(places) == list(range(len(pairs)))
    if order is FigureOrder.PERCENT:
        percents = [pairs[at].percent for at in places]
        known = [abs(percent) for percent in percents if percent is not None]
        assert known == sorted(known, reverse=True)
        assert percents[len(known) :] == [None] * (len(pairs) - len(known))


@pytest.mark.parametrize("command", ["diff", "figures"])
def test_sort_orders_the_figures(capsys: pytest.CaptureFixture[str], command: str) -> None:
    only = ["--only", "figures"] if command == "diff" else []
    by_percent = said(capsys, command, *YEARS, *only, "--sort", "percent", "--width", "160").split("2024.txt")[-1]
    assert by_percent.index("出具远程诊断报告  ") < by_percent.index("业务收入  ")
    in_report = said(capsys, command, *YEARS, *only, "--sort", "report", "--width", "160").split("2024.txt")[-1]
    assert in_report.index("业务收入  ") < in_report.index("出具远程诊断报告  ")


def test_sort_against_nothing_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["figures", YEARS[0], "--sort", "percent", "--lang", "en"]) == 2
    assert capsys.readouterr().err == "bidui: --sort percent: needs the reports of two or more years.\n"
    assert main(["diff", *YEARS, "--sort", "stale", "--lang", "en"]) == 2
    assert "--sort stale: is for two folders only" in capsys.readouterr().err


def test_a_series_begins_with_what_matters_most(capsys: pytest.CaptureFixture[str]) -> None:
    three = [str(ROOT / f"seeds/years/{year}.txt") for year in (2022, 2023, 2024)]
    text = said(capsys, "diff", *three, "--width", "140")
    assert text.index("出车增长") < text.index("卫生项目投资") < text.index("病床使用率")
    assert "from growth to fall: +25.8% the year before, -10.7% now" in text
    told = json.loads(said(capsys, "diff", *three, "-f", "json"))
    assert told["important"][0]["ground"] == "contradicted"
    assert told["figures"][told["important"][0]["at"]]["metric"] == "出车增长"


def test_a_figure_told_twice_is_one_row_for_people(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    files = []
    for year, value in ((2022, "31.24"), (2023, "35.87")):
        table = f"| 指标 | {year}年 |\n| --- | --- |\n| 工业总产值 | {value.replace('.', '')}00 |\n"
        (tmp_path / f"{year}.md").write_text(
            f"# 澄湖市{year}年统计公报\n\n全年工业总产值{value}亿元。\n\n{table}", "utf-8"
        )
        files.append(str(tmp_path / f"{year}.md"))
    told = json.loads(said(capsys, "diff", *files, "-f", "json"))
    changed = [each for each in told["figures"] if each["status"] == FigureStatus.CHANGED]
    assert [len(each["also"]["new"]) for each in changed] == [1, 1]
    text = said(capsys, "diff", *files, "--only", "figures", "--width", "100")
    assert text.count("工业总产值") == 1
    page = said(capsys, "diff", *files, "-f", "html")
    assert page.split("<table")[1].split("</table>")[0].count("工业总产值") == 1
    assert "told again" in page


def test_a_slip_of_scale_is_told_without_a_percentage(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    for year, said_of_it in ((2022, "2.43万美元"), (2023, "3.05亿美元，比上年增长25.5%")):
        text = f"云渡县{year}年统计公报\n\n全年粮食总产量18.62万吨。实际利用外资{said_of_it}。\n"
        (tmp_path / f"{year}.txt").write_text(text, "utf-8")
    files = [str(tmp_path / f"{year}.txt") for year in (2022, 2023)]
    line, reason, *_ = [
        line for line in opening(said(capsys, "diff", *files, "--width", "160")) if "外资" in line or "fits" in line
    ]
    assert line.split() == ["!", "实际利用外资", "2.43万美元", "3.05亿美元"]
    assert "+25.5% fits only if one of them is off by 10,000 times" in reason


@pytest.mark.parametrize("form", ["html", "md"])
@pytest.mark.parametrize("only", ["summary", "figures", "sections", "text"])
def test_a_file_holds_the_part_that_was_asked_for(tmp_path: Path, form: str, only: str) -> None:
    file = tmp_path / f"a.{form}"
    assert main(["diff", *YEARS, "--only", only, "--top", "3", "-o", str(file), "--lang", "en"]) == 0
    text = file.read_text("utf-8")
    heads = {"summary": "What matters most", "figures": "Findings", "sections": "Sections", "text": "Text"}
    shown = {name for name, head in heads.items() if f">{head}</h2>" in text or f"## {head}\n" in text}
    assert shown == {only}
    if only == "summary":
        assert text.count('<li class="card') == 3 or text.count("\n- ") == 2 + 3


def test_the_summary_of_a_pair_is_one_printed_page(tmp_path: Path) -> None:
    pytest.importorskip("typst")
    pypdfium2 = pytest.importorskip("pypdfium2")
    assert main(["diff", *YEARS, "--only", "summary", "-o", str(tmp_path / "a.pdf")]) == 0
    assert len(pypdfium2.PdfDocument(tmp_path / "a.pdf")) == 1


def test_a_summary_is_of_two_reports(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", *YEARS, YEARS[0], "--only", "summary", "--lang", "en"]) == 2
    assert "two reports only" in capsys.readouterr().err
