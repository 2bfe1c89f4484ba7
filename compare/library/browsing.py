"""What the desk asks a library: its documents, what two of them share, the figures of a metric, and the texts themselves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from compare.library.database import Database
from compare.model import Document, Label, MatchKind, Span


class KeptDocument(NamedTuple):
    number: int
    path: str
    organisation: str | None
    year: int | None
    reports: int
    characters: int
    added: str  # the day


class KeptEnd(NamedTuple):
    """A place in a kept document."""

    document: int
    path: str
    report: int
    organisation: str | None
    year: int | None
    span: Span


class KeptMatch(NamedTuple):
    """Text of a later report that an earlier one has, too."""

    later: KeptEnd
    earlier: KeptEnd
    label: Label
    kind: MatchKind
    similarity: float
    text: str


class KeptFigure(NamedTuple):
    """A result, not a target."""

    metric: str
    unit: str | None
    year: int
    printed: str
    value: Decimal
    place: KeptEnd


def kept_documents(database: Database) -> list[KeptDocument]:
    return [
        KeptDocument(*row)
        for row in database.rows(
            "SELECT d.id, d.path, string_agg(r.organisation, '; ' ORDER BY r.number), min(r.year), count(r.id),"
            " length(d.text), strftime(d.added AT TIME ZONE 'UTC', '%Y-%m-%d')"
            " FROM documents d LEFT JOIN reports r ON r.document = d.id GROUP BY d.id, d.path, d.text, d.added ORDER BY d.id"
        )
    ]


def kept_matches(database: Database) -> list[KeptMatch]:
    """What was used again and is no form or law, the longest first."""
    from compare.library.queries import USED_AGAIN  # with all that scans need, which a desk on a pair does without

    names = ", ".join(f"'{label.value}'" for label in USED_AGAIN)
    ends = (
        f"d{end}.id, d{end}.path, r{end}.number, r{end}.organisation, r{end}.year, m.{end}_first, m.{end}_behind"
        for end in "ab"
    )
    found = database.rows(
        f"SELECT {', '.join(ends)}, m.label, m.kind, m.similarity,"
        " substring(da.text, m.a_first + 1, m.a_behind - m.a_first) FROM matches m"
        " JOIN reports ra ON ra.id = m.a JOIN reports rb ON rb.id = m.b"
        " JOIN documents da ON da.id = ra.document JOIN documents db ON db.id = rb.document"
        f" WHERE m.label IN ({names}) ORDER BY m.a_behind - m.a_first DESC, m.a, m.b, m.a_first"
    )
    return [
        KeptMatch(_end(row[:7]), _end(row[7:14]), Label(row[14]), MatchKind(row[15]), float(row[16]), row[17])
        for row in found
    ]


def kept_figures(database: Database, part: str, most: int) -> list[KeptFigure]:
    """The figures whose metric or organisation has this part, in any letter case; at most so many."""
    found = database.rows(
        "SELECT d.id, d.path, r.number, r.organisation, r.year, f.first, f.behind, f.metric, f.unit, f.year, f.printed,"
        " f.value FROM figures f JOIN reports r ON r.id = f.report JOIN documents d ON d.id = r.document"
        " WHERE f.metric IS NOT NULL AND f.year IS NOT NULL AND f.value IS NOT NULL"
        " AND f.nature IS DISTINCT FROM 'target'"
        " AND (contains(lower(f.metric), lower(?)) OR contains(lower(coalesce(r.organisation, '')), lower(?)))"
        " ORDER BY f.metric, r.organisation, f.unit, f.year, r.id, f.first LIMIT ?",
        [part, part, most],
    )
    return [
        KeptFigure(metric, unit, year, printed, value, _end(row[:7]))
        for *row, metric, unit, year, printed, value in found
    ]


def documents_of(database: Database, numbers: Iterable[int]) -> dict[int, Document]:
    """The documents with these numbers, as they were read."""
    from compare.library.documents import rebuilt  # likewise

    database.give_numbers("wanted", numbers)
    return {
        number: rebuilt(path, row).document
        for number, path, *row in database.rows(
            "SELECT id, path, text, encoding, asked, layout, structure, origin FROM documents"
            " SEMI JOIN wanted ON id = wanted.number"
        )
    }


def _end(row: Sequence[Any]) -> KeptEnd:
    document, path, report, organisation, year, first, behind = row
    return KeptEnd(document, path, report, organisation, year, Span(first, behind))
