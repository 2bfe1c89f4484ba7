"""What commands read: the options that say how, and several inputs of which the unreadable ones are reported."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

import compare
from compare.cli.errors import report, report_skipped
from compare.cli.messages import note
from compare.cli.option_groups import Option, with_options
from compare.cli.progress import Progress
from compare.files import is_file, is_folder
from compare.language import Words, mark
from compare.model import BiduiError, Document, InputError, OtherKindError, Outline, Tracked
from compare.render.results import WordParts

if TYPE_CHECKING:
    from compare.cli.masking import Masking

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class InputReader:
    """How a command's inputs are read: what ``--encoding``, ``--tracked``, ``--redact``,
    ``--include`` and ``--exclude`` say."""

    encoding: str | None = None
    tracked: Tracked = Tracked.NEW
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    redact: bool = False
    _masking: list[Masking] = field(default_factory=list, compare=False)

    def read(self, name: str, words: Words) -> Document:
        """One document. Raises `InputError`. Parts that were not read are named on standard error."""
        document = compare.read(name, encoding=self.encoding, tracked=self.tracked.value)
        report_unread(document, words)
        return self._shown(document, words)

    def read_pair(self, old: str, new: str, words: Words) -> list[Document]:
        """Two documents, read side by side. Raises the `InputError` of the first that cannot be read."""
        documents: list[Document] = []
        for result in compare.read_pair(old, new, encoding=self.encoding, tracked=self.tracked.value):
            if isinstance(result, InputError):
                raise result
            report_unread(result, words)
            documents.append(self._shown(result, words))
        return documents

    def read_all(self, names: Iterable[str], words: Words, progress: Progress) -> Iterator[Document | InputError]:
        """The documents in files, folders, archives, patterns and lists; see `compare.read_all`."""
        documents = compare.read_all(
            names,
            encoding=self.encoding,
            tracked=self.tracked.value,
            include=self.include,
            exclude=self.exclude,
            progress=lambda path, done, count: progress.say(
                words("reading {number} of {count}: {name}", number=done + 1, count=count, name=PurePath(path).name),
                done,
            ),
        )
        for each in documents:
            if isinstance(each, Document):
                report_unread(each, words)
                yield self._shown(each, words)
            else:
                self._say_number(each.path, words)
                yield self._mask().error(each) if self.redact else each

    def word_parts(self, document: Document) -> WordParts | None:
        """The document's own Word file, to be written again; None for a file of another kind, and where its text is
        masked: names stand in more places of a Word file than in its text."""
        if self.redact:
            return None
        parts = compare.word_parts(document.path)
        return None if parts is None else WordParts(parts, self.tracked is Tracked.NEW)

    def _shown(self, document: Document, words: Words) -> Document:
        """The document as its reader may see it."""
        self._say_number(document.path, words)
        return self._mask().document(document) if self.redact else document

    def _say_number(self, path: str, words: Words) -> None:
        """On standard error, which stays in the house, what the number of a file stands for."""
        if self.redact and not self._mask().knows(path):
            note(words("{number} stands for {path}", number=self._mask().path(path), path=path))

    def shown_inputs(self, paths: Sequence[str]) -> Sequence[str]:
        """Paths as a command that opens evidence again may name them."""
        return () if self.redact else paths

    def _mask(self) -> Masking:
        if not self._masking:
            from compare.cli.masking import Masking

            self._masking.append(Masking())
        return self._masking[0]


_Encoding = Annotated[
    str | None,
    typer.Option(
        "--encoding", metavar="NAME", help=mark("Encoding of the text (told by its content: UTF-8, GB18030, Big5 …).")
    ),
]
_Tracked = Annotated[
    Tracked,
    typer.Option(
        "--tracked", help=mark("Tracked changes in Word files: new as if accepted, old as if rejected (new).")
    ),
]
_Redact = Annotated[
    bool,
    typer.Option(
        "--redact",
        help=mark(
            "Mask names of persons, telephone, account and identity numbers in all that is written; files and authors are numbered."
        ),
    ),
]
_Include = Annotated[
    list[str] | None,
    typer.Option(metavar="PATTERN", help=mark("Of folders and archives read only these: *.docx (repeatable).")),
]
_Exclude = Annotated[
    list[str] | None,
    typer.Option(metavar="PATTERN", help=mark("Of folders and archives leave these out (repeatable).")),
]
_ONE = {
    "encoding": Option(_Encoding),
    "tracked": Option(_Tracked, Tracked.NEW),
    "redact": Option(_Redact, False),
}
_FOLDERS = {"include": Option(_Include), "exclude": Option(_Exclude)}
_MANY = _ONE | _FOLDERS
_ON_DESK = {name: option for name, option in _MANY.items() if name != "redact"}


def reads_one(run: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options of `InputReader` for single files; it gets them as its argument ``reader``."""
    return with_options(run, _ONE, "reader", _reader)


