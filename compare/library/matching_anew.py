"""The shared passages of a library found anew: as one scan of all that it keeps finds them, with what is known today."""

from __future__ import annotations

from compare.library.adding import match_columns
from compare.library.database import Database, Waiting, reading, writing
from compare.library.likeness import rebuilt_reports
from compare.model import ScanOptions
from compare.reuse.pair_matches import Progress
from compare.reuse.pool import Pool
from compare.reuse.scanning import scan_reports

State = tuple[int, int]


def match_anew(path: str, workers: Pool, progress: Progress | None = None, waiting: Waiting | None = None) -> int:
    """Compare all kept reports as one scan does and put its matches in place of those kept; how many they are. While it
    compares the library is closed; where it was changed meanwhile all is compared again. Raises `InputError`."""
    options = ScanOptions()
    while True:
        with reading(path, waiting) as database:
            before = _state(database)
            wanted = {number for (number,) in database.rows("SELECT id FROM reports")}
            everything = rebuilt_reports(database, wanted, set(), options, is_archive=False)
        found = scan_reports(everything.reports, dict(everything.documents), options, workers, progress)
        with writing(path, waiting) as database:
            if _state(database) != before:
                continue
            with database.transaction():
                database.rows("DELETE FROM matches")
                database.insert("matches", match_columns(found.matches, everything.numbers))
            return len(found.matches)


def _state(database: Database) -> State:
    """Differs where documents were added or removed."""
    ((count,),) = database.rows("SELECT count(*) FROM documents")
    return database.last_document(), count
