"""The lexicon's files: TOML by language and subject, parsed once and kept as JSON in the user's cache folder.

Most of a file are examples, which only tests need: parsing all of them would take longer than a whole comparison of two
short reports.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from compare.files import file_text
from compare.lexicon.cache import made_once, version_of
from compare.model import InputError

FOLDER = Path(__file__).parent
LANGUAGES = ("common", "zh", "en")
FORM = 1  # of what is kept; raise it when the kept form changes
_EXAMPLES = frozenset(("reads", "leaves", "note"))


def subjects() -> list[tuple[str, str]]:
    """Each language and subject that there is a file of."""
    return [(language, path.stem) for language in LANGUAGES for path in sorted((FOLDER / language).glob("*.toml"))]


def subject_path(language: str, subject: str) -> Path:
    return FOLDER / language / f"{subject}.toml"


def parse(path: Path) -> dict[str, Any]:
    """A file of the lexicon, whole. Raises `InputError`."""
    try:
        return tomllib.loads(file_text(path))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise InputError(str(path), "is not TOML: {why}", why=str(error)) from None


def load(language: str, subject: str) -> Mapping[str, Any]:
    """The entries of one file of ours without their examples. Raises `LookupError` where there is none."""
    path = subject_path(language, subject)
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise LookupError(f"the lexicon has no {language}/{subject}.toml") from None
    return made_once(f"lexicon-{FORM}-{language}-{subject}", version_of(data), lambda: _entries(data))


def _entries(data: bytes) -> dict[str, Any]:
    return {name: without_examples(entry) for name, entry in tomllib.loads(data.decode("utf-8")).items()}


def signature() -> str:
    """What changes when a file of ours does: a hash of their names, sizes and times."""
    stats = [(path.name, path.stat()) for language in LANGUAGES for path in sorted((FOLDER / language).glob("*.toml"))]
    return version_of(repr([(name, stat.st_size, stat.st_mtime_ns) for name, stat in stats]).encode())


def without_examples(entry: Mapping[str, Any]) -> dict[str, Any]:
    shortened = {key: value for key, value in entry.items() if key not in _EXAMPLES}
    if "exceptions" in shortened:
        shortened["exceptions"] = [without_examples(exception) for exception in shortened["exceptions"]]
    return shortened
