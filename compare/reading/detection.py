"""What kind of file it is: told by its first bytes, with the name as a hint where bytes do not tell."""

from __future__ import annotations

import codecs
import re
from enum import StrEnum
from pathlib import PurePath

from compare.model import InputError
from compare.reading import settings


class FileKind(StrEnum):
    """What a file is. The value of a kind that has a parser is the name of its module below this package."""

    PLAIN = "plain"
    MARKDOWN = "markdown"
    HTML = "html"
    WORD = "word"
    PDF = "pdf"
    SHEETS = "sheets"
    OFD = "ofd"
    ARCHIVE = "archive"
    OFFICE = "office"  # what LibreOffice has to convert first: doc, wps, odt, rtf, ppt, xls …


# Kinds of text by their endings, for where the first bytes do not tell them.
_TEXT_KINDS = {
    ".txt": FileKind.PLAIN,
    ".md": FileKind.MARKDOWN,
    ".markdown": FileKind.MARKDOWN,
    ".htm": FileKind.HTML,
    ".html": FileKind.HTML,
    ".xhtml": FileKind.HTML,
}
# Files that are read from folders and archives; others there are named as skipped.
SUFFIXES = (
    *_TEXT_KINDS, ".docx", ".docm", ".pdf", ".ofd", ".xlsx", ".xlsm",
    ".doc", ".wps", ".odt", ".rtf", ".xls", ".et", ".ods", ".ppt", ".pptx", ".dps", ".odp",
)  # fmt: skip
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_RTF = b"{\\rtf"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
# ISO 32000 lets a PDF begin behind other bytes; readers look through the first 1024.
_PDF_WITHIN = 1024
# An encrypted Office file is an OLE container with this stream ([MS-OFFCRYPTO] 1.3.3).
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
# Each comment ends at its first -->: nothing is tried again from inside one.
_HTML = rb"(?is)\s*+(?:<\?xml[^>]*>\s*+)?(?:<!--(?>.{0,2000}?-->)\s*+)*+(?:<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>])"


def kind_of(data: bytes, path: str) -> FileKind:
    """Raises `InputError` for a file that is locked by a password."""
    if data.startswith(OLE) and _ENCRYPTED in data:
        raise InputError(path, "is protected by a password")
    if data.startswith(_ZIP):
        return _zipped(data, path)
    if data.startswith((OLE, _RTF)):
        return FileKind.OFFICE
    return (
        FileKind.PDF
        if b"%PDF-" in data[:_PDF_WITHIN]
        else _text_kind(data[: settings.DETECTED_WITHIN], PurePath(path).suffix.lower())
    )


def _text_kind(head: bytes, suffix: str) -> FileKind:
    unmarked = head.removeprefix(codecs.BOM_UTF8)
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        unmarked = head[2:].replace(b"\0", b"")
    return FileKind.HTML if re.match(_HTML, unmarked) else _TEXT_KINDS.get(suffix, FileKind.PLAIN)


def _zipped(data: bytes, path: str) -> FileKind:
    from compare.reading.archives import Archive

    archive = Archive(data, path)
    names = set(archive.names())
    if "[Content_Types].xml" in names or "_rels/.rels" in names:
        if any(name.startswith("word/") for name in names):
            return FileKind.WORD
        if any(name.startswith("xl/") for name in names):
            return FileKind.SHEETS
        if any(name.startswith("ppt/") for name in names):
            return FileKind.OFFICE
        raise InputError(path, "is damaged: {why}", why="it is neither text nor sheet nor slides")
    if "OFD.xml" in names:
        return FileKind.OFD
    return FileKind.OFFICE if "mimetype" in names else FileKind.ARCHIVE
