"""A report in typst: its data, its fonts, its inputs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from compare.files import file_hash
from compare.model import InputError
from compare.render.clean import clean
from compare.render.evidence import Evidence, EvidenceKind, Quote
from compare.render.important import NOTHING_STANDS_OUT
from compare.render.pdf.tables import printed_part
from compare.render.results import Presentation
from compare.render.tabular.tables import TablePart

_TEMPLATE = Path(__file__).with_name("report.typ")
# Fonts for Chinese that are common on Linux, macOS and Windows, the best first.
FONTS = (
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "PingFang SC",
    "Microsoft YaHei",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "SimSun",
    "Noto Serif CJK SC",
)
_LATIN = "DejaVu Sans"
_NUMBER = 12  # characters


class PrintedReport(NamedTuple):
    """What stands in a report. ``top`` is for the chief, None where tables tell it; ``evidence`` is all of it, ``unread``
    what was not read."""

    title: str
    facts: Sequence[tuple[str, str]]
    inputs: Sequence[str]
    top: Sequence[Evidence] | None
    tables: Sequence[TablePart]
    evidence: Sequence[Evidence] = ()
    unread: Sequence[str] = ()


def written(report: PrintedReport, presentation: Presentation) -> bytes:
    """The PDF. Raises `InputError` where typst or a font for Chinese is missing."""
    if find_spec("typst") is None:
        raise InputError("--format pdf", "needs the extra: pip install 'bidui[pdf]'")
    import typst

    data = _cleaned(_data(report, presentation))
    words = presentation.words
    first = [(words("Number"), _number(data))]
    if presentation.dated:
        first.append((words("Date"), date.today().isoformat()))
    data["facts"] = [*first, *data["facts"]]
    return bytes(typst.compile(_TEMPLATE.read_bytes(), sys_inputs={"data": json.dumps(data, ensure_ascii=False)}))


def fonts() -> list[str]:
    """The fonts for Chinese on this machine, the best first. Raises `InputError` where there is none."""
    import typst

    families = set(typst.Fonts().families())
    known = [font for font in FONTS if font in families]
    if not known:
        raise InputError(
            "--format pdf",
            "needs a font for Chinese, such as {font} (Debian: {package})",
            font=FONTS[0],
            package="fonts-noto-cjk",
        )
    return [*known, _LATIN]


def _data(report: PrintedReport, presentation: Presentation) -> dict[str, Any]:
    words = presentation.words
    inputs = [(path, file_hash(path) or "–") for path in report.inputs]
    tables = [printed_part(part) for part in report.tables if part.table.rows or part.quote]
    return {
        "title": report.title,
        "language": words.language[:2],
        "fonts": fonts(),
        "footer": f"bidui {presentation.version}",
        "facts": [
            *report.facts,
            (words("Program"), f"bidui {presentation.version}"),
            (words("Options"), presentation.options or words("none")),
        ],
        "inputs": inputs,
        "unread": list(report.unread),
        "has_top": report.top is not None,
        "top": [_piece(row) | {"quotes": [_quote(quote) for quote in _in_short(row)]} for row in report.top or ()],
        "tables": tables,
        "on_its_side": not report.evidence and any(part["wide"] for part in tables),
        "evidence": [_piece(row) for row in report.evidence],
        "heads": {
            "summary": words("What matters most"),
            "nothing": words(NOTHING_STANDS_OUT),
            "inputs": words("Files and their SHA-256"),
            "unread": words("Not read"),
            "all_read": words("These files were read whole."),
            "evidence": words("Evidence"),
        },
    }


def _number(data: Mapping[str, Any]) -> str:
    """Of all that is printed but the day: the same report has the same number."""
    return sha256(json.dumps(data, ensure_ascii=False).encode()).hexdigest()[:_NUMBER]


def _in_short(row: Evidence) -> tuple[Quote, ...]:
    """What the page for the chief quotes: of a copy both texts, else the later one."""
    return row.quotes if row.kind is EvidenceKind.MATCH else row.quotes[-1:]


def _piece(row: Evidence) -> dict[str, Any]:
    return {
        "command": row.command,
        "sign": row.sign,
        "statement": row.statement,
        "gravity": int(row.gravity),
        "facts": " · ".join(row.facts),
        "decision": " — ".join(row.review),
        "quotes": [_quote(quote) for quote in row.quotes],
    }


def _quote(quote: Quote) -> dict[str, str]:
    where = (Path(quote.path).name, quote.office, quote.place, quote.section)
    return {
        "before": quote.before,
        "text": quote.text,
        "after": quote.after,
        "place": " · ".join(part for part in where if part),
    }


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, Mapping):
        return {key: _cleaned(each) for key, each in value.items()}
    if isinstance(value, Iterable):
        return [_cleaned(each) for each in value]
    return value
