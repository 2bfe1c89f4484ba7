"""Unexpected errors in one line for people, without any text of the documents."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from traceback import extract_tb, format_exception

from textual.message import Message
from textual.worker import WorkerFailed

from compare.language import mark
from compare.model import BiduiError
from compare.render.clean import clean

# A file that the traceback is added to, where a reader is asked for it. It may quote what was read, never quietly so.
TRACEBACK = "BIDUI_TRACEBACK"

_REASON = mark("bidui stumbled ({kind} in {place}); BIDUI_TRACEBACK=FILE keeps the details in FILE")


class UnexpectedError(BiduiError):
    """A fault of the program, which the reader cannot mend."""


@dataclass
class Failed(Message):
    """Work in the background has failed; the desk shows the error and stays open."""

    error: BiduiError


def unexpected(error: BaseException, about: str) -> BiduiError:
    """The error as a `BiduiError`: itself where it is one, else an `UnexpectedError`. ``about`` names the file
    concerned."""
    if isinstance(error, WorkerFailed):
        error = error.error
    if isinstance(error, BiduiError):
        return error
    _keep(error)
    frames = extract_tb(error.__traceback__)
    place = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "?"
    return UnexpectedError(about, _REASON, kind=type(error).__name__, place=place)


def _keep(error: BaseException) -> None:
    name = os.environ.get(TRACEBACK)
    if name:
        lines = "".join(format_exception(error)).splitlines()
        with suppress(OSError), Path(name).open("a", encoding="utf-8") as file:
            file.writelines(f"{clean(line)}\n" for line in lines)
