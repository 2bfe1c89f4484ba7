"""The figures of several years as a table, and each one's line over the years with what is claimed of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal

from compare.language import Words
from compare.model import ClaimCheck, Figure, FigureSeries, SeriesComparison, Verdict
from compare.render.cells import cell_len, pad
from compare.render.clean import clean
from compare.render.important import FigureOrder, in_series_order
from compare.render.printed import printed
from compare.render.reasons import reason
from compare.render.terms import VERDICT_SIGNS, VERDICTS
from compare.render.years import distinct, year_names
from tui.data.document_place import DocumentPlace

MOVED, CONTRADICTED = "moved", "contradicted"
_LINE_CELLS = 24
_POINT, _TRACK = "o", "·"

_Claim = tuple[Figure, ClaimCheck | None]


class YearFigures:
    """The metrics of a series, the most important first; one stated several times with the same figures is there once."""

    def __init__(self, series: SeriesComparison, words: Words) -> None:
        self._series = series
        self._words = words
        self.names = year_names(series)
        self.lives = tuple(distinct(in_series_order(series, FigureOrder.IMPORTANCE)))
        self._claims: dict[tuple[str, int], list[_Claim]] = defaultdict(list)
        for life in self.lives:
            for year, (figure, check) in enumerate(_checked(life)):
                if figure is not None and figure.claim is not None and figure.claim.of:
                    self._claims[figure.claim.of, year].append((figure, check))

    def rows(self, only: str) -> list[int]:
        return [at for at, life in enumerate(self.lives) if _passes(life, only)]

    def name(self, at: int) -> str:
        return clean(self.lives[at].metric or self._words("(no name)"))

    def values(self, at: int) -> list[str]:
        """The figure of each year as its report prints it, and a sign where its claim is contradicted."""
        return [
            printed(figure) + (VERDICT_SIGNS[Verdict.CONTRADICTED] if _is_contradicted(check) else "")
            for figure, check in _checked(self.lives[at])
        ]

    def told(self, at: int) -> list[str]:
        """The name, and a line a year: ``2023  1244万人  ······●  增长3.2%  ✓ 相符  1244 / 1206 - 1 = 3.15%``"""
        life = self.lives[at]
        texts = [printed(figure) for figure in life.figures]
        widest, names = max(map(cell_len, texts)), max(map(cell_len, self.names))
        lines = []
        for year, (text, point) in enumerate(zip(texts, points(life.values), strict=True)):
            value = " " * (widest - cell_len(text)) + text
            claims = "  ".join(self._told_claims(life, year))
            lines.append(f"{pad(self.names[year], names)}  {value}  {point}  {claims}".rstrip())
        return [self.name(at), *lines]

    def _told_claims(self, life: FigureSeries, year: int) -> Iterator[str]:
        """The verdicts on what is claimed of the metric in a year, or on the claim that it is itself."""
        own = list(_checked(life))[year]
        claims = [own] if own[1] is not None else self._claims.get((life.metric or "", year), [])
        for figure, check in claims:
            if figure is not None and check is not None:
                verdict = f"{VERDICT_SIGNS[check.verdict]} {self._words(VERDICTS[check.verdict])}"
                said = "" if figure is own[0] else f"{printed(figure)}  "
                yield f"{said}{verdict}  {reason(check, self._words)}"

    def places(self, at: int) -> list[DocumentPlace]:
        """Where the figure stands in each year that has it."""
        reports = self._series.reports
        return [
            DocumentPlace(reports[year].path, reports[year].report, span, reports[year].text, reports[year].outline)
            for year, span in enumerate(self.lives[at].spans)
            if span is not None
        ]


def points(values: Iterable[Decimal | None]) -> list[str]:
    """Where each value lies between the least and the greatest; blank where there is none."""
    every = list(values)
    known = [value for value in every if value is not None]
    low, high = (min(known), max(known)) if known else (Decimal(0), Decimal(0))
    drawn = []
    for value in every:
        if value is None:
            drawn.append(" " * _LINE_CELLS)
            continue
        at = round((value - low) / (high - low) * (_LINE_CELLS - 1)) if high > low else (_LINE_CELLS - 1) // 2
        drawn.append(_TRACK * at + _POINT + " " * (_LINE_CELLS - 1 - at))
    return drawn


def _checked(life: FigureSeries) -> Iterable[tuple[Figure | None, ClaimCheck | None]]:
    return zip(life.figures, life.checks or (None,) * len(life.figures), strict=True)


def _is_contradicted(check: ClaimCheck | None) -> bool:
    return check is not None and check.verdict is Verdict.CONTRADICTED


def _passes(life: FigureSeries, only: str) -> bool:
    if only == MOVED:
        return len({value for value in life.values if value is not None}) > 1
    return only != CONTRADICTED or any(map(_is_contradicted, life.checks))
