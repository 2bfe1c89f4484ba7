"""``bidui bundle``: a result with all that shows how it came about, in one zip file."""

from __future__ import annotations

import contextlib
import io
import json
import sys
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Annotated, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import typer

import compare
from compare.cli.bundle_inputs import InputFile, input_files, numbered, settings_files
from compare.cli.bundle_verification import COMMANDS, MANIFEST, RESULT, SCHEMA, verify_bundle
from compare.cli.exit_codes import DONE, FOUND, UNUSABLE
from compare.cli.output import refuse_existing, write_bytes
from compare.cli.signals import ENDINGS
from compare.language import mark
from compare.model import InputError

HELP = mark(
    "Keep a result with all that shows how it came about: the command, the SHA-256 of every file that it read, the "
    "version of bidui, the result as JSON, as a page and as a printable report.\n\n"
    "--verify runs the command again and says what differs; it exits with 1 where anything does. Files that were moved "
    "are found by their SHA-256, below the working folder, beside the bundle, and in the folders of --from."
)
EXAMPLES = mark(
    "bidui bundle evidence.zip diff 2022.txt 2023.txt\n"
    "bidui bundle copies.zip scan submissions/ --base form.txt\n"
    "bidui bundle evidence.zip --verify\n"
    "bidui bundle evidence.zip --verify --from /archive/2023"
)
# The command that is bundled brings its own options.
SETTINGS = {"ignore_unknown_options": True}

# What is written where the command can write it.
_PAGES = ("html", "pdf")
# Formats that say when they were made, unless told not to.
_DATED = ("pdf",)
_MOMENT = (1980, 1, 1, 0, 0, 0)
_REDACT = "--redact"


def run(  # noqa: PLR0913, PLR0917 - the options of a command are its arguments
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME.zip", help=mark("The file to write, or to verify."))],
    command: Annotated[
        list[str] | None,
        typer.Argument(metavar="[COMMAND]...", help=mark("diff, scan, figures or check, with its arguments.")),
    ] = None,
    verify: Annotated[
        bool, typer.Option("--verify", help=mark("Run the command of a bundle again and say what differs."))
    ] = False,
    places: Annotated[
        list[str] | None,
        typer.Option("--from", metavar="FOLDER", help=mark("Where to look for files that were moved (repeatable).")),
    ] = None,
    dated: Annotated[
        bool,
        typer.Option("--dated", help=mark("Note when the bundle was made; else the same result gives the same bytes.")),
    ] = False,
    force: Annotated[bool, typer.Option("--force", help=mark("Write over a file that exists."))] = False,
) -> int:
    if verify:
        return verify_bundle(name, places or (), context.obj, result_of)
    if not command or command[0] not in COMMANDS:
        raise InputError("COMMAND", "is one of {names}", names=", ".join(COMMANDS))
    refuse_existing(name, force=force)
    result = result_of(command, "json")
    if result is None:
        return UNUSABLE
    files = {RESULT: result}
    for form in _PAGES:
        with contextlib.redirect_stderr(io.StringIO()):
            options = [] if dated or form not in _DATED else ["--undated"]
            page = result_of(["--lang", context.obj.language, *command, *options], form)
        if page is not None:
            files[f"result.{form}"] = page
    manifest = _manifest(command, result, files)
    if dated:
        manifest["made"] = datetime.now(UTC).isoformat(timespec="seconds")
    write_bytes(_zipped({MANIFEST: _json(manifest), **files}), name)
    return DONE


def _manifest(command: Sequence[str], result: bytes, files: dict[str, bytes]) -> dict[str, Any]:
    """What was done, with what, and what came of it. Where names are to be masked files are named by number."""
    inputs = input_files(command, json.loads(result))
    settings = settings_files()
    if _REDACT in command:
        inputs, command = numbered(inputs, command)
    return {
        "schema": SCHEMA,
        "version": compare.__version__,
        "command": list(command),
        "inputs": [_entry(each) for each in inputs],
        "settings": [_entry(each) for each in settings],
        "files": {name: sha256(data).hexdigest() for name, data in files.items()},
    }


def _entry(file: InputFile) -> dict[str, str | None]:
    return {"path": file.path, "sha256": file.hash}


def result_of(command: Sequence[str], form: str) -> bytes | None:
    """What a command gives in a format; None where it fails, which it says itself."""
    from compare.cli import main

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"result.{form}"
        code = main([*command, "--format", form, "--output", str(file)])
        sys.stdout.flush()
        if code in ENDINGS:  # it was the whole command that somebody ended
            raise ENDINGS[code]
        return file.read_bytes() if code in (DONE, FOUND) and file.exists() else None


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "backslashreplace")


def _zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(ZipInfo(name, _MOMENT), data, ZIP_DEFLATED)
    return out.getvalue()
