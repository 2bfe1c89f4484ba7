"""Evidence: the same row for each kind, with names that hold over runs, and what tables, Markdown and workbooks make
of it."""

import csv
import io
import json
import shlex
import zipfile
from pathlib import Path

import openpyxl
import pytest

import compare
from compare.cli import main
from compare.library.keys import figure_key
from compare.library.store import Store
from compare.model import Decision, DecisionState, Subject

ROOT = Path(__file__).parents[2]
YEARS = [str(ROOT / f"seeds/years/{year}.txt") for year in (2022, 2023)]
SUBMISSIONS = [str(path) for path in sorted((ROOT / "seeds/submissions").glob("*.txt"))[4:7]]


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(list(arguments)) in (0, 1)
    return capsys.readouterr().out


def rows(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(printed(capsys, *arguments, "-f", "csv", "--lang", "en"), newline="")))


def test_a_row_says_what_where_and_how_to_open_it(capsys: pytest.CaptureFixture[str]) -> None:
    found = rows(capsys, "diff", *YEARS)
    claim = found[0]
    assert (claim["kind"], claim["verdict"]) == ("figure", "contradicted")
    assert claim["measure"] == "20.92 / 18.35 - 1 = 14.01%, stated 16.8%"
    assert (claim["new_text"], claim["new_office"], claim["new_place"]) == ("16.8%", "清源区卫生健康局", "line 13")
    assert {row["kind"] for row in found} == {"figure", "finding", "target", "passage"}
    program, *command = shlex.split(claim["command"])
    assert program == "bidui"
    assert "16.8%" in printed(capsys, *command)
    assert json.loads(printed(capsys, *command, "-f", "json"))["evidence"][0]["id"] == claim["evidence"]


