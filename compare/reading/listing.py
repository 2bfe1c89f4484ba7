"""Which files are meant: folders, patterns, archives and lists of paths, taken apart into files."""

from __future__ import annotations

import glob
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path, PurePath
from typing import NamedTuple

from compare.model import InputError, OtherKindError
from compare.reading import settings
from compare.reading.detection import SUFFIXES

LIST = "@"
_ARCHIVE = ".zip"
# What desktops, office programs and packers leave behind.
_LITTER = ("~$", "._", ".~")
_LITTER_NAMES = frozenset({"thumbs.db", "desktop.ini", "__macosx"})


class NamedFile(NamedTuple):
    """A file that is meant. ``by_name`` where the user named it; others were found in a folder, a pattern, an
    archive."""

    path: str
    by_name: bool = True


@dataclass(frozen=True, slots=True)
class FileSelection:
    """Patterns as shells know them (``*.docx``), on the path below the named folder or on the name alone. What is
    excluded goes, also where it is included; no pattern includes all."""

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()

    def takes(self, path: str) -> bool:
        def any_of(patterns: Iterable[str]) -> bool:
            return any(fnmatchcase(path, shape) or fnmatchcase(PurePath(path).name, shape) for shape in patterns)

        return (not self.include or any_of(self.include)) and not any_of(self.exclude)


def listed(
    names: Iterable[str], selection: FileSelection, members: Callable[[str], Iterable[str]]
) -> Iterator[NamedFile | InputError]:
    """The files meant by ``names``: a folder or a zip archive stands for all that is in it, in the order of
    the paths and without hidden and temporary files; ``*.docx`` for what it matches; ``@list.txt`` for the paths in its
    lines. What is found in several ways comes once. ``members`` names the files in an archive. What cannot be looked into comes as its error."""
    seen: set[str] = set()
    for name in names:
        try:
            for meant in _meant(name, selection, members):
                if isinstance(meant, InputError):
                    yield meant
                elif meant.by_name or meant.path not in seen:  # what is named twice is meant twice
                    seen.add(meant.path)
                    yield meant
        except InputError as error:
            yield error


def _meant(
    name: str, selection: FileSelection, members: Callable[[str], Iterable[str]], lists: tuple[str, ...] = ()
) -> Iterator[NamedFile | InputError]:
    """The files meant by one name; ``lists`` are the lists in which it stands, outermost first."""
    path = Path(name)
    if _is_folder(path):
        yield from _in_folder(name, selection, members)
    elif _is_file(path):
        if path.suffix.lower() == _ARCHIVE:
            yield from _in_archive(name, selection, members)
        else:
            yield NamedFile(name)
    elif name.startswith(LIST) and len(name) > 1:
        if name in lists:
            raise InputError(name, "is a list that names itself")
        for line in _lines(name[1:]):
            yield from _meant(line, selection, members, (*lists, name))
    elif glob.has_magic(name):
        paths = sorted(glob.glob(name, recursive=True))  # noqa: PTH207 - Path.glob takes no absolute pattern
        if not paths:
            raise InputError(name, "matches no file")
        for matching in paths:
            if not _is_litter(PurePath(matching).parts) and selection.takes(matching):
                yield from _meant(matching, selection, members)
    else:
        yield NamedFile(name)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def _in_folder(
    folder: str, selection: FileSelection, members: Callable[[str], Iterable[str]]
) -> Iterator[NamedFile | InputError]:
    problems: list[InputError] = []

    def unreadable(problem: OSError) -> None:
        where = str(problem.filename or folder)
        problems.append(InputError(where, "cannot be read: {why}", why=problem.strerror or problem))

    paths: list[Path] = []
    for where, below, names in os.walk(folder, onerror=unreadable):
        below[:] = [name for name in below if not _is_litter([name])]
        paths += [Path(where) / name for name in names if not _is_litter([name])]
    yield from problems
    for path in sorted(paths):
        inside = path.relative_to(folder).as_posix()
        if not _is_file(path):
            continue
        if path.suffix.lower() == _ARCHIVE:
            try:
                yield from _in_archive(str(path), selection, members)
            except InputError as error:
                yield error
        elif selection.takes(inside):
            yield NamedFile(str(path), by_name=False)


def _in_archive(
    archive: str, selection: FileSelection, members: Callable[[str], Iterable[str]]
) -> Iterator[NamedFile | InputError]:
    for name in sorted(members(archive)):
        if not _is_litter(name.split("/")) and selection.takes(name):
            yield NamedFile(f"{archive}/{name}", by_name=False)


def _is_litter(parts: Iterable[str]) -> bool:
    return any(
        (part.startswith(".") and part not in (".", "..")) or part.startswith(_LITTER) or part.lower() in _LITTER_NAMES
        for part in parts
    )


def _lines(path: str) -> list[str]:
    """The paths that a text file lists, as they are seen from the working folder; blank lines and ``#`` comments are
    none."""
    from compare.reading import file_bytes, plain

    text, _ = plain.decode(file_bytes(path, settings.MOST_BYTES_OF_LIST), path)
    lines = (line.strip() for line in text.lstrip("\ufeff").splitlines())
    return [line for line in lines if line and not line.startswith("#")]


def check_kind(path: str) -> None:
    """Raises `OtherKindError` for a file whose name says that it holds no report: a picture in a folder of reports."""
    if PurePath(path).suffix.lower() not in SUFFIXES:
        raise OtherKindError(path, "is of no kind that is read from folders (text, Word, PDF, OFD, web pages, Excel)")
