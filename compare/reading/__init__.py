"""A file -> `Document`. One module a format; `Reader` finds the one that fits by the file's content."""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from compare import files
from compare.language import mark
from compare.lexicon import pattern
from compare.model import Document, InputError, Layout, OtherKindError
from compare.reading import plain, settings
from compare.reading.detection import FileKind, kind_of
from compare.reading.markup import strong_marks
from compare.reading.options import ReadOptions, Tracked
from compare.reading.own_results import is_own_result
from compare.time_limit import time_limit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from compare.reading.archives import Archive
    from compare.reading.listing import FileSelection
    from compare.reading.sandbox import Sandbox

__all__ = [
    "STANDARD_INPUT",
    "ReadOptions",
    "Reader",
    "Tracked",
    "file_bytes",
    "read",
    "read_all",
    "read_pair",
    "read_text",
]

STANDARD_INPUT = "-"

TOO_LONG = mark("takes longer than {most} seconds to read")
DAMAGED = mark("{count} damaged characters")
_LOST = "\ufffd"

_NUMBERED = pattern(r"(?P<path>.+)#(?P<report>\d{1,6})", re.DOTALL)
_MEMBER = pattern(r"(?P<path>.+?\.zip)/(?P<member>.+)", re.DOTALL | re.IGNORECASE)


class Reader:
    """``with Reader() as reader: reader.read(name)`` for many files: what reads them is started once."""

    def __init__(self, options: ReadOptions | None = None) -> None:
        self._options = options or ReadOptions()
        self._sandbox: Sandbox | None = None
        self._archive: tuple[str, Archive] | None = None  # the one last read from

    def read(self, name: str, *, by_name: bool = True) -> Document:
        """Read ``FILE``, ``FILE#k`` (its k-th report, from 0; an existing path that holds a ``#`` wins),
        ``BUNDLE.zip/MEMBER`` or ``-``; not ``by_name`` where it was found in a folder. Raises `InputError`."""
        path, report = _split(name)
        data = self._bytes(path)
        if not by_name and is_own_result(data, path):
            raise OtherKindError(path, "is a result that bidui wrote, no report")
        with time_limit(settings.SECONDS_PER_FILE, path, TOO_LONG):
            return replace(self._document(data, path), report=report)

    def word_parts(self, name: str) -> dict[str, bytes] | None:
        """The parts of a Word file as they lie in it; None for a file of another kind. Raises `InputError`."""
        from compare.reading.archives import Archive

        path, _ = _split(name)
        if path == STANDARD_INPUT:
            return None
        data = self._bytes(path)
        if kind_of(data, path) is not FileKind.WORD:
            return None
        archive = Archive(data, path)
        archive.check_parts()
        return {part: archive.read(part, settings.MOST_BYTES) for part in archive.names()}

    def members(self, path: str) -> list[str]:
        """The names of the files in a zip archive. Raises `InputError`."""
        return list(self._opened(path).names())

    def close(self) -> None:
        if self._sandbox is not None:
            self._sandbox.close()

    def __enter__(self) -> Reader:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _document(self, data: bytes, path: str) -> Document:
        kind, through = kind_of(data, path), None
        if kind is FileKind.ARCHIVE:
            raise InputError(path, "is an archive of several files: name one of them as {archive}/NAME", archive=path)
        if kind in (FileKind.PLAIN, FileKind.MARKDOWN):
            text, encoding = plain.decode(data, path, self._options.encoding)
            document = read_text(text, path, encoding)
            if lost := text.count(_LOST):
                document = replace(document, layout=replace(document.layout, unread=((DAMAGED, lost),)))
            return _with_markup(document) if kind is FileKind.MARKDOWN else document
        if kind is FileKind.OFFICE:
            from compare.reading import office

            data, through = office.converted(data, path), office.NAME
            kind = kind_of(data, path)
        if self._sandbox is None:
            from compare.reading.sandbox import Sandbox

            self._sandbox = Sandbox()
        parsed = self._sandbox.parse(kind, data, path, self._options)
        return Document(
            path, parsed.text, parsed.encoding, layout=replace(parsed.layout, through=through), origin=parsed.origin
        )

    def _bytes(self, path: str) -> bytes:
        inside = _MEMBER.fullmatch(path)
        if inside is None or not files.is_file(inside["path"]):
            return file_bytes(path)
        archive = self._opened(inside["path"])
        archive.check_expansion(inside["member"])
        return archive.read(inside["member"], settings.MOST_BYTES)

    def _opened(self, path: str) -> Archive:
        from compare.reading.archives import Archive

        if self._archive is None or self._archive[0] != path:
            self._archive = path, Archive(Path(path), path)
        return self._archive[1]


