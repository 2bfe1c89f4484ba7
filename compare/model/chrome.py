"""What the page or the converter added and no author wrote."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from compare.model.spans import Span


class ChromeKind(StrEnum):
    NAVIGATION = "navigation"
    ADVERT = "advert"
    COPYRIGHT = "copyright"
    PAGE_NUMBER = "page_number"
    DOWNLOAD_PROMPT = "download_prompt"
    PREVIEW_BREAK = "preview_break"
    SOURCE_NOTE = "source_note"


@dataclass(frozen=True, slots=True)
class Chrome:
    """What the page or the converter added and no author wrote."""

    kind: ChromeKind
    span: Span
