"""Words for people: the reader's language, chosen once and passed along as `Words`.

Messages are English in the source and are found there by their marks (``words(...)``, ``words.plural(...)``,
``mark(...)`` and the reason of a `BiduiError`); the catalogues under ``locale`` hold them in each language. To refresh
the catalogues after a message changed: ``python -m tests.language.refresh``, fill in the new Chinese translations in
``bidui.po``, and run it again.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from gettext import GNUTranslations
from pathlib import Path

__all__ = ["ENGLISH", "LANGUAGES", "Words", "choose", "language", "mark"]

CHINESE = "zh_CN"
ENGLISH = "en"
LANGUAGES = (CHINESE, ENGLISH)

_CATALOGUES = Path(__file__).parent / "locale"
# The order in which a reader's locale is looked for; the first that is set decides.
_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE")


def mark(message: str) -> str:
    """``message`` as it is; marks it for the catalogues where it is translated later."""
    return message


class Words:
    """Messages in one language: ``words("{count} pairs", count=3)``."""

    __slots__ = ("_catalogue", "language")

    def __init__(self, language: str) -> None:
        self.language = language
        with (_CATALOGUES / language / "LC_MESSAGES" / "bidui.mo").open("rb") as file:
            self._catalogue = GNUTranslations(file)

    def __call__(self, message: str, /, **arguments: object) -> str:
        """``message`` in this language (as it is where the catalogue lacks it), its ``{names}`` filled in. ``why`` is what
        the system says (`compare.language.system`) and translated, too."""
        said = self._catalogue.gettext(message) if message else ""
        if arguments.get("why"):
            arguments["why"] = self._catalogue.gettext(str(arguments["why"]))
        return said.format(**arguments) if arguments else said

    def plural(self, one: str, many: str, count: int, /, **arguments: object) -> str:
        """``one`` or ``many`` as the language counts; ``{count}`` is filled in."""
        return self._catalogue.ngettext(one, many, count).format(count=count, **arguments)


def choose(name: str | None, environ: Mapping[str, str]) -> Words:
    """The words for a language asked for by name, or else for the locale: Chinese for ``zh*``, otherwise English."""
    locale = name or next((environ[v] for v in _VARIABLES if environ.get(v)), "")
    return Words(language(locale) or ENGLISH)


def language(locale: str) -> str | None:
    """The language bidui has for a locale (``zh_TW.UTF-8``, ``en-GB``), or None."""
    primary = re.match("[A-Za-z]*", locale)
    return {"zh": CHINESE, "en": ENGLISH}.get(primary[0].lower()) if primary else None
