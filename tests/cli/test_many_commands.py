"""`bidui diff` of three and more reports, and of two folders: from files to printed results."""

import io
import json
import os
import re
import shlex
import shutil
from pathlib import Path
from urllib.parse import unquote

import pytest
from running import REPORT, Bidui
from test_bad_input import refused

import compare
from compare.cli import progress
from tests.alignment.folders.offices import make


@pytest.fixture
def years(seeds: Path) -> list[Path]:
    return sorted((seeds / "years").glob("*.txt"))


@pytest.fixture
def offices(seeds: Path, tmp_path: Path) -> tuple[Path, Path]:
    """Six offices of two years, the sample years as one more, and one that each year has alone."""
    old, new = make(seeds, tmp_path, range(6))
    shutil.copy(seeds / "years" / "2023.txt", old / "health.txt")
    (new / "more").mkdir()
    shutil.copy(seeds / "years" / "2024.txt", new / "more" / "gesundheit.txt")
    shutil.copy(seeds / "english" / "2023.txt", old / "library.txt")
    (new / "noted.txt").write_text(REPORT, "utf-8")
    return old, new


def test_series_json(bidui: Bidui, years: list[Path]) -> None:
    run = bidui("diff", *years, "--format", "json")
    told = json.loads(run.out)
    assert (run.code, run.err) == (0, "")
    assert told["schema"] == "bidui/series/1"
    assert told["years"] == [2022, 2023, 2024]
    assert told["reports"] == [{"path": str(path), "report": 0} for path in years]
    assert told["skipped"] == []
    texts = [bidui("text", path).text for path in years]
    for passage in told["passages"]:
        assert len(passage["spans"]) == len(years)
        assert passage["life"] in ("carried", "edited", "moved", "born", "dropped")
        assert (passage["life"] == "dropped") == (passage["spans"][-1] is None)
    kept = next(
        p for p in told["passages"] if p["spans"][0] and texts[0][slice(*p["spans"][0])].startswith("对药品采购")
    )
    assert (kept["life"], kept["since"]) == ("carried", 2022)
    for figure in told["figures"]:
        for value, span, text in zip(figure["values"], figure["spans"], texts, strict=True):
            assert value is None or text[slice(*span)].strip()


def test_series_text_and_its_parts(bidui: Bidui, years: list[Path]) -> None:
    whole = bidui("diff", *years).text
    for title in ("Figures", "Sections", "Carried over word for word", "Dropped", "Born"):
        assert f"\n{title}" in whole
    assert "\nSections" not in bidui("diff", *years, "--only", "figures").text
    assert "more:" not in bidui("diff", *years, "--only", "text").text
    assert "逐字沿用" in bidui("diff", *years, "--lang", "zh").text


def test_series_exit_code(bidui: Bidui, years: list[Path]) -> None:
    assert bidui("diff", *years, "--exit-code").code == 1
    assert bidui("diff", *[years[0]] * 3, "--exit-code").code == 0


def test_of_a_series_the_unreadable_are_skipped(bidui: Bidui, years: list[Path], tmp_path: Path) -> None:
    run = bidui("diff", years[0], tmp_path / "gone.txt", years[1], "-f", "json")
    told = json.loads(run.out)
    assert (run.code, told["years"]) == (0, [2022, 2023])
    assert told["skipped"] == [{"path": str(tmp_path / "gone.txt"), "reason": "does not exist"}]
    run = bidui("diff", years[0], tmp_path / "a", tmp_path / "b")
    assert (run.code, run.out, run.err.count("does not exist")) == (2, b"", 2)


