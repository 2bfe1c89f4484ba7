"""The choices of the file picker: recent reports, and the entries of a folder."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum, auto
from os import sep
from pathlib import Path


class ChoiceKind(Enum):
    RECENT = auto()
    SCAN = auto()  # the folder itself
    UP = auto()
    FOLDER = auto()
    FILE = auto()


@dataclass(frozen=True, slots=True)
class Choice:
    """``paths`` is one path, or the paths opened together for recent reports. ``size`` is a file's, in bytes."""

    kind: ChoiceKind
    paths: tuple[str, ...]
    size: int = 0

    @property
    def name(self) -> str:
        return Path(self.paths[0]).name


def choices(folder: Path, typed: str, recent: Iterable[Sequence[str]]) -> list[Choice]:
    """The entries of ``folder`` with ``typed`` in their names, in any letter case: folders first, no hidden files."""
    part = typed.casefold()
    offered: list[Choice] = []
    if not typed:
        offered += [
            Choice(ChoiceKind.RECENT, tuple(paths)) for paths in recent if all(Path(path).exists() for path in paths)
        ]
    entries = _entries(folder)
    if not typed:
        if folder.parent != folder:
            offered.append(Choice(ChoiceKind.UP, (str(folder.parent),)))
        if sum(kind is ChoiceKind.FILE for kind, _, _ in entries) > 1:
            offered.append(Choice(ChoiceKind.SCAN, (str(folder),)))
    offered += [Choice(kind, (str(path),), size) for kind, path, size in entries if part in path.name.casefold()]
    return offered


def followed(folder: Path, typed: str) -> tuple[Path, str]:
    """A typed path as (folder, rest): ``sub/re`` -> the folder ``sub`` and ``re``, where that folder exists."""
    head, separator, rest = typed.rpartition(sep)
    if not separator and typed != "~":
        return folder, typed
    with suppress(OSError, RuntimeError):  # there may be no such user
        goal = Path.home() if typed == "~" else (folder / Path(head + separator).expanduser())
        if goal.is_dir():
            return goal.resolve(), "" if typed == "~" else rest
    return folder, typed


def _entries(folder: Path) -> list[tuple[ChoiceKind, Path, int]]:
    """Kind, path and size of each entry; none where the folder cannot be read."""
    entries = []
    with suppress(OSError):
        for path in sorted(folder.iterdir(), key=lambda path: path.name):
            if path.name.startswith("."):
                continue
            with suppress(OSError):
                if path.is_dir():
                    entries.append((ChoiceKind.FOLDER, path, 0))
                elif path.is_file():
                    entries.append((ChoiceKind.FILE, path, path.stat().st_size))
    return sorted(entries, key=lambda entry: entry[0] is ChoiceKind.FILE)