def reads_many(run: Callable[..., Any]) -> Callable[..., Any]:
    """As `reads_one`, with those for folders and archives."""
    return with_options(run, _MANY, "reader", _reader)


def reads_for_desk(run: Callable[..., Any]) -> Callable[..., Any]:
    """As `reads_many`, but for --redact: what is on the desk is for the reviewer's own eyes."""
    return with_options(run, _ON_DESK, "reader", _reader)


def _reader(
    encoding: str | None,
    tracked: Tracked,
    redact: bool = False,
    include: Sequence[str] | None = None,
    exclude: Sequence[str] | None = None,
) -> InputReader:
    return InputReader(encoding, tracked, tuple(include or ()), tuple(exclude or ()), redact)


def report_unread(document: Document, words: Words) -> None:
    """Say on standard error what of a document is not in its text, and what converted it first."""
    layout = document.layout
    parts = [words(what, count=count) for what, count in layout.unread]
    if parts:
        note(words("{path}: not read: {parts}.", path=document.path, parts=words(", ").join(parts)))
    if layout.through:
        note(words("{path}: read through {program}.", path=document.path, program=layout.through))


def report_encoding(document: Document, reader: InputReader, words: Words) -> None:
    """Name the encoding that was guessed on standard error, where it is not UTF-8."""
    if reader.encoding is None and not document.encoding.startswith("utf-8"):
        path, encoding = document.path, document.encoding.upper()
        message = words(
            "{path}: read as {encoding}; if that is wrong, say which with --encoding.", path=path, encoding=encoding
        )
        note(message)


def read_each(
    names: Sequence[str], make: Callable[[Document], Result], words: Words, reader: InputReader | None = None
) -> tuple[list[Result], list[BiduiError]]:
    """What ``make`` makes of each document, and the errors of those skipped, which are also printed on standard error."""
    results: list[Result] = []
    skipped: list[BiduiError] = []
    with Progress() as progress:
        for each in (reader or InputReader()).read_all(names, words, progress):
            try:
                if isinstance(each, InputError):
                    raise each
                results.append(make(each))
            except BiduiError as error:
                skipped.append(error)
                if not isinstance(error, OtherKindError):
                    report(error, words)
    report_skipped([error for error in skipped if isinstance(error, OtherKindError)], words)
    if not (results or skipped):
        report_empty(names, words)
    return results, skipped


def documents_read(
    names: Sequence[str], words: Words, reader: InputReader, progress: Progress, skipped: list[BiduiError]
) -> Iterator[Document]:
    """The documents, one by one, each with the report that is asked for; ``skipped`` gets what cannot be read."""
    for each in reader.read_all(names, words, progress):
        try:
            if isinstance(each, InputError):
                raise each
            if each.report is not None:
                compare.outline(each)  # raises where there is no such report
        except BiduiError as error:
            skipped.append(error)
        else:
            yield each


def is_collection(name: str) -> bool:
    """Whether ``name`` stands for many documents: a folder or a zip archive."""
    return is_folder(name) or (name.lower().endswith(".zip") and is_file(name))


def outline_with_reports(document: Document) -> Outline:
    """The outline of a document that has a report in it. Raises `InputError`."""
    outline = compare.outline(document)
    if not outline.reports:
        raise InputError(document.path, "holds no text of a report, only what pages put around one")
    return outline


def report_empty(names: Iterable[str], words: Words) -> None:
    """Say that there is nothing to read in the folders and archives named."""
    report(InputError(", ".join(names), "holds no report that can be read"), words)
