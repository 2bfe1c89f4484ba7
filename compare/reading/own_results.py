"""Files that bidui wrote: results, which nobody means by naming the folder that they lie in.

Each format says by which program it was made, and a program that saves the file anew says its own name there: a Word file
in which the changes were accepted is a report again.
"""

from __future__ import annotations

from compare.model import InputError
from compare.reading import settings

_PAGE = b'<meta name="generator" content="bidui">'
_PDF = b"<pdf:Keywords>bidui</pdf:Keywords>"
_ZIP = b"PK\x03\x04"
# Parts of Office files and what they say there.
_OFFICE = {
    "docProps/app.xml": b"<Application>bidui</Application>",
    "docProps/core.xml": b"<dc:creator>bidui</dc:creator>",
}
_MOST_BYTES = 1 << 20  # of such a part


def is_own_result(data: bytes, path: str) -> bool:
    """Whether these bytes, read from ``path``, are a page, a PDF, a Word file or a workbook as bidui wrote it."""
    if data.startswith(_ZIP):
        return _is_own_office_file(data, path)
    return _PAGE in data[: settings.DETECTED_WITHIN] or (data.startswith(b"%PDF-") and _PDF in data)


def _is_own_office_file(data: bytes, path: str) -> bool:
    from compare.reading.archives import Archive

    try:
        archive = Archive(data, path)
        return any(mark in archive.read(part, _MOST_BYTES) for part, mark in _OFFICE.items() if part in archive)
    except InputError:  # damaged: the reader of its kind says how
        return False
