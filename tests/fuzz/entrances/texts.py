"""Reports made wrong: parts of the samples, their lines and characters lost, doubled, moved, disguised and mixed with what
patterns stumble over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

_SEEDS = Path(__file__).parents[3] / "seeds"


@dataclass(frozen=True, slots=True)
class _Size:
    """At most so many lines of a sample and, once changed, so many characters; ``weight`` of all reports are so large."""

    lines: int
    characters: int
    weight: float


# What breaks a reader is mostly a few lines long; what takes long is not, and is tried a few times in a thousand.
_SIZES = (_Size(4, 250, 0.9), _Size(12, 1_500, 0.09), _Size(40, 20_000, 0.01))
# What a report may hold and a pattern may trip over: numerals, labels, marks of tables and lists, what never closes,
# what shows nothing, characters outside the first plane, half of a pair.
_PIECES = (
    "十", "百万", "5,", "1-", "3.14.15", "1/7 ", "５％", "%", "‰", "個", "約", "￥", "$", "２０２３年", "2023-02-30", "〇", "零点",
    "一、", "（一）", "1.1.1", "第九百九十九条", "#", "### ", "- ", "* ", "> ", "|", "|---|", "| a | 5 |", "\t", "  ", "\u3000", "\n", "\n\n",
    "《", "（", "“", "[", "{", "{0}", "%s", "\\", "`", "**", "__", "<b>", "&amp;", "=1+1", "@", "://", "http://a.b/c?d=e",
    "\u200b", "\u00ad", "\u202e", "\u2066", "\ufeff", "\ufffd", "\u0301", "\U0001f600", "\U00020000", "\ud800", "\x1b[2J", "\x07", "\u2028", "\u0085",
    "同比增长", "下降", "分别为", "其中：", "比上年", "翻一番", "increased by", "million", "Q3 FY24", "Table 1", "共计", "合计", "上述",
    "9" * 60, "0.0000000001", "-0", "+5", "1e9", "1,2,3,4", "١٢٣", "½", "②", "Ⅳ", "⼀", "СOVID", "2O23", "ａｂｃ",
)  # fmt: skip
_REPEATS = (2, 3, 10, 50, 400)
_DISGUISES = ("\u200b", "\u00ad", " ", "\u202d", "、")
_STEPS = (0, 1, 1, 2, 3, 5, 9)


@cache
def _samples() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(path.read_text("utf-8").splitlines()) for path in sorted(_SEEDS.rglob("*.txt")))


def report(random: Random) -> str:
    """Some lines of a sample, made wrong."""
    return _report(random, _size(random))


def pair(random: Random) -> tuple[str, str]:
    """Two reports of one size: one is the other made wrong, or each is its own."""
    size = _size(random)
    first = _report(random, size)
    return first, changed(first, random)[: size.characters] if random.random() < 0.7 else _report(random, size)


def changed(text: str, random: Random) -> str:
    """``text`` after a few random changes."""
    for _ in range(random.choice(_STEPS)):
        text = random.choice(_CHANGES)(text, random)
    return text


def _size(random: Random) -> _Size:
    return random.choices(_SIZES, [size.weight for size in _SIZES])[0]


def _report(random: Random, size: _Size) -> str:
    lines = random.choice(_samples())
    begin = random.choice((0, random.randrange(len(lines))))
    text = "\n".join(lines[begin : begin + random.randint(1, size.lines)])
    return changed(text[: size.characters], random)[: size.characters]


def _lines_changed(text: str, random: Random) -> str:
    """A line lost, doubled, moved, joined with the next, or another report's put in."""
    lines = text.split("\n")
    at, to = random.randrange(len(lines)), random.randrange(len(lines))
    match random.randrange(5):
        case 0:
            del lines[at]
        case 1:
            lines[at:at] = [lines[at]] * random.choice(_REPEATS[:4])
        case 2:
            lines.insert(to, lines.pop(at))
        case 3:
            lines[at : at + 2] = ["".join(lines[at : at + 2])]
        case _:
            other = random.choice(_samples())
            lines.insert(at, random.choice(other))
    return "\n".join(lines)


def _piece_put_in(text: str, random: Random) -> str:
    at = random.randrange(len(text) + 1)
    end = at + random.choice((0, 0, 1, 5, 40))
    return text[:at] + random.choice(_PIECES) * random.choice((1, 1, 1, *_REPEATS)) + text[end:]


def _digits_changed(text: str, random: Random) -> str:
    places = [i for i, character in enumerate(text) if character.isdigit()]
    if not places:
        return text
    at = random.choice(places)
    return text[:at] + random.choice("0123456789９九") + text[at + 1 :]


def _stretch_repeated(text: str, random: Random) -> str:
    at = random.randrange(len(text) + 1)
    return text[:at] + text[at : at + random.randint(1, 30)] * random.choice(_REPEATS) + text[at:]


def _stretch_disguised(text: str, random: Random) -> str:
    at = random.randrange(len(text) + 1)
    stretch = text[at : at + random.randint(2, 200)]
    return text[:at] + random.choice(_DISGUISES).join(stretch) + text[at + len(stretch) :]


def _stretch_moved(text: str, random: Random) -> str:
    at, to = sorted(random.randrange(len(text) + 1) for _ in range(2))
    return text[to:] + text[at:to] + text[:at]


_CHANGES: tuple[Callable[[str, Random], str], ...] = (
    _lines_changed,
    _lines_changed,
    _piece_put_in,
    _piece_put_in,
    _digits_changed,
    _stretch_repeated,
    _stretch_disguised,
    _stretch_moved,
)
