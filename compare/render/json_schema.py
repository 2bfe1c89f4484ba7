"""The JSON Schema of what each command prints, made from the classes of the model, as the JSON itself is.

``python -m compare.render.json_schema docs/schema`` writes one file for each command. A test holds them equal to what
the model says, so that a change of the contract shows in a file that people read.
"""

from __future__ import annotations

import json
import sys
import types
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import datetime
from decimal import Decimal
from enum import Enum
from functools import partial
from pathlib import Path
from typing import Any, Union, get_args, get_origin, get_type_hints

from compare.model import (
    Chrome,
    ComparedFigure,
    Comparison,
    Decision,
    Explanation,
    Figure,
    FigurePair,
    FigureStatus,
    Finding,
    FolderComparison,
    Match,
    PassagePair,
    PassageStatus,
    Place,
    Promise,
    Report,
    Scan,
    SeriesComparison,
    Span,
    Template,
    Trend,
)
from compare.render.evidence import Evidence
from compare.render.json_schema_rows import ROWS, RowKind

Schema = dict[str, Any]

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_PLAIN: dict[Any, Schema] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    type(None): {"type": "null"},
    datetime: {"type": "string", "format": "date-time"},
    object: {},
    Any: {},
}
# What carries the name of its evidence.
_EVIDENCE = frozenset({PassagePair, FigurePair, Promise, Match, Finding})
_DEFINED: dict[str, Schema] = {
    "Decimal": {
        "description": "A decimal number without exponent, as text so that no digit is lost.",
        "type": "string",
        "pattern": r"^-?[0-9]+(\.[0-9]+)?$",
    },
    "Span": {
        "description": "Start and end in code points of the document's text; the end is not part of it.",
        "type": "array",
        "prefixItems": [{"type": "integer", "minimum": 0}, {"type": "integer", "minimum": 0}],
        "items": False,
        "minItems": 2,
    },
    "ReviewDecision": {
        "description": "What a reviewer decided about it, null where nobody did.",
        "type": ["object", "null"],
        "properties": {
            "state": {"enum": ["confirmed", "false_alarm", "open"]},
            "by": {"type": ["string", "null"]},
            "at": {"type": ["string", "null"], "format": "date-time"},
            "note": {"type": "string"},
        },
        "required": ["state", "by", "at", "note"],
    },
    "Skipped": {
        "description": "An input that could not be read, and why.",
        "type": "object",
        "properties": {"path": {"type": "string"}, "reason": {"type": "string"}},
        "required": ["path", "reason"],
    },
}


class Definitions:
    """The schemas of the classes that one command prints, by class name."""

    def __init__(self) -> None:
        self.schemas: dict[str, Schema] = {}

    def of(self, kind: Any) -> Schema:
        """The schema of a type: ``tuple[Span, ...]`` -> an array of spans."""
        if kind in _PLAIN:
            return _PLAIN[kind]
        origin, arguments = get_origin(kind), get_args(kind)
        if origin is None:
            return self._class(kind)
        if origin in (Union, types.UnionType):
            return {"anyOf": [self.of(each) for each in arguments]}
        if origin is tuple and arguments[-1] is not Ellipsis:
            return {"type": "array", "prefixItems": [self.of(each) for each in arguments], "items": False}
        if origin in (tuple, list):
            return {"type": "array", "items": self.of(arguments[0])}
        return {"type": "object", "additionalProperties": self.of(arguments[1])}

    @property
    def skipped(self) -> Schema:
        """What a command says of inputs that could not be read."""
        return {"type": "array", "items": self._reference("Skipped", lambda: _DEFINED["Skipped"])}

    def _class(self, kind: type) -> Schema:
        if kind is Decimal or kind is Span:
            return self._reference(kind.__name__, lambda: _DEFINED[kind.__name__])
        if issubclass(kind, Enum):
            return self._reference(kind.__name__, lambda: {"enum": [each.value for each in kind]})
        if is_dataclass(kind):
            return self._reference(kind.__name__, lambda: self.fields_of(kind))
        raise TypeError(f"{kind.__name__} has no place in the JSON contract")

    def _reference(self, name: str, make: Callable[[], Schema]) -> Schema:
        if name not in self.schemas:
            self.schemas[name] = {}  # stands while it is made: a section holds sections
            self.schemas[name] = make()
        return {"$ref": f"#/$defs/{name}"}

    def fields_of(self, kind: Any) -> Schema:
        hints = get_type_hints(kind)
        public = [field.name for field in fields(kind) if field.metadata.get("json", True)]
        properties = {name: self.of(hints[name]) for name in public}
        schema = _object(properties, public)
        if kind in _EVIDENCE:
            properties["evidence"] = {"description": "Names it over runs.", "type": "string"}
            properties["decision"] = self._reference("ReviewDecision", lambda: _DEFINED["ReviewDecision"])
        if "span" in public:
            properties["place"] = self._reference("Place", self._place)
        elif {"old", "new"} <= set(public) and hints["old"] == Span | None:
            places = {side: self._reference("Place", self._place) for side in ("old", "new")}
            properties["places"] = _object(places, [])
        description = " ".join((kind.__doc__ or "").split("\n\n")[0].split())
        return {"description": description} | schema

    def _place(self) -> Schema:
        """All of a place is printed, null where it is not known."""
        hints = get_type_hints(Place)
        known = {field.name: self.of(hints[field.name]) for field in fields(Place) if field.name != "start"}
        known["cell"] = self.of(int | None)
        return {"description": "Where a person looks for it in the file, each counted from 1."} | _whole(**known)


