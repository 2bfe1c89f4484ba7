"""Why two places of a comparison are a pair, or are not, for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from compare.render.cells import pad
from compare.render.explanations import Explainings
from compare.render.results import ExplanationsResult, Presentation
from compare.render.terminal.paint import HEADING, QUIET, paint
from compare.render.terminal.table import INDENT, hanging

_SIGN = 6  # cells, as +12.34 takes


def write(result: ExplanationsResult, presentation: Presentation) -> str:
    return paint(_render(result, presentation), color=presentation.color)


def _render(result: ExplanationsResult, presentation: Presentation) -> Iterator[Text]:
    said = Explainings(result.comparison, presentation.words)
    for line in said.lines(result.explanations):
        gutter = Text(INDENT * line.depth)
        if line.sign:
            gutter.append(pad(line.sign, _SIGN if line.depth > 1 else 0, right=True) + " ", QUIET)
        yield from (
            hanging(gutter, Text(line.text, HEADING if line.title else ""), presentation.width)
            if line.text
            else [Text()]
        )
