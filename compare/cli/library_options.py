"""What the commands of a library have in common: its file, and waiting for others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from compare.cli.loudness import VERBOSE, loudness
from compare.cli.messages import note
from compare.language import Words, mark
from compare.model import Document
from compare.render.clean import clean

if TYPE_CHECKING:
    from compare.library.holders import Holder

FileArgument = Annotated[str, typer.Argument(metavar="FILE", help=mark("The library."))]
NamesArgument = Annotated[list[str], typer.Argument(metavar="NAME...", help=mark("Numbers or paths of documents."))]


class KeptBefore:
    """What a library keeps already, so that it can be left out of what is read. ``passed_over`` counts that."""

    def __init__(self, path: str, words: Words) -> None:
        """Raises `InputError` for a file that is no library."""
        from compare.library.adding import identities
        from compare.library.database import reading

        self._words = words
        self.passed_over = 0
        with reading(path, waiting(words)) as database:
            self._known = identities(database)

    def left_out(self, documents: Iterable[Document]) -> Iterator[Document]:
        """The documents that are not kept yet; the others are counted on standard error."""
        from compare.library.documents import identity, storable

        for document in documents:
            if identity(storable(document)) in self._known:
                self.passed_over += 1
                if loudness() == VERBOSE:
                    note(self._words("{path}: is kept already and left out.", path=document.path))
            else:
                yield document
        if self.passed_over:
            note(self._words("{count} files are kept already and left out.", count=self.passed_over))


def waiting(words: Words) -> Callable[[Holder], None]:
    """Says on standard error for whom one waits."""

    def say_holder(holder: Holder) -> None:
        facts = {"process": holder.process, "program": clean(holder.program)}
        if holder.since:
            message = words(
                "waiting for process {process} ({program}, running since {since}), which has the library open",
                since=f"{holder.since.astimezone():%Y-%m-%d %H:%M:%S}",
                **facts,
            )
        else:
            message = words("waiting for process {process} ({program}), which has the library open", **facts)
        note(message)

    return say_holder
