"""New reports scanned against all that a library keeps, as if it were given as an archive."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from compare.library.database import Waiting, reading
from compare.library.documents import storable
from compare.library.likeness import like
from compare.model import Document, Scan, ScanOptions
from compare.reuse.pair_matches import Progress
from compare.reuse.pool import Pool
from compare.reuse.reports import prepare
from compare.reuse.scanning import scan_reports


@dataclass(frozen=True, slots=True)
class LeftThere:
    """The texts of a library that a scan left where they are: all but those of the documents ``at_hand``, up to the
    ``last`` that was there then."""

    path: str
    at_hand: tuple[int, ...]
    last: int
    waiting: Waiting | None = None

    def texts_with(self, parts: Collection[str]) -> Counter[str]:
        """In how many of them each of the ``parts`` stands."""
        with reading(self.path, self.waiting) as database:
            database.give_numbers("at_hand", self.at_hand)
            return Counter(
                {
                    part: database.rows(
                        "SELECT count(*) FROM documents ANTI JOIN at_hand ON id = at_hand.number"
                        " WHERE id <= ? AND contains(text, ?)",
                        [self.last, part],
                    )[0][0]
                    for part in parts
                }
            )


def scan_with_library(  # noqa: PLR0913, PLR0917 - each is another matter
    path: str,
    documents: Iterable[Document],
    options: ScanOptions,
    workers: Pool,
    progress: Progress | None = None,
    waiting: Waiting | None = None,
) -> tuple[Scan, LeftThere]:
    """What ``documents`` share with each other and with the kept ones, and the texts that need not be read for it.
    Raises `InputError`."""
    new = {document.path: document for document in map(storable, documents)}
    reports = list(prepare(new.values(), options, workers))
    with reading(path, waiting) as database:
        last = database.last_document()
        likeness = like(database, reports, options)
    at_hand = {name: new[name] for name in dict.fromkeys(report.path for report in reports)} | dict(likeness.documents)
    scan = scan_reports([*reports, *likeness.reports], at_hand, options, workers, progress, likeness.elsewhere)
    return scan, LeftThere(path, likeness.document_numbers, last, waiting)
