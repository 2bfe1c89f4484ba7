"""What goes wrong in the desk itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import typer
from desks import opened, said, settled, written
from made import story, subject
from typer.testing import CliRunner

import compare
import tui.app
from compare.cli import browse as command
from compare.language import ENGLISH, Words
from compare.model import InputError
from tui.screens.findings import FindingsScreen
from tui.screens.pair import PairScreen
from tui.session.failures import TRACEBACK, unexpected

SECRET = "\x1b]0;a sentence of the report"


def stumble(*_: Any, **__: Any) -> Any:
    raise KeyError(SECRET)


def stumbled() -> KeyError:
    with pytest.raises(KeyError) as caught:
        stumble()
    return caught.value


def test_the_line_names_kind_and_place_but_quotes_nothing() -> None:
    said = str(unexpected(stumbled(), "a.txt"))
    assert said.startswith("a.txt: bidui stumbled (KeyError in test_failures.py:")
    assert "sentence" not in said


def test_what_the_reader_can_mend_is_told_as_it_is() -> None:
    error = InputError("a.txt", "is not text")
    assert unexpected(error, "b.txt") is error


def test_the_traceback_is_kept_only_where_it_is_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(TRACEBACK, raising=False)
    unexpected(stumbled(), "a.txt")
    kept = tmp_path / "kept"
    monkeypatch.setenv(TRACEBACK, str(kept))
    unexpected(stumbled(), "a.txt")
    text = kept.read_text("utf-8")
    assert text.count("Traceback") == 1
    assert "\x1b" not in text


async def test_a_screen_that_breaks_ends_the_desk_without_a_word_of_the_text(
    words: Words, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(PairScreen, "action_outline", stumble)
    with pytest.raises(KeyError):  # which the pilot raises again
        async with opened(subject(story(), words), "o") as pilot:
            app = pilot.app
    assert isinstance(app.failure, KeyError)  # type: ignore[attr-defined]
    assert app._exit_renderables == []
    assert "sentence" not in "".join(capsys.readouterr())


def test_the_command_ends_with_one_line_and_70(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any, **_options: object) -> None:
        raise unexpected(stumbled(), "bidui")

    monkeypatch.setattr(tui.app, "browse", broken)
    app = typer.Typer(context_settings={"obj": Words(ENGLISH)}, pretty_exceptions_enable=False)
    app.command()(command.run)
    monkeypatch.setattr(command, "on_a_terminal", lambda: True)
    result = CliRunner().invoke(app, [])
    assert result.exit_code == 70
    assert result.stderr.count("\n") == 1
    assert result.stderr.startswith("bidui: bidui: bidui stumbled (KeyError in test_failures.py:")


async def test_a_report_that_cannot_be_checked_is_named_and_the_others_are_checked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    checked, check = [], compare.check

    def half(document: Any, *options: Any) -> Any:
        checked.append(document.path)
        return stumble() if document.path == "0.txt" else check(document, *options)

    monkeypatch.setattr(compare, "check", half)
    async with opened(written(["一、总体情况\n业务收入600万元。"] * 2), "3") as pilot:
        await settled(pilot)
        assert isinstance(pilot.app.screen, FindingsScreen)
        assert [note.partition(" (")[0] for note in said(pilot)] == ["0.txt: bidui stumbled"]
    assert checked == ["0.txt", "1.txt"]
