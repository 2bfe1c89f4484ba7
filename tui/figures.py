"""A pair of figures as the cells of a table, and its growth claim as a line of arithmetic."""

from __future__ import annotations

from rich.text import Text

from compare.language import Words
from compare.model import FigurePair
from compare.render.cells import truncate
from compare.render.clean import clean
from compare.render.printed import difference, percent, printed
from compare.render.terms import FIGURE_SIGNS, VERDICT_SIGNS, VERDICTS

# A metric is a phrase of the report; a longer one pushes the numbers off an 80-column screen.
_METRIC_CELLS = 28


def cells(pair: FigurePair, words: Words) -> tuple[Text, ...]:
    """Sign, metric, old, new, difference, percent, verdict."""
    check = pair.claim_check
    return (
        Text(FIGURE_SIGNS[pair.status]),
        Text(truncate(clean(pair.metric or words("(no name)")), _METRIC_CELLS)),
        _number(printed(pair.old)),
        _number(printed(pair.new)),
        _number(difference(pair, words)),
        _number(percent(pair.percent)),
        Text(f"{VERDICT_SIGNS[check.verdict]} {words(VERDICTS[check.verdict])}" if check else ""),
    )


def arithmetic(pair: FigurePair, words: Words) -> str:
    """The verdict on the growth claim of NEW, with the reason for it."""
    check = pair.claim_check
    if check is None:
        return words("States no growth.")
    verdict = f"{VERDICT_SIGNS[check.verdict]} {words(VERDICTS[check.verdict])}"
    return f"{printed(pair.new)}  {verdict}  {clean(words(check.reason))}"


def _number(text: str) -> Text:
    return Text(text, justify="right")