# Of what changed since its first form.
_FORMS = {"decisions": 2}


def schema(command: str) -> Schema:
    """The schema of what a command prints: ``diff`` -> ``bidui/diff/1``."""
    definitions = Definitions()
    body: Schema = COMMANDS[command](definitions)
    title = f"bidui/{command}/{_FORMS.get(command, 1)}"
    name = {"schema": {"const": title}}
    whole = body | {"properties": name | body["properties"], "required": ["schema", *body["required"]]}
    return {"$schema": _DRAFT, "title": title} | whole | {"$defs": definitions.schemas}


def _object(properties: dict[str, Schema], required: list[str]) -> Schema:
    return {"type": "object", "properties": properties, "required": required}


def _whole(**properties: Schema) -> Schema:
    """An object that always has all of these."""
    return _object(properties, list(properties))


def _array(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _printed(define: Definitions, kind: Any, **more: Schema) -> Schema:
    """All fields of a result, and what the command prints beside them."""
    own = dict(define.fields_of(kind))
    properties = own["properties"] | more
    return {"description": own["description"]} | _object(properties, list(properties))


def _outline(define: Definitions) -> Schema:
    document = _whole(
        path={"type": "string"},
        characters={"type": "integer"},
        reports=define.of(list[Report]),
        chrome=define.of(list[Chrome]),
    )
    document["properties"] |= {"unread": define.of(list[str]), "through": {"type": "string"}}
    return _whole(documents=_array(document), skipped=define.skipped)


def _figures(define: Definitions) -> Schema:
    document = _whole(path={"type": "string"}, figures=define.of(list[ComparedFigure | Figure]))
    whole = _whole(documents=_array(document), skipped=define.skipped)
    whole["properties"]["series"] = define.of(list[Trend])
    return whole


def _check(define: Definitions) -> Schema:
    document = _whole(
        path={"type": "string"}, findings=define.of(list[Finding]), accepted={"type": "integer", "minimum": 0}
    )
    return _whole(documents=_array(document), skipped=define.skipped)


def _diff(define: Definitions) -> Schema:
    counts = {
        name: _whole(**{status.value: {"type": "integer", "minimum": 0} for status in statuses})
        for name, statuses in (("passages", PassageStatus), ("figures", FigureStatus))
    }
    return _printed(define, Comparison, summary=_whole(**counts))


def _templates(define: Definitions) -> Schema:
    document = _whole(id={"type": "integer"}, path={"type": "string"}, report={"type": "integer"})
    return _whole(documents=_array(document), templates=define.of(list[Template]), skipped=define.skipped)


def _rows(define: Definitions, rows: RowKind) -> Schema:
    properties = {name: define.of(kind) for name, kind in (rows.always | rows.asked).items()}
    return _whole(**{rows.key: _array(_object(properties, list(rows.always)))})


COMMANDS: dict[str, Callable[[Definitions], Schema]] = {
    "text": lambda define: _whole(
        path=define.of(str), characters=define.of(int), encoding=define.of(str), text=define.of(str)
    ),
    "outline": _outline,
    "figures": _figures,
    "diff": _diff,
    "series": lambda define: _printed(define, SeriesComparison, skipped=define.skipped),
    "diff-many": lambda define: _printed(define, FolderComparison, skipped=define.skipped),
    "scan": lambda define: _printed(define, Scan, skipped=define.skipped),
    "templates": _templates,
    "check": _check,
    "explain": lambda define: _whole(explanations=define.of(list[Explanation])),
    "evidence": lambda define: _whole(evidence=define.of(list[Evidence])),
    "decisions": lambda define: _whole(decisions=define.of(list[Decision])),
    **{name: partial(_rows, rows=rows) for name, rows in ROWS.items()},
}


def written(command: str) -> str:
    """A schema as its file holds it."""
    return json.dumps(schema(command), ensure_ascii=False, indent=2) + "\n"


def main(folder: str) -> None:
    for command in COMMANDS:
        (Path(folder) / f"{command}.json").write_text(written(command), "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
