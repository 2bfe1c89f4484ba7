"""Spans, and errors that a user can mend."""

from __future__ import annotations

from typing import NamedTuple

INTERNAL = {"json": False}


class Span(NamedTuple):
    """``[start, end)`` in code points of a document's text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def moved(self, by: int) -> Span:
        return Span(self.start + by, self.end + by)


class BiduiError(Exception):
    """Something the user can mend. ``reason`` is an English sentence with ``{names}`` for ``arguments``, so that the
    command line can say it in the reader's language."""

    def __init__(self, path: str, reason: str, **arguments: object) -> None:
        super().__init__(path, reason, arguments)
        self.path = path
        self.reason = reason
        self.arguments = arguments

    def __reduce__(self) -> tuple[object, ...]:
        return _raised_again, (type(self), self.path, self.reason, self.arguments)  # on its way from another process

    def __str__(self) -> str:
        return f"{self.path}: {self.reason.format(**self.arguments)}"


def _raised_again(kind: type[BiduiError], path: str, reason: str, arguments: dict[str, object]) -> BiduiError:
    return kind(path, reason, **arguments)


class InputError(BiduiError):
    """A document that cannot be read."""


class OtherKindError(InputError):
    """A file in a folder whose name says that it holds no report: a picture, a table of marks."""


class ReportError(BiduiError):
    """A report number that the document does not have."""
