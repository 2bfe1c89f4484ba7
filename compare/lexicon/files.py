"""The lexicon's files: TOML by language and subject, parsed once and kept as JSON in the user's cache folder.

Most of a file are examples, which only tests need: parsing all of them would take longer than a whole comparison of two
short reports.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from hashlib import blake2b
from pathlib import Path
from typing import Any

from compare.lexicon.cache import keep, private_folder
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
        return tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise InputError(str(path), "cannot be read: {why}", why=error.strerror or str(error)) from None
    except UnicodeDecodeError:
        raise InputError(str(path), "is not UTF-8") from None
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise InputError(str(path), "is not TOML: {why}", why=str(error)) from None


def load(language: str, subject: str) -> Mapping[str, Any]:
    """The entries of one file of ours without their examples. Raises `LookupError` where there is none."""
    path = subject_path(language, subject)
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise LookupError(f"the lexicon has no {language}/{subject}.toml") from None
    folder = private_folder("lexicon")
    kept = folder and folder / f"{language}-{subject}-{FORM}-{blake2b(data, digest_size=8).hexdigest()}.json"
    if kept:
        try:
            return json.loads(kept.read_bytes())  # type: ignore[no-any-return]
        except (OSError, ValueError):
            pass  # not yet kept, or damaged: made anew below
    entries = {name: without_examples(entry) for name, entry in tomllib.loads(data.decode("utf-8")).items()}
    if kept:
        keep(kept, json.dumps(entries, ensure_ascii=False).encode())
    return entries


def without_examples(entry: Mapping[str, Any]) -> dict[str, Any]:
    kept = {key: value for key, value in entry.items() if key not in _EXAMPLES}
    if "exceptions" in kept:
        kept["exceptions"] = [without_examples(each) for each in kept["exceptions"]]
    return kept
