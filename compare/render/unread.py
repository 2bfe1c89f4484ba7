"""What was not read, in words: parts of files, and whole files that were passed over."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from compare.language import Words
from compare.model import BiduiError, Document, Layout
from compare.render.clean import clean


def unread_lines(documents: Iterable[Document], skipped: Sequence[BiduiError], words: Words) -> list[str]:
    """A line for each file that is not in the result as a whole."""
    return unread_in(((each.path, each.layout) for each in documents), skipped, words)


def unread_in(layouts: Iterable[tuple[str, Layout]], skipped: Sequence[BiduiError], words: Words) -> list[str]:
    """The same for the layouts of documents by path."""
    parts = ((path, words(what, count=count)) for path, layout in layouts for what, count in layout.unread)
    whole = ((error.path, words(error.reason, **error.arguments)) for error in skipped)
    return [clean(f"{path}: {what}") for path, what in dict.fromkeys((*parts, *whole))]
