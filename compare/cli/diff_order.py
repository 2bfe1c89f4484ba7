"""The order in which a comparison is shown: the figures of two reports, the pairs of two folders, and how many of the most
important changes open it."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from compare.language import mark
from compare.model import InputError
from compare.render.important import FigureOrder

SORT_OPTION, TOP_OPTION = "--sort", "--top"


class Ranking(StrEnum):
    """What the pairs of two folders are ranked by; the others decide among equals."""

    CARRIED = "carried"
    CLAIMS = "claims"
    STALE = "stale"
    IMPORTANCE = "importance"


class DiffOrder(StrEnum):
    """All that ``--sort`` takes: orders of figures, and of pairs."""

    IMPORTANCE = "importance"
    REPORT = "report"
    CHANGE = "change"
    PERCENT = "percent"
    CARRIED = "carried"
    CLAIMS = "claims"
    STALE = "stale"


SortOption = Annotated[
    DiffOrder | None,
    typer.Option(
        SORT_OPTION,
        help=mark(
            "The order of the figures: importance, report, change or percent (report, contradicted growth first). Of two "
            "folders that of the pairs: carried, claims, stale or importance (carried)."
        ),
    ),
]
TopOption = Annotated[
    int | None,
    typer.Option(
        TOP_OPTION,
        metavar="N",
        min=0,
        help=mark("How many of the most important changes to open with (8)."),
    ),
]


def figure_order(order: DiffOrder | None) -> FigureOrder | None:
    """Raises `InputError` for an order of pairs."""
    if order is None:
        return None
    if order.value in [each.value for each in FigureOrder]:
        return FigureOrder(order)
    raise InputError(f"{SORT_OPTION} {order}", "is for two folders only")


def ranking(order: DiffOrder | None) -> Ranking:
    """Raises `InputError` for an order of figures."""
    if order is None:
        return Ranking.CARRIED
    if order.value in [each.value for each in Ranking]:
        return Ranking(order)
    raise InputError(f"{SORT_OPTION} {order}", "is for reports, not for folders")
