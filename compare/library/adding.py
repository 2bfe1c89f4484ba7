"""Documents go into a library: a batch is compared with all that was kept before, then written in one transaction.

Whatever ends the program, the library holds whole batches; what it lacks is added when the same is asked again, in the
same batches. While a batch is compared the library is closed, and others may read and write it; what they added
meanwhile is compared, too, before the batch is written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from itertools import islice
from typing import NamedTuple

import numpy as np

from compare.library import documents as kept
from compare.library import joins
from compare.library.database import Database, Waiting, reading, writing
from compare.library.documents import Identity, PreparedDocument, identity, prepared
from compare.library.likeness import Likeness, like
from compare.model import Document, Match, Scan, ScanOptions
from compare.reuse.pool import Pool
from compare.reuse.scanning import scan_reports

# Documents compared and written together: opening, asking and writing take a second, so few that a batch is soon done
# and so many that those seconds do not count.
BATCH = 500


class Added(NamedTuple):
    """What became of documents: how many were added, with how many reports, how many were there already, and how many
    passages the new reports share with each other and with those kept."""

    documents: int = 0
    reports: int = 0
    known: int = 0
    matches: int = 0


@dataclass(frozen=True, slots=True)
class AddOptions:
    """``by``: who adds; ``waiting`` is told who holds the library; ``progress`` how many documents were added."""

    by: str | None = None
    with_figures: bool = True
    waiting: Waiting | None = None
    progress: Callable[[int], None] | None = None


def add(path: str, documents: Iterable[Document], options: AddOptions, workers: Pool) -> Added:
    """Add those ``documents`` that the library at ``path`` does not hold. Raises `InputError`."""
    with reading(path, options.waiting) as database:
        known = identities(database)
    total = Added()
    fresh = _Fresh(map(kept.storable, documents), known)
    while batch := list(islice(fresh, BATCH)):
        ready = list(workers.map(partial(prepared, with_figures=options.with_figures), batch))
        found = _add_batch(path, ready, options, workers)
        total = Added(*map(sum, zip(total, found, strict=True)))
        if options.progress:
            options.progress(total.documents)
    return total._replace(known=total.known + fresh.passed_over)


def identities(database: Database) -> set[Identity]:
    """What the documents of a library are known by."""
    return {Identity(*row) for row in database.rows("SELECT place, content FROM documents")}


class _Fresh:
    """The documents that are not known yet, each once."""

    def __init__(self, documents: Iterable[Document], known: set[Identity]) -> None:
        self._documents = iter(documents)
        self._known = known
        self.passed_over = 0

    def __iter__(self) -> Iterator[Document]:
        return self

    def __next__(self) -> Document:
        for document in self._documents:
            own = identity(document)
            if own not in self._known:
                self._known.add(own)
                return document
            self.passed_over += 1
        raise StopIteration


def _add_batch(path: str, batch: Sequence[PreparedDocument], options: AddOptions, workers: Pool) -> Added:
    """Compare and write. Whoever added something in between makes it necessary to compare again."""
    asked = len(batch)
    while batch:
        with reading(path, options.waiting) as database:
            before = database.last_document()
            known = identities(database)
            batch = [each for each in batch if identity(each.document) not in known]
            reports = [report for each in batch for report in each.submissions]
            likeness = like(database, reports, ScanOptions())
        found = _scan(batch, likeness, workers)
        with writing(path, options.waiting) as database:
            if database.last_document() == before:
                with database.transaction():
                    _write(database, batch, likeness, found, options)
                return Added(len(batch), len(reports), asked - len(batch), len(found.matches))
    return Added(known=asked)


def _scan(batch: Sequence[PreparedDocument], likeness: Likeness, workers: Pool) -> Scan:
    reports = [*(report for each in batch for report in each.submissions), *likeness.reports]
    documents = {each.document.path: each.document for each in batch} | dict(likeness.documents)
    return scan_reports(reports, documents, ScanOptions(), workers, elsewhere=likeness.elsewhere)


def _write(
    database: Database, batch: Sequence[PreparedDocument], likeness: Likeness, found: Scan, options: AddOptions
) -> None:
    """The rows of a batch, in an open transaction."""
    first = database.last_document() + 1
    report = int(database.rows("SELECT coalesce(max(id), 0) + 1 FROM reports")[0][0])
    now = datetime.now(UTC).isoformat(timespec="seconds")
    database.insert("documents", kept.document_columns(batch, first, now, options.by))
    owners = [(first + place, each) for place, each in enumerate(batch) for _ in each.submissions]
    reports = [own for each in batch for own in each.submissions]
    numbers = range(report, report + len(reports))
    numbered = list(zip(numbers, reports, strict=True))
    database.insert(
        "reports",
        kept.report_columns([(n, d, own) for (n, own), (d, _) in zip(numbered, owners, strict=True)]),
    )
    prints = kept.fingerprint_columns(numbered)
    database.insert("fingerprints", prints)
    _note_common(database, prints)
    database.insert("measured_values", kept.value_columns(numbered))
    database.insert("contacts", kept.contact_columns(numbered))
    database.insert("origins", kept.origin_columns(numbered))
    passages = [own for each in batch for own in each.passages]
    database.insert("passages", kept.passage_columns(list(zip(numbers, passages, strict=True))))
    of_report = {(id(each), own.report.index): n for (_, each), (n, own) in zip(owners, numbered, strict=True)}
    figures = [(of_report[id(each), figure.report], figure) for each in batch for figure in each.figures]
    database.insert("figures", kept.figure_columns(figures))
    database.insert("matches", match_columns(found.matches, [*numbers, *likeness.numbers]))


def _note_common(database: Database, prints: kept.Columns) -> None:
    """Remember which fingerprints of new reports very many have now."""
    database.give("new_prints", {"hash": np.unique(prints["hash"])})
    database.rows(
        "INSERT INTO common_fingerprints "
        + joins.common("fingerprints SEMI JOIN new_prints USING (hash) ANTI JOIN common_fingerprints c USING (hash)")
    )


def match_columns(matches: Sequence[Match], numbers: Sequence[int]) -> kept.Columns:
    """Rows of matches; ``numbers`` are those of the scan's reports in the library. The later report is ``a``."""
    rows = []
    for match in matches:
        a, b = match.a, match.b
        if numbers[a.document] < numbers[b.document]:
            a, b = b, a
        rows.append((numbers[a.document], numbers[b.document], *a.span, *b.span))
    table = np.array(rows, dtype=np.int32).reshape(len(rows), 6)
    names = ("a", "b", "a_first", "a_behind", "b_first", "b_behind")
    return {name: table[:, column].copy() for column, name in enumerate(names)} | {
        "similarity": np.array([match.similarity for match in matches]),
        "kind": np.array([match.kind.value for match in matches], dtype=object),
        "label": np.array([match.label.value for match in matches], dtype=object),
        "weight": np.array([match.weight for match in matches]),
    }
