"""``bidui bundle``: a result with all that shows how it came about, in one zip file."""

from __future__ import annotations

import contextlib
import io
import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated, Any
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

import typer

import compare
from compare.cli.exit_codes import DONE, FOUND, UNUSABLE
from compare.cli.output import refuse_existing, write_bytes
from compare.cli.signals import ENDINGS
from compare.language import Words, mark
from compare.model import InputError

HELP = mark(
    "Keep a result with all that shows how it came about: the command, the SHA-256 of every file that it read, the "
    "version of bidui, the result as JSON, as a page and as a printable report.\n\n"
    "--verify runs the command again and says what differs; it exits with 1 where anything does."
)
EXAMPLES = mark(
    "bidui bundle evidence.zip diff 2022.txt 2023.txt\n"
    "bidui bundle copies.zip scan submissions/ --base form.txt\n"
    "bidui bundle evidence.zip --verify"
)
# The command that is bundled brings its own options.
SETTINGS = {"ignore_unknown_options": True}

_SCHEMA = "bidui/bundle/1"
_MANIFEST, _RESULT = "manifest.json", "result.json"
_COMMANDS = ("diff", "scan", "figures", "check")
# What is written where the command can write it.
_PAGES = ("html", "pdf")
_MOMENT = (1980, 1, 1, 0, 0, 0)
# Differences that are named; the others are counted.
_MOST_NAMED = 10


def run(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME.zip", help=mark("The file to write, or to verify."))],
    command: Annotated[
        list[str] | None,
        typer.Argument(metavar="[COMMAND]...", help=mark("diff, scan, figures or check, with its arguments.")),
    ] = None,
    verify: Annotated[
        bool, typer.Option("--verify", help=mark("Run the command of a bundle again and say what differs."))
    ] = False,
    force: Annotated[bool, typer.Option("--force", help=mark("Write over a file that exists."))] = False,
) -> int:
    if verify:
        return _verify(name, context.obj)
    if not command or command[0] not in _COMMANDS:
        raise InputError("COMMAND", "is one of {names}", names=", ".join(_COMMANDS))
    refuse_existing(name, force=force)
    result = _result(command, "json")
    if result is None:
        return UNUSABLE
    manifest = {
        "schema": _SCHEMA,
        "version": compare.__version__,
        "command": command,
        "inputs": [{"path": path, "sha256": _hash(path)} for path in _inputs(json.loads(result))],
    }
    files = {_MANIFEST: _json(manifest), _RESULT: result}
    for form in _PAGES:
        with contextlib.redirect_stderr(io.StringIO()):
            page = _result(["--lang", context.obj.language, *command], form)
        if page is not None:
            files[f"result.{form}"] = page
    write_bytes(_zipped(files), name)
    return DONE


def _verify(name: str, words: Words) -> int:
    manifest, before = _read(name)
    for entry in manifest["inputs"]:
        if _hash(entry["path"]) != entry["sha256"]:
            print(words("{path}: not the file that was read then.", path=entry["path"]))
    if manifest["version"] != compare.__version__:
        print(words("made by bidui {then}, this is {now}", then=manifest["version"], now=compare.__version__))
    result = _result(manifest["command"], "json")
    if result is None:
        return UNUSABLE
    places = list(_differences(before, json.loads(result), ""))
    for place in places[:_MOST_NAMED]:
        print(words("differs: {place}", place=place))
    print(words.plural("{count} difference", "{count} differences", len(places)))
    return FOUND if places else DONE


def _read(name: str) -> tuple[dict[str, Any], Any]:
    """Manifest and result of a bundle. Raises `InputError`."""
    try:
        with ZipFile(name) as archive:
            manifest = json.loads(archive.read(_MANIFEST))
            result = json.loads(archive.read(_RESULT))
    except OSError as error:
        raise InputError(name, "cannot be read: {why}", why=error.strerror or error) from None
    except (BadZipFile, KeyError, ValueError, RecursionError):
        raise InputError(name, "is no bundle") from None
    is_bundle = isinstance(manifest, dict) and manifest.get("schema") == _SCHEMA and _has_inputs(manifest)
    command = manifest.get("command") if is_bundle else None
    # A bundle may come from anybody: only commands that read and compare are run again, and nothing is written.
    if (
        not isinstance(command, list)
        or not all(isinstance(each, str) for each in command)
        or not command
        or command[0] not in _COMMANDS
        or _writes(command)
    ):
        raise InputError(name, "is no bundle")
    return manifest, result


def _has_inputs(manifest: dict[str, Any]) -> bool:
    inputs = manifest.get("inputs")
    return isinstance(manifest.get("version"), str) and isinstance(inputs, list) and all(map(_is_input, inputs))


def _is_input(entry: object) -> bool:
    return isinstance(entry, dict) and isinstance(entry.get("path"), str) and "sha256" in entry


def _writes(command: Sequence[str]) -> bool:
    """Whether a command would write a file of its own."""
    return any(str(each).startswith(("-o", "--o", "--write", "--save", "--force")) for each in command)


def _result(command: Sequence[str], form: str) -> bytes | None:
    """What a command gives in a format; None where it fails, which it says itself."""
    from compare.cli import main

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"result.{form}"
        code = main([*command, "--format", form, "--output", str(file)])
        sys.stdout.flush()
        if code in ENDINGS:  # it was the whole command that somebody ended
            raise ENDINGS[code]
        return file.read_bytes() if code in (DONE, FOUND) and file.exists() else None


def _inputs(value: Any) -> list[str]:
    """The files that a result names as read, in their order."""
    return [path for path in dict.fromkeys(_paths(value)) if Path(path).is_file()]


def _paths(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(path := value.get("path"), str):
            yield path
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from _paths(each)


def _differences(before: Any, after: Any, place: str) -> Iterator[str]:
    """Where two results differ: ``figures[3].value``."""
    if isinstance(before, dict) and isinstance(after, dict):
        for key in {**before, **after}:
            yield from _differences(before.get(key), after.get(key), f"{place}.{key}".lstrip("."))
    elif isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        for at, (old, new) in enumerate(zip(before, after, strict=True)):
            yield from _differences(old, new, f"{place}[{at}]")
    elif before != after:
        yield place


def _hash(path: str) -> str | None:
    from hashlib import sha256

    try:
        return sha256(Path(path).read_bytes()).hexdigest()
    except (OSError, ValueError):
        return None


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "backslashreplace")


def _zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(ZipInfo(name, _MOMENT), data, ZIP_DEFLATED)
    return out.getvalue()
