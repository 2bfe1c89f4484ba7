"""The library: its file with bytes flipped, lost and put in; and whole, with reports made wrong that come and go."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

import compare
from compare.library import queries
from compare.library.adding import AddOptions, add
from compare.library.database import create, reading
from compare.library.queries import FigureQuestion
from compare.library.upkeep import compact, remove, verify
from compare.model import Document, InputError
from compare.render.results import ScanResult
from compare.reuse.pool import Pool
from tests.fuzz.entrances.answers import told
from tests.fuzz.entrances.file_mutations import mutated
from tests.fuzz.entrances.texts import report
from tests.fuzz.runner import Answer, Try

# Of the inputs this share is a damaged file, and of these so many keep their size.
_DAMAGED, _FLIPPED = 0.6, 0.7
_KEPT = 4


@contextmanager
def library(folder: Path) -> Iterator[Try]:
    whole, path = folder / "whole", folder / "library"
    create(str(whole))
    add(str(whole), [_document(Random(number), f"kept{number}.txt") for number in range(_KEPT)], AddOptions(), Pool(1))
    data = whole.read_bytes()

    def attempt(random: Random) -> Answer:
        try:
            if random.random() < _DAMAGED:
                path.write_bytes(
                    _flipped(data, random) if random.random() < _FLIPPED else mutated(data, [data], random)
                )
                return Answer(random.choice(_USES)(str(path), random))
            path.write_bytes(data)
            return Answer(_come_and_gone(str(path), random))
        except InputError as error:
            assert "\n" not in str(error)
            return Answer(reason=error.reason)
        finally:
            for left in folder.glob("library*"):
                left.unlink()

    yield attempt


def _document(random: Random, path: str) -> Document:
    return compare.read_text(report(random), path)


def _flipped(data: bytes, random: Random) -> bytes:
    changed = bytearray(data)
    for _ in range(random.choice((1, 1, 2, 8, 64))):
        changed[random.randrange(len(data))] ^= 1 << random.randrange(8)
    return bytes(changed)


def _come_and_gone(path: str, random: Random) -> str:
    """What a library says of reports that are added; afterwards they are removed, and it is as it was."""
    before = _held(path)
    documents = [_document(random, f"new{number}.txt") for number in range(random.choice((1, 1, 2)))]
    scan = compare.scan(documents, library=path)
    added = add(path, documents, AddOptions(), Pool(1))
    assert verify(path)[0] == _KEPT + added.documents
    again = add(path, documents, AddOptions(), Pool(1))
    assert (again.documents, again.matches) == (0, 0), "added twice"
    if added.documents:
        remove(path, [document.path for document in documents][: added.documents])
    if random.random() < 0.1:
        compact(path)
    assert _held(path) == before, "not as it was"
    return told(ScanResult(scan))


def _held(path: str) -> str:
    with reading(path) as database:
        tables = queries.documents(database), queries.reused(database, None), queries.templates(database)
        return repr(tables) + repr(queries.figures(database, FigureQuestion()))


_USES: tuple[Callable[[str, Random], str], ...] = (
    lambda path, _: repr(verify(path)),
    lambda path, _: str(len(_held(path))),
    lambda path, random: repr(compare.scan([_document(random, "new.txt")], library=path).pairs),
    lambda path, random: repr(add(path, [_document(random, "new.txt")], AddOptions(), Pool(1))),
)
