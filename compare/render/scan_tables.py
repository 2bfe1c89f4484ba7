"""A scan as tables: its pairs, its matches, its matrix."""

from __future__ import annotations

from decimal import Decimal

from compare.language import Words, mark
from compare.model import MatchEnd, Scan
from compare.render.figure_tables import Sheet, Value
from compare.render.scan_text import first
from compare.render.terms import LABEL_ORDER, MATCH_LABELS

_PAIR = "similarity raw_similarity a path_a report_a b path_b report_b shared_a shared_b compared_a compared_b earlier certainty".split()
_END = "document path report start end text".split()
_MATCH = ["match", *(f"{name}_{side}" for side in "ab" for name in _END), "similarity", "kind", "label", "weight"]
_SHARED, _COMPARED = mark("Shared characters of {side}"), mark("Compared characters of {side}")


def pair_table(scan: Scan) -> Sheet:
    """One row a pair, most similar first; the last columns count its passages by label."""
    rows: list[list[Value]] = []
    for pair in scan.pairs:
        labels = [scan.matches[i].label for i in pair.matches]
        falls = pair.waterfall
        rows.append(
            [
                _number(pair.similarity),
                _number(pair.raw_similarity),
                *(value for i in (pair.a, pair.b) for value in (i, scan.documents[i].path, scan.documents[i].report)),
                *pair.shared_characters,
                falls.a.compared,
                falls.b.compared,
                pair.earlier.document,
                pair.earlier.certainty.value,
                *(labels.count(label) for label in LABEL_ORDER),
            ]
        )
    return Sheet([*_PAIR, *(label.value for label in LABEL_ORDER)], rows)


def pair_sheet(scan: Scan, words: Words) -> Sheet:
    """`pair_table` for people, who know a report by its file and not by its number."""
    heads = [words("Similarity"), words("Similarity with all that is shared"), "A", "B"]
    heads += [words(each, side=side) for each in (_SHARED, _COMPARED) for side in "AB"]
    rows: list[list[Value]] = []
    for pair in scan.pairs:
        labels = [scan.matches[i].label for i in pair.matches]
        rows.append(
            [
                _number(pair.similarity),
                _number(pair.raw_similarity),
                *(_place(scan, i) for i in (pair.a, pair.b)),
                *pair.shared_characters,
                *(pair.waterfall.a.compared, pair.waterfall.b.compared),
                first(scan, pair, words),
                *(labels.count(label) for label in LABEL_ORDER),
            ]
        )
    counted = [words(MATCH_LABELS[label]) for label in LABEL_ORDER]
    return Sheet([*heads, words("Which was first"), *counted], rows, is_in_words=True)


def match_table(scan: Scan) -> Sheet:
    """One row a match, with the text of both sides."""
    return Sheet(
        _MATCH,
        [
            [
                match.id,
                *_end(scan, match.a),
                *_end(scan, match.b),
                _number(match.similarity),
                match.kind.value,
                match.label.value,
                _number(match.weight),
            ]
            for match in scan.matches
        ],
    )


def matrix_table(scan: Scan) -> Sheet:
    """The similarity of each report with each; only those that share something are in it. Empty: nothing shared;
    ``-``: only what is not compared (a template, mandated text)."""
    sharing = sorted({i for pair in scan.pairs for i in (pair.a, pair.b)})
    places = [_place(scan, i) for i in sharing]
    cells: dict[tuple[int, int], Value] = {(i, i): Decimal(1) for i in sharing}
    for pair in scan.pairs:
        value: Value = "-" if pair.similarity is None else _number(pair.similarity)
        cells[pair.a, pair.b] = cells[pair.b, pair.a] = value
    rows = [[place, *(cells.get((i, j)) for j in sharing)] for i, place in zip(sharing, places, strict=True)]
    return Sheet(["", *places], rows)


def _end(scan: Scan, end: MatchEnd) -> list[Value]:
    document = scan.documents[end.document]
    return [end.document, document.path, document.report, *end.span, end.span.of(scan.texts[document.path])]


def _place(scan: Scan, number: int) -> str:
    document = scan.documents[number]
    return f"{document.path}#{document.report}" if document.report else document.path


def _number(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(str(value))
