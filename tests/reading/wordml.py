"""Word files written by hand, for what no library writes: tracked changes, text boxes, automatic numbers."""

from __future__ import annotations

import io
from zipfile import ZIP_DEFLATED, ZipFile

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
EXTRA = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def paragraph(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def package(body: str, parts: dict[str, str] | None = None, doctype: str = "") -> bytes:
    """``parts``: further parts by their kind (``styles``, ``numbering``, ``footnotes``, ``header``), which the main part
    refers to as ``rId-<kind>``."""
    parts = parts or {}
    related = "".join(f'<Relationship Id="rId-{kind}" Type="{_OFFICE}/{kind}" Target="{kind}.xml"/>' for kind in parts)
    names = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        root = f'<Relationship Id="r" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
        archive.writestr("_rels/.rels", f"<Relationships {names}>{root}</Relationships>")
        archive.writestr("word/_rels/document.xml.rels", f"<Relationships {names}>{related}</Relationships>")
        document = f"<w:document {W} {R} {EXTRA}><w:body>{body}</w:body></w:document>"
        archive.writestr("word/document.xml", f'<?xml version="1.0" encoding="UTF-8"?>{doctype}{document}')
        for kind, content in parts.items():
            archive.writestr(f"word/{kind}.xml", f"<w:{kind} {W} {R}>{content}</w:{kind}>")
    return file.getvalue()
