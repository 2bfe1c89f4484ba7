"""The text of a document, character by character."""

from __future__ import annotations

from compare.render.results import Presentation, TextResult


def write_text(result: TextResult, _: Presentation) -> bytes:
    """UTF-8 whatever the terminal's encoding: offsets count its characters."""
    return result.document.text.encode("utf-8", "backslashreplace")
