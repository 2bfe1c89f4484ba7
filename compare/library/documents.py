"""A document as a library keeps it: with all that scans and queries need, so that its file is never read again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from compare.figures import find_figures
from compare.library.packing import packed, unpacked
from compare.model import Chrome, Document, Figure, Outline, Passage, ScanOptions
from compare.model.layout import Layout
from compare.model.origins import OriginMark
from compare.reuse.rare_values import measured_values
from compare.reuse.reports import ReportParts, StructuredDocument, Submission, structured, submissions
from compare.reuse.shared_data import contact_numbers
from compare.reuse.tokens import SLOT, read_tokens
from compare.structure import outline, passages_by_report

_STANDARD_INPUT = "-"
_HALF_PAIR = dict.fromkeys(range(55296, 57344), 65533)
# Digits that a DECIMAL(38, 12) has before its point.
_LARGEST = 10**26

Columns = dict[str, Any]


class Identity(NamedTuple):
    """What a document is known by: where it was found, and its text."""

    place: str
    content: str


@dataclass(frozen=True, slots=True)
class KeptPassage:
    passage: Passage
    form: int
    wording: int


@dataclass(frozen=True, slots=True)
class PreparedDocument:
    """A document ready to be kept: of each report its submission, passages and figures."""

    structure: StructuredDocument
    submissions: tuple[Submission, ...]
    passages: tuple[tuple[KeptPassage, ...], ...]
    figures: tuple[Figure, ...]

    @property
    def document(self) -> Document:
        return self.structure.document


def identity(document: Document) -> Identity:
    name = document.path
    place = name if name == _STANDARD_INPUT else str(Path(name).absolute())
    return Identity(place, blake2b(document.text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest())


def storable(document: Document) -> Document:
    """With halves of surrogate pairs, which no UTF-8 has, replaced one for one."""
    try:
        document.text.encode()
    except UnicodeEncodeError:
        return replace(document, text=document.text.translate(_HALF_PAIR))
    return document


def prepared(document: Document, *, with_figures: bool) -> PreparedDocument:
    """All that is kept of a document."""
    found = outline(document)
    structure = structured(found)
    return PreparedDocument(
        structure,
        tuple(submissions(structure, ScanOptions(), is_archive=False)),
        tuple(_passages(found)),
        find_figures(found) if with_figures else (),
    )


def _passages(found: Outline) -> Iterator[tuple[KeptPassage, ...]]:
    """The passages of each report that have something to say: those with as many tokens as make a sentence."""
    tokens = read_tokens(found.text)
    for passages in passages_by_report(found):
        kept = []
        for passage in passages:
            codes = tokens.codes[slice(*tokens.within(passage.span))]
            if np.count_nonzero(codes != SLOT) >= SHORTEST_PASSAGE:
                text = "".join(passage.span.of(found.text).split())
                kept.append(KeptPassage(passage, _hashed(codes.tobytes()), _hashed(text.encode("utf-8"))))
        yield tuple(kept)


# Tokens of a passage that may be a template's; shorter ones are headings and labels, which everybody has.
SHORTEST_PASSAGE = 12


def _hashed(data: bytes) -> int:
    return int.from_bytes(blake2b(data, digest_size=8).digest())


def document_columns(documents: Sequence[PreparedDocument], first: int, added: str, by: str | None) -> Columns:
    """Rows of ``documents``, numbered from ``first`` on."""
    own = [each.document for each in documents]
    known = [identity(each) for each in own]
    return {
        "id": np.arange(first, first + len(own), dtype=np.int32),
        "path": _texts(each.path.translate(_HALF_PAIR) for each in own),
        "place": _texts(each.place.translate(_HALF_PAIR) for each in known),
        "content": _texts(each.content for each in known),
        "text": _texts(each.text for each in own),
        "encoding": _texts(each.encoding for each in own),
        "asked": _texts(None if each.report is None else str(each.report) for each in own),
        "layout": _texts(packed(each.layout) for each in own),
        "structure": _texts(packed((each.structure.chrome, each.structure.reports)) for each in documents),
        "origin": _texts(packed(each.origin) for each in own),
        "added": _texts([added] * len(own)),
        "added_by": _texts([by] * len(own)),
    }


def rebuilt(path: str, row: Sequence[Any]) -> StructuredDocument:
    """What `document_columns` made of a document: its text, encoding, asked, layout, structure and origin."""
    text, encoding, asked, layout, structure, origin = row
    marks = unpacked(tuple[OriginMark, ...], origin)
    document = Document(path, text, encoding, asked, unpacked(Layout, layout), marks)
    chrome, reports = unpacked(tuple[tuple[Chrome, ...], tuple[ReportParts, ...]], structure)
    return StructuredDocument(document, chrome, reports)


def report_columns(numbered: Sequence[tuple[int, int, Submission]]) -> Columns:
    """Rows of reports: number, number of the document, submission."""
    own = [each for _, _, each in numbered]
    return {
        "id": np.array([number for number, _, _ in numbered], dtype=np.int32),
        "document": np.array([document for _, document, _ in numbered], dtype=np.int32),
        "number": np.array([each.report.index for each in own], dtype=np.int32),
        "title": _texts(each.report.title for each in own),
        "organisation": _texts(each.report.organisation for each in own),
        "year": _texts(None if each.report.year is None else str(each.report.year) for each in own),
        "characters": np.array([each.printed for each in own], dtype=np.int32),
        "content": _texts(each.content.hex() for each in own),
        "prints": np.array([len(each.prints.hashes) for each in own], dtype=np.int32),
        "prints_sum": np.array([each.prints.hashes.sum() for each in own], dtype=np.int64),
    }


def fingerprint_columns(numbered: Sequence[tuple[int, Submission]]) -> Columns:
    return {
        "hash": _joined([each.prints.hashes for _, each in numbered]),
        "report": np.repeat(*_counted(numbered, [len(each.prints.hashes) for _, each in numbered])),
    }


def value_columns(numbered: Sequence[tuple[int, Submission]]) -> Columns:
    keys = [values_of(each) for _, each in numbered]
    return {"key": _joined(keys), "report": np.repeat(*_counted(numbered, [len(own) for own in keys]))}


def values_of(report: Submission) -> np.ndarray[Any, np.dtype[np.int64]]:
    """The keys of a report's measured values, each once."""
    return np.unique(measured_values([report.fills])[0])


