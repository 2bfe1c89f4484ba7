"""What a reader may be told about a file."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Tracked(StrEnum):
    """Which side of tracked changes is read: as if all were accepted, or as if all were rejected."""

    NEW = "new"
    OLD = "old"


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """``encoding`` overrides what the bytes tell (plain text, Markdown, HTML)."""

    encoding: str | None = None
    tracked: Tracked = Tracked.NEW
