"""The parts of a Word file: their names, and how they are put together. The same parts give the same bytes."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import etree

RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
CONTENT_TYPES = "[Content_Types].xml"
# The first day that a zip file can name.
_MOMENT = (1980, 1, 1, 0, 0, 0)


# Says by which program a file was made; any other that saves it writes its own name there.
APPLICATION_PART = "docProps/app.xml"
APPLICATION = b"<Application>bidui</Application>"


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """The file that holds these parts."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(ZipInfo(name, _MOMENT), data, ZIP_DEFLATED)
    return out.getvalue()


def serialized(root: etree._Element) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
