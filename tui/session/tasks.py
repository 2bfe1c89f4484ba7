"""Tasks for the engine: what a reader opens, and what comes on the desk."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol

import compare
from compare.files import is_folder, is_there
from compare.language import Words
from compare.library.browsing import documents_of, kept_documents, kept_matches
from compare.library.database import is_library, reading
from compare.library.pairings import with_pairings
from compare.model import BiduiError, Decision, DiffOptions, Document, InputError, Outline, SeriesComparison
from tui.data.comparison_rows import comparison_rows
from tui.data.content import DeskContent, FoldersContent, PairContent, ReadingPosition, ReportContent, ScanContent
from tui.data.library import LibraryContent
from tui.layout.measurement import Measured
from tui.session.opening import AS_FOUND, Opening

_ORDINARY = DiffOptions()
# So many rows get their keys before they are shown, in a tenth of a second; those of more come after.
_SOON = 5_000


class Reporting:
    """What a task tells while it works; here to nobody."""

    def __call__(self, done: int, count: int) -> None:
        """How much is done of how much."""

    def read(self, documents: Sequence[Document]) -> None:
        """The texts are there, what is to be found out about them not yet."""


QUIET = Reporting()


class Task(Protocol):
    """Something to ask of the engine. ``title`` names it for people."""

    @property
    def title(self) -> str: ...

    def run(self, words: Words, progress: Reporting, opening: Opening = AS_FOUND, /) -> DeskContent:
        """Raises `BiduiError`."""


@dataclass(frozen=True, slots=True)
class PairTask:
    """Compares two reports. ``pairings`` is what reviewers have decided about passages that belong together or do not."""

    pairings: tuple[Decision, ...] = field(default=(), kw_only=True)

    def compared(
        self, documents: Sequence[Document], series: SeriesComparison | None, options: DiffOptions, words: Words
    ) -> PairContent:
        measured = Measured(documents[0].text), Measured(documents[1].text)
        whole = with_pairings(options, self.pairings, *map(compare.outline, documents)) if self.pairings else options
        comparison = compare.diff(documents[0], documents[1], whole)
        settle()
        return PairContent(comparison, comparison_rows(comparison, words, measured), series, options)


@dataclass(frozen=True, slots=True)
class ComparePair(PairTask):
    """Compares the last two reports; of three or more also the figures of all years."""

    paths: tuple[str, ...]
    options: DiffOptions = _ORDINARY

    @property
    def title(self) -> str:
        return " → ".join(Path(path).name for path in self.paths)

    def run(self, words: Words, progress: Reporting, opening: Opening = AS_FOUND) -> DeskContent:
        documents = [opening.document(path) for path in self.paths]
        progress.read(documents[-2:])
        series = compare.diff_series(documents) if len(documents) > 2 else None
        given = tuple(documents)
        return _made(
            replace(self.compared(given[-2:], series, self.options, words), documents=given, new=len(given) - 1)
        )


@dataclass(frozen=True, slots=True)
class CompareAgain(PairTask):
    """Compares the pair on the desk with other options or with its sides swapped; reading goes on at ``place``."""

    content: PairContent
    options: DiffOptions
    place: ReadingPosition | None = None
    swapped: bool = False

    @property
    def title(self) -> str:
        return self.content.name

    def run(self, words: Words, _progress: Reporting, _opening: Opening = AS_FOUND) -> DeskContent:
        before = self.content.comparison
        documents = [replace(side.outline.document, report=side.report) for side in (before.old, before.new)]
        if self.swapped:
            documents.reverse()
        series = None if self.swapped else self.content.series
        content = self.compared(documents, series, self.options, words)
        return _made(replace(content, place=self.place, documents=self.content.documents, new=self.content.new))


@dataclass(frozen=True, slots=True)
class CompareYears(PairTask):
    """Compares another year, ``new``, with the year before it."""

    content: PairContent
    new: int

    @property
    def title(self) -> str:
        return " → ".join(Path(document.path).name for document in self._documents)

    @property
    def _documents(self) -> tuple[Document, ...]:
        return self.content.documents[self.new - 1 : self.new + 1]

    def run(self, words: Words, _progress: Reporting, _opening: Opening = AS_FOUND) -> DeskContent:
        content = self.compared(self._documents, self.content.series, self.content.options, words)
        return _made(replace(content, documents=self.content.documents, new=self.new))


@dataclass(frozen=True, slots=True)
class ScanFolder:
    """Scans every report in the folders given."""

    paths: tuple[str, ...]

    @property
    def title(self) -> str:
        return ", ".join(Path(path).name or path for path in self.paths)

    def run(self, _words: Words, progress: Reporting, opening: Opening = AS_FOUND) -> DeskContent:
        documents: list[Document] = []
        skipped: list[BiduiError] = []
        for read in opening.documents(self.paths, progress):
            if isinstance(read, Document):
                documents.append(read)
            else:
                skipped.append(read)
        if not documents:
            raise InputError(self.title, "holds no report that can be read")
        return ScanContent(compare.scan(documents, progress=progress), tuple(skipped), self.paths, opening.check)


@dataclass(frozen=True, slots=True)
class CompareFolders:
    """Pairs the reports of two folders, office by office."""

    paths: tuple[str, str]

    @property
    def title(self) -> str:
        return " → ".join(Path(path).name or path for path in self.paths)

    def run(self, _words: Words, progress: Reporting, opening: Opening = AS_FOUND) -> DeskContent:
        skipped: list[BiduiError] = []
        old, new = ([*_outlines(opening.documents([path], progress), skipped)] for path in self.paths)
        for path, outlines in zip(self.paths, (old, new), strict=True):
            if not outlines:
                raise InputError(path, "holds no report that can be read")
        return FoldersContent(compare.diff_many(old, new, progress=progress), self.paths, tuple(skipped))


def _outlines(documents: Iterable[Document | InputError], skipped: list[BiduiError]) -> Iterator[Outline]:
    """The reports among them; what cannot be read is added to ``skipped``."""
    for read in documents:
        if isinstance(read, InputError):
            skipped.append(read)
            continue
        outline = compare.outline(read)
        if outline.reports:
            yield outline


@dataclass(frozen=True, slots=True)
class CheckReport:
    """Checks one document."""

    path: str

    @property
    def title(self) -> str:
        return Path(self.path).name

    @property
    def paths(self) -> tuple[str, ...]:
        return (self.path,)

    def run(self, _words: Words, _progress: Reporting, opening: Opening = AS_FOUND) -> DeskContent:
        document = opening.document(self.path)
        return ReportContent(compare.outline(document), compare.check(document, opening.check))


@dataclass(frozen=True, slots=True)
class OpenLibrary:
    """Reads what a library keeps."""

    path: str

    @property
    def title(self) -> str:
        return Path(self.path).name

    @property
    def paths(self) -> tuple[str, ...]:
        return (self.path,)

    def run(self, _words: Words, _progress: Reporting, _opening: Opening = AS_FOUND) -> DeskContent:
        with reading(self.path) as database:
            return LibraryContent(self.path, kept_documents(database), kept_matches(database))


@dataclass(frozen=True, slots=True)
class CheckKept:
    """Checks a document that a library keeps; its file is not read again."""

    path: str
    number: int
    title: str

    def run(self, _words: Words, _progress: Reporting, opening: Opening = AS_FOUND) -> DeskContent:
        with reading(self.path) as database:
            document = documents_of(database, [self.number]).get(self.number)
        if document is None:
            raise InputError(self.title, "is no longer in the library")
        return ReportContent(compare.outline(document), compare.check(document, opening.check))


def task_for(paths: Sequence[str]) -> Task:
    """Two folders are paired, one is scanned; two or more files are compared, one is checked; a library is opened. Raises
    `InputError`."""
    if len(paths) == 2 and all(is_folder(path) for path in paths):
        return CompareFolders((paths[0], paths[1]))
    if any(is_folder(path) for path in paths):
        return ScanFolder(tuple(paths))
    if len(paths) == 1 and not is_there(paths[0]):
        raise InputError(paths[0], "does not exist")
    if len(paths) == 1:
        return OpenLibrary(paths[0]) if is_library(paths[0]) else CheckReport(paths[0])
    return ComparePair(tuple(paths))


def _made(content: PairContent) -> PairContent:
    """With its review items, where they take no noticeable time."""
    if len(content.rows) <= _SOON:
        content.passages.make()
    return content


def settle() -> None:
    """Exclude the objects that the engine has made from garbage collection: walking through those of a long comparison
    would delay one frame in ten."""
    gc.unfreeze()
    gc.freeze()
