"""What there is to pick: recent reports, and the folder that the reader is in."""

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
    """``paths`` is one path, but for recent reports, which are opened together. ``size`` is a file's, in bytes."""

    kind: ChoiceKind
    paths: tuple[str, ...]
    size: int = 0

    @property
    def name(self) -> str:
        return Path(self.paths[0]).name


def choices(folder: Path, typed: str, recent: Iterable[Sequence[str]]) -> list[Choice]:
    """What a folder offers whose name has ``typed`` in it, letter case ignored: folders first, hidden ones never."""
    part = typed.casefold()
    found: list[Choice] = []
    if not typed:
        found += [
            Choice(ChoiceKind.RECENT, tuple(paths)) for paths in recent if all(Path(path).exists() for path in paths)
        ]
    entries = _entries(folder)
    if not typed:
        if folder.parent != folder:
            found.append(Choice(ChoiceKind.UP, (str(folder.parent),)))
        if sum(kind is ChoiceKind.FILE for kind, _, _ in entries) > 1:
            found.append(Choice(ChoiceKind.SCAN, (str(folder),)))
    found += [Choice(kind, (str(path),), size) for kind, path, size in entries if part in path.name.casefold()]
    return found


def followed(folder: Path, typed: str) -> tuple[Path, str]:
    """A typed path taken as one: its folder, and what is typed behind the last separator."""
    head, separator, rest = typed.rpartition(sep)
    if not separator and typed != "~":
        return folder, typed
    with suppress(OSError, RuntimeError):  # there may be no such user
        goal = Path.home() if typed == "~" else (folder / Path(head + separator).expanduser())
        if goal.is_dir():
            return goal.resolve(), "" if typed == "~" else rest
    return folder, typed


def _entries(folder: Path) -> list[tuple[ChoiceKind, Path, int]]:
    """A folder that cannot be read has none."""
    found = []
    with suppress(OSError):
        for path in sorted(folder.iterdir(), key=lambda path: path.name):
            if path.name.startswith("."):
                continue
            with suppress(OSError):
                if path.is_dir():
                    found.append((ChoiceKind.FOLDER, path, 0))
                elif path.is_file():
                    found.append((ChoiceKind.FILE, path, path.stat().st_size))
    return sorted(found, key=lambda entry: entry[0] is ChoiceKind.FILE)
