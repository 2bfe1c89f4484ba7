"""Names of metrics made alike, so that figures of one thing are found: 全县税收收入合计 and 税收收入."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from compare.checks.rule import CheckedReport
from compare.checks.settings import NAMES_KEPT
from compare.lexicon import pattern, remembered
from compare.model import Figure

_TOTAL = pattern("{zh.tables.total}$")
_WHOLE = pattern("^{zh.tables.scope}")
_SAID = pattern("(?<=.){zh.arithmetic.said_of}")
_CHINESE = pattern("[\u4e00-\u9fff]")
_NO_NAME = pattern("{zh.arithmetic.no_name}|{en.arithmetic.no_name}")
# English words of a comparison around a figure: which year and which thing it is of, only its sentence says.
_COMPARED = pattern("{en.arithmetic.compared}")
_YEAR = pattern(r"(?<!\d)(?:{common.dates.year})(?!\d)")


def is_chinese(metric: str) -> bool:
    return _CHINESE.search(metric) is not None


@remembered(NAMES_KEPT)
def bare(metric: str) -> str:
    """Without the word for a total, what a sentence says of it (常住人口规模保持稳定) and the place that all of the report is of."""
    return _WHOLE.sub("", _TOTAL.sub("", _SAID.sub("", "".join(metric.split()))))


def bare_metrics(checked: CheckedReport) -> Mapping[str, str]:
    """Each metric of a report with its bare name."""
    return checked.once(_bare_metrics)


def _bare_metrics(checked: CheckedReport) -> Mapping[str, str]:
    return {metric: bare(metric) for metric in {figure.metric or "" for figure in checked.figures}}


def scopes(figure: Figure) -> tuple[str, ...]:
    """The scopes of a figure but for the place that all of the report is of (全区)."""
    return tuple(scope for scope in figure.scope if not _WHOLE.search(scope))


def are_of_one_place(one: Figure, other: Figure) -> bool:
    """Whether not one is of all the city (全市) and the other of all the province (全省)."""
    places = [
        {match.group() for name in (*figure.scope, figure.metric or "") if (match := _WHOLE.search(name))}
        for figure in (one, other)
    ]
    return not places[0] or not places[1] or places[0] == places[1]


@remembered(NAMES_KEPT)
def names_a_thing(metric: str) -> bool:
    """Whether a metric is the name of what is counted, not a verb that stood before the figure (提升到2025年)."""
    return _NO_NAME.search(metric) is None


def are_compared(sentences: Sequence[str]) -> bool:
    """Whether English sentences compare, or speak of several years."""
    years = {year for sentence in sentences for year in _YEAR.findall(sentence)}
    return len(years) > 1 or any(_COMPARED.search(sentence) for sentence in sentences)


def share_characters(name: str, other: str) -> float:
    """The part of a name's pairs of characters that another has, too: 职工总人数, 职工总数."""
    pairs, others = ({text[i : i + 2] for i in range(len(text) - 1)} for text in (name, other))
    return len(pairs & others) / len(pairs) if pairs else 0.0
