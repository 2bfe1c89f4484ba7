"""Every example of the first pages and the tour prints what the page shows."""

from __future__ import annotations

import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from compare.cli import main
from tests.docs.examples import examples, is_printed

ROOT = Path(__file__).resolve().parents[2]
LOCALES = {"README.md": "en_US.UTF-8", "README.zh.md": "zh_CN.UTF-8", "docs/tour.md": "en_US.UTF-8"}
SHOWN = {"README.md": 5, "README.zh.md": 5, "docs/tour.md": 8}


@pytest.mark.parametrize("page", LOCALES)
def test_examples_print_what_the_page_shows(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", LOCALES[page])
    monkeypatch.setenv("LANGUAGE", "")
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    shown = examples(ROOT / page)
    assert len(shown) >= SHOWN[page]
    for command, printed in shown:
        if not command.startswith("bidui "):
            subprocess.run(command, shell=True, check=True)
            continue
        assert main(_words(command)) in (0, 1), command
        output = b"".join(reversed(capsysbinary.readouterr())).decode("utf-8")
        assert is_printed(printed, output), f"{command}\n{output}"


def _words(command: str) -> list[str]:
    """The arguments of a command, patterns of files spelled out as a shell does."""
    return [
        each
        for word in shlex.split(command)[1:]
        for each in (sorted(map(str, Path().glob(word))) if "*" in word else [word])
    ]


@pytest.mark.parametrize(
    ("printed", "output"),
    [(["a", "…"], "a\nb\nc\n"), (["…", "c"], "a\nb\nc\n"), (["a", "…", "c"], "a\n\nc\n"), ([], "\n")],
)
def test_left_out_lines_may_be_any(printed: list[str], output: str) -> None:
    assert is_printed(printed, output)


@pytest.mark.parametrize(("printed", "output"), [(["a"], "a\nb\n"), (["a", "…", "d"], "a\nb\n"), ([], "a\n")])
def test_lines_that_differ_are_told(printed: list[str], output: str) -> None:
    assert not is_printed(printed, output)