def test_folders_json(bidui: Bidui, offices: tuple[Path, Path]) -> None:
    old, new = offices
    (new / ".hidden.txt").write_text(REPORT)
    (new / "table.png").write_text("1,2")
    (old / "empty.txt").write_text(" ")
    run = bidui("diff", old, new, "--format", "json")
    told = json.loads(run.out)
    assert (run.code, told["schema"]) == (0, "bidui/diff-many/1")
    found = {Path(p["new"]["path"]).stem: Path(p["old"]["path"]).stem for p in told["pairs"]}
    assert found == {str(at): f"{6 - at}x" for at in range(6)} | {"gesundheit": "health"}
    assert {p["organisation"] for p in told["pairs"]} >= {"澄西区民政局", "清源区卫生健康局"}
    shares = [p["carried_over"] for p in told["pairs"]]
    assert shares == sorted(shares, reverse=True)
    assert all(set(p["figures"]) == {"changed", "unchanged", "added", "removed"} for p in told["pairs"])
    assert told["unpaired"] == {
        "old": [{"path": str(old / "library.txt"), "report": 0}],
        "new": [{"path": str(new / "noted.txt"), "report": 0}],
    }
    assert {Path(s["path"]).name for s in told["skipped"]} == {"empty.txt", "table.png"}
    assert run.err.count("\n") == 2


def test_each_row_says_how_to_open_its_pair(bidui: Bidui, offices: tuple[Path, Path]) -> None:
    lines = bidui("diff", *offices).text.split("\n")
    commands = [shlex.split(line) for line in lines if "bidui diff" in line]
    assert len(commands) == 7
    for command in commands[:2]:
        assert bidui(*command[1:], "-f", "json").code == 0
    assert f"  - {offices[0] / 'library.txt'}" in "\n".join(lines)
    assert f"  + {offices[1] / 'noted.txt'}" in "\n".join(lines)


def test_a_row_opens_the_right_report_of_a_collection(bidui: Bidui, seeds: Path, tmp_path: Path) -> None:
    for name in ("old", "new files"):
        (tmp_path / name).mkdir()
        shutil.copy(seeds / "collection.txt", tmp_path / name / "all.txt")
    lines = bidui("diff", tmp_path / "old", tmp_path / "new files").text.split("\n")
    commands = [shlex.split(line) for line in lines if "bidui diff" in line]
    assert [tuple(name.rpartition("#")[2] for name in c[2:]) for c in commands] == [(str(k), str(k)) for k in range(3)]
    assert all(bidui(*command[1:], "--exit-code").code == 0 for command in commands)
    assert bidui("diff", tmp_path / "old", tmp_path / "new files", "--exit-code").code == 0


def test_ranking(bidui: Bidui, offices: tuple[Path, Path]) -> None:
    told = json.loads(bidui("diff", *offices, "-f", "json", "--sort", "claims").out)
    contradicted = [p["claims"].get("contradicted", 0) for p in told["pairs"]]
    assert contradicted == sorted(contradicted, reverse=True)
    assert bidui("diff", *offices, "--exit-code").code == 1


def test_map(bidui: Bidui, offices: tuple[Path, Path], seeds: Path) -> None:
    old, new = offices
    shutil.copy(seeds / "collection.txt", old / "a=b.txt")
    maps = ["--map", f"{old / '6x.txt'}={new / '1.txt'}", "--map", "a=b.txt#2=more/gesundheit.txt"]
    told = json.loads(bidui("diff", old, new, "-f", "json", *maps).out)
    pairs = {Path(p["new"]["path"]).stem: p for p in told["pairs"]}
    assert (Path(pairs["1"]["old"]["path"]).stem, pairs["1"]["paired_by"]) == ("6x", "map")
    assert pairs["gesundheit"]["old"] == {"path": str(old / "a=b.txt"), "report": 2}
    assert "0" not in pairs


@pytest.mark.parametrize(
    ("maps", "said"),
    [
        (["6x.txt"], "--map: takes OLD=NEW, not “6x.txt”."),
        (["gone.txt=1.txt"], "holds no report gone.txt."),
        (["6x.txt=gone.txt"], "holds no report gone.txt."),
        (["6x.txt=1.txt", "6x.txt=2.txt"], "--map: names 6x.txt twice."),
        (["all.txt=1.txt"], "--map: all.txt holds 3 reports: say which, as all.txt#0."),
    ],
)
def test_a_map_that_names_no_pair(
    bidui: Bidui, offices: tuple[Path, Path], seeds: Path, maps: list[str], said: str
) -> None:
    shutil.copy(seeds / "collection.txt", offices[0] / "all.txt")
    refused(bidui("diff", *offices, *(word for given in maps for word in ("--map", given))), said)


