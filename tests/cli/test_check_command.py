"""``bidui check``"""

import json
from pathlib import Path

import pytest
from running import Bidui

from compare.render.cells import cell_len

TEXT = """云溪市卫生健康局2023年工作总结

一、主要工作

20xx年，门诊62236人次。这是改革的的关键之年。

完成工作（含培训。
"""
CLEAN = TEXT.replace("20xx", "2023").replace("的的", "的").replace("（含培训", "")


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No settings and no decisions but those of the test."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    file = tmp_path / "bad.txt"
    file.write_text(TEXT, "utf-8")
    return file


@pytest.fixture
def good(tmp_path: Path) -> Path:
    file = tmp_path / "good.txt"
    file.write_text(CLEAN, "utf-8")
    return file


def rules(text: str) -> list[str]:
    return [finding["rule"] for document in json.loads(text)["documents"] for finding in document["findings"]]


def test_json_keeps_the_contract(bidui: Bidui, bad: Path) -> None:
    run = bidui("check", bad, "--format", "json")
    told = json.loads(run.text)
    assert run.code == 1
    assert told["schema"] == "bidui/check/1"
    assert told["skipped"] == []
    (document,) = told["documents"]
    assert document["path"] == str(bad)
    first = document["findings"][0]
    assert {"rule", "severity", "side", "report", "span", "message", "arguments", "related"} <= first.keys()
    assert first["rule"] == "leftover-placeholder"
    assert TEXT[slice(*first["span"])] == first["arguments"]["text"] == "20xx年"
    assert (first["severity"], first["side"], first["report"]) == ("error", None, 0)


def test_a_clean_report_exits_with_0(bidui: Bidui, good: Path) -> None:
    run = bidui("check", good)
    assert (run.code, run.err) == (0, "")
    assert "nothing found" in run.text


def test_text_names_line_and_column_and_underlines_by_cells(bidui: Bidui, bad: Path) -> None:
    run = bidui("check", bad, "--width", "60")
    lines = run.text.split("\n")
    at = next(i for i, line in enumerate(lines) if "5:21" in line)
    assert "“的” stands twice in a row" in lines[at]
    quote, mark = lines[at + 1], lines[at + 2]
    before, marked = cell_len(mark[: mark.index("^")]), cell_len(mark[mark.index("^") :])
    assert cell_len(quote[: quote.index("的的")]) == before
    assert marked == cell_len("的的")
    assert all(cell_len(line) <= 60 for line in lines)


def test_messages_are_in_the_readers_language(bidui: Bidui, bad: Path) -> None:
    assert "占位符" in bidui("check", bad, "--lang", "zh_CN").text
    assert "占位符" not in bidui("check", bad, "--format", "json", "--lang", "zh_CN").text


@pytest.mark.parametrize(
    ("options", "left"),
    [
        (["--select", "garbled"], {"garbled"}),
        (["--select", "garbled,leftover-placeholder"], {"garbled", "leftover-placeholder"}),
        (["--ignore", "garbled"], {"leftover-placeholder"}),
        (["--severity", "error"], {"leftover-placeholder"}),
    ],
)
def test_what_is_told_can_be_narrowed(bidui: Bidui, bad: Path, options: list[str], left: set[str]) -> None:
    assert set(rules(bidui("check", bad, "--format", "json", *options).text)) == left


def test_the_severity_decides_what_fails(bidui: Bidui, bad: Path) -> None:
    assert bidui("check", bad, "--ignore", "leftover-placeholder").code == 1
    assert bidui("check", bad, "--ignore", "leftover-placeholder", "--severity", "error").code == 0


@pytest.mark.parametrize("name", ["bidui.toml", "pyproject.toml"])
def test_settings_are_found_upwards(
    bidui: Bidui, bad: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    table = "[tool.bidui]\n" if name == "pyproject.toml" else ""
    (tmp_path / name).write_text(f'{table}ignore = ["leftover-placeholder"]\nseverity = "error"\n', "utf-8")
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    monkeypatch.chdir(deep)
    run = bidui("check", bad, "--format", "json")
    assert (run.code, rules(run.text)) == (0, [])
    assert rules(bidui("check", bad, "--format", "json", "--ignore", "truncated", "--severity", "warning").text)


def test_settings_beside_the_report_are_not_believed(bidui: Bidui, bad: Path, tmp_path: Path) -> None:
    folder = tmp_path / "submission"
    folder.mkdir()
    (folder / "bidui.toml").write_text('ignore = ["leftover-placeholder", "garbled"]\n', "utf-8")
    report = folder / "report.txt"
    report.write_text(TEXT, "utf-8")
    assert bidui("check", report).code == 1


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ("select = [", "is no TOML"),
        ('sevrity = "error"', "sevrity"),
        ('severity = "loud"', "loud"),
        ("select = 3", "select"),
        ('ignore = ["garbld"]', "garbld"),
    ],
)
def test_bad_settings_are_said_in_a_line(bidui: Bidui, bad: Path, tmp_path: Path, settings: str, said: str) -> None:
    (tmp_path / "bidui.toml").write_text(settings, "utf-8")
    run = bidui("check", bad)
    assert (run.code, run.out) == (2, b"")
    assert said in run.err
    assert "bidui.toml" in run.err
    assert run.err.splitlines()[-1].count("bidui.toml") == 1


