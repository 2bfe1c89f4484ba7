"""Errors and warnings as one clear line on standard error."""

from __future__ import annotations

import os
import traceback
from collections.abc import Iterable, Sequence

from typer import TyperException

from compare.cli.loudness import VERBOSE, loudness, take_flag
from compare.cli.messages import note, say
from compare.cli.misuse import joined, misuse
from compare.cli.near_names import near_name
from compare.language import Words, mark
from compare.model import BiduiError, OtherKindError, ReportError

# What to do next, for reasons that do not say it themselves.
_ADVICE = {
    "is not text": mark("It may be a picture or a program; text, Word, PDF, OFD, web pages and Excel can be read."),
    "is a folder, not a file": mark("Name a file in it."),
    "is an old or foreign office file: save it as .{target}": mark(
        "With LibreOffice installed bidui reads it by itself."
    ),
    "is protected by a password": mark("Take the password off and save it again."),
    "holds pictures of {count} pages and no text": mark("Run text recognition (OCR) on it first."),
    "holds {count} pictures and no text": mark("Run text recognition (OCR) on it first."),
    "is not text in an encoding that bidui knows (UTF-8, UTF-16, GB18030, Big5)": mark("Save it as UTF-8 plain text."),
}
_ABSENT = "does not exist"
_REPORT_ADVICE = mark("`bidui outline {path}` lists its reports.")


# Set by those who look for a fault of the program.
DEBUG_OPTION, DEBUG_VARIABLE = "--debug", "BIDUI_DEBUG"
DEBUG_HELP = mark("Show where an unexpected error arose; BIDUI_DEBUG=1 does the same.")
_MOST_NAMED = 3
LONGEST_WHY = 200  # characters: an error may quote a whole document


class OutputError(BiduiError):
    """An output that cannot be written."""


def report(error: BiduiError, words: Words) -> None:
    """Name the file, the reason and, where there is something to do about it, the next step."""
    say(_told(error, words))


def _told(error: BiduiError, words: Words) -> str:
    reason = words(error.reason, **error.arguments)
    return joined(words("{path}: {reason}.", path=error.path, reason=reason), _advice(error, words), words)


def report_skipped(problems: Sequence[BiduiError], words: Words) -> None:
    """Each file that could not be read by itself; those of other kinds in a folder, which are no errors, in one note
    unless `--verbose` names each."""
    others = [problem for problem in problems if isinstance(problem, OtherKindError)]
    for problem in problems:
        if not isinstance(problem, OtherKindError):
            report(problem, words)
    if len(others) == 1 or loudness() == VERBOSE:
        for other in others:
            note(_told(other, words))
    elif others:
        names = words(", ").join(other.path for other in others[:_MOST_NAMED])
        more = len(others) > _MOST_NAMED
        said = words(
            "{count} files are of no kind that is read from folders: {names}.",
            count=len(others),
            names=names + (" …" if more else ""),
        )
        note(joined(said, words("{option} names each.", option=VERBOSE) if more else "", words))


def interrupted(words: Words) -> None:
    say(words("interrupted; nothing was written"))


def take_debug(arguments: Sequence[str]) -> tuple[bool, list[str]]:
    """Whether ``--debug`` or ``BIDUI_DEBUG`` asks for tracebacks, and the other arguments."""
    given, rest = take_flag(DEBUG_OPTION, arguments)
    return given or bool(os.environ.get(DEBUG_VARIABLE)), rest


def say_passed_over(paths: Iterable[str], words: Words) -> None:
    """Name settings files that were found but could be somebody else's."""
    for path in paths:
        note(words("{path}: is not used: somebody else owns it or may write it (--config takes it).", path=path))


def say_in_force(path: str, words: Words) -> None:
    """Name the settings file because of which some findings are not told."""
    note(words("{path}: these settings choose which findings are told.", path=path))


def unexpected(error: Exception, words: Words, *, debug: bool) -> None:
    """An error of the program itself, in one line; with ``debug`` its traceback before it."""
    if debug:
        traceback.print_exception(error)
    name, why = type(error).__name__, " ".join(str(error).split())
    say(
        words(
            "unexpected error ({name}: {why}): please report it with what {option} prints.",
            name=name,
            why=why[:LONGEST_WHY],
            option=DEBUG_OPTION,
        )
    )


def usage(error: TyperException, words: Words) -> None:
    """An unknown command, option or argument, and where the right ones stand."""
    context = getattr(error, "ctx", None)
    command = f"{context.command_path if context else 'bidui'} --help"
    say(joined(misuse(error, words), words("See {command}.", command=command), words))


def _advice(error: BiduiError, words: Words) -> str:
    if isinstance(error, ReportError):
        return words(_REPORT_ADVICE, path=error.path)
    if error.reason == _ABSENT and (near := near_name(error.path)):
        return words("Did you mean {guess}?", guess=near)
    return words(_ADVICE.get(error.reason, ""))
