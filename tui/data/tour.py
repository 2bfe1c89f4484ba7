"""The tour of the desk in ten steps: what to press, and what it shows."""

from __future__ import annotations

from typing import NamedTuple

from compare.language import mark


class Step(NamedTuple):
    """``keys`` are those that go on to the next step."""

    keys: tuple[str, ...]
    text: str


TOUR = (
    Step(("j", "down"), mark("j: here stands what a reviewer asks first, the most important on top. Go down one.")),
    Step(("a",), mark("a: what is right stays on the list as confirmed; d would call it a false alarm.")),
    Step(("u",), mark("u: takes the last decision back.")),
    Step(("E",), mark("E: why this stands here, what was computed, and who decided.")),
    Step(("escape", "enter"), mark("Esc: close it again.")),
    Step(("enter",), mark("Enter: both reports side by side, at the place.")),
    Step(("n",), mark("n: the next change; N the one before. / searches, then n goes from hit to hit.")),
    Step(("escape",), mark("Esc: back to the list that you came from.")),
    Step(
        ("2",),
        mark("2: every figure in both years, with the arithmetic of each claim. The numbers above are the views."),
    ),
    Step(("question_mark", "f1"), mark("?: every key of the screen. x exports what is shown. That was the tour.")),
)
