"""``bidui scan`` and ``bidui templates`` as they are called."""

import csv
import io
import json
from pathlib import Path

import pytest
from rich.cells import cell_len
from running import REPORT, Bidui


@pytest.fixture
def submissions(seeds: Path) -> list[Path]:
    return sorted((seeds / "submissions").glob("0*.txt"))


def test_json_keeps_the_contract(bidui: Bidui, submissions: list[Path]) -> None:
    run = bidui("scan", *submissions, "--format", "json")
    assert run.code == 0
    scan = json.loads(run.out)
    names = ["schema", "documents", "pairs", "matches", "clusters", "templates", "findings", "coverage", "skipped"]
    assert list(scan) == names
    assert scan["schema"] == "bidui/scan/1"
    document, pair, match, template = (scan[name][0] for name in ("documents", "pairs", "matches", "templates"))
    assert {"id", "path", "report", "span", "group", "compared_characters", "shares", "sections"} <= set(document)
    assert set(document["shares"]) == {"base", "own", "template", "phrase", "common", "copied", "quoted", "possible"}
    assert set(pair) == {
        "a",
        "b",
        "similarity",
        "raw_similarity",
        "shared_characters",
        "matches",
        "waterfall",
        "earlier",
        "origin",
        "shared_figures",
        "swapped",
    }
    steps = {"all", "chrome", "base", "phrase", "template", "compared", "shared", "quotes"}
    assert set(pair["waterfall"]["a"]) == set(pair["waterfall"]["b"]) == steps
    assert set(match) == {"id", "a", "b", "similarity", "kind", "label", "weight", "evidence", "decision"}
    assert {"document", "span"} <= set(match["a"])
    assert set(template) == {"id", "text", "slots", "occurrences"}
    assert set(template["slots"][0]) == {"name", "kind", "label"}
    assert set(template["occurrences"][0]) == {"document", "span", "fills", "parts", "place"}


def test_a_span_of_a_match_is_its_evidence(bidui: Bidui, submissions: list[Path]) -> None:
    scan = json.loads(bidui("scan", *submissions, "--format", "json").out)
    match = next(m for m in scan["matches"] if m["label"] == "copied")
    text = submissions[match["a"]["document"]].read_text("utf-8")
    assert text[slice(*match["a"]["span"])].startswith("依托区大数据中心")


def test_the_text_names_the_copier_and_the_template(bidui: Bidui, seeds: Path) -> None:
    run = bidui("scan", seeds / "submissions", "--lang", "en")
    assert run.code == 0
    assert "06-桐岭区.txt ← 07-沙浦区.txt" in run.text
    assert "5 fill in templates" in run.text
    assert "truth.json" in run.err


def test_a_pair_is_explained_by_number_or_name(bidui: Bidui, submissions: list[Path]) -> None:
    by_name = bidui("scan", *submissions, "--explain", "06", "沙浦", "--lang", "en")
    assert by_name.text == bidui("scan", *submissions, "--explain", "5", "6", "--lang", "en").text
    assert "shared of these" in by_name.text
    unclear = bidui("scan", *submissions, "--explain", "区", "沙浦", "--lang", "en")
    assert unclear.code == 2
    assert "names 8 of the reports" in unclear.err


def test_copied_text_says_where_it_stands(bidui: Bidui, seeds: Path) -> None:
    folder = seeds / "submissions"
    copied = "试点“中央厨房+社区食堂+入户配送”模式"
    lines = [
        next(n for n, line in enumerate(file.read_text("utf-8").splitlines(), start=1) if copied in line)
        for file in (folder / "06-桐岭区.txt", folder / "07-沙浦区.txt")
    ]
    assert f"line {lines[0]} – line {lines[1]}" in bidui("scan", folder, "--lang", "en").text
    in_full = bidui("scan", folder, "--explain", "06", "07", "--lang", "en").text
    assert f"A line {lines[0]}  {copied}" in in_full
    assert f"B line {lines[1]}  {copied}" in in_full


def test_base_text_is_taken_off(bidui: Bidui, submissions: list[Path]) -> None:
    scan = json.loads(bidui("scan", *submissions[5:7], "--base", submissions[6], "--format", "json").out)
    assert {match["label"] for match in scan["matches"]} == {"base"}


