"""Who decides on the desk."""

from __future__ import annotations

from pathlib import Path

import pytest

from compare.cli.reviewer import VARIABLE, reviewer_name


def test_the_nearest_name_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LOGNAME", "login")
    monkeypatch.delenv(VARIABLE, raising=False)
    assert reviewer_name(None) == "login"
    (tmp_path / "bidui.toml").write_text('reviewer = "周"\n', "utf-8")
    assert reviewer_name(None) == "周"
    monkeypatch.setenv(VARIABLE, "林小满")
    assert reviewer_name(None) == "林小满"
    assert reviewer_name("王") == "王"


def test_a_name_is_text(monkeypatch: pytest.MonkeyPatch) -> None:
    assert reviewer_name("a\x1b[2J" + "b" * 200) == "a␛[2J" + "b" * 75
    assert reviewer_name("  ") is None
