"""The joins by which reports that may share text are found, as SQL that DuckDB and Spark both run.

Each takes the names of tables or queries in brackets. ``prints``: tables with the columns ``hash`` and ``report``. The rules
are those of `compare.reuse.candidates`; what they find is looked at closely there.
"""

from __future__ import annotations

from compare.reuse import settings

# One fingerprint alone is a run too short to matter, unless it repeats in its text.
_LEAST = 2


def common(prints: str) -> str:
    """The fingerprints that very many reports have (``hash``)."""
    return f"SELECT hash FROM {prints} GROUP BY hash HAVING count(*) > {settings.COMMON}"


def sharing(prints: str, others: str) -> str:
    """The pairs of a report of ``prints``, ``a``, and one of ``others`` with a smaller number, ``b``, that have enough
    fingerprints in common. ``prints`` also have ``repeats``: whether the fingerprint stands very often in its report."""
    return (
        f"SELECT n.report AS a, h.report AS b FROM {prints} n JOIN {others} h ON n.hash = h.hash"
        " WHERE h.report < n.report GROUP BY n.report, h.report"
        f" HAVING count(*) >= {_LEAST} OR bool_or(n.repeats)"
    )


def ranks(reports: str, prints: str, common_prints: str) -> str:
    """All ``reports`` (``report``, ``prints_sum``) with the ``weight`` by which a reference is chosen: how many of the
    common fingerprints each has."""
    return (
        f"SELECT r.report, r.prints_sum, coalesce(c.weight, 0) AS weight FROM {reports} r LEFT JOIN"
        f" (SELECT report, count(*) AS weight FROM {prints} SEMI JOIN {common_prints} USING (hash) GROUP BY report) c"
        " ON c.report = r.report"
    )


def references(prints: str, asked: str, ranked: str) -> str:
    """Of each fingerprint ``asked`` for the ``reference``: of the reports that have it the one with most common text."""
    return (
        f"SELECT hash, max_by(report, (weight, prints_sum, report)) AS reference FROM {prints}"
        f" SEMI JOIN {asked} USING (hash) JOIN {ranked} USING (report) GROUP BY hash"
    )
