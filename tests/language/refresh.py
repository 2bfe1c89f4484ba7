"""Bring the catalogues up to date with the messages in the source: ``python -m tests.language.refresh``.

New messages get an empty translation in Chinese, which is then to be filled in in ``bidui.po``; run it again to compile.
Prints what still lacks a translation.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from compare.language import ENGLISH, LANGUAGES

ROOT = Path(__file__).resolve().parents[2]
LOCALE = ROOT / "compare/language/locale"
KEYWORDS: dict[str, tuple[int, ...] | None] = {
    "words": None,
    "_words": None,
    "mark": None,
    "plural": (1, 2),
    **dict.fromkeys(("InputError", "OtherKindError", "ReportError", "OutputError", "UnexpectedError"), (2,)),
}
# `words("zh.units.counters")` asks the lexicon for an entry; it is no message.
_ENTRY = re.compile(r"(?:zh|en|common)\.[a-z_]+\.[a-z_0-9]+")
_WIDTH = 120
_SOURCES = [("**.py", "python"), ("**/templates/*.html", "jinja2")]

Message = str | tuple[str, ...]


def messages() -> set[Message]:
    """What the source says to people; a message with a plural has two forms."""
    found: set[Message] = set()
    for folder in ("compare", "tui"):
        for _file, _line, message, *_ in extract_from_dir(ROOT / folder, _SOURCES, keywords=KEYWORDS):
            found.add(message if isinstance(message, str) else tuple(message))
    return {message for message in found if not (isinstance(message, str) and _ENTRY.match(message))}


def read(language: str) -> Catalog:
    with _file(language, "po").open("rb") as file:
        return read_po(file, locale=language)


def refresh(language: str) -> list[Message]:
    """Write and compile one catalogue; what has no translation is returned."""
    catalogue, source = read(language), messages()
    for message in list(catalogue):
        if message.id and _id(message.id) not in source:
            catalogue.delete(message.id)
    for text in source - {_id(message.id) for message in catalogue if message.id}:
        catalogue.add(text, text if language == ENGLISH else "" if isinstance(text, str) else ("",))
    with _file(language, "po").open("wb") as file:
        write_po(file, catalogue, width=_WIDTH, no_location=True, sort_output=True)
    with _file(language, "mo").open("wb") as file:
        write_mo(file, read(language))
    return [_id(m.id) for m in catalogue if m.id and not all([m.string] if isinstance(m.string, str) else m.string)]


def _id(text: str | list[str] | tuple[str, ...]) -> Message:
    return text if isinstance(text, str) else tuple(text)


def _file(language: str, ending: str) -> Path:
    return LOCALE / language / "LC_MESSAGES" / f"bidui.{ending}"


def main() -> int:
    missing = [text for language in LANGUAGES for text in refresh(language)]
    for text in missing:
        print(f"no translation: {text!r}")
    return int(bool(missing))


if __name__ == "__main__":
    sys.exit(main())
