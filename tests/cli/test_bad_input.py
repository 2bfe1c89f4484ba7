"""Bad input: one clear line on standard error, exit code 2, never a traceback, nothing on standard output."""

import json
import os
import re
from pathlib import Path

import pytest
from running import Bidui, Run

from compare.reading import settings


def refused(run: Run, *said: str) -> None:
    assert run.code == 2
    assert run.out == b""
    assert run.err.startswith("bidui: ")
    assert run.err.count("\n") == 1
    assert "Traceback" not in run.err
    for words in said:
        assert words in run.err


COMMANDS = ("text", "outline", "figures")


@pytest.mark.parametrize("command", COMMANDS)
def test_missing_file(bidui: Bidui, tmp_path: Path, command: str) -> None:
    refused(bidui(command, tmp_path / "gone.txt"), "gone.txt: does not exist")


@pytest.mark.parametrize("command", COMMANDS)
def test_empty_file(bidui: Bidui, tmp_path: Path, command: str) -> None:
    (file := tmp_path / "empty.txt").write_bytes(b" \n")
    refused(bidui(command, file), "empty.txt: is empty")


@pytest.mark.parametrize("command", COMMANDS)
def test_binary_file(bidui: Bidui, tmp_path: Path, command: str) -> None:
    (file := tmp_path / "report.txt").write_bytes(b"\x7fELF" + bytes(range(256)) * 20)
    refused(bidui(command, file), "report.txt: is not text")


def test_a_recording_of_a_terminal(bidui: Bidui, tmp_path: Path) -> None:
    (file := tmp_path / "report.txt").write_text("门诊\x1b[31m120万\x1b[0m人次，增长5%。", "utf-8")
    refused(bidui("text", file), "report.txt: holds 2 control characters, as no text does")


@pytest.mark.parametrize("command", COMMANDS)
def test_damaged_file(bidui: Bidui, tmp_path: Path, command: str) -> None:
    (file := tmp_path / "report.docx").write_bytes(b"PK\x03\x04" + bytes(range(256)) * 20)
    refused(bidui(command, file), "report.docx: is damaged")


def test_folder(bidui: Bidui, tmp_path: Path) -> None:
    refused(bidui("text", tmp_path), "is a folder, not a file", "Name a file in it.")


@pytest.mark.parametrize("command", ["outline", "figures"])
def test_empty_folder(bidui: Bidui, tmp_path: Path, command: str) -> None:
    refused(bidui(command, tmp_path), "holds no report that can be read")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_file_without_permission(bidui: Bidui, report: Path) -> None:
    report.chmod(0)
    refused(bidui("text", report), "no permission")


def test_file_too_large(bidui: Bidui, report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "MOST_BYTES", 10)
    refused(bidui("text", report), "report.txt: is larger than")


def test_report_number_out_of_range(bidui: Bidui, report: Path) -> None:
    refused(bidui("outline", f"{report}#7"), "#7", f"`bidui outline {report}` lists its reports.")


def test_a_name_that_is_no_name(bidui: Bidui) -> None:
    refused(bidui("text", "a\0b"), "cannot be read")
    refused(bidui("text", "x\x1b[31m"), "x␛[31m: does not exist")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--nonsense"], "There is no option --nonsense. See bidui --help."),
        (["text", "--outptu", "x"], "There is no option --outptu. Did you mean --output? See bidui text --help."),
        (["dif", "a", "b"], "There is no command dif. Did you mean diff? See bidui --help."),
        (["text"], "FILE is missing. See bidui text --help."),
        (["diff", "a"], "NEW is missing."),
        (["outline"], "FILE... is missing."),
        (["text", "a", "c d"], "This is one argument too many: c d."),
        (["figures", "a", "--format", "xml"], "--format: takes text, json, html, csv, xlsx, docx, pdf, md"),
        (["diff", "a", "b", "--width", "3"], "--width: must be at least 40."),
        (["diff", "a", "b", "--context", "many"], "--context: takes a whole number."),
        (["scan", "a", "--min-similarity", "7"], "--min-similarity: must be at most 1."),
        (["diff", "a", "b", "--force=3"], "--force takes no value."),
        (["text", "a", "--output"], "--output needs a value."),
        (["--lang", "fr", "text", "a"], "--lang: takes zh_CN | en, not “fr”."),
        (["text", "a", "--lang"], "--lang: takes zh_CN | en, not “”."),
    ],
)
def test_wrong_arguments(bidui: Bidui, arguments: list[str], said: str) -> None:
    refused(bidui(*arguments), said)


def test_wrong_arguments_in_chinese(bidui: Bidui) -> None:
    refused(bidui("--lang", "zh_CN", "text", "--nonsense"), "没有 --nonsense 这个选项。参见 bidui text --help。")
    refused(bidui("text", "gone.txt", "--lang=zh"), "gone.txt：不存在。")


def test_a_mistyped_name_is_told_its_neighbour(bidui: Bidui, report: Path) -> None:
    refused(bidui("text", report.with_suffix(".tx")), f"does not exist. Did you mean {report}?")
    refused(bidui("text", report.with_name("年度总结.txt")), "does not exist.\n")


def test_nothing_asked_for(bidui: Bidui) -> None:
    for language in ("en", "zh_CN"):
        run = bidui("--lang", language)
        assert run.code == 0
        assert run.text.count("bidui ") >= 6
        assert max(map(len, run.text.splitlines())) <= 100


def test_no_typer_message_is_left_in_english(bidui: Bidui) -> None:
    for arguments in (
        ["diff", "a", "b", "--width", "x"],
        ["scan", "a", "--min-similarity", "-1"],
        ["text", "--output"],
    ):
        run = bidui(*arguments, "--lang", "zh_CN")
        assert not re.search("[a-z]{3,} [a-z]{2,} [a-z]{3,}", run.err), run.err


def test_of_several_inputs_the_unreadable_are_skipped(bidui: Bidui, report: Path, tmp_path: Path) -> None:
    run = bidui("outline", tmp_path / "gone.txt", report, "--format", "json", "--lang", "zh_CN")
    told = json.loads(run.out)
    assert run.code == 0
    assert [document["path"] for document in told["documents"]] == [str(report)]
    assert told["skipped"] == [{"path": str(tmp_path / "gone.txt"), "reason": "does not exist"}]
    assert run.err == f"bidui: {tmp_path / 'gone.txt'}：不存在。\n"


@pytest.mark.parametrize("command", ["outline", "figures"])
def test_nothing_readable_is_a_failure(bidui: Bidui, tmp_path: Path, command: str) -> None:
    run = bidui(command, tmp_path / "a", tmp_path / "b", "--format", "json")
    assert (run.code, run.out) == (2, b"")
    assert run.err.count("does not exist") == 2


def test_browse_needs_a_terminal(bidui: Bidui, report: Path) -> None:
    refused(bidui("browse", report, report), "needs a terminal")
