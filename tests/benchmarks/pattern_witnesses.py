"""Texts on which a regular expression may go wrong: what it repeats without bound, repeated, then a stop.

A pattern takes more than linear time where many of its attempts each read a long stretch again: the repeat is tried from
every place (a search), or the same characters can be shared out among two repeats in many ways. Both show on a long run
of what an unbounded repeat of the pattern takes, behind what may stand before it.
"""

from __future__ import annotations

import random
import re
import re._constants as code  # type: ignore[import-not-found] # no public module reads a pattern's parts
import re._parser as parser  # type: ignore[import-not-found]
import time
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

SHORT, LONG = 1_000, 8_000  # repeats of a witness
SMALL = (*range(16, 64, 4), 64, 128, 256)  # first, since what doubles with each repeat never ends on a long one
# The time of a linear pattern grows eightfold from `SHORT` to `LONG`, that of a quadratic one by 64.
TOO_FAST = 24
LEAST_SECONDS = 0.02  # less is not measured well
MOST_WITNESSES = 24
DRAWS = 12  # samples of each repeat: a set of which one character alone leads astray is drawn from so often
UNBOUNDED = 200  # so many repeats count as without bound

_REPEATS = (code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT)
_BY_CATEGORY = {code.CATEGORY_DIGIT: "1", code.CATEGORY_SPACE: " ", code.CATEGORY_WORD: "a的1"}
_OTHERS = "a的1 ，,(\n。"
_STOP = "\x01"


class Witness(NamedTuple):
    """``before`` stands in front of ``repeated``, once or each time."""

    before: str
    repeated: str

    def texts(self, times: int) -> Iterator[str]:
        yield self.before + self.repeated * times + _STOP
        if self.before:
            yield (self.before + self.repeated) * (times // 2) + _STOP


def witnesses(source: str, flags: int) -> list[Witness]:
    """What to try a pattern with; nothing where it repeats nothing without bound."""
    draw = random.Random(1)
    found: dict[Witness, None] = {}
    for before, repeated in _repeats(parser.parse(source, flags), "", draw):
        for _ in range(DRAWS):
            unit = _sample(repeated, draw)
            # In capitals, too: a part that takes both cases is sampled in one.
            for each in filter(None, (unit, unit.upper())):
                found.setdefault(Witness(before[-40:], each))
    return list(found)[:MOST_WITNESSES]


def grows_too_fast(compiled: re.Pattern[str], witness: Witness, searched: bool) -> bool:
    """Whether a pattern's time grows much faster than the witness; asked again where it seems so."""

    def read(text: str) -> None:
        if searched:
            for _ in compiled.finditer(text):
                pass
        else:
            compiled.match(text)

    for times in SMALL:
        if any(min(_seconds(read, text) for _ in range(2)) > LEAST_SECONDS for text in witness.texts(times)):
            return True
    return any(
        all(_grows(read, short, long) for _ in range(3))
        for short, long in zip(witness.texts(SHORT), witness.texts(LONG), strict=True)
    )


def _grows(read: Callable[[str], None], short: str, long: str) -> bool:
    seconds = _seconds(read, long)
    return seconds > LEAST_SECONDS and seconds > TOO_FAST * _seconds(read, short)


def _seconds(read: Callable[[str], None], text: str) -> float:
    begin = time.process_time()
    read(text)
    return max(1e-6, time.process_time() - begin)


def _repeats(parts: Iterable[Any], before: str, draw: random.Random) -> Iterator[tuple[str, Any]]:
    """Each unbounded repeat, with a text that leads up to it."""
    for operation, argument in parts:
        if operation in _REPEATS:
            _, most, inner = argument
            if most is code.MAXREPEAT or most > UNBOUNDED:
                yield before, inner
            yield from _repeats(inner, before, draw)
        elif operation is code.SUBPATTERN:
            yield from _repeats(argument[3], before, draw)
        elif operation is code.ATOMIC_GROUP:
            yield from _repeats(argument, before, draw)
        elif operation is code.BRANCH:
            for branch in argument[1]:
                yield from _repeats(branch, before, draw)
        elif operation in (code.ASSERT, code.ASSERT_NOT):
            yield from _repeats(argument[1], before, draw)
        before += _sample([(operation, argument)], draw)


def _sample(parts: Iterable[Any], draw: random.Random) -> str:
    """A text that these parts of a pattern take, lookarounds aside."""
    text = ""
    for operation, argument in parts:
        if operation is code.LITERAL:
            text += chr(argument)
        elif operation in (code.NOT_LITERAL, code.ANY):
            text += "a" if argument != ord("a") else "b"
        elif operation is code.IN:
            text += _one_of(argument, draw)
        elif operation in _REPEATS:
            least, most, inner = argument
            times = min(50, least) or draw.choice((0, 1 if most else 0))
            text += "".join(_sample(inner, draw) for _ in range(times))
        elif operation is code.SUBPATTERN:
            text += _sample(argument[3], draw)
        elif operation is code.ATOMIC_GROUP:
            text += _sample(argument, draw)
        elif operation is code.BRANCH:
            text += _sample(draw.choice(argument[1]), draw)
    return text


def _one_of(items: Iterable[Any], draw: random.Random) -> str:
    """A character of a set."""
    chosen: list[str] = []
    excluded = False
    for operation, argument in items:
        if operation is code.NEGATE:
            excluded = True
        elif operation is code.LITERAL:
            chosen.append(chr(argument))
        elif operation is code.RANGE:
            chosen += [chr(argument[0]), chr(argument[1])]
        elif operation is code.CATEGORY:
            chosen += _BY_CATEGORY.get(argument, "，")
    if excluded:
        chosen = [c for c in _OTHERS if c not in chosen][:2]
    return draw.choice(chosen) if chosen else ""