def test_copied_text_can_fail_a_check(bidui: Bidui, submissions: list[Path]) -> None:
    assert bidui("scan", *submissions[5:7], "--exit-code").code == 1
    assert bidui("scan", *submissions[2:4], "--exit-code").code == 0


def test_unreadable_inputs_are_skipped(bidui: Bidui, submissions: list[Path], tmp_path: Path) -> None:
    run = bidui("scan", submissions[0], tmp_path / "none.txt", "--format", "json")
    assert run.code == 0
    assert [skipped["path"] for skipped in json.loads(run.out)["skipped"]] == [str(tmp_path / "none.txt")]
    assert bidui("scan", tmp_path / "none.txt").code == bidui("templates", tmp_path / "none.txt").code == 2


@pytest.mark.parametrize("command", ["scan", "templates"])
def test_a_report_that_a_file_does_not_have_is_skipped(bidui: Bidui, submissions: list[Path], command: str) -> None:
    run = bidui(command, *submissions[1:3], f"{submissions[0]}#9", "--format", "json")
    assert run.code == 0
    assert [skipped["path"] for skipped in json.loads(run.out)["skipped"]] == [str(submissions[0])]
    assert bidui(command, f"{submissions[0]}#9").code == 2


def test_a_wrong_pattern_is_refused(bidui: Bidui, submissions: list[Path]) -> None:
    run = bidui("scan", submissions[0], "--own", "(", "--lang", "en")
    assert run.code == 2
    assert "--own" in run.err


def test_templates_alone(bidui: Bidui, submissions: list[Path], report: Path) -> None:
    run = bidui("templates", *submissions, "--format", "json")
    printed = json.loads(run.out)
    assert (run.code, printed["schema"], len(printed["templates"])) == (0, "bidui/templates/1", 1)
    assert "11月底" in bidui("templates", *submissions).text
    assert "three or more" in bidui("templates", report, "--lang", "en").text


def test_text_of_a_report_steers_no_terminal(bidui: Bidui, tmp_path: Path) -> None:
    for name in ("甲", "乙"):
        passage = (
            "依托区大数据中心建立\x1b[31m困难家庭预警平台[bold]归集医保残联教育等部门的数据并设置因病因学因灾等预警指标。"
            * 2
        )
        (tmp_path / f"{name}.txt").write_text(REPORT + passage, "utf-8")
    assert b"\x1b" not in bidui("scan", tmp_path).out


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_csv_ranks_the_pairs(bidui: Bidui, submissions: list[Path]) -> None:
    pairs = rows(bidui("scan", *submissions, "-f", "csv").text)
    assert [row["similarity"] for row in pairs] == sorted((row["similarity"] for row in pairs), reverse=True)
    assert (pairs[0]["copied"], pairs[0]["certainty"]) == ("3", "dated")
    assert pairs[0]["path_b"] == str(submissions[6])


def test_csv_has_the_passages_with_their_text(bidui: Bidui, submissions: list[Path]) -> None:
    matches = rows(bidui("scan", *submissions, "-f", "csv", "--matches").text)
    first = next(row for row in matches if row["label"] == "copied")
    assert first["text_a"].startswith("依托区大数据中心")
    assert first["kind"] == "refigured"


def test_the_matrix_is_a_square(bidui: Bidui, submissions: list[Path]) -> None:
    table = list(csv.reader(io.StringIO(bidui("scan", *submissions, "-f", "csv", "--matrix").text)))
    assert [row[0] for row in table] == table[0]
    assert all(table[i][j] == table[j][i] for i in range(1, len(table)) for j in range(1, len(table)))
    lines = bidui("scan", *submissions, "--matrix").text.splitlines()
    assert len({cell_len(line[: line.index("·")]) for line in lines if "·" in line}) == len(submissions) - 1


def test_one_report_shows_whose_text_it_has(bidui: Bidui, submissions: list[Path]) -> None:
    out = bidui("scan", *submissions, "--report", "06").text
    assert "copied 43%" in out
    assert "07-沙浦区.txt" in out
    assert "shares nothing" in bidui("scan", *submissions, "--report", str(submissions[2])).text


