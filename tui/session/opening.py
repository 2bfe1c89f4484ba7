"""How files are read and what is asked of their reports: the options of `bidui browse` and the settings in force."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import compare
from compare.model import Document, InputError, Tracked
from compare.model.options import CheckOptions

if TYPE_CHECKING:
    from tui.session.tasks import Reporting

_ALL_RULES = CheckOptions()


@dataclass(frozen=True, slots=True)
class Opening:
    """The first four as `compare.read_all` takes them; ``check`` says which rules are asked."""

    encoding: str | None = None
    tracked: Tracked = Tracked.NEW
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    check: CheckOptions = _ALL_RULES

    def document(self, path: str) -> Document:
        """Raises `InputError`."""
        return compare.read(path, encoding=self.encoding, tracked=self.tracked.value)

    def documents(self, paths: Iterable[str], progress: Reporting) -> Iterator[Document | InputError]:
        """What is in files and folders; what cannot be read comes as its error."""
        return compare.read_all(
            paths,
            encoding=self.encoding,
            tracked=self.tracked.value,
            include=self.include,
            exclude=self.exclude,
            progress=lambda *_: progress(0, 0),
        )


AS_FOUND = Opening()
