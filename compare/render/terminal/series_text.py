"""The text of several years: what was never changed, what was dropped, what is new."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from rich.text import Text

from compare.language import Words
from compare.model import PassageKind, PassageSeries, SeriesComparison, SeriesStatus
from compare.render.cells import pad
from compare.render.clean import clean
from compare.render.section_paths import SectionPaths, path_text, report_of
from compare.render.terminal.paint import ADDED, QUIET, REMOVED
from compare.render.terminal.table import INDENT, hanging, titled
from compare.render.terms import LIFE_SIGNS
from compare.render.views import DiffView, Part

# As many of each kind as leave room for the others on a screen.
_SHORT = 6
_TEXT = frozenset({PassageKind.SENTENCE, PassageKind.ROW})


class _Line(NamedTuple):
    """A passage as its report of the last year in which it stands has it."""

    life: PassageSeries
    first: int
    last: int
    text: str
    place: str  # the innermost heading above it


def passages(series: SeriesComparison, names: Sequence[str], words: Words, view: DiffView) -> Iterator[Text]:
    """Headings are left out: they stand among the sections. The longest carried comes first, then the longest
    text; what was dropped or born stands in the order of its report."""
    lines = list(_lines(series))
    kept = [line for line in lines if line.life.unchanged > 1 and line.life.life is not SeriesStatus.DROPPED]
    kept.sort(key=lambda line: (-line.life.unchanged, -len(line.text)))
    dropped = [line for line in lines if line.life.life is SeriesStatus.DROPPED]
    dropped.sort(key=lambda line: -line.last)
    born = [line for line in lines if line.life.life is SeriesStatus.BORN]
    lists = (
        (words("Carried over word for word"), kept, QUIET, _unchanged_since),
        (words("Dropped"), dropped, REMOVED, lambda line: line.first),
        (words("Born"), born, ADDED, lambda line: line.first),
    )
    some = False
    for title, listed, style, since in lists:
        if listed:
            if some:
                yield Text()
            some = True
            yield from _list(title, listed, names, words, view, style, since)
    if not some:
        yield from titled(words("Text"), view.width, words("nothing carried over, dropped or born"))


def _list(  # noqa: PLR0913, PLR0917
    title: str,
    lines: Sequence[_Line],
    names: Sequence[str],
    words: Words,
    view: DiffView,
    style: str,
    since: Callable[[_Line], int],
) -> Iterator[Text]:
    count = words.plural("{count} passage", "{count} passages", len(lines))
    yield from titled(title, view.width, count)
    shown = lines if view.only is Part.TEXT else lines[:_SHORT]
    for line in shown:
        years = names[line.last] if since(line) == line.last else f"{names[since(line)]}–{names[line.last]}"
        gutter = Text(INDENT * 2).append(f"{LIFE_SIGNS[_sign(line)]} ", style).append(pad(years, 9) + INDENT, QUIET)
        body = Text(line.text, style if style != QUIET else "")
        if line.place:
            body.append(f"{INDENT}{line.place}", QUIET)
        yield from hanging(gutter, body, view.width)
    if more := len(lines) - len(shown):
        yield Text(INDENT * 2 + words("… ({count} more: --only text)", count=more), QUIET)


def _sign(line: _Line) -> SeriesStatus:
    return (
        line.life.life
        if line.life.life in (SeriesStatus.BORN, SeriesStatus.DROPPED, SeriesStatus.MOVED)
        else SeriesStatus.CARRIED
    )


def _unchanged_since(line: _Line) -> int:
    return line.last - line.life.unchanged + 1


def _lines(series: SeriesComparison) -> Iterator[_Line]:
    places = [SectionPaths(report_of(side)) for side in series.reports]
    for life in series.passages:
        if life.kind not in _TEXT:
            continue
        standing = [year for year, span in enumerate(life.spans) if span]
        last = standing[-1]
        span = life.spans[last]
        assert span is not None
        text = clean(span.of(series.reports[last].text))
        yield _Line(life, standing[0], last, text, path_text(places[last].path(span.start)[-1:]))