def test_names_hold_over_runs_and_when_text_is_added_before(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    before = {row["evidence"] for row in rows(capsys, "diff", *YEARS)}
    assert before == {row["evidence"] for row in rows(capsys, "diff", *YEARS)}
    later = tmp_path / "2023.txt"
    later.write_text("首页 > 公开 > 总结\n\n" + Path(YEARS[1]).read_text("utf-8"), "utf-8")
    after = {row["evidence"] for row in rows(capsys, "diff", YEARS[0], str(later))}
    assert len(before & after) > 0.9 * len(before)


def test_json_and_tables_give_the_same_names(capsys: pytest.CaptureFixture[str]) -> None:
    told = json.loads(printed(capsys, "diff", *YEARS, "-f", "json"))
    names = {each["evidence"] for key in ("passages", "figures", "promises", "findings") for each in told[key]}
    assert {row["evidence"] for row in rows(capsys, "diff", *YEARS)} <= names
    assert len(names) == sum(len(told[key]) for key in ("passages", "figures", "promises", "findings"))


def test_a_match_and_a_finding_are_opened_alone(capsys: pytest.CaptureFixture[str]) -> None:
    match = json.loads(printed(capsys, "scan", *SUBMISSIONS, "-f", "json"))["matches"][0]
    assert "copied" in printed(capsys, "scan", *SUBMISSIONS, "--at", match["evidence"], "--lang", "en")
    planted = str(ROOT / "seeds/checks/planted.txt")
    finding = rows(capsys, "check", planted)[0]
    assert finding["statement"] in printed(capsys, "check", planted, "--at", finding["evidence"], "--lang", "en")
    assert main(["check", planted, "--at", "finding-000"]) == 2
    assert "--at" in capsys.readouterr().err


def test_a_workbook_has_numbers_and_a_sheet_for_each_kind(tmp_path: Path) -> None:
    main(["diff", *YEARS, "-o", str(tmp_path / "a.xlsx"), "--lang", "en"])
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    sheets = ["Summary", "What matters most", "Largest changes", "Figures", "Last year's targets", "Text", "Findings"]
    assert book.sheetnames == sheets
    head, *lines = book["Figures"].iter_rows(values_only=True)
    beds = dict(zip(head, next(line for line in lines if line[1] == "2186张"), strict=True))
    assert (beds["Old: Value"], beds["New: Value"], beds["Unit"], beds["%"]) == (2186, 2260, "张", 3.4)
    assert "开放床位2260张" in beds["New: Text"]
    main(["scan", *SUBMISSIONS, "-o", str(tmp_path / "b.xlsx"), "--lang", "en"])
    assert "Shared passages" in openpyxl.load_workbook(tmp_path / "b.xlsx").sheetnames


def test_markdown_opens_with_what_matters_most(capsys: pytest.CaptureFixture[str]) -> None:
    text = printed(capsys, "diff", *YEARS, "-f", "md", "--lang", "en")
    parts = [line for line in text.splitlines() if line.startswith("## ")]
    assert parts == [
        f"## {title}"
        for title in ("What matters most", "Findings", "Figures", "Last year's targets", "Sections", "Text")
    ]
    assert "20.92 / 18.35" in text.split("## Findings")[0]
    assert "# What to mend" in printed(
        capsys, "check", str(ROOT / "seeds/checks/planted.txt"), "-f", "md", "--lang", "en"
    )


def test_what_was_decided_stands_beside_the_evidence(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    comparison = compare.diff(*map(compare.read, YEARS))
    pair = next(pair for pair in comparison.figures if pair.claim_check and pair.claim_check.verdict == "contradicted")
    key = figure_key(pair, comparison.old.text, comparison.new.text)
    with Store(tmp_path / "review.sqlite", "林小满") as store:
        store.decide([Decision(key, Subject.FIGURE, DecisionState.CONFIRMED, "growth", "asked the office")])
    review = ("--review", str(tmp_path / "review.sqlite"))
    claim = rows(capsys, "diff", *YEARS, *review)[0]
    assert (claim["decision"], claim["note"]) == ("confirmed", "asked the office")
    figures = json.loads(printed(capsys, "diff", *YEARS, *review, "-f", "json"))["figures"]
    decided = [figure["decision"] for figure in figures if figure["decision"]]
    told = [(each["state"], each["by"], each["note"]) for each in decided]
    assert told == [("confirmed", "林小满", "asked the office")]
    page = printed(capsys, "diff", *YEARS, *review, "-f", "html", "--lang", "en")
    assert "confirmed — 林小满 — asked the office" in page
    assert "*confirmed — 林小满 — asked the office*" in printed(
        capsys, "diff", *YEARS, *review, "-f", "md", "--lang", "en"
    )
    assert main(["diff", *YEARS, *review, "-o", str(tmp_path / "a.docx"), "--lang", "en"]) == 0
    with zipfile.ZipFile(tmp_path / "a.docx") as archive:
        assert "confirmed — 林小满 — asked the office" in archive.read("word/comments.xml").decode("utf-8")
    assert main(["diff", *YEARS, *review, "-o", str(tmp_path / "a.xlsx"), "--lang", "en"]) == 0
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    (heads, row) = book["Decisions"].iter_rows(values_only=True)
    assert dict(zip(heads, row, strict=True))["By"] == "林小满"
    assert main(["diff", *YEARS, "--review", str(tmp_path / "none.sqlite")]) == 2


@pytest.mark.parametrize("form", ["md", "docx", "html"])
def test_a_scan_says_in_a_sentence_who_has_whose_text(form: str, tmp_path: Path) -> None:
    file = tmp_path / f"a.{form}"
    assert main(["scan", str(ROOT / "seeds/submissions"), "-o", str(file), "--lang", "en"]) == 0
    text = compare.read(file).text if form != "md" else file.read_text("utf-8").replace("\\", "")
    assert "06-桐岭区.txt has 3 passages of 07-沙浦区.txt" in text
    assert "by its date" in text


def test_severities_are_in_the_readers_language(capsys: pytest.CaptureFixture[str]) -> None:
    text = printed(capsys, "check", str(ROOT / "seeds/checks/planted.txt"), "-f", "md", "--lang", "zh_CN")
    assert "· 警告)" in text
    assert "warning" not in text
