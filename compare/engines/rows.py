"""Documents, reports and matches as rows of Parquet, and back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from io import BytesIO
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.lib import format as array_format

from compare.library.packing import packed, unpacked
from compare.model import Document, MatchKind, Report, Span, TextMatch
from compare.model.origins import OriginMark
from compare.reuse.fills import Fills
from compare.reuse.fingerprints import Fingerprints
from compare.reuse.reports import Submission, blanked

DOCUMENTS = pa.schema([("document", pa.int64()), ("is_archive", pa.bool_()), ("content", pa.binary())])
# ``report`` ascends in the order of a scan. ``prints`` holds what `Fingerprints` has beside the hashes.
REPORTS = pa.schema(
    [
        ("report", pa.int64()),
        ("facts", pa.binary()),
        ("fills", pa.binary()),
        ("compared", pa.binary()),
        ("hashes", pa.binary()),
        ("prints", pa.binary()),
        ("prints_sum", pa.int64()),
    ]
)
PRINTS = pa.schema([("hash", pa.int64()), ("report", pa.int64()), ("repeats", pa.bool_())])
GROUPS = pa.schema([("report", pa.int64()), ("number", pa.int64())])
PAIRS = pa.schema([("a", pa.int64()), ("b", pa.int64()), ("is_reference", pa.bool_())])
CHOSEN = pa.schema(
    [
        ("pair", pa.int64()),
        ("a", pa.int64()),
        ("b", pa.int64()),
        ("way", pa.string()),
        ("a_path", pa.binary()),
        ("b_path", pa.binary()),
    ]
)
MATCHES = pa.schema(
    [
        ("pair", pa.int64()),
        ("a_first", pa.int64()),
        ("a_behind", pa.int64()),
        ("b_first", pa.int64()),
        ("b_behind", pa.int64()),
        ("similarity", pa.float64()),
        ("kind", pa.string()),
    ]
)
# Reports of one document have numbers that follow each other.
_MOST_REPORTS = 1 << 20


@dataclass(frozen=True, slots=True)
class _Facts:
    """What a `Submission` has beside its arrays and the text that is compared."""

    path: str
    report: Report
    sections: tuple[tuple[str, Span], ...]
    labels: tuple[Span, ...]
    printed: int
    text: str
    quotations: tuple[Span, ...]
    quotes: tuple[Span, ...]
    content: str
    origin: tuple[OriginMark, ...]
    owner: str
    is_owned: bool
    group: str
    is_archive: bool
    is_wide: bool


def batch(rows: Sequence[tuple[Any, ...]], schema: pa.Schema) -> pa.RecordBatch:
    columns = zip(*rows, strict=True) if rows else [()] * len(schema)
    return pa.RecordBatch.from_arrays(
        [pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)], schema=schema
    )


def document_row(number: int, document: Document, *, is_archive: bool) -> tuple[Any, ...]:
    return number, is_archive, text_bytes(packed(document))


def document_of(content: bytes) -> Document:
    return unpacked(Document, text_of(content))


def report_row(document: int, own: Submission) -> tuple[Any, ...]:
    named = {
        field.name: getattr(own, field.name) for field in fields(_Facts) if field.name not in ("content", "is_wide")
    }
    facts = _Facts(**named, content=own.content.hex(), is_wide=own.prints.is_wide)
    prints = own.prints
    return (
        document * _MOST_REPORTS + own.report.index,
        text_bytes(packed(facts)),
        _array_bytes(own.fills),
        text_bytes(own.compared),
        _array_bytes([prints.hashes]),
        _array_bytes([prints.places, prints.repeats, prints.codes, np.array([prints.is_wide])]),
        int(prints.hashes.sum()),
    )


def report_of(facts: bytes, fills: bytes, hashes: bytes | None = None) -> Submission:
    """A report again; without ``hashes`` it has no fingerprints but knows of what script it is. The rest of them only
    pairs that are looked for need."""
    own = unpacked(_Facts, text_of(facts))
    named = {
        field.name: getattr(own, field.name) for field in fields(_Facts) if field.name not in ("content", "is_wide")
    }
    found = _arrays(hashes)[0] if hashes is not None else np.empty(0, dtype=np.int64)
    nowhere = np.empty(0, dtype=np.int32), np.empty(0, dtype=bool), np.empty(0, dtype=np.uint16)
    return Submission(
        **named,
        compared=blanked(own.text, own.quotes),
        prints=Fingerprints(found, *nowhere, own.is_wide),
        fills=Fills(*_arrays(fills)),
        content=bytes.fromhex(own.content),
    )


def prints_of(hashes: bytes, prints: bytes) -> Fingerprints:
    places, repeats, codes, is_wide = _arrays(prints)
    return Fingerprints(_arrays(hashes)[0], places, repeats, codes, bool(is_wide[0]))


def match_row(pair: int, found: TextMatch) -> tuple[Any, ...]:
    return pair, *found.a, *found.b, found.similarity, found.kind.value


def match_of(row: Sequence[Any]) -> TextMatch:
    first, behind, other_first, other_behind, similarity, kind = row
    return TextMatch(Span(first, behind), Span(other_first, other_behind), similarity, MatchKind(kind))


def text_bytes(text: str) -> bytes:
    """Halves of surrogate pairs, too, which no text of Parquet may hold."""
    return text.encode("utf-8", "surrogatepass")


def text_of(data: bytes) -> str:
    return data.decode("utf-8", "surrogatepass")


def _array_bytes(arrays: Iterable[np.ndarray[Any, Any]]) -> bytes:
    file = BytesIO()
    for each in arrays:
        array_format.write_array(file, np.asarray(each), allow_pickle=False)
    return file.getvalue()


def _arrays(data: bytes) -> list[np.ndarray[Any, Any]]:
    file, found = BytesIO(data), []
    while file.tell() < len(data):
        found.append(array_format.read_array(file, allow_pickle=False))
    return found
