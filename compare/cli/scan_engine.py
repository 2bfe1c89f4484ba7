"""What runs a scan: this process and its helpers, a library beside it, or Spark."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

import compare
from compare.cli.progress import Progress
from compare.language import Words, mark
from compare.model import Document, InputError

if TYPE_CHECKING:
    from compare.library.holders import Holder
    from compare.model import Scan, ScanOptions

LIBRARY_OPTION, ONLY_NEW_OPTION, ENGINE_OPTION = "--library", "--only-new", "--engine"


class Engine(StrEnum):
    OWN = "own"
    SPARK = "spark"


LibraryOption = Annotated[
    str | None,
    typer.Option(LIBRARY_OPTION, metavar="FILE", help=mark("Compare with all that a library keeps (bidui library).")),
]
OnlyNewOption = Annotated[
    bool,
    typer.Option(ONLY_NEW_OPTION, help=mark("With --library: leave out files that it keeps already.")),
]
EngineOption = Annotated[
    Engine,
    typer.Option(ENGINE_OPTION, help=mark("What does the work: own, or spark for very many (extra `spark`, Java).")),
]
MasterOption = Annotated[
    str | None, typer.Option(metavar="URL", help=mark("Where Spark runs (local[*], all processors of this machine)."))
]
StagesOption = Annotated[
    str | None,
    typer.Option(
        metavar="FOLDER", help=mark("With spark: keep what each stage found; the next run goes on from there.")
    ),
]


@dataclass(frozen=True, slots=True)
class ScanEngine:
    """``library``: the file of one, and ``waiting`` who is told that one has to wait for it; ``master`` and ``stages`` are
    Spark's."""

    engine: Engine = Engine.OWN
    library: str | None = None
    waiting: Callable[[Holder], None] | None = None
    master: str | None = None
    stages: str | None = None

    def scan(self, documents: Iterable[Document], options: ScanOptions, words: Words, progress: Progress) -> Scan:
        """The scan of ``documents``, on all processors where there are many."""

        def say_pair(done: int, of: int) -> None:
            if done < of:
                progress.say(words("comparing pair {done} of {count}", done=done, count=of), done)
            else:
                progress.say(words("judging what is shared"))

        def read() -> Iterator[Document]:
            yield from documents
            progress.say(words("preparing what was read"))

        jobs = os.cpu_count() or 1
        if self.engine is Engine.SPARK:
            return compare.scan_with_spark(read(), options, say_pair, jobs, self.master, self.stages)
        return compare.scan(read(), options, say_pair, jobs, self.library, self.waiting)


def refuse_together(
    engine: Engine, library: str | None, *, only_new: bool, master: str | None, stages: str | None, **options: object
) -> None:
    """Raises `InputError` for what does not go with a library, or not without one, and so for Spark. A library keeps whole
    texts, compared as they are: ``options`` that would change them do not go with it."""
    given = [f"--{name.replace('_', '-')}" for name, value in options.items() if value]
    if library and given:
        raise InputError(given[0], "does not go with {option}", option=LIBRARY_OPTION)
    if only_new and not library:
        raise InputError(ONLY_NEW_OPTION, "needs {option}", option=LIBRARY_OPTION)
    if engine is Engine.SPARK and library:
        raise InputError(LIBRARY_OPTION, "does not go with {option}", option=f"{ENGINE_OPTION} {engine}")
    for name, value in (("--master", master), ("--stages", stages)):
        if value is not None and engine is not Engine.SPARK:
            raise InputError(name, "needs {option}", option=f"{ENGINE_OPTION} {Engine.SPARK}")
