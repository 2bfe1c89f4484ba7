"""The JSON contract: the model's own names, encoded without exception by type."""

from __future__ import annotations

import functools
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import Enum, StrEnum
from typing import Any

from compare.model import (
    BiduiError,
    Document,
    FigureStatus,
    FileFindings,
    Layout,
    PassageStatus,
    Scan,
    Span,
)
from compare.render.evidence_check import check_decisions
from compare.render.evidence_decisions import NO_DECISIONS, Decisions, decision_object
from compare.render.evidence_ids import check_ids, diff_ids, scan_ids
from compare.render.json_places import JsonPlaces
from compare.render.results import (
    CheckResult,
    DiffResult,
    EvidenceResult,
    ExplanationsResult,
    FiguresResult,
    FoldersResult,
    OutlineResult,
    Presentation,
    ScanResult,
    SeriesResult,
    TemplatesResult,
    TextResult,
)

# What json writes as it is (a span as the list of its two ends, an enum of strings as its value): nearly all that there
# is, so looked up first.
_PLAIN = frozenset({type(None), bool, int, float, str, Span})

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]


def write_text(result: TextResult, _: Presentation) -> str:
    document = result.document
    return _object("text", _document(document) | {"encoding": document.encoding, "text": document.text})


def write_outline(result: OutlineResult, _: Presentation) -> str:
    documents: list[Json] = [
        JsonPlaces([o.document]).add(_document(o.document) | _fields(o) | _unread(o.document)) for o in result.outlines
    ]
    return _object("outline", {"documents": documents, "skipped": _skipped(result.skipped)})


def write_figures(result: FiguresResult, _: Presentation) -> str:
    """All figures and series, whichever part is to be shown; without the key ``series`` for a single file."""
    body: dict[str, Json] = {"documents": [{"path": ledger.path, **_fields(ledger)} for ledger in result.ledgers]}
    if result.series is not None:
        body["series"] = [encode(series) for series in result.series]
    JsonPlaces(ledger.document for ledger in result.ledgers).add(body)
    return _object("figures", body | {"skipped": _skipped(result.skipped)})


def write_check(result: CheckResult, _: Presentation) -> str:
    documents: list[Json] = [_findings(file) for file in result.selected]
    return _object("check", {"documents": documents, "skipped": _skipped(result.skipped)})


def _findings(file: FileFindings) -> Json:
    ids = check_ids(file.findings, file.document.text)
    findings = _with_evidence(encode(file.findings), ids, check_decisions(file, ids))
    told: Json = {"path": file.document.path, "findings": findings, "accepted": file.accepted}
    JsonPlaces([file.document]).add(told)
    return told


def write_diff(result: DiffResult, _: Presentation) -> str:
    comparison, summary = result.comparison, result.comparison.summary
    counts: dict[str, Json] = {
        "passages": _counts(summary.passages, PassageStatus),
        "figures": _counts(summary.figures, FigureStatus),
    }
    body = _fields(comparison) | {"summary": counts}
    for name, ids in diff_ids(comparison)._asdict().items():
        _with_evidence(body[name], ids, result.decisions)
    sides = {"old": comparison.old.outline.document, "new": comparison.new.outline.document}
    return _object("diff", JsonPlaces(sides=sides).add(body))


def write_explanations(result: ExplanationsResult, _: Presentation) -> str:
    sides = {"old": result.comparison.old.outline.document, "new": result.comparison.new.outline.document}
    return _object("explain", JsonPlaces(sides=sides).add({"explanations": encode(result.explanations)}))


def write_series(result: SeriesResult, _: Presentation) -> str:
    return _object("series", _fields(result.series) | {"skipped": _skipped(result.skipped)})


def write_folders(result: FoldersResult, _: Presentation) -> str:
    return _object("diff-many", _fields(result.folders) | {"skipped": _skipped(result.skipped)})


