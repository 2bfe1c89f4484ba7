"""`bidui diff` and `bidui demo` around a comparison made by hand: options, exit codes, colour, pager."""

import json
import os
import stat
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from running import Bidui

import compare
from compare.cli import terminal
from compare.model import Comparison, PassageStatus, Summary

sys.path.insert(0, str(Path(__file__).parents[1] / "render"))
from handmade import COMPARISON

SAME = replace(COMPARISON, summary=Summary({PassageStatus.EQUAL: 3}, {}))


@pytest.fixture
def comparison(monkeypatch: pytest.MonkeyPatch) -> list[Comparison]:
    """What `compare.diff` finds; a test may put another one first."""
    found = [COMPARISON]
    monkeypatch.setattr(compare, "diff", lambda _old, _new, _options=None: found[0])
    return found


@pytest.fixture
def diff(bidui: Bidui, comparison: list[Comparison], report: Path) -> Bidui:
    return lambda *options: bidui("diff", report, report, *options)


def test_text_and_json(diff: Bidui) -> None:
    assert "云溪市2022年卫生工作总结 → 云溪市2023年卫生工作总结" in diff().text
    assert json.loads(diff("--format", "json").out)["schema"] == "bidui/diff/1"


def test_one_part_only(diff: Bidui) -> None:
    assert "Sections" in diff().text
    assert "Sections" not in diff("--only", "figures").text
    assert "Metric" not in diff("--only", "text").text


def test_in_chinese_by_option_anywhere_and_by_locale(diff: Bidui, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "相似度 77%" in diff("--lang", "zh_CN").text
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    assert "相似度 77%" in diff().text
    assert "Similarity 77%" in diff("--lang=en").text


def test_json_is_the_same_in_every_language(diff: Bidui) -> None:
    assert diff("-f", "json", "--lang", "zh_CN").out == diff("-f", "json", "--lang", "en").out


def test_exit_codes(diff: Bidui, comparison: list[Comparison]) -> None:
    assert diff().code == 0
    assert diff("--exit-code").code == 1
    assert diff("--exit-code", "--format", "json").code == 1
    comparison[0] = SAME
    assert diff("--exit-code").code == 0


def test_colour_only_where_asked_for_when_piped(diff: Bidui) -> None:
    assert b"\x1b[" not in diff().out
    assert b"\x1b[" not in diff("--color", "never").out
    assert b"\x1b[" in diff("--color", "always").out


@pytest.mark.parametrize(
    ("environ", "colours"),
    [({"TERM": "xterm"}, True), ({"NO_COLOR": "1"}, False), ({"NO_COLOR": ""}, True), ({"TERM": "dumb"}, False)],
)
def test_colour_on_a_terminal(monkeypatch: pytest.MonkeyPatch, environ: dict[str, str], colours: bool) -> None:
    monkeypatch.setenv("TERM", "xterm")
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(terminal.sys.stdout, "isatty", lambda: True)
    assert terminal.colored(terminal.Color.AUTO, None) is colours
    assert terminal.colored(terminal.Color.ALWAYS, None) is True
    assert terminal.colored(terminal.Color.AUTO, "file.txt") is False


@pytest.fixture
def pager(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A pager that keeps what it is given."""
    program = tmp_path / "a pager"
    program.write_text(f"#!/bin/sh\ncat > '{tmp_path}/paged'\necho \"$LESS\" > '{tmp_path}/less'\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PAGER", f"'{program}' -x")
    return tmp_path / "paged"


def test_the_pager_is_used_where_asked_for(diff: Bidui, pager: Path) -> None:
    run = diff("--pager")
    assert run.out == b""
    assert "Similarity 77%" in pager.read_text("utf-8")
    assert (pager.parent / "less").read_text() == "FRX\n"


def test_output_that_is_piped_is_not_paged(diff: Bidui, pager: Path) -> None:
    assert "Similarity" in diff().text
    assert not pager.exists()


def test_bidui_pager_goes_first_and_none_or_cat_mean_no_pager(
    diff: Bidui, pager: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("", "cat", "'unbalanced"):
        monkeypatch.setenv("BIDUI_PAGER", name)
        assert "Similarity" in diff("--pager").text
    assert not pager.exists()


@pytest.mark.parametrize("name", ["no-such-pager-anywhere", os.devnull])
def test_a_missing_pager_is_no_error(diff: Bidui, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv("PAGER", name)
    run = diff("--pager")
    assert (run.code, run.err) == (0, "")
    assert "Similarity" in run.text


def test_a_pager_that_is_left_early_is_no_error(diff: Bidui, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAGER", "true")
    assert diff("--pager").code == 0


def test_width(diff: Bidui) -> None:
    narrow = diff("--width", "40").text
    assert max(map(len, narrow.split("\n"))) <= 40


def test_demo_shows_a_comparison_and_what_to_try_next(bidui: Bidui, comparison: list[Comparison]) -> None:
    run = bidui("demo")
    assert run.code == 0
    assert "Similarity" in run.text
    assert "bidui browse" in run.text.split("Try next:")[1]
    assert "接下来可以试试" in bidui("demo", "--lang", "zh_CN").text


def test_demo_without_its_samples(bidui: Bidui, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compare, "__file__", str(tmp_path / "compare" / "__init__.py"))
    run = bidui("demo")
    assert run.code == 2
    assert "no sample reports" in run.err


def test_being_interrupted_says_so_in_one_line(bidui: Bidui, report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(compare, "diff", interrupted)
    run = bidui("diff", report, report)
    assert (run.code, run.out, run.err) == (130, b"", "bidui: interrupted; nothing was written\n")


def test_a_comparison_that_runs_backwards_is_done_and_said(bidui: Bidui, seeds: Path) -> None:
    years = [seeds / "years" / f"{year}.txt" for year in (2022, 2023)]
    comparison = json.loads(bidui("diff", *reversed(years), "-f", "json").out)
    assert [notice["code"] for notice in comparison["notices"]] == ["years-reversed"]
    assert not comparison["promises"]
    assert all(pair["claim_check"] is None for pair in comparison["figures"])
    assert bidui("diff", *reversed(years)).out.decode().startswith("OLD reports 2023 and NEW reports 2022")


def test_swap_exchanges_the_sides(bidui: Bidui, seeds: Path) -> None:
    years = [seeds / "years" / f"{year}.txt" for year in (2022, 2023)]
    in_order = bidui("diff", *years, "-f", "json").out
    assert bidui("diff", *reversed(years), "--swap", "-f", "json").out == in_order
