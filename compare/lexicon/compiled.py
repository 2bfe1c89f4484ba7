"""Compiled patterns kept from run to run: to compile 400 of them takes a quarter of a comparison of two short reports.

`re` compiles a pattern to a list of numbers, its code, and makes the `re.Pattern` of that; pickling keeps the source only.
Here the code is kept. It is an internal of CPython: what is kept is for one version of Python, the code is checked by the
interpreter when a pattern is made of it, and whatever fails is compiled as usual.
"""

from __future__ import annotations

import base64
import contextlib
import json
import re
import sys
from array import array
from pathlib import Path
from typing import Any, Final

from compare.lexicon.cache import in_json, keep, private_folder
from compare.lexicon.files import signature

FORM: Final = 1  # raise it when the kept form changes
MOST_KEPT: Final = 8  # files, of one version of the lexicon and of Python each
_WORD: Final = "I"  # the type of array that holds one number of the code


class CompiledPatterns:
    """The patterns of our own lexicon. ``file`` is where they are kept: none where there is no folder for it."""

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self._kept: dict[str, list[Any]] = _read(file) if file else {}
        self._is_new = False

    def get(self, source: str, flags: int) -> re.Pattern[str] | None:
        """The pattern that a source, references unresolved, was compiled to; None where it is not kept."""
        kept = self._kept.get(_key(source, flags))
        return _made(kept) if kept else None

    def add(self, source: str, flags: int, resolved: str) -> re.Pattern[str]:
        """Compile ``resolved``, and have it kept as what ``source`` is compiled to."""
        coded = _coded(resolved, flags)
        pattern = _made(coded) if coded else None
        if coded is None or pattern is None:
            return re.compile(resolved, flags)
        self._kept[_key(source, flags)] = coded
        self._is_new = True
        return pattern

    def save(self) -> None:
        """Keep what was compiled since the start."""
        if self._file and self._is_new:
            keep(self._file, in_json(self._kept))
            self._is_new = False
            _drop_old(self._file.parent)


def compiled_patterns() -> CompiledPatterns:
    """The patterns kept for this version of Python and of our lexicon."""
    folder = private_folder("patterns")
    version = f"{FORM}-{sys.implementation.cache_tag}-{sys.version_info.micro}-{signature()}"
    return CompiledPatterns(folder / f"{version}.json" if folder else None)


def _drop_old(folder: Path) -> None:
    """Delete what was kept for other lexicons and Pythons, but for the last few: several may be in use."""
    with contextlib.suppress(OSError):  # another process may be deleting them, too
        files = sorted(folder.glob("*.json"), key=lambda path: path.stat().st_mtime_ns, reverse=True)
        for path in files[MOST_KEPT:]:
            path.unlink()


def _key(source: str, flags: int) -> str:
    return f"{flags}:{source}"


def _read(file: Path) -> dict[str, list[Any]]:
    try:
        kept = json.loads(file.read_bytes())
    except (OSError, ValueError):
        return {}
    return kept if isinstance(kept, dict) else {}


def _coded(source: str, flags: int) -> list[Any] | None:
    """What `re` makes a pattern of: its source, flags, code, number of groups and their names."""
    try:
        from re import _compiler, _parser  # type: ignore[attr-defined]

        parsed = _parser.parse(source, flags)
        code = array(_WORD, _compiler._code(parsed, flags))
    except (ImportError, AttributeError, OverflowError):
        return None
    state = parsed.state
    return [source, flags | state.flags, base64.b64encode(code).decode(), state.groups - 1, state.groupdict]


def _made(coded: list[Any]) -> re.Pattern[str] | None:
    try:
        import _sre  # type: ignore[import-not-found]

        source, flags, code, groups, names = coded
        words = array(_WORD, base64.b64decode(code)).tolist()
        named = {number: name for name, number in names.items()}
        return _sre.compile(source, flags, words, groups, names, tuple(named.get(n) for n in range(groups + 1)))  # type: ignore[no-any-return]
    except (ImportError, AttributeError, RuntimeError, TypeError, ValueError, OverflowError):
        return None