def write_scan(result: ScanResult, _: Presentation) -> str:
    """A large scan's objects are written one by one: as objects of Python they would take as much room as the scan."""
    scan, places = result.scan, _scan_places(result.scan)
    ids = scan_ids(scan)._asdict()
    body: dict[str, Json | Iterator[str]] = {}
    for name in _public(Scan):
        value = getattr(scan, name)
        is_list = isinstance(value, tuple)
        body[name] = _each(value, places, ids.get(name), result.decisions) if is_list else places.add(encode(value))
    return _object("scan", body | {"skipped": _skipped(result.skipped)})


def _each(
    values: Iterable[Any], places: JsonPlaces, ids: Sequence[str] | None = None, decisions: Decisions = NO_DECISIONS
) -> Iterator[str]:
    """Objects as text, those of evidence with their name in ``ids`` and what was decided."""
    for number, value in enumerate(values):
        item = places.add(encode(value))
        if ids is not None:
            item |= {"evidence": ids[number], "decision": decision_object(decisions.get(ids[number]))}
        yield _text(item)


def write_evidence(result: EvidenceResult, _: Presentation) -> str:
    return _object("evidence", {"evidence": encode(result.rows)})


def write_templates(result: TemplatesResult, _: Presentation) -> str:
    """``documents`` says which reports the numbers of the occurrences are."""
    scan = result.scan
    documents: list[Json] = [{"id": d.id, "path": d.path, "report": d.report} for d in scan.documents]
    templates = _each(scan.templates, _scan_places(scan))
    body: dict[str, Json | Iterator[str]] = {"documents": documents, "templates": templates}
    return _object("templates", body | {"skipped": _skipped(result.skipped)})


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


def _with_evidence(items: Any, ids: Sequence[str], decisions: Decisions) -> Json:
    """Each of a list's objects with the name of its evidence and what was decided about it, changed in place."""
    for item, evidence in zip(items, ids, strict=True):
        item["evidence"] = evidence
        item["decision"] = decision_object(decisions.get(evidence))
    return items  # type: ignore[no-any-return]


def _scan_places(scan: Scan) -> JsonPlaces:
    """None where the scan did not keep its texts."""
    numbered = ((d.path, scan.texts.get(d.path, ""), scan.layouts.get(d.path, Layout())) for d in scan.documents)
    return JsonPlaces(numbered=numbered if scan.texts else ())


def _unread(document: Document) -> dict[str, Json]:
    """What of the file is not in its text, and what converted it first; nothing where there is nothing to say."""
    layout = document.layout
    unread: dict[str, Json] = (
        {"unread": [what.format(count=count) for what, count in layout.unread]} if layout.unread else {}
    )
    return unread | ({"through": layout.through} if layout.through else {})


def _document(document: Document) -> dict[str, Json]:
    return {"path": document.path, "characters": len(document.text)}


def _counts(counts: dict[PassageStatus, int] | dict[FigureStatus, int], statuses: type[StrEnum]) -> Json:
    """Every status as a key, zeros included."""
    by_name = {str(status): count for status, count in counts.items()}
    return {status.value: by_name.get(status.value, 0) for status in statuses}


def _skipped(errors: Iterable[BiduiError]) -> Json:
    return [{"path": error.path, "reason": error.reason.format(**error.arguments)} for error in errors]


def _object(command: str, body: Mapping[str, Json | Iterator[str]]) -> str:
    """An object of the contract; of a list the objects may come one by one, as text."""
    whole: dict[str, Json | Iterator[str]] = {"schema": f"bidui/{command}/1", **body}
    # Part by part: of the text of a large scan there is only one copy more.
    parts = [
        f'"{name}": {_list(value) if isinstance(value, Iterator) else _text(value)}' for name, value in whole.items()
    ]
    return f"{{{', '.join(parts)}}}\n"


def _list(items: Iterable[str]) -> str:
    return f"[{', '.join(items)}]"


def _text(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False, check_circular=False)  # a tree
