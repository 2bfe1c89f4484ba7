"""What a project has settled: ``bidui.toml``, or ``[tool.bidui]`` in ``pyproject.toml``.

``lexicon`` is in force for every command, the rest for `bidui check`.

Looked for in the working folder and upwards, then in the user's configuration folder, never beside the report: a report
that is checked must not bring along what silences the check.
"""

from __future__ import annotations

import os
import stat
import tomllib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from compare.files import file_text, is_file
from compare.model import InputError, Severity

OWN, SHARED = "bidui.toml", "pyproject.toml"


@dataclass(frozen=True, slots=True)
class Settings:
    """``lexicon`` are files of words of the reader's own, ``knowledge`` and ``places`` data of the rules, ``baseline`` a
    file of decisions: paths beside the settings file. ``reviewer`` is who decides on the desk."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Severity | None = None
    lexicon: tuple[str, ...] = ()
    knowledge: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    baseline: str | None = None
    reviewer: str | None = None
    path: str | None = None
    passed_over: tuple[str, ...] = ()  # files that were found and not taken: others could have written them

    @property
    def silences(self) -> bool:
        """Whether some findings are not told because of them."""
        return bool(self.select or self.ignore or self.severity or self.places or self.baseline)


def find(start: Path | None = None) -> Settings:
    """The settings nearest to ``start`` (the working folder), else the user's own file, or none. A file that somebody
    else owns or may write is passed over: it could silence the check. Raises `InputError`."""
    folder = (start or Path.cwd()).resolve()
    passed_over: list[str] = []
    above = (place / name for place in (folder, *folder.parents) for name in (OWN, SHARED))
    for file in (*above, user_file()):
        if not is_file(file):
            continue
        table = _own_table(file)
        if table is None:
            continue
        if is_ours(file):
            return replace(_read(file, table), passed_over=tuple(passed_over))
        passed_over.append(str(file))
    return Settings(passed_over=tuple(passed_over))


def user_file() -> Path:
    """Where a user's settings for all folders lie, if there are any."""
    import platformdirs

    return Path(platformdirs.user_config_dir("bidui", appauthor=False), OWN)


def is_ours(file: Path) -> bool:
    """Whether a file is the user's or the system's, and nobody else may write it. Where files have no owner (Windows),
    all are."""
    if not hasattr(os, "getuid"):
        return True
    status = file.stat()
    return status.st_uid in (os.getuid(), 0) and not status.st_mode & stat.S_IWOTH


def _own_table(file: Path) -> Any:
    """What a file holds for us, or None."""
    table = _loaded(file)
    if file.name != SHARED:
        return table
    tool = table.get("tool")
    return tool.get("bidui") if isinstance(tool, dict) else None


def load(path: str) -> Settings:
    """The settings in one file. Raises `InputError`."""
    file = Path(path)
    return _read(file, _own_table(file) or {})


def _loaded(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file_text(path))
    except tomllib.TOMLDecodeError as error:
        raise InputError(str(path), "is no TOML: {why}", why=error) from error
    except RecursionError:
        raise InputError(str(path), "is no TOML: {why}", why="nested too deeply") from None


def _read(path: Path, table: Any) -> Settings:
    """``table`` may hold the keys itself or in a table ``check``."""
    if not isinstance(table, dict) or not isinstance(table.get("check", {}), dict):
        raise InputError(str(path), "holds no table of settings for bidui")
    given = {key: value for key, value in table.items() if not isinstance(value, dict)} | table.get("check", {})
    known = [name for name in Settings.__dataclass_fields__ if name not in ("path", "passed_over")]
    for key in given:
        if key not in known:
            names = ", ".join(known)
            raise InputError(str(path), "has no setting “{key}”; there are {names}", key=key, names=names)
    severity = given.get("severity")
    if severity is not None and severity not in list(Severity):
        raise InputError(str(path), "severity is {known}, not “{given}”", known=" | ".join(Severity), given=severity)
    baseline = given.get("baseline")
    return Settings(
        select=_strings(path, given, "select"),
        ignore=_strings(path, given, "ignore"),
        severity=Severity(severity) if severity else None,
        lexicon=_paths(path, given, "lexicon"),
        knowledge=_paths(path, given, "knowledge"),
        places=_paths(path, given, "places"),
        baseline=str(path.parent / baseline) if isinstance(baseline, str) else None,
        reviewer=str(given["reviewer"]) if given.get("reviewer") else None,
        path=str(path),
    )


def _strings(path: Path, given: dict[str, Any], key: str) -> tuple[str, ...]:
    value = given.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise InputError(str(path), "{key} must be a list of texts", key=key)
    return tuple(value)


def _paths(path: Path, given: dict[str, Any], key: str) -> tuple[str, ...]:
    return tuple(str(path.parent / name) for name in _strings(path, given, key))
