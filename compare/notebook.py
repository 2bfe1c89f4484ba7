"""Results where they are worked on by hand: in a notebook, and as Arrow tables for pandas, Polars and DuckDB.

`Comparison` and `Scan` reach this module by its name (``comparison.figures_table()``), so that what flows between the
rooms needs none of them.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from decimal import Decimal
from html import escape
from typing import TYPE_CHECKING, Any

from compare.model import InputError

if TYPE_CHECKING:
    import pyarrow

    from compare.model import Comparison, Figure, FigurePair, Scan, Span

_HEIGHT = 640  # pixels: of the page inside a notebook, most of a laptop's screen
_COLUMNS = 120


def _of_both(sides: tuple[str, str], columns: dict[str, str]) -> dict[str, str]:
    """The columns of each side: ``old_year``, ``old_value``, …, ``new_year``, …"""
    return {f"{side}_{name}": kind for side in sides for name, kind in columns.items()}


def side_by_side(comparison: Comparison) -> str:
    """The page of a comparison in a frame of its own, so that neither its styles nor its script touch the notebook."""
    from compare.language import choose
    from compare.render.html.diff import write
    from compare.render.results import DiffResult, Presentation

    page = write(DiffResult(comparison), Presentation(choose(None, os.environ), _COLUMNS, dated=False))
    text = page if isinstance(page, str) else page.decode("utf-8")
    return (
        f'<iframe sandbox="allow-scripts" style="width:100%;height:{_HEIGHT}px;border:0" '
        f'srcdoc="{escape(text, quote=True)}"></iframe>'
    )


def figures_table(comparison: Comparison) -> pyarrow.Table:
    """One row a pair of figures, the most important first. Values are in the base unit, as floats, beside the figures as
    printed."""
    pairs = sorted(comparison.figures, key=lambda pair: -pair.importance)
    return _table([_figure_row(pair) for pair in pairs], _FIGURE_COLUMNS)


_FIGURE_COLUMNS = {
    "status": "string",
    "metric": "string",
    "unit": "string",
    "kind": "string",
    "scope": "string",
    **_of_both(
        ("old", "new"),
        {
            "year": "int32",
            "value": "float64",
            "text": "string",
            "start": "int32",
            "end": "int32",
        },
    ),
    "difference": "float64",
    "percent": "float64",
    "verdict": "string",
    "stated": "float64",
    "computed": "float64",
    "importance": "float64",
}


def _figure_row(pair: FigurePair) -> list[Any]:
    one = pair.new or pair.old
    assert one is not None
    check = pair.claim_check
    return [
        pair.status.value,
        pair.metric,
        one.unit,
        one.kind.value,
        "; ".join(one.scope),
        *_side(pair.old),
        *_side(pair.new),
        _float(pair.difference),
        _float(pair.percent),
        *((check.verdict.value, _float(check.stated), _float(check.computed)) if check else (None,) * 3),
        pair.importance,
    ]


def _side(figure: Figure | None) -> list[Any]:
    if figure is None:
        return [None] * 5
    return [figure.year, _float(figure.value), figure.text, *figure.span]


def matches_table(scan: Scan) -> pyarrow.Table:
    """One row a shared passage, with the text of both places."""
    rows = []
    for match in scan.matches:
        ends = []
        for end in (match.a, match.b):
            report = scan.documents[end.document]
            ends += [report.path, report.organisation, *end.span, _quoted(scan, report.path, end.span)]
        rows.append([match.id, *ends, match.similarity, match.kind.value, match.label.value, match.weight])
    return _table(rows, _MATCH_COLUMNS)


_MATCH_COLUMNS = {
    "id": "int32",
    **_of_both(
        ("a", "b"),
        {
            "path": "string",
            "organisation": "string",
            "start": "int32",
            "end": "int32",
            "text": "string",
        },
    ),
    "similarity": "float64",
    "kind": "string",
    "label": "string",
    "weight": "float64",
}


def _quoted(scan: Scan, path: str, span: Span) -> str | None:
    text = scan.texts.get(path)
    return None if text is None else span.of(text)


def _float(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def _table(rows: Sequence[Sequence[Any]], columns: dict[str, str]) -> pyarrow.Table:
    try:
        import pyarrow
    except ImportError:
        raise InputError("pyarrow", "needs the extra: pip install 'bidui[arrow]'") from None

    types = {"string": pyarrow.string(), "int32": pyarrow.int32(), "float64": pyarrow.float64()}
    values = zip(*rows, strict=True) if rows else [()] * len(columns)
    return pyarrow.table(
        {
            name: pyarrow.array(list(column), types[kind])
            for (name, kind), column in zip(columns.items(), values, strict=True)
        }
    )
