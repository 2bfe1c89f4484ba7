"""Starting up loads little; help is there in both languages."""

import subprocess
import sys

import pytest
from running import Bidui

from compare.cli.app import COMMANDS
from compare.render.cells import cell_len

HEAVY = "textual jieba numpy duckdb rapidfuzz charset_normalizer rich.console babel lxml pypdfium2 trafilatura openpyxl markdown_it pydantic"


def loaded(code: str) -> set[str]:
    """Which heavy libraries are loaded after ``code`` ran in an interpreter of its own."""
    told = f"\nimport sys; print([m for m in {HEAVY.split()} if m in sys.modules], file=sys.stderr)"
    run = subprocess.run([sys.executable, "-c", code + told], capture_output=True, text=True, check=True)
    return set(eval(run.stderr.splitlines()[-1]))


def test_importing_compare_loads_nothing_heavy() -> None:
    assert loaded("import compare") == set()


@pytest.mark.parametrize("arguments", ["--help", "--version", "diff --help"])
def test_help_and_version_load_nothing_heavy(arguments: str) -> None:
    assert loaded(f"from compare.cli import main; assert main({arguments.split()}) == 0") == set()


def test_reading_and_printing_text_loads_nothing_heavy(tmp_path_factory: pytest.TempPathFactory) -> None:
    file = tmp_path_factory.mktemp("text") / "a.txt"
    file.write_text("一份报告。", "utf-8")
    assert loaded(f"from compare.cli import main; main(['text', {str(file)!r}])") == set()


def test_version(bidui: Bidui) -> None:
    run = bidui("--version")
    assert run.code == 0
    assert run.text.startswith("bidui ")


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("command", [None, *COMMANDS])
def test_every_page_of_help_has_options_and_examples_and_fits(
    bidui: Bidui, language: str, command: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    run = bidui(*([command] if command else []), "--help", "--lang", language)
    assert (run.code, run.err) == (0, "")
    assert f"bidui {command or 'diff'}" in run.text
    assert "--lang zh_CN|en" in run.text
    assert ("Examples:" if language == "en" else "示例：") in run.text
    assert all(cell_len(line) <= 80 for line in run.text.split("\n") if not line.startswith("  bidui"))


def test_a_file_may_be_named_like_an_option(bidui: Bidui) -> None:
    assert "--lang: does not exist" in bidui("text", "--", "--lang").err
