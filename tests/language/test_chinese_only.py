"""A reader of Chinese is shown no English: every command in every format that people read, and every page of help."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import compare
from compare.cli import main
from compare.cli.app import COMMANDS
from compare.model import InputError
from compare.render.pdf import report
from compare.render.views import Part
from tests.language.latin_words import latin_words, shown_text

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
# What Chinese texts write so, too; parts of names that a line of paper cut; the words of a command that opens evidence.
NAMES = {
    "bidui",
    "Excel",
    "OFD",
    "PDF",
    "Word",
    "SHA",
    "txt",
    "seeds",
    "submissions",
    "years",
    "checks",
    "diff",
    "check",
    "scan",
}
CODES = {part for card in compare.rules() for part in card.code.split("-")} | {str(part) for part in Part}
YEARS = [SEEDS / "years" / f"{year}.txt" for year in (2022, 2023, 2024)]
READ_BY_PEOPLE = ("text", "html", "xlsx", "docx", "pdf", "md")
MADE: dict[str, tuple[list[str | Path], tuple[str, ...]]] = {
    "diff": (["diff", *YEARS[:2]], READ_BY_PEOPLE),
    "series": (["diff", *YEARS], READ_BY_PEOPLE),
    "figures": (["figures", *YEARS], READ_BY_PEOPLE),
    "check": (["check", SEEDS / "checks" / "planted.txt"], READ_BY_PEOPLE),
    "scan": (["scan", SEEDS / "submissions"], READ_BY_PEOPLE),
    "templates": (["templates", SEEDS / "submissions"], READ_BY_PEOPLE),
    "outline": (["outline", *YEARS], ("text",)),
    "explained pair": (["diff", *YEARS[:2], "--explain", "200:"], ("text",)),
    "explained copy": (["scan", SEEDS / "submissions", "--explain", "06", "07"], ("text",)),
    "report of a scan": (["scan", SEEDS / "submissions", "--report", "1"], ("text",)),
    "rules": (["check", "--list-rules"], ("text",)),
}
CASES = [(name, form) for name, (_, forms) in MADE.items() for form in forms]


@pytest.fixture(scope="module")
def of_the_reports() -> set[str]:
    return {word for file in SEEDS.rglob("*.txt") for word in latin_words(file.read_text("utf-8"))}


@pytest.mark.parametrize(("name", "form"), CASES, ids=[f"{name}-{form}" for name, form in CASES])
def test_results(name: str, form: str, of_the_reports: set[str], tmp_path: Path) -> None:
    if form == "pdf" and not _can_print():
        pytest.skip("no typst or no font for Chinese on this machine")
    command, _ = MADE[name]
    out = tmp_path / "out"
    assert main(["--lang", "zh_CN", *map(str, command), "-f", form, "-o", str(out)]) in (0, 1)
    assert latin_words(shown_text(out.read_bytes(), form)) - of_the_reports - NAMES - CODES == set()


def _can_print() -> bool:
    try:
        return bool(report.fonts())
    except (ImportError, InputError):
        return False


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_help(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--lang", "zh_CN", *filter(None, [name]), "--help"]) == 0
    lines = capsys.readouterr().out.splitlines()
    examples = lines.index("示例：") + 1
    told = [*lines[:examples], *(re.sub(r"^  .*?(?:   |$)", "", line) for line in lines[examples:])]
    assert [line for line in told if re.search(r"[a-z]+(?: [a-z]+){3,}", line)] == []
