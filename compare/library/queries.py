"""What a reviewer asks a library: its documents, a metric over years and offices, what was used again, how forms
changed. Each answer is a table: the names of its columns, and rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from compare.library.database import Database
from compare.model import InputError, Label
from compare.reuse.tokens import SLOT, read_tokens

GROUPS: Final = ("organisation", "year", "metric", "unit", "path", "title", "period")
_GROUPED: Final = {"organisation": "r.organisation", "path": "d.path", "title": "r.title"}
_REPORTS = "JOIN reports r ON r.id = f.report JOIN documents d ON d.id = r.document"
# What of what two reports share was used again, and is no form or law.
USED_AGAIN: Final = (Label.COPIED, Label.OWN, Label.COMMON)
# Two wordings of one template are at least so alike (rapidfuzz's ratio, 0..100): half of the sentence stayed.
_LEAST_ALIKE = 60.0


class QueryTable(NamedTuple):
    columns: list[str]
    rows: list[tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class FigureQuestion:
    """Which figures: a ``metric`` in which a pattern is found, an ``organisation`` in whose name a text stands, a
    ``year``, a ``unit``. ``by``: one row for all figures that agree in these."""

    metric: str | None = None
    organisation: str | None = None
    year: int | None = None
    unit: str | None = None
    by: tuple[str, ...] = ()


def documents(database: Database) -> QueryTable:
    """One row a document."""
    return QueryTable(
        *database.table(
            "SELECT d.id AS number, d.path, string_agg(r.organisation, '; ' ORDER BY r.number) AS organisation,"
            " min(r.year) AS year, count(r.id) AS reports, length(d.text) AS characters, d.content,"
            " strftime(d.added AT TIME ZONE 'UTC', '%Y-%m-%dT%H:%M:%SZ') AS added, d.added_by"
            " FROM documents d LEFT JOIN reports r ON r.document = d.id"
            " GROUP BY d.id, d.path, d.text, d.content, d.added, d.added_by ORDER BY d.id"
        )
    )


def reports(database: Database, numbers: Sequence[int]) -> QueryTable:
    """One row for each report of the documents with these numbers."""
    database.give_numbers("wanted", numbers)
    return QueryTable(
        *database.table(
            "SELECT d.id AS number, d.path, r.number AS report, r.title, r.organisation, r.year, r.characters,"
            " (SELECT count(*) FROM passages WHERE report = r.id) AS passages,"
            " (SELECT count(*) FROM figures WHERE report = r.id) AS figures,"
            " (SELECT count(*) FROM matches WHERE a = r.id OR b = r.id) AS matches"
            " FROM reports r JOIN documents d ON d.id = r.document SEMI JOIN wanted ON d.id = wanted.number"
            " ORDER BY r.id"
        )
    )


def figures(database: Database, question: FigureQuestion) -> QueryTable:
    """The results (not targets) that are asked for, one row each; or one row for those that agree in what they are
    asked ``by``, with the value where all have the same, the least and the largest."""
    asked = {
        "regexp_matches(f.metric, ?)": question.metric,
        "contains(r.organisation, ?)": question.organisation,
        "f.year = ?": question.year,
        "f.unit = ?": question.unit,
    }
    asked = {condition: value for condition, value in asked.items() if value is not None}
    where = " AND ".join(["f.nature IS DISTINCT FROM 'target'", "f.value IS NOT NULL", *asked])
    source = f"FROM figures f {_REPORTS} WHERE {where}"
    if not question.by:
        query = (
            "SELECT r.organisation, f.year, f.metric, f.value, f.unit, f.printed, d.path, r.number AS report,"
            f' f.first AS start, f.behind AS "end" {source} ORDER BY f.metric, r.organisation, f.year, r.id, f.first'
        )
    else:
        by = list(dict.fromkeys([*question.by, "metric", "unit"]))
        columns = ", ".join(f"{_GROUPED.get(name, f'f.{name}')} AS {name}" for name in by)
        query = (
            f"SELECT {columns}, CASE WHEN min(f.value) = max(f.value) THEN min(f.value) END AS value,"
            f" min(f.value) AS least, max(f.value) AS most, count(*) AS figures {source}"
            " GROUP BY ALL ORDER BY ALL"
        )
    return QueryTable(*database.table(query, list(asked.values())))


def reused(database: Database, since: int | None, labels: Sequence[Label] = USED_AGAIN) -> QueryTable:
    """Passages that a later report has from one that was there before, the longest first; ``since``: of reports of this
    year and later."""
    names = ", ".join(f"'{label.value}'" for label in labels)
    later = "" if since is None else f"AND ra.year >= {int(since)}"
    return QueryTable(
        *database.table(
            "SELECT da.path, ra.number AS report, ra.organisation, ra.year, db.path AS source, rb.number AS source_report,"
            " rb.organisation AS source_organisation, rb.year AS source_year, m.label, m.kind, round(m.similarity, 4) AS similarity,"
            ' m.a_behind - m.a_first AS characters, m.a_first AS start, m.a_behind AS "end",'
            " substring(da.text, m.a_first + 1, m.a_behind - m.a_first) AS text FROM matches m"
            " JOIN reports ra ON ra.id = m.a JOIN reports rb ON rb.id = m.b"
            " JOIN documents da ON da.id = ra.document JOIN documents db ON db.id = rb.document"
            f" WHERE m.label IN ({names}) {later}"
            " ORDER BY characters DESC, m.a, m.b, m.a_first"
        )
    )


def templates(database: Database) -> QueryTable:
    """Sentences that three and more organisations fill in, with the years in which they were used."""
    columns, rows = database.table(
        "SELECT t.since, t.until, t.organisations, t.reports,"
        " substring(d.text, t.first + 1, t.behind - t.first) AS text FROM templates t"
        " JOIN reports r ON r.id = t.report JOIN documents d ON d.id = r.document"
        " ORDER BY t.organisations DESC, t.since, text"
    )
    return QueryTable(columns, [(*row[:-1], _slotted(row[-1])) for row in rows])


def drift(database: Database) -> QueryTable:
    """Templates that took an earlier wording's place: each with the likest one that was used before it."""
    from rapidfuzz import fuzz, process

    known = [row for row in templates(database).rows if row[0] is not None]
    rows = []
    for since, _, organisations, _, text in known:
        earlier = {place: row[-1] for place, row in enumerate(known) if row[0] < since and row[-1] != text}
        best = process.extractOne(text, earlier, scorer=fuzz.ratio, score_cutoff=_LEAST_ALIKE)
        if best:
            before = known[best[2]]
            rows.append((since, before[1], round(best[1] / 100, 4), before[-1], text, before[2], organisations))
    names = ["since", "before_until", "similarity", "before", "after", "organisations_before", "organisations"]
    return QueryTable(names, sorted(rows, key=lambda row: (-row[0], -row[-1], row[4])))


def _slotted(text: str) -> str:
    """``新增床位25张`` -> ``新增床位{}张``."""
    tokens = read_tokens(text)
    parts, at = [], 0
    for slot in (place for place, code in enumerate(tokens.codes) if code == SLOT):
        start, end = tokens.place(slot)
        parts += [text[at:start], "{}"]
        at = end
    return "".join([*parts, text[at:]])


def groups(given: str) -> tuple[str, ...]:
    """``organisation,year`` -> its names. Raises `InputError` for one that figures are not told by."""
    names = tuple(name.strip() for name in given.split(",") if name.strip())
    for name in names:
        if name not in GROUPS:
            raise InputError("--by", "“{name}” is none of {names}", name=name, names=", ".join(GROUPS))
    return names
