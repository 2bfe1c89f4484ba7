"""The parsers of formats that need a library: each in the module named as its kind of file.

A new format is a module with ``parse(data, path, options) -> Parsed``, which raises `InputError`, and in `detection` its
kind and how its files are told.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from compare.model import InputError
from compare.reading.building import NOTHING_BUT_PICTURES, Parsed
from compare.reading.detection import FileKind
from compare.reading.options import ReadOptions

Parser = Callable[[bytes, str, ReadOptions], Parsed]


def parse(kind: FileKind, data: bytes, path: str, options: ReadOptions) -> Parsed:
    """Read ``data`` in this process. The libraries below are third parties' and the file a stranger's: whatever they
    raise means that the file is damaged, or uses what they cannot read."""
    try:
        parsed = _parser(kind)(data, path, options)
    except InputError as error:
        raise InputError(error.path or path, error.reason, **error.arguments) from None
    except MemoryError:
        raise InputError(path, "needs more memory than a report may") from None
    except Exception as error:  # noqa: BLE001
        why = " ".join(str(error).split())[:200]
        raise InputError(path, "is damaged: {why}", why=f"{type(error).__name__} {why}".strip()) from None
    if parsed.pictures and not parsed.text.strip():
        raise InputError(path, NOTHING_BUT_PICTURES, count=parsed.pictures)
    return parsed


def _parser(kind: FileKind) -> Parser:
    """Its module is loaded when a file of the kind is read."""
    parser: Parser = import_module(f"{__package__}.{kind}").parse
    return parser
