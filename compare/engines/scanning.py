"""A scan in stages.

    documents   what was read, as it is
    reports     their text without chrome, fingerprints, figures        each document by itself
    prints      one row for each fingerprint of a report                each report by itself
    common      the fingerprints that very many reports have            SQL
    referenced  which report meets which for those                      SQL
    likely      pairs that have enough fingerprints in common           SQL
    pairs       those of them with a place that is worth matching       each report with its likely others
    matches     what each pair shares                                   each pair by itself

A form in every report is common: nobody is joined with all others for it, each only with its reference. What follows, whose
text each match is, is judged over all reports at once in this process, as of every scan.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import blake2b
from itertools import chain, groupby, islice
from pathlib import Path
from shutil import rmtree

import numpy as np
import pyarrow as pa

import compare
from compare.engines import rows, work
from compare.engines.executor import Executor, RowFunction
from compare.engines.stages import Stages, own_name, put_in_place, read_rows, write_rows
from compare.lexicon import active
from compare.library import joins
from compare.library.packing import packed
from compare.model import Document, Scan, ScanOptions, TextMatch
from compare.reuse.candidates import CandidatePairs
from compare.reuse.folding import Ints
from compare.reuse.pair_matches import Progress, numbered_groups, wanted_matches, ways, with_alike
from compare.reuse.pool import Pool
from compare.reuse.rare_values import rare_values
from compare.reuse.reports import Submission, without_documents
from compare.reuse.scanning import Matched, judged, silent

# Documents of one file: so few that an engine has enough files to share out.
_IN_ONE_FILE = 50
_RARE = "(SELECT hash, report, repeats FROM prints ANTI JOIN common USING (hash))"


def scan_in_stages(  # noqa: PLR0913, PLR0917 - each is another matter
    executor: Executor,
    documents: Iterable[Document],
    options: ScanOptions,
    stages: Stages,
    workers: Pool,
    progress: Progress | None = None,
) -> Scan:
    """What `compare.scan` finds. Stages that stand complete are not done again. Raises `InputError`."""
    given: dict[str, Document] = {}
    own = _documents_written(documents, options, stages, given)
    run = _Run(executor, own, options)
    reports = run.reports()
    rare = rare_values([report.fills for report in reports])
    worth = with_alike(run.candidates(reports), reports, numbered_groups(reports, options), rare)
    shared = wanted_matches(worth.pairs, run.matches(reports, worth), options, progress or silent)
    paths = {report.path for report in reports}
    scanned = {path: document for path, document in given.items() if path in paths}
    return judged(reports, scanned, Matched(rare, worth, shared), options, workers)


def _documents_written(
    documents: Iterable[Document], options: ScanOptions, stages: Stages, given: dict[str, Document]
) -> Stages:
    """The stages of a scan of these documents, the first of them done; ``given`` gets the documents by their paths."""
    asked = packed((compare.__version__, _facts(options), [Path(path).read_text("utf-8") for path in active().paths]))
    key = blake2b(rows.text_bytes(asked))

    def numbered() -> Iterator[tuple[object, ...]]:
        kept = chain(((each, False) for each in documents), ((each, True) for each in options.against))
        for number, (document, is_archive) in enumerate(kept):
            given[document.path] = document
            row = rows.document_row(number, document, is_archive=is_archive)
            key.update(repr(row[:2]).encode() + row[2])
            yield row

    made = own_name(stages.folder, "documents")
    try:
        write_rows(_in_files(numbered()), rows.DOCUMENTS, made)
        own = stages.of(key.digest())
        if not own.is_done("documents"):
            put_in_place(made, own.path("documents"))
        return own
    finally:
        rmtree(made, ignore_errors=True)


def _facts(options: ScanOptions) -> tuple[object, ...]:
    """What of ``options`` the stages hang on."""
    return options.own, options.group_by, options.ignore_quotes


def _in_files(found: Iterator[tuple[object, ...]]) -> Iterator[pa.RecordBatch]:
    while some := list(islice(found, _IN_ONE_FILE)):
        yield rows.batch(some, rows.DOCUMENTS)


class _Run:
    """The stages of one scan, each done when it is asked for."""

    def __init__(self, executor: Executor, stages: Stages, options: ScanOptions) -> None:
        self._executor = executor
        self._stages = stages
        self._options = options
        self._numbers: Ints = np.empty(0, dtype=np.int64)
        executor.read("documents", stages.path("documents"))

    def reports(self) -> list[Submission]:
        """All reports in the order of a scan."""
        prepare = work.Preparing(without_documents(self._options), active().paths)
        query = "SELECT document, is_archive, content FROM documents"
        self._mapped("reports", query, prepare, rows.REPORTS)
        needed = ["report", "facts", "fills", *(["hashes"] if self._options.base else [])]
        found = sorted(zip(*(column.to_pylist() for column in self._read("reports", needed)), strict=True))
        self._numbers = np.array([number for number, *_ in found], dtype=np.int64)
        return [rows.report_of(facts, fills, *hashes) for _, facts, fills, *hashes in found]

    def candidates(self, reports: Sequence[Submission]) -> CandidatePairs:
        """The pairs that share enough fingerprints."""
        self._mapped("prints", "SELECT report, hashes, prints FROM reports", work.listed_prints, rows.PRINTS)
        self._joined("common", joins.common("prints"))
        best = joins.references("prints", "common", f"({joins.ranks('reports', 'prints', 'common')}) k")
        self._joined(
            "referenced",
            f"SELECT DISTINCT p.report AS a, r.reference AS b FROM prints p JOIN ({best}) r ON p.hash = r.hash",
        )
        self._joined(
            "likely",
            f"{joins.sharing(_RARE, _RARE)} UNION SELECT a, b FROM referenced"
            " UNION SELECT report AS a, report AS b FROM reports",
        )
        groups = zip(self._numbers.tolist(), numbered_groups(reports, self._options), strict=True)
        self._written("owners", rows.GROUPS, list(groups))
        (common,) = self._read("common", ["hash"])
        self._mapped(
            "pairs",
            "SELECT l.a, l.b, o.number, r.hashes, r.prints FROM likely l JOIN reports r ON r.report = l.b"
            " JOIN owners o ON o.report = l.b ORDER BY l.a",
            work.Pairing(np.sort(common.to_numpy())),
            rows.PAIRS,
        )
        return self._candidate_pairs()

    def _candidate_pairs(self) -> CandidatePairs:
        a, b, is_reference = (column.to_numpy() for column in self._read("pairs", ["a", "b", "is_reference"]))
        places = [np.searchsorted(self._numbers, side).tolist() for side in (a, b)]
        pairs = [(min(pair), max(pair)) for pair in zip(*places, strict=True)]
        starred = {pair for pair, flag in zip(pairs, is_reference.tolist(), strict=True) if flag}
        own = {pair for pair, flag in zip(pairs, is_reference.tolist(), strict=True) if not flag}
        (chosen,) = self._read("referenced", ["b"])
        references = set(np.searchsorted(self._numbers, np.unique(chosen.to_numpy())).tolist())
        users = set(chain.from_iterable(starred))
        return CandidatePairs(sorted(own | starred), frozenset(starred - own), len(users), len(users & references))

    def matches(self, reports: Sequence[Submission], worth: CandidatePairs) -> Iterator[list[TextMatch]]:
        """What each of the pairs shares, in their order."""
        numbers = self._numbers.tolist()
        chosen = [
            (pair, numbers[a], numbers[b], way.value, *(rows.text_bytes(reports[own].path) for own in (a, b)))
            for pair, ((a, b), way) in enumerate(zip(worth.pairs, ways(reports, worth), strict=True))
        ]
        self._written("chosen", rows.CHOSEN, chosen)
        self._mapped(
            "matches",
            "SELECT c.pair, c.way, x.compared AS one, y.compared AS other, c.a_path, c.b_path FROM chosen c"
            " JOIN reports x ON x.report = c.a JOIN reports y ON y.report = c.b ORDER BY c.pair",
            work.matched,
            rows.MATCHES,
        )
        pair, *found = (column.to_pylist() for column in self._read("matches", rows.MATCHES.names))
        ordered = sorted(range(len(pair)), key=pair.__getitem__)  # of one pair in the order in which they were found
        by_pair = {
            key: [rows.match_of([column[row] for column in found]) for row in some]
            for key, some in groupby(ordered, key=pair.__getitem__)
        }
        return (by_pair.get(number, []) for number in range(len(worth.pairs)))

    def _mapped(self, name: str, query: str, function: RowFunction, schema: pa.Schema) -> None:
        self._done(name, lambda folder: self._executor.write_mapped(query, function, schema, folder))

    def _joined(self, name: str, query: str) -> None:
        self._done(name, lambda folder: self._executor.write(query, folder))

    def _written(self, name: str, schema: pa.Schema, found: Sequence[tuple[object, ...]]) -> None:
        self._done(name, lambda folder: write_rows([rows.batch(found, schema)], schema, folder))

    def _done(self, name: str, make: Callable[[Path], None]) -> None:
        self._stages.do(name, make)
        self._executor.read(name, self._stages.path(name))

    def _read(self, name: str, columns: list[str]) -> list[pa.ChunkedArray]:
        table = read_rows(self._stages.path(name), columns)
        return [table[column] for column in columns]
