"""One report of a scan: whose text it is made of, how much of it others have too."""

from __future__ import annotations

from dataclasses import dataclass

from compare.model.spans import Span


@dataclass(frozen=True, slots=True)
class Shares:
    """Of a report's characters without chrome, 0..1, each counted once."""

    base: float
    own: float
    template: float
    phrase: float
    common: float
    copied: float
    quoted: float
    possible: float


@dataclass(frozen=True, slots=True)
class ScannedSection:
    """A section of the highest level and whose text it is made of."""

    heading: str
    span: Span
    shares: Shares


@dataclass(frozen=True, slots=True)
class Rates:
    """Of a report's characters without chrome, 0..1: ``total`` is what other reports have too, be it its own
    organisation's, common, copied or quoted; the same without what it quotes or cites, without its organisation's
    own, without both; the same with prescribed text, with forms, with set phrases; and what one other report alone has
    of it at most."""

    total: float
    without_quoted: float
    without_own: float
    without_both: float
    with_base: float
    with_template: float
    with_phrase: float
    largest_source: float


@dataclass(frozen=True, slots=True)
class TextSource:
    """Another report that has a share of this one's characters: ``alone``, and ``added`` to what those before it in the
    ranking have."""

    document: int
    alone: float
    added: float


@dataclass(frozen=True, slots=True)
class ScannedReport:
    """One report of a scan. ``title`` and ``year`` are for people. ``sources`` are ranked, the largest first. ``archive``:
    it was kept before (`--against`, `--library`) and compared with the others only."""

    id: int
    path: str
    report: int
    span: Span
    group: str
    compared_characters: int
    shares: Shares
    rates: Rates = Rates(0, 0, 0, 0, 0, 0, 0, 0)
    sources: tuple[TextSource, ...] = ()
    sections: tuple[ScannedSection, ...] = ()
    title: str | None = None
    organisation: str | None = None
    year: int | None = None
    archive: bool = False
