"""Help pages in the reader's language: typer's own know one language and count a Chinese character as one column."""

from __future__ import annotations

import inspect
import shutil
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from typer.core import TyperCommand, TyperGroup

from compare.cli.conversion import converted_plainly
from compare.cli.errors import DEBUG_HELP, DEBUG_OPTION
from compare.cli.language import LANG_HELP, LANG_USAGE
from compare.cli.loudness import QUIET, QUIET_HELP, VERBOSE, VERBOSE_HELP
from compare.language import Words, mark

if TYPE_CHECKING:
    from typer import Context

_NARROWEST, _WIDEST = 40, 100
_INDENT = "  "
# What is said of an option begins in the same column for all; a name that is longer stands on a line of its own.
_LONGEST_NAME = 32
# typer's own words for the option it adds by itself.
_HELP_HELP = mark("Show this message and exit.")


class Command(TyperCommand):
    """A command with a translated help page, whose plain values are converted without pydantic."""

    def get_params(self, ctx: Any) -> list[Any]:
        return converted_plainly(super().get_params(ctx))

    def format_help(self, ctx: Any, formatter: Any) -> None:
        formatter.write(_page(ctx))


class Group(TyperGroup):
    """The group of commands with a translated help page."""

    def get_params(self, ctx: Any) -> list[Any]:
        return converted_plainly(super().get_params(ctx))

    def format_help(self, ctx: Any, formatter: Any) -> None:
        formatter.write(_page(ctx))


def _page(ctx: Context) -> str:
    width = max(_NARROWEST, min(_WIDEST, shutil.get_terminal_size().columns))
    return "".join(f"{line}\n" for line in _lines(ctx, ctx.obj, width))


def _lines(ctx: Context, words: Words, width: int) -> Iterator[str]:
    command: Any = ctx.command
    parameters = command.get_params(ctx)
    arguments = [(p.metavar, _said(p.help, words)) for p in parameters if p.param_type_name == "argument"]
    rest = ["COMMAND …"] if isinstance(command, TyperGroup) else [metavar for metavar, _ in arguments]
    yield words("Usage: {command}", command=" ".join([ctx.command_path, "[OPTIONS]", *rest]))
    for paragraph in _said(command.help, words).split("\n\n"):
        yield ""
        yield from _wrapped(paragraph, width)
    options = [(p.get_help_record(ctx)[0], _said(p.help, words)) for p in parameters if p.param_type_name == "option"]
    options.insert(-1, (LANG_USAGE, words(LANG_HELP)))
    if isinstance(command, TyperGroup):
        everywhere = ((QUIET, QUIET_HELP), (VERBOSE, VERBOSE_HELP), (DEBUG_OPTION, DEBUG_HELP))
        options[-1:-1] = [(option, words(said)) for option, said in everywhere]
    commands = [
        (name, _said(sub.help, words).split("\n\n")[0])
        for name, sub in (command.commands.items() if isinstance(command, TyperGroup) else ())
    ]
    yield from _table(words("Commands:"), commands, width)
    yield from _table(words("Arguments:"), arguments, width)
    yield from _table(words("Options:"), options, width)
    if command.epilog:
        yield from ("", words("Examples:"), *(_INDENT + line for line in _said(command.epilog, words).split("\n")))


def _said(message: str | None, words: Words) -> str:
    return words(inspect.cleandoc(message)) if message else ""


def _table(title: str, rows: list[tuple[str, str]], width: int) -> Iterator[str]:
    if not rows:
        return
    yield from ("", title)
    first = max((len(name) for name, _ in rows if len(name) <= _LONGEST_NAME), default=0) + 2 * len(_INDENT)
    for name, text in rows:
        lines = [line.strip() for line in _wrapped(text, width - first)] or [""]
        if len(name) > _LONGEST_NAME:
            yield _INDENT + name
            yield " " * first + lines[0]
        else:
            yield (_INDENT + name).ljust(first) + lines[0]
        yield from (" " * first + line for line in lines[1:])


def _wrapped(text: str, width: int) -> Iterator[str]:
    from compare.render.cells import wrap

    for line in text.split("\n"):
        yield from (_INDENT + line[start:end] for start, end in wrap(line, width - len(_INDENT)))
