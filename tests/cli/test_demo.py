"""The demo shows a comparison of the samples and names commands that work as they stand."""

import shlex

import pytest

from compare.cli import main


def test_the_commands_it_names_can_be_run(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["demo", "--lang", "en"]) == 0
    shown = capsys.readouterr().out
    commands = [line.strip() for line in shown.splitlines() if line.startswith("    bidui ")]
    assert [shlex.split(command)[1] for command in commands] == ["diff", "browse", "diff", "figures", "--help"]
    assert main(shlex.split(commands[0])[1:]) == 0
    assert capsys.readouterr().out in shown
