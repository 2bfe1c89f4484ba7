"""``bidui config``"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import fields
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final

import typer

from compare.cli.exit_codes import DONE, FOUND
from compare.cli.output import refuse_existing, write_data, write_text
from compare.cli.settings import OWN, Settings, find, user_file
from compare.language import Words, mark

HELP = mark(
    "Say which settings are in force and where they come from, or write a file of settings to begin with.\n\n"
    "What is said later goes before what is said earlier: the built-in default, the user's own file, bidui.toml in the "
    "working folder or above, an environment variable, an option of the command line."
)
EXAMPLES = mark(
    "bidui config show       each setting, its value and who says so\n"
    "bidui config path       the file in force\n"
    "bidui config init       a bidui.toml here, with every key explained"
)
# Variables that speak for settings or for options that are not given.
VARIABLES: Final = (
    "BIDUI_REVIEWER",
    "BIDUI_PAGER",
    "BIDUI_DEBUG",
    "NO_COLOR",
    "LANGUAGE",
    "LC_ALL",
    "LC_MESSAGES",
    "LANG",
)
_OF_FILES: Final = ("path", "passed_over")
_TEMPLATE = mark(
    "# Settings of bidui for this folder and all below it. Each line is an example: take off the # to use it.\n"
    "# Paths are seen from this file.\n"
)


class Wanted(StrEnum):
    SHOW = "show"
    PATH = "path"
    INIT = "init"


def run(
    context: typer.Context,
    what: Annotated[Wanted, typer.Argument(metavar="show|path|init", help=mark("What to do."))] = Wanted.SHOW,
    force: Annotated[bool, typer.Option("--force", help=mark("Write over a file that exists."))] = False,
) -> int:
    words: Words = context.obj
    if what is Wanted.INIT:
        refuse_existing(OWN, force=force)
        write_data(_beginning(words), OWN)
        write_text(
            words("{path}: written. Take off the # before what shall hold.", path=Path(OWN).resolve()) + "\n", None
        )
        return DONE
    settings = find()
    if what is Wanted.PATH:
        write_text(f"{settings.path}\n" if settings.path else "", None)
        return DONE if settings.path else FOUND
    write_text("".join(f"{line}\n" for line in _lines(settings, words)), None)
    return DONE


def _lines(settings: Settings, words: Words) -> Iterator[str]:
    default, environment = words("default"), words("environment")
    names = [field.name for field in fields(Settings) if field.name not in _OF_FILES]
    width = max(map(len, (*names, *VARIABLES)))
    for name in names:
        value = getattr(settings, name)
        given = ", ".join(value) if isinstance(value, tuple) else str(value or "")
        yield f"{name:{width}}  {given or '-'}  ({settings.path if given else default})"
    for name in VARIABLES:
        if os.environ.get(name):
            yield f"{name:{width}}  {os.environ[name]}  ({environment})"
    for path in settings.passed_over:
        yield words("{path} is not used: others may write it", path=path)
    yield words("The user's own file is {path}.", path=user_file())


def _beginning(words: Words) -> str:
    """A file of settings in which every key is explained and none is set."""
    explained = {
        'ignore = ["garbled"]': words("Rules of `check` that are not told (bidui check --list-rules)."),
        'select = ["anachronism"]': words("Only these rules."),
        'severity = "warning"': words("The least severity that is told: error, warning or note."),
        'baseline = "known.json"': words("Findings decided before (bidui check --write-baseline)."),
        'places = ["places.txt"]': words("Names of places that reports may name, one a line."),
        'knowledge = ["knowledge.toml"]': words("Plans, offices and campaigns of your own, with their years."),
        'lexicon = ["my-units.toml"]': words("Units, headings and other words of your own."),
        'reviewer = "李敏"': words("Who decides on the desk."),
    }
    return words(_TEMPLATE) + "".join(f"\n# {text}\n# {line}\n" for line, text in explained.items())
