"""What stands in the rows of a library's answers, by the name of the answer."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any, Final, NamedTuple


class RowKind(NamedTuple):
    """The rows of an answer stand under ``key``; each has all that is ``always`` there, and may have what is only there
    when it is asked for."""

    key: str
    always: dict[str, Any]
    asked: dict[str, Any]


_TEXT: Final = str | None
_YEAR: Final = int | None
_VALUE: Final = Decimal | None

ROWS: Final = {
    "library": RowKind(
        "documents",
        {
            "number": int,
            "path": str,
            "organisation": _TEXT,
            "year": _YEAR,
            "reports": int,
            "characters": int,
            "content": str,
            "added": datetime,
            "added_by": _TEXT,
        },
        {},
    ),
    "library-show": RowKind(
        "reports",
        {
            "number": int,
            "path": str,
            "report": int,
            "title": _TEXT,
            "organisation": _TEXT,
            "year": _YEAR,
            "characters": int,
            "passages": int,
            "figures": int,
            "matches": int,
        },
        {},
    ),
    # One row a figure, or with ``--by`` one for all that agree.
    "library-figures": RowKind(
        "figures",
        {"metric": _TEXT, "unit": _TEXT, "value": _VALUE},
        {
            "organisation": _TEXT,
            "year": _YEAR,
            "printed": str,
            "path": str,
            "report": int,
            "start": int,
            "end": int,
            "title": _TEXT,
            "period": _TEXT,
            "least": Decimal,
            "most": Decimal,
            "figures": int,
        },
    ),
    "library-reused": RowKind(
        "passages",
        {
            "path": str,
            "report": int,
            "organisation": _TEXT,
            "year": _YEAR,
            "source": str,
            "source_report": int,
            "source_organisation": _TEXT,
            "source_year": _YEAR,
            "label": str,
            "kind": str,
            "similarity": float,
            "characters": int,
            "start": int,
            "end": int,
            "text": str,
        },
        {},
    ),
    # The templates, or with ``--drift`` those that took an earlier wording's place.
    "library-templates": RowKind(
        "templates",
        {"since": _YEAR, "organisations": int},
        {
            "until": _YEAR,
            "reports": int,
            "text": str,
            "before_until": _YEAR,
            "similarity": float,
            "before": str,
            "after": str,
            "organisations_before": int,
        },
    ),
}
