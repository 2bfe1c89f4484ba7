"""A bundle verified: its command is run again in a folder that holds its inputs where they were."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePath
from typing import Any
from zipfile import BadZipFile, ZipFile

import compare
from compare.cli.bundle_inputs import found_again
from compare.cli.exit_codes import DONE, FOUND, UNUSABLE
from compare.files import file_hash
from compare.language import Words
from compare.model import InputError

SCHEMA = "bidui/bundle/1"
MANIFEST, RESULT = "manifest.json", "result.json"
COMMANDS = ("diff", "scan", "figures", "check")
# Differences that are named; the others are counted.
_MOST_NAMED = 10
_UP = ".."
_DECISION = "decision"


@dataclass(frozen=True, slots=True)
class _Bundle:
    manifest: dict[str, Any]
    result: Any
    changed: list[str]  # files of the bundle that are not those that were written


def verify_bundle(
    name: str, places: Sequence[str], words: Words, run: Callable[[Sequence[str], str], bytes | None]
) -> int:
    """Say what differs, and how many things. ``run`` gives the result of a command in a format."""
    bundle = _read(name)
    manifest = bundle.manifest
    for name_inside in bundle.changed:
        print(words("{path}: changed since the bundle was made.", path=name_inside))
    if manifest["version"] != compare.__version__:
        print(words("made by bidui {then}, this is {now}", then=manifest["version"], now=compare.__version__))
    entries = [*manifest["inputs"], *manifest.get("settings", ())]
    files = _located(entries, [*map(Path, places), Path.cwd(), Path(name).resolve().parent])
    for path, (file, is_same) in files.items():
        if file is None:
            print(words("{path}: not found, nor a file with its SHA-256.", path=path))
        elif not is_same:
            print(words("{path}: not the file that was read then.", path=path))
        elif str(file) != path:
            print(words("{path}: found as {file}.", path=path, file=file))
    with _mirror({path: file for path, (file, _) in files.items() if file}) as moved:
        result = run([moved(word) for word in manifest["command"]], "json")
        if result is None:
            return UNUSABLE
        after = json.loads(result)
    differences = list(_differences(_renamed(bundle.result, moved), after, ""))
    for place in differences[:_MOST_NAMED]:
        print(words("differs: {place}", place=place))
    count = len(differences) + len(bundle.changed)
    print(words.plural("{count} difference", "{count} differences", count))
    return FOUND if count else DONE


def _located(entries: Sequence[dict[str, Any]], places: Sequence[Path]) -> dict[str, tuple[Path | None, bool]]:
    """Each file of the bundle, by its path then, and whether it is the same: where it was, if it is; else one with its
    SHA-256; else what is there now."""
    wanted = {entry["path"]: entry["sha256"] for entry in entries}
    here = {path: file_hash(path) for path in wanted}
    missing = {path for path, own in here.items() if own != wanted[path]}
    again = found_again((wanted[path] for path in missing if wanted[path]), places) if missing else {}
    located: dict[str, tuple[Path | None, bool]] = {}
    for path, expected in wanted.items():
        now = None if here[path] is None else Path(path)
        found = again.get(expected) if path in missing else now
        located[path] = (found, True) if found else (now, False)
    return located


@contextlib.contextmanager
def _mirror(files: dict[str, Path]) -> Iterator[Callable[[str], str]]:
    """A folder in which each path leads to its file, as the working folder; the function given says under which name a
    word of the command, or a path of the result, stands there."""
    with tempfile.TemporaryDirectory() as folder:
        deep = max((PurePath(path).parts.count(_UP) for path in files), default=0)
        root = Path(folder).resolve()
        work = root.joinpath("work", *("up" for _ in range(deep)))
        work.mkdir(parents=True)
        outside = root / "absolute"

        def moved(word: str) -> str:
            if not PurePath(word).is_absolute():
                return word
            return str(outside.joinpath(*PurePath(os.path.normpath(word)).parts[1:]))

        for path, file in files.items():
            target = Path(os.path.normpath(work / moved(path)))
            if not target.is_relative_to(root):
                continue
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, target)
        before = Path.cwd()
        os.chdir(work)
        try:
            yield moved
        finally:
            os.chdir(before)


def _renamed(value: Any, moved: Callable[[str], str]) -> Any:
    """A result with the paths in it as they are in the mirror."""
    if isinstance(value, dict):
        return {
            key: moved(item) if key == "path" and isinstance(item, str) else _renamed(item, moved)
            for key, item in value.items()
        }
    return [_renamed(each, moved) for each in value] if isinstance(value, list) else value


def _read(name: str) -> _Bundle:
    """Raises `InputError`."""
    try:
        with ZipFile(name) as archive:
            manifest = json.loads(archive.read(MANIFEST))
            result = json.loads(archive.read(RESULT))
            files = manifest.get("files") if isinstance(manifest, dict) else None
            hashes = files if isinstance(files, dict) else {}
            known = set(archive.namelist())
            changed = [
                file
                for file, expected in hashes.items()
                if file not in known or sha256(archive.read(file)).hexdigest() != expected
            ]
    except OSError as error:
        raise InputError(name, "cannot be read: {why}", why=error.strerror or error) from None
    except (BadZipFile, KeyError, ValueError, RecursionError):
        raise InputError(name, "is no bundle") from None
    if not _is_manifest(manifest):
        raise InputError(name, "is no bundle")
    return _Bundle(manifest, result, changed)


def _is_manifest(manifest: Any) -> bool:
    """A bundle may come from anybody: only commands that read and compare are run again, and nothing is written."""
    if not isinstance(manifest, dict) or manifest.get("schema") != SCHEMA:
        return False
    command, inputs, settings = manifest.get("command"), manifest.get("inputs"), manifest.get("settings", [])
    return (
        isinstance(manifest.get("version"), str)
        and isinstance(inputs, list)
        and isinstance(settings, list)
        and all(map(_is_input, [*inputs, *settings]))
        and isinstance(command, list)
        and bool(command)
        and all(isinstance(each, str) for each in command)
        and command[0] in COMMANDS
        and not _writes(command)
    )


def _is_input(entry: object) -> bool:
    return isinstance(entry, dict) and isinstance(entry.get("path"), str) and "sha256" in entry


def _writes(command: Sequence[str]) -> bool:
    """Whether a command would write a file of its own."""
    return any(str(each).startswith(("-o", "--o", "--write", "--save", "--force")) for each in command)


def _differences(before: Any, after: Any, place: str) -> Iterator[str]:
    """Where two results differ: ``figures[3].value``. What a reviewer decided is kept there, not found again."""
    if isinstance(before, dict) and isinstance(after, dict):
        for key in (key for key in {**before, **after} if key != _DECISION):
            yield from _differences(before.get(key), after.get(key), f"{place}.{key}".lstrip("."))
    elif isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        for at, (old, new) in enumerate(zip(before, after, strict=True)):
            yield from _differences(old, new, f"{place}[{at}]")
    elif before != after:
        yield place
