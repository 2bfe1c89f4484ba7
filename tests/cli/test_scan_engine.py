"""What runs a scan: what does not go together, and what is not there, in one line."""

import builtins
import shutil
from pathlib import Path
from typing import Any

import pytest

from compare.cli import main

SEEDS = str(Path(__file__).parents[2] / "seeds" / "submissions")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--master", "local[2]"], "--master: needs --engine spark"),
        (["--stages", "folder"], "--stages: needs --engine spark"),
        (["--engine", "spark", "--library", "kept"], "--library: does not go with --engine spark"),
    ],
)
def test_what_does_not_go_together(options: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--lang", "en", "scan", SEEDS, *options]) == 2
    assert said in capsys.readouterr().err


def test_without_java(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(shutil, "which", lambda *_, **__: None)
    assert main(["--lang", "en", "scan", SEEDS, "--engine", "spark"]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert "needs Java 17 or newer" in line


def test_without_pyspark(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    there = builtins.__import__

    def absent(name: str, *rest: Any) -> Any:
        if name.startswith(("pyspark", "pyarrow")):
            raise ImportError(name)
        return there(name, *rest)

    monkeypatch.setattr(shutil, "which", lambda *_, **__: "/usr/bin/java")
    monkeypatch.setattr(builtins, "__import__", absent)
    assert main(["--lang", "en", "scan", SEEDS, "--engine", "spark"]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert "pip install 'bidui[spark]'" in line
