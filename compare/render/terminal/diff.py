"""A comparison for people: what matters most, then what moved, then where, then the words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.text import Text

from compare.language import Words
from compare.model import Comparison
from compare.render.important import TOP
from compare.render.results import DiffResult, Presentation
from compare.render.terminal.diff_figures import figures
from compare.render.terminal.diff_findings import findings, promises
from compare.render.terminal.diff_header import header, is_same
from compare.render.terminal.diff_important import important
from compare.render.terminal.diff_passages import passages
from compare.render.terminal.diff_sections import sections
from compare.render.terminal.paint import paint
from compare.render.terminal.table import hanging
from compare.render.views import DiffView, Part


def write(result: DiffResult, presentation: Presentation) -> str:
    view = DiffView(presentation.width, result.only, result.context, result.most_important(TOP), result.order)
    return paint(render(result.comparison, presentation.words, view), color=presentation.color)


def render(comparison: Comparison, words: Words, view: DiffView) -> Iterator[Text]:
    yield from header(comparison, words, view.width)
    yield Text()
    if is_same(comparison):
        differ = any(edit.ignored for pair in comparison.passages for edit in pair.edits)
        message = (
            words("No differences but in white space, line breaks or width.") if differ else words("No differences.")
        )
        yield from hanging(Text(), Text(message), view.width)
    parts: dict[Part, Iterable[Text]] = {
        Part.SUMMARY: [] if is_same(comparison) else list(important(comparison, words, view)),
        Part.FIGURES: _spaced([f(comparison, words, view) for f in (findings, figures, promises)]),
        Part.SECTIONS: sections(comparison, words, view),
        Part.TEXT: passages(comparison, words, view),
    }
    if view.only is not None:
        yield from parts[view.only]
    elif not is_same(comparison):
        yield from _spaced(parts.values())


def _spaced(parts: Iterable[Iterable[Text]]) -> Iterator[Text]:
    """An empty line between parts that have something to say."""
    for i, lines in enumerate(filter(None, map(list, parts))):
        if i:
            yield Text()
        yield from lines
