"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated

import typer

from compare.language import LANGUAGES, language, mark
from compare.model import InputError


class Format(StrEnum):
    TEXT = "text"
    JSON = "json"


FormatOption = Annotated[
    Format,
    typer.Option("--format", "-f", help=mark("What to print: text for people (the default) or json for programs.")),
]
OutputOption = Annotated[
    str | None,
    typer.Option(
        "--output", "-o", metavar="FILE", help=mark("Write to FILE, whole or not at all, not to standard output.")
    ),
]
WidthOption = Annotated[
    int | None,
    typer.Option(
        "--width",
        metavar="N",
        min=40,
        max=1000,
        help=mark("Columns to use (as the terminal has, or 100; at least 40)."),
    ),
]

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
