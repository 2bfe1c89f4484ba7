"""How a file is read: its encoding, the side of its tracked changes."""

from __future__ import annotations

from dataclasses import dataclass

from compare.model import Tracked

__all__ = ["ReadOptions", "Tracked"]


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """``encoding`` overrides what the bytes tell (plain text, Markdown, HTML)."""

    encoding: str | None = None
    tracked: Tracked = Tracked.NEW
