"""Documents as they may leave the house: names and numbers of persons masked in the text, files and authors numbered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import PurePath

from compare.language import mark
from compare.lexicon import pattern
from compare.model import Document, InputError
from compare.model.origins import OriginKind, OriginMark
from compare.text.redaction import redacted

_DEFAULT = pattern("{common.origins.default_names}")
# Marks of making that are names.
_NAMED = frozenset({OriginKind.AUTHOR, OriginKind.LAST_MODIFIED_BY, OriginKind.COMPANY, OriginKind.TEMPLATE})
NO_GROUPS = mark("tells groups by the names of files, which --redact masks")


@dataclass(frozen=True, slots=True)
class Masking:
    """What was numbered so far: the same file and the same author get the same number in one run."""

    _files: dict[str, str] = field(default_factory=dict)
    _names: dict[str, str] = field(default_factory=dict)

    def document(self, document: Document) -> Document:
        places = tuple(
            replace(place, sheet=redacted(place.sheet)) if place.sheet else place for place in document.layout.places
        )
        return replace(
            document,
            path=self.path(document.path),
            text=redacted(document.text),
            layout=replace(document.layout, places=places),
            origin=tuple(self._marks(document.origin)),
        )

    def error(self, error: InputError) -> InputError:
        """What is said of a file that could not be read."""
        return InputError(self.path(error.path), error.reason, **error.arguments)

    def path(self, path: str) -> str:
        """``file-1.docx``: no one can tell whether a name of a file names a person."""
        return self._files.setdefault(path, f"file-{len(self._files) + 1}{_ending(path)}")

    def knows(self, path: str) -> bool:
        return path in self._files

    def _marks(self, marks: tuple[OriginMark, ...]) -> Iterator[OriginMark]:
        """Names of authors and offices as numbers, but for those that programs fill in."""
        for each in marks:
            if each.kind not in _NAMED or _DEFAULT.fullmatch(each.value):
                yield each
            else:
                number = self._names.setdefault(each.value, f"name-{len(self._names) + 1}")
                yield replace(each, value=number)


def _ending(path: str) -> str:
    ending = PurePath(path).suffix.lower()
    return ending if ending[1:].isascii() and ending[1:].isalnum() else ""
