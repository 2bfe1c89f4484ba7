"""Where results go: standard output, or a file that is written whole or not at all."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from compare.cli.errors import OutputError
from compare.files import is_file

STANDARD_OUTPUT = "-"


def refuse_existing(path: str, *, force: bool) -> None:
    """Raises `OutputError` where writing would replace a file, unless ``force`` allows it."""
    if not force and path != STANDARD_OUTPUT and is_file(path):
        raise OutputError(path, "exists already; --force writes over it")


def write_data(text: str, path: str | None) -> None:
    """``text`` as UTF-8, as programs read it. Raises `OutputError`."""
    # Only a file name can hold half a surrogate pair; in JSON its escape is the right way to write it.
    _write(text.encode("utf-8", "backslashreplace"), path)


def write_bytes(data: bytes, path: str | None) -> None:
    """``data`` as it is, for programs. Raises `OutputError`."""
    _write(data, path)


def write_text(text: str, path: str | None) -> None:
    """``text`` as people read it: a file in UTF-8, a terminal in its own encoding. Raises `OutputError`."""
    encoding = sys.stdout.encoding if path in (None, STANDARD_OUTPUT) else "utf-8"
    _write(text.encode(encoding, "replace"), path)


def _write(data: bytes, path: str | None) -> None:
    try:
        if path is None or path == STANDARD_OUTPUT:
            if getattr(sys.stdout, "name", None) == os.devnull:  # what `main` opens where the caller closed it
                raise OutputError(STANDARD_OUTPUT, "is closed, so nothing can be written to it")
            sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()
        else:
            _replace(Path(path).resolve(), data)
    except BrokenPipeError:
        raise
    except IsADirectoryError:
        raise OutputError(path or STANDARD_OUTPUT, "is a folder, so nothing can be written to it") from None
    except FileNotFoundError:
        raise OutputError(path or STANDARD_OUTPUT, "cannot be written: there is no such folder") from None
    except (OSError, ValueError, RuntimeError) as error:  # the latter for names that the system does not take
        why = getattr(error, "strerror", None) or error
        raise OutputError(path or STANDARD_OUTPUT, "cannot be written: {why}", why=why) from None


def _replace(target: Path, data: bytes) -> None:
    """Write beside ``target``, then rename: a reader sees the old file or the new one, never half of it."""
    if target.is_dir():
        raise IsADirectoryError
    if target.exists() and not target.is_file():  # /dev/null and the like
        target.write_bytes(data)
        return
    part = target.with_name(f".bidui-{os.getpid()}.part")
    try:
        with part.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            part.chmod(target.stat().st_mode)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
