"""Answers in rows for people: a table with a line each, and below it the texts of that row."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from decimal import Decimal

from rich.text import Text

from compare.language import Words
from compare.model import Label
from compare.render.cells import cell_len, pad
from compare.render.clean import clean
from compare.render.printed import plain_decimal, share
from compare.render.report_names import short_names
from compare.render.results import ColumnKind, Presentation, TableResult
from compare.render.terminal.paint import QUIET, paint
from compare.render.terminal.table import INDENT, SEPARATOR, TableCell, hanging, needed, table
from compare.render.terms import MATCH_LABELS

# Characters of a text that are shown: the sentence of a form nearly always, the beginning of a copied page.
_LONGEST = 160
_DAY = len("2024-12-31")


def write(result: TableResult, presentation: Presentation) -> str:
    return paint(_lines(result, presentation.words, presentation.width), color=presentation.color)


def _lines(result: TableResult, words: Words, width: int) -> Iterator[Text]:
    """What all rows have alike stands above them, once; the last columns are left out where there is no room, and
    named below."""
    if not result.rows:
        yield Text(words("Nothing found."))
        return
    cells = _cells(result, words)
    titles = {name: words(result.shown[name].title) for name in cells}
    texts = [name for name in cells if result.shown[name].kind is ColumnKind.TEXT]
    in_line = [name for name in cells if name not in texts]
    differing = [name for name in in_line if len(set(cells[name])) > 1] or in_line
    alike = [f"{titles[name]} {cells[name][0]}" for name in in_line if name not in differing and cells[name][0]]
    if alike:
        yield from hanging(Text(INDENT), Text(words("all: {facts}", facts=SEPARATOR.join(alike)), QUIET), width)
    rows = [[TableCell(titles[name], QUIET) for name in differing]]
    rows += [list(map(TableCell, row)) for row in zip(*(cells[name] for name in differing), strict=True)]
    right = _numbers(result, differing)
    flexible, fitting = _fitted(rows, [result.shown[name].kind for name in differing], right, width)
    head, *lines = table([row[:fitting] for row in rows], width, flexible, right)
    yield head
    labels = [titles[name] for name in texts] if len(texts) > 1 else [""] * len(texts)
    for row, line in enumerate(lines):
        yield line
        yield from _texts([cells[name][row] for name in texts], labels, width)
    if fitting < len(differing):
        names = words(", ").join(titles[name] for name in differing[fitting:])
        yield from hanging(Text(INDENT), Text(words("no room here for: {names}", names=names), QUIET), width)


def _fitted(
    rows: Sequence[Sequence[TableCell]], kinds: Sequence[ColumnKind], right: Container[int], width: int
) -> tuple[int, int]:
    """Which column gives way, a file only where nothing else is enough; and how many columns there is room for."""
    room = [max(cell_len(cell.text) for cell in column) for column in zip(*rows, strict=True)]
    words = [place for place in range(len(room)) if place not in right] or [0]
    no_files = [place for place in words if kinds[place] is not ColumnKind.FILE] or words
    for count in range(len(room), 1, -1):
        cut = [row[:count] for row in rows]
        for candidates in (no_files, words):
            flexible = max(candidates, key=lambda place: (place < count, room[place]))
            if flexible < count and needed(cut, flexible) <= width:
                return flexible, count
    return 0, 1


def _numbers(result: TableResult, names: Sequence[str]) -> tuple[int, ...]:
    """The places of those columns that hold numbers."""
    columns = [result.columns.index(name) for name in names]
    return tuple(
        place
        for place, column in enumerate(columns)
        if any(isinstance(row[column], int | float | Decimal) for row in result.rows)
    )


def _texts(texts: Sequence[str], labels: Sequence[str], width: int) -> Iterator[Text]:
    room = max(map(cell_len, labels), default=0)
    for label, text in zip(labels, texts, strict=True):
        if text:
            gutter = Text(INDENT * 2)
            if room:
                gutter.append(pad(label, room) + INDENT, QUIET)
            yield from hanging(gutter, Text(text), width)


def _cells(result: TableResult, words: Words) -> dict[str, list[str]]:
    """What is shown in each column, by its name."""
    values = dict(zip(result.columns, zip(*result.rows, strict=True), strict=True))
    names = [name for name in result.columns if name in result.shown]
    cells = {name: [_shown(value, result.shown[name].kind, words) for value in values[name]] for name in names}
    files = [name for name in names if result.shown[name].kind is ColumnKind.FILE]
    return cells | _files(values, files)


def _files(values: Mapping[str, Sequence[object]], columns: Sequence[str]) -> dict[str, list[str]]:
    """The files of these columns, all told from each other, with the number of the report behind them where the answer
    knows it."""
    reports = [
        (str(path), int(str(number)))
        for name in columns
        for path, number in zip(values[name], _reports_of(values, name), strict=True)
    ]
    names = iter(short_names(tuple(reports)))
    return {name: [next(names) for _ in values[name]] for name in columns}


def _reports_of(values: Mapping[str, Sequence[object]], column: str) -> Sequence[object]:
    """The numbers of the reports in the files of a column: ``report`` are those of ``path``, ``source_report`` those of
    ``source``."""
    return values.get("report" if column == "path" else f"{column}_report") or [0] * len(values[column])


def _shown(value: object, kind: ColumnKind, words: Words) -> str:
    if value is None:
        return ""
    if kind is ColumnKind.LABEL:
        return words(MATCH_LABELS[Label(str(value))])
    if kind is ColumnKind.SHARE and isinstance(value, float):
        return share(value)
    if kind is ColumnKind.TIME:
        return str(value)[:_DAY]
    text = plain_decimal(value) if isinstance(value, Decimal) else clean(" ".join(str(value).split()))
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
