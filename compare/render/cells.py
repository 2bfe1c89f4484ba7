"""Text laid out by terminal cells: a Chinese character takes two, a combining mark none."""

from __future__ import annotations

from rich.cells import cell_len, get_character_cell_size

from compare.model import Span

__all__ = ["NEVER_FIRST", "NEVER_LAST", "cell_len", "pad", "truncate", "wrap"]

_ELLIPSIS = "…"
# No line begins with these, none ends with those (the everyday part of the Chinese and Japanese line breaking rules).
NEVER_FIRST = frozenset("，。、；：？！,.;:?!％%‰）》】」』”’〉〕］)]}…—～·")
NEVER_LAST = frozenset("（《【「『“‘〈〔［([{￥$¥")
_WIDE = 2


def pad(text: str, width: int, *, right: bool = False) -> str:
    """``text`` filled up to ``width`` cells, at its right end or, for ``right`` aligned text, at its left."""
    blank = " " * max(0, width - cell_len(text))
    return blank + text if right else text + blank


def truncate(text: str, width: int) -> str:
    """``text`` in at most ``width`` cells, cut with an ellipsis where it is longer."""
    if cell_len(text) <= width:
        return text
    room, kept = width - cell_len(_ELLIPSIS), 0
    while room >= 0 and (room := room - get_character_cell_size(text[kept])) >= 0:
        kept += 1
    return text[:kept].rstrip() + _ELLIPSIS if width > 0 else ""


def wrap(text: str, width: int) -> list[Span]:
    """The lines of ``text`` as spans of at most ``width`` cells, without the spaces at which they were broken. Lines
    break at spaces and beside wide characters, and anywhere where there is no such place. An empty text has no line."""
    lines: list[Span] = []
    start = used = 0
    place = 0  # the last place after `start` where the line may break
    at = 0
    while at < len(text):
        size = get_character_cell_size(text[at])
        if at > start and _may_break(text, at):
            place = at
        if used + size > width and text[at] != " " and at > start:
            end = place if place > start else at
            lines.append(_trimmed(text, start, end))
            start = place = _after_spaces(text, end)
            at, used = start, 0
            continue
        used += size
        at += 1
    if start < len(text):
        lines.append(_trimmed(text, start, len(text)))
    return [line for line in lines if line.start < line.end]


def _may_break(text: str, at: int) -> bool:
    """Whether a line may end before ``text[at]``."""
    before, after = text[at - 1], text[at]
    if before == " " or after == " ":
        return before == " "
    if after in NEVER_FIRST or before in NEVER_LAST or before.isdigit():
        return False
    return _WIDE in (get_character_cell_size(before), get_character_cell_size(after))


def _after_spaces(text: str, at: int) -> int:
    while at < len(text) and text[at] == " ":
        at += 1
    return at


def _trimmed(text: str, start: int, end: int) -> Span:
    while end > start and text[end - 1] == " ":
        end -= 1
    return Span(start, end)
