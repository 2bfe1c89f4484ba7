"""A file -> `Document`. One module a format; `read` finds the one that fits."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from compare.model import Document, InputError
from compare.reading import plain

STANDARD_INPUT = "-"
# A report of a thousand pages has some 2 MB; beyond this somebody has named the wrong file.
MOST_BYTES = 64 * 2**20

_NUMBERED = re.compile(r"(?P<path>.+)#(?P<report>\d{1,6})", re.DOTALL)


def read(name: str) -> Document:
    """Read ``FILE``, ``FILE#k`` (its k-th report, from 0; an existing path that holds a ``#`` wins) or ``-``. Raises
    `InputError`."""
    path, report = _split(name)
    text, encoding = plain.decode(_bytes(path), path)
    return Document(path, _normal(text), encoding, report)


def read_text(text: str, path: str) -> Document:
    return Document(path, _normal(text))


def _split(name: str) -> tuple[str, int | None]:
    numbered = _NUMBERED.fullmatch(name)
    if numbered is None or (name != STANDARD_INPUT and Path(name).exists()):
        return name, None
    return numbered["path"], int(numbered["report"])


def _bytes(path: str) -> bytes:
    try:
        if path == STANDARD_INPUT:
            data = sys.stdin.buffer.read(MOST_BYTES + 1)
        elif Path(path).is_dir():
            raise InputError(path, "is a folder, not a report")
        else:
            with Path(path).open("rb") as file:
                data = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise InputError(path, "does not exist") from None
    except PermissionError:
        raise InputError(path, "may not be read (no permission)") from None
    except (OSError, ValueError) as error:
        raise InputError(path, "cannot be read: {why}", why=getattr(error, "strerror", None) or error) from None
    if len(data) > MOST_BYTES:
        raise InputError(path, "is larger than {most} MB", most=MOST_BYTES // 2**20)
    return data


def _normal(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