def test_folders_and_files_do_not_mix(bidui: Bidui, report: Path, tmp_path: Path) -> None:
    said = f"{tmp_path}: is a folder, but {report} is not: name two folders, or reports only."
    refused(bidui("diff", tmp_path, report), said)
    refused(bidui("diff", report, tmp_path), said)
    refused(bidui("diff", tmp_path, tmp_path, report), said)
    refused(bidui("diff", tmp_path, tmp_path, tmp_path), "is one folder too many")


def test_options_that_are_for_the_other_kind(bidui: Bidui, report: Path, tmp_path: Path) -> None:
    refused(bidui("diff", report, report, "--map", "a=b"), "--map: is for two folders only.")
    refused(bidui("diff", report, report, report, "--sort", "claims"), "--sort claims: is for two folders only.")
    refused(bidui("diff", tmp_path, tmp_path, "--only", "text"), "--only: is for reports, not for folders.")


def test_a_folder_without_reports(bidui: Bidui, report: Path, tmp_path: Path) -> None:
    (bare := tmp_path / "bare").mkdir()
    refused(bidui("diff", bare, tmp_path), "bare: holds no report that can be read.")
    refused(bidui("diff", tmp_path, bare), "bare: holds no report that can be read")
    (bare / "page.txt").write_text("版权所有")
    run = bidui("diff", tmp_path, bare)
    assert (run.code, run.out) == (2, b"")
    assert "page.txt: holds no text of a report" in run.err


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_that_may_not_be_read(bidui: Bidui, offices: tuple[Path, Path]) -> None:
    (offices[1] / "more").chmod(0)
    run = bidui("diff", *offices, "-f", "json")
    (offices[1] / "more").chmod(0o700)
    assert run.code == 0
    assert str(offices[1] / "more") in [s["path"] for s in json.loads(run.out)["skipped"]]


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_is_one_line_that_goes_away(
    bidui: Bidui, offices: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = _Terminal()
    monkeypatch.setattr(progress.sys, "stderr", terminal)
    monkeypatch.setattr(progress, "SHOWN_AFTER", 0)
    monkeypatch.setattr(progress, "DRAWN_EVERY", 1e-6)
    assert bidui("diff", *offices).code == 0
    told = terminal.getvalue()
    assert "comparing pair 7 of 7" in told
    assert "\n" not in told
    assert told.endswith("\r\x1b[K")


def test_interrupted_in_the_middle(
    bidui: Bidui, offices: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(compare, "diff_many", interrupted)
    run = bidui("diff", *offices, "-f", "json", "-o", tmp_path / "out.json")
    assert (run.code, run.out, run.err) == (130, b"", "bidui: interrupted; nothing was written\n")
    assert not (tmp_path / "out.json").exists()


def test_the_same_input_gives_the_same_bytes(bidui: Bidui, years: list[Path], offices: tuple[Path, Path]) -> None:
    for files in (years, offices):
        for options in (["-f", "json"], ["--lang", "zh"]):
            assert bidui("diff", *files, *options).out == bidui("diff", *files, *options).out


def test_a_folder_as_output_gets_a_page_for_each_pair_and_an_index(
    bidui: Bidui, offices: tuple[Path, Path], tmp_path: Path
) -> None:
    pages = tmp_path / "pages"
    run = bidui("diff", *offices, "-o", f"{pages}/")
    assert (run.code, run.out) == (0, b"")
    names = sorted(file.name for file in pages.iterdir())
    assert names[-1] == "index.html"
    assert len(names) > 6
    index = (pages / "index.html").read_text("utf-8")
    links = {unquote(link) for link in re.findall(r'<a href="([^"#]+)"', index)}
    assert links == set(names[:-1])
    assert all("data-item" in (pages / name).read_text("utf-8") for name in names[:-1])
    kept = bidui("diff", *offices, "-o", pages)
    assert (kept.code, kept.err.count("\n")) == (2, 1)
    assert "exists already" in kept.err
    assert bidui("diff", *offices, "-o", pages, "--force").code == 0
    refused(bidui("diff", *offices, "-o", pages, "-f", "json"), "is a folder")
