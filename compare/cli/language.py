"""``--lang``, which every command has."""

from __future__ import annotations

from collections.abc import Sequence

from compare.language import LANGUAGES, language, mark
from compare.model import InputError

# `--lang` works before and after the command and decides the language of the help itself, so it is taken out of the
# arguments before typer sees them.
LANG_OPTION = "--lang"
LANG_USAGE = f"{LANG_OPTION} {'|'.join(LANGUAGES)}"
LANG_HELP = mark("Language of what is printed (by default that of your locale).")


def take_language(arguments: Sequence[str]) -> tuple[str | None, list[str]]:
    """The language asked for with ``--lang NAME`` or ``--lang=NAME``, and the other arguments. Raises `InputError`
    for a language that there is none of."""
    name: str | None = None
    rest: list[str] = []
    waiting = iter(arguments)
    for argument in waiting:
        if argument == "--":
            return name, [*rest, argument, *waiting]
        option, equals, value = argument.partition("=")
        if option != LANG_OPTION:
            rest.append(argument)
            continue
        name = value if equals else next(waiting, "")
        if language(name) is None:
            raise InputError(LANG_OPTION, "takes {known}, not “{given}”", known=" | ".join(LANGUAGES), given=name)
    return name, rest
