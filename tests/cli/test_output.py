"""Where results go: exact bytes, whole files."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from running import REPORT, Bidui

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
        written = bidui(*arguments, report, "--output", tmp_path / "out")
        assert written.out == b""
        assert (tmp_path / "out").read_bytes() == printed.out


def test_standard_output_by_name(bidui: Bidui, report: Path) -> None:
    assert bidui("text", report, "-o", "-").text == REPORT


def test_an_old_output_file_is_replaced_and_keeps_its_mode(bidui: Bidui, report: Path, tmp_path: Path) -> None:
    (out := tmp_path / "out").write_text("old")
    out.chmod(0o640)
    bidui("text", report, "-o", out)
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
    run = bidui("text", report, "-o", out)
    assert (run.code, run.out) == (2, b"")
    assert run.err == f"bidui: {out}: cannot be written: No space left on device.\n"
    assert out.read_text() == "old"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["out", "report.txt"]


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
