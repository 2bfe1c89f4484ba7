"""What is done with a whole library: looked over, exported, made small again; documents removed from it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from shutil import rmtree
from typing import Final

from compare.language import mark
from compare.library import joins
from compare.library.database import Database, Waiting, reading, writing
from compare.library.documents import identity, rebuilt
from compare.library.schema import OF_REPORTS
from compare.model import InputError

EXPORTED: Final = ("documents", "reports", *OF_REPORTS, "templates")
_DAMAGED = mark("is damaged: {why}")
_READ_AT_ONCE = 500
_WHOLE = 1 << 64


def remove(path: str, names: Sequence[str], waiting: Waiting | None = None) -> int:
    """Take documents, named by number or path, out of a library with all that is known of them; how many they were.
    Raises `InputError` where a name is none of theirs, and removes none then."""
    with writing(path, waiting) as database, database.transaction():
        numbers = {number for name in names for number in numbers_of(database, name)}
        database.give_numbers("leaving", numbers)
        database.rows(
            "CREATE OR REPLACE TEMP TABLE leaving_reports AS"
            " SELECT id FROM reports SEMI JOIN leaving ON document = leaving.number"
        )
        database.rows(
            "CREATE OR REPLACE TEMP TABLE leaving_prints AS SELECT DISTINCT hash FROM fingerprints"
            " SEMI JOIN leaving_reports ON report = leaving_reports.id"
        )
        for table, columns in OF_REPORTS.items():
            for column in columns:
                database.rows(f"DELETE FROM {table} WHERE {column} IN (SELECT id FROM leaving_reports)")
        database.rows("DELETE FROM reports WHERE id IN (SELECT id FROM leaving_reports)")
        database.rows("DELETE FROM documents WHERE id IN (SELECT number FROM leaving)")
        database.rows(
            "DELETE FROM common_fingerprints WHERE hash IN (SELECT hash FROM leaving_prints) AND hash NOT IN"
            f" ({joins.common('fingerprints SEMI JOIN leaving_prints USING (hash)')})"
        )
    return len(numbers)


def numbers_of(database: Database, name: str) -> list[int]:
    """The numbers of the documents that ``name`` means: a number, or the path or whole path of a file. Raises
    `InputError`."""
    rows = database.rows("SELECT id FROM documents WHERE path = ? OR place = ? ORDER BY id", [name, name])
    if not rows and name.isdecimal():
        rows = database.rows("SELECT id FROM documents WHERE CAST(id AS VARCHAR) = ?", [name])
    if not rows:
        raise InputError(database.path, "holds no document “{name}”", name=name)
    return [number for (number,) in rows]


def verify(path: str, waiting: Waiting | None = None) -> tuple[int, int]:
    """Read all of a library; how many documents and reports it holds. Raises `InputError` where something is not as it
    was written."""
    with reading(path, waiting) as database:
        database.rows("SELECT * FROM templates")
        for fault, query in _FAULTS.items():
            if database.rows(query):
                raise InputError(path, _DAMAGED, why=fault)
        _verify_prints(database)
        numbers = [number for (number,) in database.rows("SELECT id FROM documents ORDER BY id")]
        for start in range(0, len(numbers), _READ_AT_ONCE):
            _verify_documents(database, numbers[start : start + _READ_AT_ONCE])
        ((reports,),) = database.rows("SELECT count(*) FROM reports")
    return len(numbers), reports


# What no library has, by what a user is told of it.
_FAULTS: Final = {
    "two documents have one number": "SELECT id FROM documents GROUP BY id HAVING count(*) > 1",
    "one document is there twice": "SELECT place FROM documents GROUP BY place, content HAVING count(*) > 1",
    "two reports have one number": "SELECT id FROM reports GROUP BY id HAVING count(*) > 1",
    "a report has no document": "SELECT id FROM reports ANTI JOIN documents d ON d.id = document",
    **{
        f"{table} hold what belongs to no report": f"SELECT {column} FROM {table} ANTI JOIN reports ON id = {column}"
        for table, columns in OF_REPORTS.items()
        for column in columns
    },
    "common_fingerprints are not those of the reports": (
        f"({joins.common('fingerprints')} EXCEPT ALL SELECT hash FROM common_fingerprints) UNION ALL"
        f" (SELECT hash FROM common_fingerprints EXCEPT ALL {joins.common('fingerprints')})"
    ),
}


def _verify_prints(database: Database) -> None:
    for number, prints, total, found, found_total in database.rows(
        "SELECT r.id, r.prints, r.prints_sum, coalesce(f.prints, 0), coalesce(f.total, 0) FROM reports r LEFT JOIN"
        " (SELECT report, count(*) AS prints, sum(hash) AS total FROM fingerprints GROUP BY report) f ON f.report = r.id"
    ):
        if prints != found or (total - found_total) % _WHOLE:
            raise InputError(database.path, _DAMAGED, why=f"the fingerprints of report {number} are not whole")


def _verify_documents(database: Database, numbers: Sequence[int]) -> None:
    database.give_numbers("wanted", numbers)
    for number, path, content, *row in database.rows(
        "SELECT id, path, content, text, encoding, asked, layout, structure, origin FROM documents"
        " SEMI JOIN wanted ON id = wanted.number"
    ):
        try:
            document = rebuilt(path, row).document
        except (ValueError, TypeError) as error:
            raise InputError(database.path, _DAMAGED, why=f"document {number}: {error}") from error
        if identity(document).content != content:
            raise InputError(database.path, _DAMAGED, why=f"the text of document {number} is not whole")


def export(path: str, folder: str, waiting: Waiting | None = None) -> None:
    """Each table of a library as a Parquet file, in a new folder, all or none. Raises `InputError`."""
    target = Path(folder)
    part = target.with_name(f".bidui-{os.getpid()}.part")
    try:
        if target.exists():
            raise InputError(folder, "exists already")
        part.mkdir()
        with reading(path, waiting) as database:
            for table in EXPORTED:
                name = str(part / f"{table}.parquet").replace("'", "''")
                database.rows(f"COPY (SELECT * FROM {table}) TO '{name}' (FORMAT parquet)")
        part.rename(target)
    except OSError as error:
        raise InputError(folder, "cannot be made: {why}", why=error.strerror or error) from error
    finally:
        rmtree(part, ignore_errors=True)


def compact(path: str, waiting: Waiting | None = None) -> tuple[int, int]:
    """Write a library anew, without the room that removed documents left; its bytes before and after. Who wants to open
    it meanwhile waits. Raises `InputError`."""
    target = Path(path).resolve()
    part = target.with_name(f".bidui-{os.getpid()}.part")
    before = target.stat().st_size if target.exists() else 0
    try:
        with writing(path, waiting) as database:
            database.rows("CHECKPOINT")
            ((name,),) = database.rows("SELECT current_database()")
            quoted = str(part).replace("'", "''")
            database.rows(f"ATTACH '{quoted}' AS compacted")
            database.rows(f'COPY FROM DATABASE "{name}" TO compacted')
            database.rows("DETACH compacted")
            part.chmod(target.stat().st_mode)
            part.replace(target)
    except OSError as error:
        raise InputError(path, "cannot be written: {why}", why=error.strerror or error) from error
    finally:
        for each in (part, part.with_name(f"{part.name}.wal")):
            with suppress(OSError):
                each.unlink(missing_ok=True)
    return before, target.stat().st_size
