"""What a long command says of itself on a terminal."""

import io
import sys
import time

import pytest

from compare.cli import progress
from compare.cli.loudness import QUIET, speaking
from compare.cli.messages import CLEAR, say


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def _on_terminal(monkeypatch: pytest.MonkeyPatch, drawn_every: float) -> _Terminal:
    """Standard error as a terminal, where progress is shown at once."""
    terminal = _Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr(progress, "SHOWN_AFTER", 0)
    monkeypatch.setattr(progress, "DRAWN_EVERY", drawn_every)
    return terminal


def _drawn(terminal: _Terminal) -> list[str]:
    return terminal.getvalue().split(CLEAR)[1:]


def test_the_rate_counts_what_was_done_since_counting_began(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = _on_terminal(monkeypatch, 10)
    clock = iter([0, 0, 10, 20, 30, 40])
    monkeypatch.setattr(time, "monotonic", lambda: next(clock))
    line = progress.Progress()
    for message, done in (("none yet", 0), ("begun", 1), ("twenty more", 21), ("another count", 2), ("gone on", 7)):
        line.say(message, done)
    assert _drawn(terminal) == ["begun", "twenty more · 2.0/s", "another count", "gone on · 0.5/s"]


def test_one_long_step_is_seen_to_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = _on_terminal(monkeypatch, 0.01)
    monkeypatch.setattr(progress, "TOLD_AFTER", 0)
    with progress.Progress() as line:
        line.say("comparing")
        until = time.monotonic() + 20
        while "comparing · 0 s" not in terminal.getvalue() and time.monotonic() < until:
            time.sleep(0.01)
    assert "comparing · 0 s" in _drawn(terminal)
    assert _drawn(terminal)[-1] == ""


def test_a_long_name_leaves_room_for_the_rate(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = _on_terminal(monkeypatch, 10)
    clock = iter([0, 0, 10, 20])
    monkeypatch.setattr(time, "monotonic", lambda: next(clock))
    line = progress.Progress()
    for done in range(3):
        line.say("reading " + "x" * 100, done)
    assert _drawn(terminal)[-1].endswith("… · 0.1/s")
    assert {len(each) for each in _drawn(terminal)} == {79}


def test_a_note_takes_the_place_of_the_progress(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = _on_terminal(monkeypatch, 10)
    say("a note")
    assert terminal.getvalue() == f"{CLEAR}bidui: a note\n"


def test_quiet_shows_none(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = _on_terminal(monkeypatch, 0)
    with speaking(QUIET):
        line = progress.Progress()
        line.say("reading")
    assert terminal.getvalue() == ""