def contact_columns(numbered: Sequence[tuple[int, Submission]]) -> Columns:
    rows = [(digits, number) for number, each in numbered for digits in sorted(contacts_of(each))]
    return {"digits": _texts(digits for digits, _ in rows), "report": np.array([n for _, n in rows], dtype=np.int32)}


def contacts_of(report: Submission) -> set[str]:
    return {digits for digits, _ in contact_numbers(report.text)}


def origin_columns(numbered: Sequence[tuple[int, Submission]]) -> Columns:
    rows = [(each, number) for number, report in numbered for each in dict.fromkeys(report.origin)]
    return {
        "kind": _texts(each.kind.value for each, _ in rows),
        "value": _texts(each.value.translate(_HALF_PAIR) for each, _ in rows),
        "report": np.array([number for _, number in rows], dtype=np.int32),
    }


def passage_columns(numbered: Sequence[tuple[int, Sequence[KeptPassage]]]) -> Columns:
    rows = [(report, place, each) for report, own in numbered for place, each in enumerate(own)]
    return {
        "report": np.array([report for report, _, _ in rows], dtype=np.int32),
        "number": np.array([place for _, place, _ in rows], dtype=np.int32),
        "kind": _texts(each.passage.kind.value for _, _, each in rows),
        "first": np.array([each.passage.span.start for _, _, each in rows], dtype=np.int32),
        "behind": np.array([each.passage.span.end for _, _, each in rows], dtype=np.int32),
        "form": np.array([each.form for _, _, each in rows], dtype=np.uint64),
        "wording": np.array([each.wording for _, _, each in rows], dtype=np.uint64),
    }


def figure_columns(rows: Sequence[tuple[int, Figure]]) -> Columns:
    own = [figure for _, figure in rows]
    return {
        "report": np.array([report for report, _ in rows], dtype=np.int32),
        "metric": _texts(each.metric for each in own),
        "unit": _texts(each.unit for each in own),
        "value": _texts(_decimal(each) for each in own),
        "printed": _texts(each.text for each in own),
        "kind": _texts(each.kind.value for each in own),
        "year": _texts(None if each.year is None else str(each.year) for each in own),
        "period": _texts(each.period for each in own),
        "nature": _texts(each.nature.value if each.nature else None for each in own),
        "measure": _texts(each.measure.value if each.measure else None for each in own),
        "scope": _texts("; ".join(each.scope) or None for each in own),
        "direction": _texts(each.claim.direction.value if each.claim else None for each in own),
        "basis": _texts(each.claim.basis.value if each.claim else None for each in own),
        "first": np.array([each.span.start for each in own], dtype=np.int32),
        "behind": np.array([each.span.end for each in own], dtype=np.int32),
    }


def _decimal(figure: Figure) -> str | None:
    value = figure.signed
    return None if value is None or abs(value) >= _LARGEST else format(value, "f")


def _texts(values: Iterable[str | None]) -> np.ndarray[Any, np.dtype[np.object_]]:
    return np.array(list(values), dtype=object)


def _joined(arrays: Sequence[np.ndarray[Any, Any]]) -> np.ndarray[Any, np.dtype[np.int64]]:
    return np.concatenate([np.empty(0, dtype=np.int64), *arrays])


def _counted(numbered: Sequence[tuple[int, object]], counts: Sequence[int]) -> tuple[Any, Any]:
    return np.array([number for number, _ in numbered], dtype=np.int32), np.array(counts, dtype=np.int64)
