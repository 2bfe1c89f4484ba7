"""``bidui scan`` and ``bidui templates`` as they are called."""

import json
from pathlib import Path

import pytest
from running import REPORT, Bidui


@pytest.fixture
def submissions(seeds: Path) -> list[Path]:
    return sorted((seeds / "submissions").glob("0*.txt"))


def test_json_keeps_the_contract(bidui: Bidui, submissions: list[Path]) -> None:
    run = bidui("scan", *submissions, "--format", "json")
    assert run.code == 0
    scan = json.loads(run.out)
    assert list(scan) == ["schema", "documents", "pairs", "matches", "clusters", "templates", "findings", "skipped"]
    assert scan["schema"] == "bidui/scan/1"
    document, pair, match, template = (scan[name][0] for name in ("documents", "pairs", "matches", "templates"))
    assert {"id", "path", "report", "span", "group", "compared_characters", "shares"} <= set(document)
    assert set(document["shares"]) == {"base", "own", "template", "phrase", "copied"}
    assert set(pair) == {"a", "b", "similarity", "shared_characters", "matches", "waterfall", "earlier"}
    steps = {"all", "chrome", "base", "phrase", "template", "compared", "shared"}
    assert set(pair["waterfall"]["a"]) == set(pair["waterfall"]["b"]) == steps
    assert set(match) == {"id", "a", "b", "similarity", "kind", "label", "weight"}
    assert set(match["a"]) == {"document", "span"}
    assert set(template) == {"id", "text", "slots", "occurrences"}
    assert set(template["slots"][0]) == {"name", "kind"}
    assert set(template["occurrences"][0]) == {"document", "span", "fills"}


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


def test_a_wrong_pattern_is_refused(bidui: Bidui, submissions: list[Path]) -> None:
    run = bidui("scan", submissions[0], "--own", "(", "--lang", "en")
    assert run.code == 2
    assert "--own" in run.err


def test_templates_alone(bidui: Bidui, submissions: list[Path], report: Path) -> None:
    run = bidui("templates", *submissions, "--format", "json")
    printed = json.loads(run.out)
    assert (run.code, printed["schema"], len(printed["templates"])) == (0, "bidui/templates/1", 6)
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