def test_quotes_can_be_left_out_and_are_counted(bidui: Bidui, submissions: list[Path]) -> None:
    plain = bidui("scan", *submissions, "--explain", "06", "07").text
    without = bidui("scan", *submissions, "--explain", "06", "07", "--ignore-quotes").text
    assert "quoted titles and slogans" not in plain
    assert "quoted titles and slogans" in without


@pytest.mark.parametrize(
    "options",
    [("--matrix", "--report", "06"), ("--matches",), ("--matrix", "-f", "json"), ("--report", "06", "-f", "csv")],
)
def test_views_that_contradict_each_other_are_refused(
    bidui: Bidui, submissions: list[Path], options: tuple[str, ...]
) -> None:
    run = bidui("scan", *submissions, *options)
    assert (run.code, run.text) == (2, "")
    assert "does not go with" in run.err


def test_a_saved_template_is_a_base(bidui: Bidui, submissions: list[Path], tmp_path: Path) -> None:
    form = tmp_path / "form.txt"
    assert bidui("templates", *submissions, "--save", form).code == 0
    scan = json.loads(bidui("scan", *submissions, "--base", form, "-f", "json").text)
    assert [document["shares"]["base"] > 0.75 for document in scan["documents"]] == [
        number in (0, 1, 3, 4, 7) for number in range(8)
    ]
    assert scan["templates"] == []


def test_how_a_template_changed_is_told(bidui: Bidui, submissions: list[Path], tmp_path: Path) -> None:
    for path in submissions:
        text = path.read_text("utf-8").replace("建立低收入人口动态监测机制", "建立和完善低收入人口监测机制")
        (tmp_path / path.name).write_text(text, "utf-8")
    out = bidui("templates", *submissions, "--since", tmp_path).text
    assert "[和完善]" in out
    assert "[动态]" in out
    assert "{figure}" in out


def test_two_reports_of_one_name_are_a_pair(bidui: Bidui, submissions: list[Path], tmp_path: Path) -> None:
    for folder, path in zip(("东", "西"), submissions[5:7], strict=True):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "民政局.txt").write_bytes(path.read_bytes())
    run = bidui("scan", tmp_path, "--pair", "民政局", "民政局", "--lang", "en")
    assert run.code == 0
    assert "figures swapped" in run.text
    refused = bidui("scan", tmp_path, "--report", "民政局", "--lang", "en")
    assert refused.code == 2
    assert "东/民政局.txt" in refused.err
    assert bidui("scan", tmp_path, "--report", tmp_path / "东" / "民政局.txt").code == 0


def test_only_one_kind_of_evidence(bidui: Bidui, submissions: list[Path]) -> None:
    for kind, count in (("copied", 1), ("common", 0), ("origin", 0), ("data", 0)):
        scan = json.loads(bidui("scan", *submissions, "--only", kind, "--format", "json").out)
        assert len(scan["pairs"]) == count


def test_files_of_other_kinds_are_told_in_one_line(bidui: Bidui, submissions: list[Path], tmp_path: Path) -> None:
    for path in submissions[:2]:
        (tmp_path / path.name).write_bytes(path.read_bytes())
    for name in ("marks.json", "seal.png", "run.log", "run.old"):
        (tmp_path / name).touch()
    run = bidui("scan", tmp_path, "--lang", "en", "--format", "json")
    (line,) = run.err.strip().splitlines()
    assert "4 files are of no kind that is read from folders" in line
    assert len(json.loads(run.out)["skipped"]) == 4


def test_a_page_of_very_many_shows_the_heaviest(bidui: Bidui, tmp_path: Path) -> None:
    text = "\n".join(f"第{n}村修建水渠，群众用水不再排队，老人也能就近取水。" for n in "甲乙丙丁戊")
    for number in range(24):
        (tmp_path / f"{number}.txt").write_text(f"第{number}乡工作总结\n{text}\n", "utf-8")
    page = tmp_path / "page.html"
    assert bidui("scan", tmp_path, "--lang", "en", "-o", page).code == 0
    written = page.read_text("utf-8")
    assert "Passages of the 200 pairs most alike of 276 stand here" in written
    assert written.count('<h3 id="pair-') == 200
