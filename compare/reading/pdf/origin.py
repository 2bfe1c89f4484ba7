"""What a PDF file says of its making: its information dictionary and its permanent identifier (ISO 32000-1, 14.3.3 and
14.4)."""

from __future__ import annotations

from typing import Any

from compare.model.origins import OriginKind, OriginMark
from compare.reading import settings

_ENTRIES = {
    "Author": OriginKind.AUTHOR,
    "Producer": OriginKind.PRODUCER,
    "CreationDate": OriginKind.CREATED,
}


def origin(document: Any) -> tuple[OriginMark, ...]:
    """The marks of a document opened by PDFium."""
    known = document.get_metadata_dict(skip_empty=True)
    marks = [
        OriginMark(kind, known[name][: settings.LONGEST_ORIGIN]) for name, kind in _ENTRIES.items() if name in known
    ]
    identifier = document.get_identifier()
    if identifier:
        marks.append(OriginMark(OriginKind.DOCUMENT_ID, identifier.hex()[: settings.LONGEST_ORIGIN]))
    return tuple(marks)
