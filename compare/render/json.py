"""The JSON contract: the model's own names, encoded without exception by type."""

from __future__ import annotations

import functools
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import Enum, StrEnum
from typing import Any

from compare.model import (
    BiduiError,
    Comparison,
    Document,
    FigureStatus,
    FileFindings,
    FolderComparison,
    Layout,
    Ledger,
    Outline,
    PassageStatus,
    Scan,
    Series,
    SeriesComparison,
    Span,
)
from compare.render.json_places import JsonPlaces

# What json writes as it is (a span as the list of its two ends, an enum of strings as its value): nearly all that there
# is, so asked for first.
_PLAIN = frozenset({type(None), bool, int, float, str, Span})

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]


def text_json(document: Document) -> str:
    return _object("text", _document(document) | {"encoding": document.encoding, "text": document.text})


def outline_json(outlines: Iterable[Outline], skipped: Iterable[BiduiError]) -> str:
    documents: list[Json] = [
        JsonPlaces([o.document]).add(_document(o.document) | _fields(o) | _unread(o.document)) for o in outlines
    ]
    return _object("outline", {"documents": documents, "skipped": _skipped(skipped)})


def figures_json(ledgers: Sequence[Ledger], series: Iterable[Series] | None, skipped: Iterable[BiduiError]) -> str:
    """``series`` is None where a single file was asked for; the key is then left out."""
    body: dict[str, Json] = {"documents": [{"path": ledger.path, **_fields(ledger)} for ledger in ledgers]}
    if series is not None:
        body["series"] = [encode(s) for s in series]
    JsonPlaces(ledger.document for ledger in ledgers).add(body)
    return _object("figures", body | {"skipped": _skipped(skipped)})


def check_json(files: Iterable[FileFindings], skipped: Iterable[BiduiError]) -> str:
    documents: list[Json] = [
        JsonPlaces([file.document]).add(
            {"path": file.document.path, "findings": encode(file.findings), "accepted": file.accepted}
        )
        for file in files
    ]
    return _object("check", {"documents": documents, "skipped": _skipped(skipped)})


def diff_json(comparison: Comparison) -> str:
    summary = comparison.summary
    counts: dict[str, Json] = {
        "passages": _counts(summary.passages, PassageStatus),
        "figures": _counts(summary.figures, FigureStatus),
    }
    body = _fields(comparison) | {"summary": counts}
    sides = {"old": comparison.old.outline.document, "new": comparison.new.outline.document}
    return _object("diff", JsonPlaces(sides=sides).add(body))


def series_json(series: SeriesComparison, skipped: Iterable[BiduiError]) -> str:
    return _object("series", _fields(series) | {"skipped": _skipped(skipped)})


def diff_many_json(folders: FolderComparison, skipped: Iterable[BiduiError]) -> str:
    return _object("diff-many", _fields(folders) | {"skipped": _skipped(skipped)})


def scan_json(scan: Scan, skipped: Iterable[BiduiError]) -> str:
    body = _scan_places(scan).add(_fields(scan))
    return _object("scan", body | {"skipped": _skipped(skipped)})


def templates_json(scan: Scan, skipped: Iterable[BiduiError]) -> str:
    """``documents`` says which reports the numbers of the occurrences are."""
    documents: list[Json] = [{"id": d.id, "path": d.path, "report": d.report} for d in scan.documents]
    body: dict[str, Json] = {"documents": documents, "templates": [encode(t) for t in scan.templates]}
    _scan_places(scan).add(body)
    return _object("templates", body | {"skipped": _skipped(skipped)})


def encode(value: Any) -> Json:
    """A value of the model as JSON: a decimal as a plain decimal string, a span as ``[start, end]``, an enum as its
    value, a dataclass as an object of its public fields. Raises `TypeError` for what the model does not hold."""
    return _encoder(type(value))(value)  # type: ignore[arg-type]


@functools.cache
def _encoder(kind: type) -> Callable[[Any], Json]:
    """How the values of a type are encoded."""
    if kind in _PLAIN or issubclass(kind, StrEnum):
        return lambda value: value
    if issubclass(kind, Enum):
        return lambda value: encode(value.value)
    if issubclass(kind, Decimal):
        return lambda value: format(value, "f")
    if issubclass(kind, tuple | list):
        return lambda value: [encode(item) for item in value]
    if issubclass(kind, dict):
        return lambda value: {str(encode(key)): encode(item) for key, item in value.items()}
    if is_dataclass(kind):
        return _fields
    raise TypeError(f"{kind.__name__} has no place in the JSON contract")


def _fields(value: Any) -> dict[str, Json]:
    names = _public(type(value))  # type: ignore[arg-type]
    return {name: part if type(part := getattr(value, name)) in _PLAIN else encode(part) for name in names}


@functools.cache
def _public(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind) if field.metadata.get("json", True))


def _scan_places(scan: Scan) -> JsonPlaces:
    """None where the scan did not keep its texts."""
    numbered = ((d.path, scan.texts.get(d.path, ""), scan.layouts.get(d.path, Layout())) for d in scan.documents)
    return JsonPlaces(numbered=numbered if scan.texts else ())


def _unread(document: Document) -> dict[str, Json]:
    """What of the file is not in its text, and what converted it first; nothing where there is nothing to say."""
    layout = document.layout
    told: dict[str, Json] = (
        {"unread": [what.format(count=count) for what, count in layout.unread]} if layout.unread else {}
    )
    return told | ({"through": layout.through} if layout.through else {})


def _document(document: Document) -> dict[str, Json]:
    return {"path": document.path, "characters": len(document.text)}


def _counts(counts: dict[PassageStatus, int] | dict[FigureStatus, int], statuses: type[StrEnum]) -> Json:
    """Every status as a key, zeros included."""
    by_name = {str(status): count for status, count in counts.items()}
    return {status.value: by_name.get(status.value, 0) for status in statuses}


def _skipped(errors: Iterable[BiduiError]) -> Json:
    return [{"path": error.path, "reason": error.reason.format(**error.arguments)} for error in errors]


def _object(command: str, body: dict[str, Json]) -> str:
    whole = {"schema": f"bidui/{command}/1"} | body
    return json.dumps(whole, ensure_ascii=False, check_circular=False) + "\n"  # a tree
