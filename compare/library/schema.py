"""The tables of a library, and what a library of an earlier version lacks."""

from __future__ import annotations

from typing import Final

VERSION: Final = 1

# No index and no key: DuckDB reads columns whole, and an index would have to be in memory. `verify` looks at what keys
# would promise.
TABLES: Final = (
    "CREATE TABLE library (version INTEGER NOT NULL)",
    """CREATE TABLE documents (
        id INTEGER NOT NULL,  -- ascending: what was added later has the larger
        path VARCHAR NOT NULL,  -- as it was named
        place VARCHAR NOT NULL,  -- the whole path; with the content what a document is known by
        content VARCHAR NOT NULL,  -- hash of the text
        text VARCHAR NOT NULL,
        encoding VARCHAR NOT NULL,
        asked INTEGER,  -- the k of FILE#k
        layout VARCHAR NOT NULL,  -- JSON
        structure VARCHAR NOT NULL,  -- JSON: chrome and reports
        origin VARCHAR NOT NULL,  -- JSON: what the file says of its making
        added TIMESTAMPTZ NOT NULL,
        added_by VARCHAR
    )""",
    """CREATE TABLE reports (
        id INTEGER NOT NULL,
        document INTEGER NOT NULL,
        number INTEGER NOT NULL,  -- of its document's reports, from 0
        title VARCHAR,
        organisation VARCHAR,
        year INTEGER,
        characters INTEGER NOT NULL,
        content VARCHAR NOT NULL,  -- hash of the text as it is compared; empty for none
        prints INTEGER NOT NULL,  -- how many fingerprints it has
        prints_sum BIGINT NOT NULL  -- their sum: of equally common texts it tells which is the reference
    )""",
    "CREATE TABLE fingerprints (hash BIGINT NOT NULL, report INTEGER NOT NULL)",
    # The fingerprints that more than `settings.COMMON` reports have.
    "CREATE TABLE common_fingerprints (hash BIGINT NOT NULL)",
    "CREATE TABLE measured_values (key BIGINT NOT NULL, report INTEGER NOT NULL)",
    "CREATE TABLE contacts (digits VARCHAR NOT NULL, report INTEGER NOT NULL)",
    "CREATE TABLE origins (kind VARCHAR NOT NULL, value VARCHAR NOT NULL, report INTEGER NOT NULL)",
    """CREATE TABLE passages (
        report INTEGER NOT NULL,
        number INTEGER NOT NULL,
        kind VARCHAR NOT NULL,
        first INTEGER NOT NULL,  -- its span in the document's text
        behind INTEGER NOT NULL,
        form UBIGINT NOT NULL,  -- hash of the text with figures and dates as slots
        wording UBIGINT NOT NULL  -- hash of the text
    )""",
    """CREATE TABLE figures (
        report INTEGER NOT NULL,
        metric VARCHAR,
        unit VARCHAR,
        value DECIMAL(38, 12),
        printed VARCHAR NOT NULL,
        kind VARCHAR NOT NULL,
        year INTEGER,
        period VARCHAR,
        nature VARCHAR,
        measure VARCHAR,
        scope VARCHAR,
        direction VARCHAR,
        basis VARCHAR,
        first INTEGER NOT NULL,
        behind INTEGER NOT NULL
    )""",
    """CREATE TABLE matches (
        a INTEGER NOT NULL,  -- the report that was added later
        b INTEGER NOT NULL,
        a_first INTEGER NOT NULL,
        a_behind INTEGER NOT NULL,
        b_first INTEGER NOT NULL,
        b_behind INTEGER NOT NULL,
        similarity DOUBLE NOT NULL,
        kind VARCHAR NOT NULL,
        label VARCHAR NOT NULL,
        weight DOUBLE NOT NULL
    )""",
    # Sentences in one wording that three and more organisations filled in differently.
    """CREATE VIEW templates AS
        SELECT p.form, min(r.year) AS since, max(r.year) AS until, count(DISTINCT r.organisation) AS organisations,
            count(DISTINCT p.report) AS reports, arg_min(p.report, (p.report, p.number)) AS report,
            arg_min(p.first, (p.report, p.number)) AS first, arg_min(p.behind, (p.report, p.number)) AS behind
        FROM passages p JOIN reports r ON r.id = p.report
        GROUP BY p.form
        HAVING count(DISTINCT r.organisation) >= 3 AND count(DISTINCT p.wording) >= 2""",
)
# The tables whose rows hang on a report, by the columns that name it.
OF_REPORTS: Final = {
    "fingerprints": ("report",),
    "measured_values": ("report",),
    "contacts": ("report",),
    "origins": ("report",),
    "passages": ("report",),
    "figures": ("report",),
    "matches": ("a", "b"),
}
# What a library of an earlier version lacks, by the version that brought it.
MIGRATIONS: dict[int, tuple[str, ...]] = {}