def test_a_baseline_leaves_out_what_was_accepted_and_tells_what_is_new(bidui: Bidui, bad: Path, tmp_path: Path) -> None:
    known = tmp_path / "known.json"
    assert bidui("check", bad, "--write-baseline", known).code == 0
    again = bidui("check", bad, "--baseline", known, "--format", "json")
    assert (again.code, rules(again.text)) == (0, [])
    assert json.loads(again.text)["documents"][0]["accepted"] == 3
    # keyed by content: text put in above, other widths and line breaks change nothing
    moved = TEXT.replace("一、主要工作", "一、主要工作\n\n各项任务完成，XX县位居前列。").replace("20xx年，", "20xx年,")
    bad.write_text(moved, "utf-8")
    new = bidui("check", bad, "--baseline", known, "--format", "json")
    assert (new.code, rules(new.text)) == (1, ["leftover-placeholder"])


def test_decisions_of_the_review_store_are_known(bidui: Bidui, bad: Path, tmp_path: Path) -> None:
    import compare
    from compare.library.keys import finding_key
    from compare.library.store import Store
    from compare.model import Decision, DecisionState, Subject

    states = {"leftover-placeholder": DecisionState.FALSE_ALARM, "garbled": DecisionState.CONFIRMED}
    with Store(tmp_path / "review.sqlite") as store:
        store.decide(
            Decision(finding_key(f, TEXT), Subject.FINDING, states[f.rule], f.message)
            for f in compare.check(compare.read(bad))
        )
    run = bidui("check", bad, "--review", tmp_path / "review.sqlite", "--format", "json")
    assert rules(run.text) == ["garbled", "garbled"]
    findings = json.loads(run.text)["documents"][0]["findings"]
    assert [finding["decision"]["state"] for finding in findings] == ["confirmed", "confirmed"]
    missing = bidui("check", bad, "--review", tmp_path / "none.sqlite")
    assert (missing.code, missing.err) == (2, f"bidui: {tmp_path / 'none.sqlite'}: does not exist.\n")


def test_github_commands_are_escaped(bidui: Bidui, tmp_path: Path) -> None:
    file = tmp_path / "a,b:c%.txt"
    file.write_text(TEXT, "utf-8")
    lines = bidui("check", file, "--format", "github").text.splitlines()
    assert len(lines) == 3
    assert lines[0].startswith("::error file=")
    assert "a%2Cb%3Ac%25.txt,line=5,endLine=5,col=1,endColumn=5,title=leftover-placeholder::" in lines[0]


def test_sarif_has_what_hosts_need(bidui: Bidui, bad: Path) -> None:
    log = json.loads(bidui("check", bad.name, "--format", "sarif").text)
    (run,) = log["runs"]
    assert (log["version"], run["columnKind"]) == ("2.1.0", "unicodeCodePoints")
    ids = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    for result in run["results"]:
        assert ids[result["ruleIndex"]] == result["ruleId"]
        (location,) = result["locations"]
        place = location["physicalLocation"]
        region = place["region"]
        assert place["artifactLocation"]["uri"] == "bad.txt"
        line = TEXT.split("\n")[region["startLine"] - 1]
        assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == region["snippet"]["text"]
        assert TEXT[region["charOffset"] :][: region["charLength"]] == region["snippet"]["text"]
    assert len({result["partialFingerprints"]["bidui/1"] for result in run["results"]}) == 3


def test_rules_are_listed_and_explained(bidui: Bidui) -> None:
    listed = bidui("check", "--list-rules")
    assert listed.code == 0
    assert "hidden-characters" in listed.text
    explained = bidui("check", "--explain", "garbled", "--lang", "zh_CN")
    assert "例如" in explained.text
    assert bidui("check", "--explain", "garbld").code == 2


def test_without_a_file_it_says_so(bidui: Bidui) -> None:
    run = bidui("check")
    assert (run.code, run.out) == (2, b"")


def test_an_unreadable_file_is_skipped_and_the_rest_is_done(bidui: Bidui, bad: Path, tmp_path: Path) -> None:
    run = bidui("check", tmp_path / "none.txt", bad, "--format", "json")
    assert run.code == 1
    assert [entry["path"] for entry in json.loads(run.text)["skipped"]] == [str(tmp_path / "none.txt")]
    assert bidui("check", tmp_path / "none.txt").code == 2


def test_what_a_report_says_is_never_a_command_to_the_terminal(bidui: Bidui, tmp_path: Path) -> None:
    file = tmp_path / "bad.txt"
    file.write_text(TEXT.replace("20xx年", "20xx年\x1b[31m[bold]\u202e"), "utf-8")
    for form in ("text", "github"):
        out = bidui("check", file, "--format", form).text
        assert "\x1b" not in out
        assert "\u202e" not in out


def test_many_of_a_kind_are_told_by_their_places(bidui: Bidui, bad: Path) -> None:
    bad.write_text(TEXT + "".join(f"\n\n完成第{i}项，投入XX万元。\n" for i in range(9)), "utf-8")
    text = bidui("check", bad, "--select", "leftover-placeholder").text
    assert sum("^" in line for line in text.split("\n")) == 3
    assert "7 more of leftover-placeholder: " in text