def read_all(
    names: Iterable[str],
    options: ReadOptions | None = None,
    selection: FileSelection | None = None,
    progress: Callable[[str, int, int], None] | None = None,
) -> Iterator[Document | InputError]:
    """The documents that ``names`` mean (`listing.listed`), one after the other, and in its place the error of what
    cannot be read. ``progress`` is told each path before it is read, how many were before it and how many
    there are."""
    from compare.reading.listing import FileSelection, check_kind, listed

    with Reader(options) as reader:
        files = list(listed(names, selection or FileSelection(), reader.members))
        for done, listed_file in enumerate(files):
            if isinstance(listed_file, InputError):
                yield listed_file
                continue
            if progress is not None:
                progress(listed_file.path, done, len(files))
            try:
                if not listed_file.by_name:
                    check_kind(listed_file.path)
                yield reader.read(listed_file.path, by_name=listed_file.by_name)
            except InputError as error:
                yield error.with_traceback(None)  # whose frames would keep the file's bytes


def read(name: str, options: ReadOptions | None = None) -> Document:
    """One file; see `Reader.read`."""
    with Reader(options) as reader:
        return reader.read(name)


def read_pair(old: str, new: str, options: ReadOptions | None = None) -> tuple[Document | InputError, ...]:
    """Two files, side by side where each has a sandbox to be read in: the documents in their order, and in its place
    the error of what cannot be read."""
    from threading import Thread

    with Reader(options) as reader, Reader(options) as other_reader:
        if STANDARD_INPUT in (old, new):
            return _read_or_error(reader, old), _read_or_error(reader, new)
        results: list[Document | InputError] = []
        thread = Thread(target=lambda: results.append(_read_or_error(other_reader, new)), daemon=True)
        thread.start()
        first = _read_or_error(reader, old)
        thread.join()
    return first, *results


def _read_or_error(reader: Reader, name: str) -> Document | InputError:
    try:
        return reader.read(name)
    except InputError as error:
        return error.with_traceback(None)


def read_text(text: str, path: str, encoding: str = "utf-8") -> Document:
    normal = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return Document(path, normal, encoding, layout=Layout(markup=strong_marks(normal)))


def _with_markup(document: Document) -> Document:
    from compare.reading import markdown

    return replace(document, layout=replace(markdown.layout(document.text), unread=document.layout.unread))


def _split(name: str) -> tuple[str, int | None]:
    numbered = _NUMBERED.fullmatch(name)
    if numbered is None or (name != STANDARD_INPUT and files.is_there(name)):
        return name, None
    return numbered["path"], int(numbered["report"])


def file_bytes(path: str, most: int | None = None) -> bytes:
    """The bytes of a file or of standard input, at most ``most`` of them. Raises `InputError`."""
    most = settings.MOST_BYTES if most is None else most
    if path != STANDARD_INPUT:
        return files.file_bytes(path, most)
    if sys.stdin is None:  # started with the descriptor closed
        raise InputError(path, "is closed: there is no standard input")
    try:
        data = sys.stdin.buffer.read(most + 1)
    except OSError as error:
        raise InputError(path, "cannot be read: {why}", why=error.strerror or error) from None
    files.check_size(len(data), most, path)
    return data
