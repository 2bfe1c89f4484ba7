"""Export: a result of the desk in a format of the registry, written to a new file."""

from __future__ import annotations

import errno
from enum import StrEnum
from itertools import chain, count
from pathlib import Path
from typing import Any, NamedTuple

import compare
from compare.language import Words, mark
from compare.render.registry import ENDINGS, formats, writer
from compare.render.results import Presentation

# The width of exported text, in cells; the command line takes as many where there is no terminal.
_WIDTH = 100


_REFUSALS = {
    errno.EEXIST: mark("exists already: give it another name"),
    errno.ENOENT: mark("cannot be written: there is no such folder"),
    errno.ENOTDIR: mark("cannot be written: there is no such folder"),
    errno.EISDIR: mark("is a folder, not a file"),
    errno.EACCES: mark("cannot be written: it is not allowed there"),
    errno.EPERM: mark("cannot be written: it is not allowed there"),
    errno.EROFS: mark("cannot be written: it is not allowed there"),
    errno.ENOSPC: mark("cannot be written: the disk is full"),
    errno.ENAMETOOLONG: mark("cannot be written: the name is too long"),
}


class ExportScope(StrEnum):
    """What of a screen is exported, in the order in which the export dialog offers it."""

    DECISIONS = "decisions"
    SHOWN = "shown"
    DECIDED = "decided"
    WHOLE = "whole"
    CHECK = "check"


SCOPE_NAMES = {
    ExportScope.DECISIONS: mark("the decisions"),
    ExportScope.SHOWN: mark("what is shown, with its evidence"),
    ExportScope.DECIDED: mark("what was decided, with its evidence"),
    ExportScope.WHOLE: mark("the whole result"),
    ExportScope.CHECK: mark("what is shown, as a check of its report"),
}


class ExportRequest(NamedTuple):
    scope: ExportScope
    name: str


def endings(result: type) -> list[str]:
    """The file endings in which a result of this type can be written: ``.txt``, ``.json`` …"""
    return [ending for ending, form in ENDINGS.items() if form in formats(result)]


def free_name(stem: str, ending: str) -> str:
    """A name that no file here has: ``review.docx``, ``review-2.docx`` …"""
    numbers = chain([""], (f"-{at}" for at in count(2)))
    return next(name for number in numbers if not Path(name := f"{stem}{number}{ending}").exists())


def refusal(error: OSError, words: Words) -> str:
    """Why a file could not be written, in the reader's language."""
    reason = _REFUSALS.get(error.errno or 0)
    return words(reason) if reason else words("cannot be written: {why}", why=error.strerror or error)


def write_new(result: Any, name: str, words: Words) -> None:
    """Write a result in the format of the file's ending. Raises `OSError`, also where the file exists: one that is there
    may be a report."""
    path = Path(name).expanduser()
    data = writer(type(result), ENDINGS[path.suffix.lower()])(
        result, Presentation(words, _WIDTH, version=compare.__version__)
    )
    with path.open("xb") as file:
        try:
            file.write(data if isinstance(data, bytes) else data.encode("utf-8", "backslashreplace"))
        except OSError:  # a full disk: nothing half written stays
            path.unlink(missing_ok=True)
            raise
