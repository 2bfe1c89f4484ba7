"""Names that the system takes for no file, or where one may not look: refused in one line wherever they are given."""

from __future__ import annotations

from pathlib import Path

import pytest
from running import Bidui

from compare.files import is_file, is_folder, is_there

YEARS = Path(__file__).parents[2] / "seeds/years"
OLD, NEW = str(YEARS / "2022.txt"), str(YEARS / "2023.txt")
NAMES = {"long": "一" * 300, "ring": "ring", "zero": "a\0b", "half": "a\ud800"}
COMMANDS = [
    ["text", "{name}"],
    ["figures", "{name}#1"],
    ["outline", "{name}.zip/a"],
    ["scan", "@{name}"],
    ["diff", OLD, NEW, "-o", "{name}"],
    ["diff", str(YEARS), str(YEARS), "--include", "*.txt", "-o", "{name}/"],
    ["diff", OLD, NEW, "--review", "{name}"],
    ["check", OLD, "--config", "{name}"],
    ["check", OLD, "--baseline", "{name}"],
    ["check", OLD, "--write-baseline", "{name}"],
    ["library", "init", "{name}"],
    ["library", "list", "{name}"],
]


def test_no_such_name_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("ring").symlink_to("ring")
    for name in NAMES.values():
        assert not (is_file(name) or is_folder(name) or is_there(name))


@pytest.mark.parametrize("name", ["long", "half"])
def test_it_is_refused(bidui: Bidui, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for command in COMMANDS:
        done = bidui("--lang", "en", "--quiet", *(part.format(name=NAMES[name]) for part in command))
        assert done.code == 2, command
        assert done.err.count("\n") == 1, (command, done.err)
    assert list(tmp_path.iterdir()) == []
