"""Tables whose cells stand one on a line, as a page's text comes out of a scraper.

A record is a label, perhaps a unit, and always the same number of values; the lines over the first record are the
heads, one a column. Where the heads are not as many as the cells of a record the columns cannot be told, and the lines
are left to the reader of prose.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from compare.figures import settings
from compare.figures.tables.values import is_blank, is_year, value_of
from compare.lexicon import pattern
from compare.model import Span
from compare.model.layout import Cell, Table

_VALUE_LINE = pattern(r"(?m)^[^\S\n]*[-−+(]?[$¥]?[\d.,]+%?\)?[^\S\n]*\n")
_LINE = pattern(r"[^\n]*\S[^\n]*")
_STOP = pattern(r"[。；;！？!?]|[:：]$")
_CAPTION = pattern(
    r"\s*(?:图\s*(?:\d|{zh.numerals.one_to_ten})|{zh.tables.caption}|[(（]?{zh.tables.unit_stated}|[(（]{zh.tables.unit_head}|{en.tables.caption}\s)"
)


def listed_tables(text: str) -> Iterator[Table]:
    """``text`` is width-folded."""
    at = 0
    while match := _VALUE_LINE.search(text, at):
        run = _run(text, match.start(), at)
        yield from _tables(text, run)
        at = max(match.end(), run[-1].end if run else 0)


def _run(text: str, start: int, floor: int) -> list[Span]:
    """The short lines around the value at ``start``, at most to ``floor`` back."""
    back: list[Span] = []
    end = start
    while end > floor and len(back) < settings.MOST_LISTED_COLUMNS + 2 and (line := _line_before(text, end, floor)):
        if not _is_cell(text, line):
            break
        back.append(line)
        end = line.start
        if _CAPTION.match(line.of(text)):
            break
    ahead: list[Span] = []
    at = start
    while (match := _LINE.search(text, at)) and text.count("\n", at, match.start()) <= settings.LISTED_BREAKS:
        line = Span(*match.span())
        if not _is_cell(text, line):
            break
        ahead.append(line)
        at = line.end
    return [*reversed(back), *ahead]


def _line_before(text: str, end: int, floor: int) -> Span | None:
    near = max(floor, end - settings.LONGEST_LISTED_CELL)
    stop = near + len(text[near:end].rstrip())
    if stop == near or text.count("\n", stop, end) > settings.LISTED_BREAKS:
        return None
    return Span(max(floor, text.rfind("\n", 0, stop) + 1), stop)


def _is_cell(text: str, line: Span) -> bool:
    return line.end - line.start <= settings.LONGEST_LISTED_CELL and not _STOP.search(line.of(text).strip())


def _tables(text: str, run: Sequence[Span]) -> Iterator[Table]:
    """The table that a run of lines is, if any."""
    kinds = "".join(_kind(line.of(text)) for line in run)
    best = max((_records(kinds, *shape) for shape in _shapes(kinds)), key=lambda r: r.count, default=None)
    if best is None or best.count < settings.FEWEST_RECORDS:
        return
    width = best.labels + best.values
    heads = _heads(text, run[: best.start], width)
    if heads is None:
        return
    rows = [list(heads), *best.rows(run)]
    cells = [Cell(span, r, c, header=r == 0) for r, row in enumerate(rows) for c, span in enumerate(row)]
    yield Table(Span(rows[0][0].start, rows[-1][-1].end), tuple(cells))


@dataclass(frozen=True, slots=True)
class _Records:
    """``count`` records of ``labels`` lines of words and ``values`` lines of values, the first at line ``start``. ``at``
    holds where each begins: a group's heading, which has no values, is a record of one line."""

    labels: int
    values: int
    start: int
    at: tuple[int, ...]
    end: int

    @property
    def count(self) -> int:
        return sum(b - a > 1 for a, b in pairwise((*self.at, self.end)))

    def rows(self, run: Sequence[Span]) -> list[list[Span]]:
        return [list(run[a:b]) for a, b in pairwise((*self.at, self.end))]


def _kind(line: str) -> str:
    """V for a value or a dash, Y for what may be a value or a year, W for words."""
    if is_year(line):
        return "Y"
    return "V" if value_of(line.strip()) or is_blank(line) else "W"


def _shapes(kinds: str) -> Iterator[tuple[int, int, int]]:
    """What the records may look like: how many words open one, how many values follow, and where the first begins."""
    seen = Counter(len(m.group()) for m in re.finditer("[VY]+", kinds))
    for values, _ in seen.most_common(2):
        for labels in (2, 1):
            first = re.search(rf"W{{{labels}}}(?=[VY]{{{values}}}(?:W|$))", kinds)
            if (
                first
                and values + labels <= settings.MOST_LISTED_COLUMNS
                and "V" in kinds[first.end() : first.end() + values]
            ):
                yield labels, values, first.start()


def _records(kinds: str, labels: int, values: int, start: int) -> _Records:
    """As many records as follow one another; between them a group's heading may stand."""
    record = re.compile(rf"(?P<group>W(?=W{{{labels}}}[VY]{{{values}}}(?![VY])))?W{{{labels}}}[VY]{{{values}}}(?![VY])")
    at: list[int] = []
    end = start
    while match := record.match(kinds, end):
        at += [match.start(), match.end("group")] if match["group"] else [match.start()]
        end = match.end()
    return _Records(labels, values, start, tuple(at), end)


def _heads(text: str, above: Sequence[Span], width: int) -> Sequence[Span] | None:
    """The heads of the columns: the ``width`` lines over the first record, where a caption or prose stands above them
    and nothing else. A unit may stand on a line of its own below its head."""
    heads: list[Span] = []
    for line in above:
        if heads and line.of(text).lstrip().startswith("("):
            heads[-1] = Span(heads[-1].start, line.end)
        else:
            heads.append(line)
    captions = [at for at, line in enumerate(heads) if _CAPTION.match(line.of(text))]
    heads = heads[captions[-1] + 1 :] if captions else heads
    return heads if len(heads) == width else None
