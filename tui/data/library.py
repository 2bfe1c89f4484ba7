"""A library on the desk: its documents, what two of them share, and the figures of each office over the years."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import PurePath

import compare
from compare.library.browsing import KeptDocument, KeptEnd, KeptFigure, KeptMatch, documents_of
from compare.library.database import reading
from compare.render.clean import clean
from tui.data.document_place import DocumentPlace


@dataclass(frozen=True, slots=True)
class LibraryContent:
    """What a library keeps. The file is not open meanwhile: others may write."""

    path: str
    documents: Sequence[KeptDocument]
    matches: Sequence[KeptMatch]

    @property
    def name(self) -> str:
        return PurePath(self.path).name


@dataclass(frozen=True, slots=True)
class KeptSeries:
    """A metric of one office, by the years; of a year the figures in the order in which they were kept."""

    metric: str
    unit: str | None
    organisation: str
    years: dict[int, list[KeptFigure]]

    def shown(self, year: int) -> str:
        """The figure as printed; where reports print several, the first and how many more."""
        printed = list(dict.fromkeys(clean(figure.printed) for figure in self.years.get(year, ())))
        more = f" +{len(printed) - 1}" if len(printed) > 1 else ""
        return printed[0] + more if printed else ""

    def value(self, year: int) -> Decimal | None:
        figures = self.years.get(year)
        return figures[0].value if figures else None


def series_of(figures: Iterable[KeptFigure]) -> list[KeptSeries]:
    """Those over most years first."""
    found: dict[tuple[str, str | None, str], dict[int, list[KeptFigure]]] = defaultdict(lambda: defaultdict(list))
    for figure in figures:
        found[figure.metric, figure.unit, figure.place.organisation or ""][figure.year].append(figure)
    every = [KeptSeries(*key, dict(years)) for key, years in found.items()]
    return sorted(every, key=lambda one: (-len(one.years), one.metric, one.organisation, one.unit or ""))


def name_of(end: KeptEnd) -> str:
    """The year and the office, whose name may be cut; the file where neither is known."""
    named = " ".join(filter(None, [str(end.year or ""), clean(end.organisation or "")]))
    return named or clean(PurePath(end.path).name)


def places_of(path: str, ends: Sequence[KeptEnd]) -> list[DocumentPlace]:
    """Where to read on, from the texts that the library keeps. Raises `InputError`."""
    with reading(path) as database:
        documents = documents_of(database, {end.document for end in ends})
    outlines = {number: compare.outline(document) for number, document in documents.items()}
    return [
        DocumentPlace(end.path, end.report, end.span, documents[end.document].text, outlines[end.document])
        for end in ends
        if end.document in documents
    ]
