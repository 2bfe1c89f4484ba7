"""Errors and warnings as one clear line on standard error."""

from __future__ import annotations

import os
import re
import sys
import traceback
from collections.abc import Iterable, Sequence

from typer import TyperException

from compare.language import Words, mark
from compare.model import BiduiError, ReportError
from compare.render.clean import clean

# What to do next, for reasons that do not say it themselves.
_ADVICE = {
    "is not text": mark("It may be a picture or a program; text, Word, PDF, web pages and Excel can be read."),
    "is a folder, not a file": mark("Name a file in it."),
    "is an old or foreign office file: save it as .{target}": mark(
        "With LibreOffice installed bidui reads it by itself."
    ),
    "is protected by a password": mark("Take the password off and save it again."),
    "holds pictures of {count} pages and no text": mark("Run text recognition (OCR) on it first."),
    "is not text in an encoding that bidui knows (UTF-8, UTF-16, GB18030, Big5)": mark("Save it as UTF-8 plain text."),
}
_REPORT_ADVICE = mark("`bidui outline {path}` lists its reports.")
_EXTRA_ARGUMENTS = re.compile(r"Got unexpected extra argument(?:s|\(s\))? \((?P<names>.*)\)", re.DOTALL)
_UNKNOWN_COMMAND = re.compile(r"No such command '(?P<name>.*?)'\.?(?: Did you mean (?P<guess>.*)\?)?", re.DOTALL)


# Set by those who look for a fault of the program.
DEBUG_OPTION, DEBUG_VARIABLE = "--debug", "BIDUI_DEBUG"
DEBUG_HELP = mark("Show where an unexpected error arose; BIDUI_DEBUG=1 does the same.")
LONGEST_WHY = 200  # characters: an error may quote a whole document


class OutputError(BiduiError):
    """An output that cannot be written."""


def report(error: BiduiError, words: Words) -> None:
    """Name the file, the reason and, where there is something to do about it, the next step."""
    reason = words(error.reason, **error.arguments)
    _say(_joined(words("{path}: {reason}.", path=error.path, reason=reason), _advice(error, words), words))


def interrupted(words: Words) -> None:
    _say(words("interrupted; nothing was written"))


def take_debug(arguments: Sequence[str]) -> tuple[bool, list[str]]:
    """Whether ``--debug`` or ``BIDUI_DEBUG`` asks for tracebacks, and the other arguments. It holds for every command
    and for its very loading, so it is taken out before typer sees it."""
    rest = list(arguments)
    end = rest.index("--") if "--" in rest else len(rest)
    kept = [argument for argument in rest[:end] if argument != DEBUG_OPTION]
    return len(kept) < end or bool(os.environ.get(DEBUG_VARIABLE)), kept + rest[end:]


def say_passed_over(paths: Iterable[str], words: Words) -> None:
    """Name settings files that were found but could be somebody else's."""
    for path in paths:
        _say(words("{path}: is not used: somebody else owns it or may write it (--config takes it).", path=path))


def say_in_force(path: str, words: Words) -> None:
    """Name the settings file because of which some findings are not told."""
    _say(words("{path}: these settings choose which findings are told.", path=path))


def unexpected(error: Exception, words: Words, *, debug: bool) -> None:
    """An error of the program itself, in one line; with ``debug`` its traceback before it."""
    if debug:
        traceback.print_exception(error)
    name, why = type(error).__name__, " ".join(str(error).split())
    _say(
        words(
            "unexpected error ({name}: {why}): please report it with what {option} prints.",
            name=name,
            why=why[:LONGEST_WHY],
            option=DEBUG_OPTION,
        )
    )


def usage(error: TyperException, words: Words) -> None:
    """An unknown command, option or argument. typer's own words are kept where it is none of the common cases."""
    context = getattr(error, "ctx", None)
    command = f"{context.command_path if context else 'bidui'} --help"
    _say(_joined(_misuse(error, words), words("See {command}.", command=command), words))


def _joined(problem: str, advice: str, words: Words) -> str:
    return words("{problem} {advice}", problem=problem, advice=advice) if advice else problem


def _advice(error: BiduiError, words: Words) -> str:
    if isinstance(error, ReportError):
        return words(_REPORT_ADVICE, path=error.path)
    return words(_ADVICE.get(error.reason, ""))


def _misuse(error: TyperException, words: Words) -> str:
    """By the name of the class, since typer keeps its exceptions to itself."""
    parameter = getattr(error, "param", None)
    match type(error).__name__:
        case "NoSuchOption":
            problem = words("There is no option {option}.", option=getattr(error, "option_name", ""))
            return _joined(problem, _guess(", ".join(getattr(error, "possibilities", None) or ()), words), words)
        case "MissingParameter" if parameter is not None:
            return words("{name} is missing.", name=parameter.metavar)
        case "BadParameter" if parameter is not None:
            why = error.message.removeprefix("Value error, ").rstrip(".")
            return words("{option}: {why}.", option=parameter.opts[0], why=why)
    if extra := _EXTRA_ARGUMENTS.fullmatch(error.message):
        return words("This is one argument too many: {names}.", names=extra["names"])
    if unknown := _UNKNOWN_COMMAND.fullmatch(error.message):
        return _joined(
            words("There is no command {name}.", name=unknown["name"]), _guess(unknown["guess"], words), words
        )
    return error.format_message()


def _guess(guess: str | None, words: Words) -> str:
    return words("Did you mean {guess}?", guess=guess.replace("'", "")) if guess else ""


def _say(message: str) -> None:
    print(f"bidui: {clean(message)}", file=sys.stderr)
