"""What is done to the rows of a stage, in whichever process: functions of record batches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, groupby
from typing import Any

import numpy as np
import pyarrow as pa

from compare.engines import rows
from compare.engines.executor import Batches
from compare.lexicon import Lexicon, active, use
from compare.model import ScanOptions
from compare.reuse.candidates import candidates_of
from compare.reuse.folding import Flags, Ints
from compare.reuse.pair_matches import AskedPair, Way, matches
from compare.reuse.reports import submissions_of

# Rows of a batch that is handed on.
_ROWS = 64


@dataclass(frozen=True, slots=True)
class Preparing:
    """Documents -> their reports (`rows.REPORTS`). ``lexicon``: the reader's own files of it."""

    options: ScanOptions
    lexicon: tuple[str, ...]

    def __call__(self, batches: Batches) -> Iterator[pa.RecordBatch]:
        if self.lexicon and self.lexicon != active().paths:
            use(Lexicon.with_files(self.lexicon))
        found = (
            rows.report_row(number, own)
            for number, is_archive, content in _rows(batches)
            for own in submissions_of(rows.document_of(content), self.options, is_archive=is_archive)
        )
        return _batches(found, rows.REPORTS)


def listed_prints(batches: Batches) -> Iterator[pa.RecordBatch]:
    """Reports -> one row for each of their fingerprints (`rows.PRINTS`)."""
    for report, hashes, prints in _rows(batches):
        own = rows.prints_of(hashes, prints)
        yield pa.RecordBatch.from_arrays(
            [pa.array(own.hashes), pa.array(np.full(len(own.hashes), report)), pa.array(own.repeats)],
            schema=rows.PRINTS,
        )


@dataclass(frozen=True, slots=True)
class Pairing:
    """Reports with all that they may be paired with -> the pairs worth matching (`rows.PAIRS`). A row has the report, the
    other one, the other's group and fingerprints; the rows of one report follow each other, itself among the others.
    ``common``: the fingerprints, sorted, that very many have."""

    common: Ints

    def __call__(self, batches: Batches) -> Iterator[pa.RecordBatch]:
        return _batches(chain.from_iterable(map(self._pairs, _grouped(batches))), rows.PAIRS)

    def _pairs(self, likely: list[tuple[Any, ...]]) -> Iterator[tuple[int, int, bool]]:
        likely.sort(key=lambda row: int(row[1]))
        report = likely[0][0]
        others = [other for _, other, *_ in likely]
        prints = [rows.prints_of(hashes, rest) for *_, hashes, rest in likely]
        groups = [group for _, _, group, *_ in likely]
        found = candidates_of(others.index(report), prints, groups, self._are_common)
        for is_reference, chosen in ((False, found.sharing), (True, found.references)):
            yield from ((report, others[place], is_reference) for place in chosen)

    def _are_common(self, hashes: Ints) -> Flags:
        return np.isin(hashes, self.common)


def matched(batches: Batches) -> Iterator[pa.RecordBatch]:
    """Pairs: number, way to match, texts and paths of both -> what they share (`rows.MATCHES`)."""
    found = (
        rows.match_row(pair, one)
        for pair, way, *texts in _rows(batches)
        for one in matches(_asked(Way(way), *map(rows.text_of, texts)))
    )
    return _batches(found, rows.MATCHES)


def _asked(way: Way, a: str, b: str, a_path: str, b_path: str) -> AskedPair:
    return AskedPair(a, b, way, a_path, b_path)


def _rows(batches: Batches) -> Iterator[tuple[Any, ...]]:
    for each in batches:
        yield from zip(*(column.to_pylist() for column in each.columns), strict=True)


def _grouped(batches: Batches) -> Iterator[list[tuple[Any, ...]]]:
    """Rows that follow each other with the same first value."""
    for _, group in groupby(_rows(batches), key=lambda row: row[0]):
        yield list(group)


def _batches(found: Iterable[tuple[Any, ...]], schema: pa.Schema) -> Iterator[pa.RecordBatch]:
    some: list[tuple[Any, ...]] = []
    for row in found:
        some.append(row)
        if len(some) == _ROWS:
            yield rows.batch(some, schema)
            some = []
    if some:
        yield rows.batch(some, schema)
