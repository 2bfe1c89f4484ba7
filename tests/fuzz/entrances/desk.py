"""The desk: any keys, one after the other, on results of reports made wrong."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import chdir, contextmanager
from pathlib import Path
from random import Random

import compare
from compare.language import ENGLISH, Words
from compare.library.store import Store
from compare.model import InputError
from tests.fuzz.entrances.texts import pair, report
from tests.fuzz.runner import Answer, Try
from tui.app import Desk
from tui.data.comparison_rows import comparison_rows
from tui.data.content import DeskContent, PairContent, ReportContent, ScanContent
from tui.session.review import Review
from tui.session.settings import DeskSettings

_MOST_KEYS = 12
_SIZES = ((80, 24), (121, 34), (40, 12), (200, 60))
_KEYS = ("enter", "escape", "tab", "up", "down", "left", "right", "pageup", "pagedown", "home", "end", "space", "f1", "slash", "colon", "n", "question_mark", "backspace", "ctrl+p", "1", "9", "a", "年", "%", "left_square_bracket")  # fmt: skip
# What would hand the terminal to another program or end the desk.
_LEFT_OUT = {"ctrl+q", "ctrl+c", "ctrl+z", "q"}
# Of the keys this share is bound on the screen at hand.
_BOUND = 0.6
_WORDS = Words(ENGLISH)


@contextmanager
def desk(folder: Path) -> Iterator[Try]:
    with chdir(folder):
        yield _attempt


def _attempt(random: Random) -> Answer:
    try:
        content = random.choice(_CONTENTS)(random)
    except InputError as error:
        return Answer(reason=error.reason)
    return Answer(asyncio.run(_pressed(content, random)))


async def _pressed(content: DeskContent, random: Random) -> str:
    """What was pressed; an error of the desk comes out when it closes."""
    pressed: list[str] = []
    app = Desk(content, _WORDS, Review(Store(":memory:")), DeskSettings())
    async with app.run_test(size=random.choice(_SIZES)) as pilot:
        await pilot.pause()
        for _ in range(random.randint(1, _MOST_KEYS)):
            bound = sorted(set(app.screen.active_bindings) - _LEFT_OUT)
            pressed.append(random.choice(bound) if bound and random.random() < _BOUND else random.choice(_KEYS))
            await pilot.press(pressed[-1])
            await app.workers.wait_for_complete()
            if not app.is_running:
                break
    return " ".join(pressed)


def _pair(random: Random) -> PairContent:
    found = compare.diff(*(compare.read_text(text, f"{at}.txt") for at, text in enumerate(pair(random))))
    return PairContent(found, comparison_rows(found, _WORDS))


def _scan(random: Random) -> ScanContent:
    texts = (*pair(random), report(random))
    return ScanContent(compare.scan([compare.read_text(text, f"{at}.txt") for at, text in enumerate(texts)]))


def _report(random: Random) -> ReportContent:
    found = compare.outline(compare.read_text(report(random), "a.txt"))
    return ReportContent(found, compare.check(found.document))


_CONTENTS: tuple[Callable[[Random], DeskContent], ...] = (_pair, _scan, _report)
