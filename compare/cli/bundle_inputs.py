"""The files that a bundled command read, and where they are found again."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path, PurePath
from typing import Any

from compare.cli.settings import find
from compare.files import file_hash, is_file, is_folder, is_there

# So many files are looked through for one that was moved.
_MOST_FILES = 20_000


@dataclass(frozen=True, slots=True)
class InputFile:
    """``path`` as the bundle names it, ``real`` as the command does; ``hash`` is its SHA-256."""

    path: str
    real: str
    hash: str | None


def input_files(command: Sequence[str], result: Any) -> list[InputFile]:
    """The files that the command names, those in its folders that the result names, in their order."""
    named = (word.rpartition("#")[0] if "#" in word and not is_there(word) else word for word in command[1:])
    values = (word.partition("=")[2] if word.startswith("-") else word for word in named)
    in_folders = (str(file) for word in values_of(command) if is_folder(word) for file in _below(Path(word)))
    paths = dict.fromkeys([*values, *_paths(result), *in_folders])
    files = dict.fromkeys(file for path in paths if (file := _file(path)))
    return [InputFile(path, path, file_hash(path)) for path in files]


def numbered(inputs: Sequence[InputFile], command: Sequence[str]) -> tuple[list[InputFile], list[str]]:
    """Files and folders under names that tell nothing, in the order in which they are read."""
    folders = {word: f"folder-{at}" for at, word in enumerate(filter(is_folder, values_of(command)), 1)}
    shown: list[InputFile] = []
    for number, each in enumerate(inputs, 1):
        folder = next((name for word, name in folders.items() if Path(each.real).is_relative_to(word)), "")
        name = f"file-{number:05}" if folder else f"file-{number}"
        ending = PurePath(each.path).suffix.lower()
        shown.append(replace(each, path=str(PurePath(folder, name + ending))))
    names = {each.real: each.path for each in shown} | folders
    return shown, [_named(word, names) for word in command]


def _named(word: str, names: Mapping[str, str]) -> str:
    """A word of a command with the file in it (``FILE``, ``FILE#1``, ``--option=FILE``) under its other name."""
    option, sign, value = word.partition("=") if word.startswith("--") else ("", "", word)
    file, number, report = value.rpartition("#")
    if value in names:
        return option + sign + names[value]
    return option + sign + names[file] + number + report if file in names else word


def values_of(command: Sequence[str]) -> list[str]:
    """The words of a command that are no options."""
    return [word for word in command[1:] if not word.startswith("-")]


def settings_files() -> list[InputFile]:
    """The settings in force, and the files that they name."""
    settings = find()
    named = [settings.path, *settings.lexicon, *settings.knowledge, *settings.places, settings.baseline]
    paths = (os.path.relpath(path) for path in named if path)
    return [InputFile(path, path, file_hash(path)) for path in paths]


def _file(path: str) -> str | None:
    """The file at ``path``: itself, or the archive that it lies in."""
    if is_file(path):
        return path
    inside = (str(each) for each in PurePath(path).parents if each.suffix.lower() == ".zip")
    return next((each for each in inside if is_file(each)), None)


def _paths(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(path := value.get("path"), str):
            yield path
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from _paths(each)


def _below(folder: Path) -> Iterator[Path]:
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            yield file


def found_again(hashes: Iterable[str], places: Sequence[Path]) -> dict[str, Path]:
    """Files below ``places`` by their SHA-256, as far as one of them is looked for."""
    wanted = set(hashes)
    found: dict[str, Path] = {}
    for file in islice((file for place in places for file in _below(place)), _MOST_FILES):
        if len(found) == len(wanted):
            break
        own = file_hash(file)
        if own in wanted:
            found.setdefault(own, file)
    return found
