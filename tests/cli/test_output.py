"""Where results go: exact bytes, whole files."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from running import REPORT, Bidui

import compare
from compare.cli import output


def test_text_is_printed_exactly(bidui: Bidui, tmp_path: Path) -> None:
    text = "甲\n乙 \t" * 999 + "\x1b  "
    (file := tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert bidui("text", file).text == text
    assert bidui("text", f"{file}#0").text == text


def test_text_as_json(bidui: Bidui, report: Path) -> None:
    told = json.loads(bidui("text", report, "--format", "json").out)
    assert (told["schema"], told["text"]) == ("bidui/text/1", REPORT)


def test_an_output_file_holds_what_would_be_printed(bidui: Bidui, report: Path, tmp_path: Path) -> None:
    for arguments in (["text"], ["outline"], ["outline", "--format", "json"]):
        printed = bidui(*arguments, report)
        written = bidui(*arguments, report, "--output", tmp_path / "out", "--force")
        assert written.out == b""
        assert (tmp_path / "out").read_bytes() == printed.out


def test_standard_output_by_name(bidui: Bidui, report: Path) -> None:
    assert bidui("text", report, "-o", "-").text == REPORT


def test_an_old_output_file_is_kept_unless_forced_and_keeps_its_mode(
    bidui: Bidui, report: Path, tmp_path: Path
) -> None:
    (out := tmp_path / "out").write_text("old")
    out.chmod(0o640)
    run = bidui("text", report, "-o", out)
    assert (run.code, run.err) == (2, f"bidui: {out}: exists already; --force writes over it.\n")
    assert out.read_text() == "old"
    bidui("text", report, "-o", out, "--force")
    assert out.read_text("utf-8") == REPORT
    assert out.stat().st_mode & 0o777 == 0o640


def test_a_link_stays_a_link(bidui: Bidui, report: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "real")
    bidui("text", report, "-o", tmp_path / "link")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text("utf-8") == REPORT


def test_a_failed_write_leaves_nothing_behind(
    bidui: Bidui, report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (out := tmp_path / "out").write_text("old")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(output.os, "fsync", full)
    run = bidui("text", report, "-o", out, "--force")
    assert (run.code, run.out) == (2, b"")
    assert run.err == f"bidui: {out}: cannot be written: No space left on device.\n"
    assert out.read_text() == "old"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["out", "report.txt"]


def test_the_ending_of_an_output_file_chooses_the_format(bidui: Bidui, report: Path, tmp_path: Path) -> None:
    for name, start in (("a.json", b'{"schema"'), ("b.TXT", b"/"), ("c.csv", b"\xef\xbb\xbfpath,"), ("d.xlsx", b"PK")):
        run = bidui("figures", report, "-o", tmp_path / name)
        assert (run.code, run.out, run.err) == (0, b"", "")
        assert (tmp_path / name).read_bytes().startswith(start)
    assert bidui("figures", report, "-o", tmp_path / "e.txt", "-f", "json").code == 0
    assert (tmp_path / "e.txt").read_bytes().startswith(b'{"schema"')


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["text", "-o", "a.xlsx"], "cannot be written in this format; there is .txt, .json"),
        (["outline", "-o", "a.csv"], "cannot be written in this format"),
        (["figures", "-o", "a.odt"], "cannot be written in this format; there is .txt, .json"),
        (["figures", "-o", "a.json", "-f", "xlsx"], "does not end as --format xlsx does"),
        (["check", "-o", "a.odt"], "there is .txt, .json"),
        (["scan", "-o", "a.sarif"], "cannot be written in this format"),
        (["diff", "gone.txt", "-o", "a.odt"], "cannot be written in this format"),
    ],
)
def test_an_ending_that_is_no_format_is_refused_before_anything_is_read(
    bidui: Bidui, report: Path, tmp_path: Path, arguments: list[str], message: str
) -> None:
    place = arguments.index("-o") + 1
    arguments[place] = str(tmp_path / arguments[place])
    run = bidui(*arguments, report)
    assert (run.code, run.out, run.err.count("\n")) == (2, b"", 1)
    assert message in run.err
    assert arguments[place] in run.err
    assert not Path(arguments[place]).exists()


def test_other_files_are_kept_too(bidui: Bidui, report: Path, tmp_path: Path) -> None:
    (kept := tmp_path / "kept").write_text("old")
    for arguments in (["check", report, "--write-baseline", kept], ["templates", report, report, "--save", kept]):
        assert bidui(*arguments).code == 2
        assert kept.read_text() == "old"
        assert bidui(*arguments, "--force").code == 0
        assert kept.read_text() != "old"
        kept.write_text("old")


def test_an_error_of_the_program_is_one_line_and_70(
    bidui: Bidui, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise KeyError("no\nsuch key")

    monkeypatch.setattr(compare, "outline", broken)
    run = bidui("outline", report)
    assert (run.code, run.out, run.err.count("\n")) == (70, b"", 1)
    assert "KeyError" in run.err
    monkeypatch.setenv("BIDUI_DEBUG", "1")
    assert "Traceback" in bidui("outline", report).err


@pytest.mark.parametrize(("name", "said"), [("", "is a folder"), ("none/out", "there is no such folder")])
def test_an_output_that_cannot_be_written(bidui: Bidui, report: Path, tmp_path: Path, name: str, said: str) -> None:
    run = bidui("text", report, "-o", tmp_path / name)
    assert run.code == 2
    assert said in run.err
    assert run.err.count("\n") == 1


def test_a_bad_input_leaves_the_output_alone(bidui: Bidui, tmp_path: Path) -> None:
    (out := tmp_path / "out").write_text("old")
    assert bidui("outline", tmp_path / "gone", "-o", out).code == 2
    assert out.read_text() == "old"


def _command(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "compare.cli", *map(str, arguments)]


def test_a_reader_that_leaves_early_is_no_error(tmp_path: Path) -> None:
    (file := tmp_path / "long.txt").write_text("一行\n" * 200_000, "utf-8")
    process = subprocess.Popen(_command("text", file), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.read(10)
    process.stdout.close()
    assert process.stderr is not None
    assert process.stderr.read() == b""
    process.wait()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
def test_a_full_disk_is_told(report: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        run = subprocess.run(_command("text", report), stdout=full, stderr=subprocess.PIPE, check=False)
    assert run.returncode == 2
    assert run.stderr.count(b"\n") == 1
    assert b"Traceback" not in run.stderr


def test_people_s_text_fits_the_terminal_s_encoding(report: Path) -> None:
    environment = os.environ | {"PYTHONIOENCODING": "gb18030", "LC_ALL": "zh_CN"}
    run = subprocess.run(_command("outline", report), capture_output=True, env=environment, check=True)
    assert "医疗服务" in run.stdout.decode("gb18030")
    run = subprocess.run(_command("outline", report, "-f", "json"), capture_output=True, env=environment, check=True)
    assert "医疗服务" in run.stdout.decode("utf-8")


def test_standard_input(report: Path) -> None:
    run = subprocess.run(_command("text", "-"), input=REPORT.encode(), capture_output=True, check=True)
    assert run.stdout.decode() == REPORT


def test_csv_has_a_byte_order_mark_in_a_file_only(bidui: Bidui, report: Path, tmp_path: Path) -> None:
    bidui("figures", report, "-o", tmp_path / "a.csv")
    written = (tmp_path / "a.csv").read_bytes()
    assert written == b"\xef\xbb\xbf" + bidui("figures", report, "-f", "csv").out


@pytest.mark.parametrize("command", ["check", "figures", "outline", "scan", "templates"])
def test_every_command_for_people_has_a_pager(
    bidui: Bidui, report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    pager = tmp_path / "pager"
    pager.write_text(f"#!/bin/sh\ncat > '{tmp_path}/paged'\n")
    pager.chmod(0o755)
    monkeypatch.setenv("PAGER", str(pager))
    printed = bidui(command, report, "--no-pager").out
    assert bidui(command, report, "--pager").out == b""
    assert (tmp_path / "paged").read_bytes() == printed
