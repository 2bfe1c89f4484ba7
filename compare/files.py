"""Files that somebody names, read within a limit: reports, settings, lists, decisions.

A name may stand for anything: a device that never ends, a pipe that nobody writes to, a dump of ten gigabytes. So only
regular files are read, and never more than asked for.
"""

from __future__ import annotations

import os
import stat
from io import BufferedReader
from pathlib import Path
from typing import Final

from compare.model import InputError

# Of settings, decisions, lists of places and the reader's own lexicon: ours, with all their examples, have .1 MB a file;
# the decisions of ten years of reviewing some MB.
MOST_BYTES_OF_SETTINGS: Final = 2**20
MOST_BYTES_OF_DECISIONS: Final = 64 * 2**20


def is_file(path: str | Path) -> bool:
    """Whether a regular file is there. False, as by the two below, where one may not look, or the system takes no such
    name: too long, with a character 0, in a ring of links."""
    return os.path.isfile(path)  # noqa: PTH113 - Path.is_file raises for most of these


def is_folder(path: str | Path) -> bool:
    return os.path.isdir(path)  # noqa: PTH112


def is_there(path: str | Path) -> bool:
    return os.path.exists(path)  # noqa: PTH110


def file_bytes(path: str | Path, most: int) -> bytes:
    """All bytes of a regular file that holds at most ``most`` of them. Raises `InputError`."""
    name = str(path)
    try:
        with opened(path) as file:
            data = file.read(most + 1)
    except FileNotFoundError:
        raise InputError(name, "does not exist") from None
    except IsADirectoryError:
        raise InputError(name, "is a folder, not a file") from None
    except PermissionError:
        raise InputError(name, "may not be read (no permission)") from None
    except (OSError, ValueError) as error:
        raise InputError(name, "cannot be read: {why}", why=getattr(error, "strerror", None) or error) from None
    check_size(len(data), most, name)
    return data


def opened(path: str | Path) -> BufferedReader:
    """A regular file to read from. Raises `InputError` for another kind of file, `OSError` and `ValueError` as `open`."""
    # Not to wait for a writer where the name is that of a named pipe; a regular file knows no waiting.
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    mode = os.fstat(descriptor).st_mode
    if stat.S_ISREG(mode):
        return open(descriptor, "rb")  # noqa: PTH123 - Path.open takes no descriptor; the caller closes it
    os.close(descriptor)
    if stat.S_ISDIR(mode):
        raise InputError(str(path), "is a folder, not a file")
    raise InputError(str(path), "is no regular file but a pipe or a device")


def file_text(path: str | Path, most: int = MOST_BYTES_OF_SETTINGS) -> str:
    """The same as text in UTF-8, with or without a byte-order mark. Raises `InputError`."""
    try:
        return file_bytes(path, most).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InputError(str(path), "is not UTF-8") from None


def file_hash(path: str | Path) -> str | None:
    """The SHA-256 of a regular file in hexadecimal digits, None where there is none: a member of an archive, standard
    input, a device."""
    from hashlib import file_digest

    try:
        with opened(path) as file:
            return file_digest(file, "sha256").hexdigest()
    except (InputError, OSError, ValueError):
        return None


def check_size(size: int, most: int, name: str) -> None:
    """Raises `InputError` where ``size`` bytes are too many."""
    if size > most:
        raise InputError(name, "is larger than {most} MB", most=most // 2**20)
