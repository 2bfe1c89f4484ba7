"""What a file says of its making, beside its text: who wrote it, with which program, of which copy it was made."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class OriginKind(StrEnum):
    AUTHOR = "author"
    LAST_MODIFIED_BY = "last_modified_by"
    COMPANY = "company"
    TEMPLATE = "template"
    REVISION = "revision"  # a mark that Word sets at each save and copies keep
    CREATED = "created"
    PRODUCER = "producer"
    DOCUMENT_ID = "document_id"
    PICTURE = "picture"  # the hash of an embedded picture


@dataclass(frozen=True, slots=True)
class OriginMark:
    kind: OriginKind
    value: str


@dataclass(frozen=True, slots=True)
class SharedOrigin:
    """A mark that two files have in common. ``weight`` (0..1) is how much it tells: 0 for one that many have."""

    kind: OriginKind
    value: str
    weight: float
