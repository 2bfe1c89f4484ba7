"""What a project has settled: ``bidui.toml``, or ``[tool.bidui]`` in ``pyproject.toml``.

``lexicon`` is in force for every command, the rest for `bidui check`.

Looked for in the working folder and upwards, never beside the report: a report that is checked must not bring along what
silences the check.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from compare.model import InputError, Severity

OWN, SHARED = "bidui.toml", "pyproject.toml"


@dataclass(frozen=True, slots=True)
class Settings:
    """``lexicon`` are files of words of the reader's own, ``knowledge`` and ``places`` data of the rules, ``baseline`` a
    file of decisions: paths beside the settings file."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Severity | None = None
    lexicon: tuple[str, ...] = ()
    knowledge: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    baseline: str | None = None
    path: str | None = None


def find(start: Path | None = None) -> Settings:
    """The settings nearest to ``start`` (the working folder), or none. Raises `InputError`."""
    folder = (start or Path.cwd()).resolve()
    for place in (folder, *folder.parents):
        if (place / OWN).is_file():
            return _read(place / OWN, _loaded(place / OWN))
        if (place / SHARED).is_file():
            own = _loaded(place / SHARED).get("tool", {}).get("bidui")
            if own is not None:
                return _read(place / SHARED, own)
    return Settings()


def load(path: str) -> Settings:
    """The settings in one file. Raises `InputError`."""
    file = Path(path)
    table = _loaded(file)
    return _read(file, table.get("tool", {}).get("bidui", {}) if file.name == SHARED else table)


def _loaded(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(str(path), "cannot be read: {why}", why=error.strerror) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(str(path), "is no TOML: {why}", why=error) from error
    except RecursionError:
        raise InputError(str(path), "is no TOML: {why}", why="nested too deeply") from None


def _read(path: Path, table: Any) -> Settings:
    """``table`` may hold the keys itself or in a table ``check``."""
    if not isinstance(table, dict) or not isinstance(table.get("check", {}), dict):
        raise InputError(str(path), "holds no table of settings for bidui")
    given = {key: value for key, value in table.items() if not isinstance(value, dict)} | table.get("check", {})
    known = [name for name in Settings.__dataclass_fields__ if name != "path"]
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
        path=str(path),
    )


def _strings(path: Path, given: dict[str, Any], key: str) -> tuple[str, ...]:
    value = given.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise InputError(str(path), "{key} must be a list of texts", key=key)
    return tuple(value)


def _paths(path: Path, given: dict[str, Any], key: str) -> tuple[str, ...]:
    return tuple(str(path.parent / name) for name in _strings(path, given, key))
