"""The command line: one file a command, `main` is the console script."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence

from compare.cli.exit_codes import DONE, INTERRUPTED, PIPE_BROKEN, TERMINATED, UNEXPECTED, UNUSABLE
from compare.language import Words, choose
from compare.model import BiduiError

__all__ = ["main"]

# A command makes many values and hardly a cycle, then ends: with the default of 700 new objects between two passes of
# the collector, those passes took a fifth of the time of a diff of 300,000 characters.
OBJECTS_BETWEEN_COLLECTIONS = 200_000
# Set by the script of `bidui completion` when a shell asks; the value names the shell.
ASKED = "_BIDUI_COMPLETE"
# The matrices of a comparison are small: waiting for a second thread took thrice as long as multiplying.
THREADS_OF_NUMPY = ("OPENBLAS_NUM_THREADS", "1")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run ``bidui`` and return its exit code (``compare.cli.exit_codes``). Never raises for bad input."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    words = choose(None, os.environ)
    try:
        from compare.cli.signals import Terminated, terminable

        _open_closed_streams()
        gc.set_threshold(OBJECTS_BETWEEN_COLLECTIONS)
        os.environ.setdefault(*THREADS_OF_NUMPY)
        try:
            with terminable():
                return _answer(given, words)
        except Terminated:
            _say_interrupted(words)
            _drop_unwritable()
            return TERMINATED
    except KeyboardInterrupt:  # also while modules are loaded
        _say_interrupted(words)
        return INTERRUPTED


def _answer(arguments: list[str], words: Words) -> int:
    """The exit code of a command whose errors are told."""
    from typer import TyperException

    from compare.cli.errors import report, take_debug, unexpected, usage
    from compare.cli.language import take_language
    from compare.cli.loudness import speaking, take_loudness

    debug, arguments = take_debug(arguments)
    try:
        name, rest = take_language(arguments)
        words = choose(name, os.environ)
        loudness, rest = take_loudness(rest)
        with speaking(loudness):
            code = _run(rest, words)
        sys.stdout.flush()
        if code == INTERRUPTED:  # typer's own answer to the signal
            _say_interrupted(words)
    except BiduiError as error:
        report(error, words)
        return UNUSABLE
    except TyperException as error:
        usage(error, words)
        return UNUSABLE
    except BrokenPipeError:
        _silence_output()
        return PIPE_BROKEN
    except Exception as error:  # noqa: BLE001 - the last line of defence: one line instead of a traceback
        unexpected(error, words, debug=debug)
        return UNEXPECTED
    return code


def _say_interrupted(words: Words) -> None:
    from compare.cli.errors import interrupted

    interrupted(words)


def _open_closed_streams() -> None:
    """Whoever starts a program may have closed its output: what is written then goes nowhere."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115, PTH123 - open to the end


def _run(arguments: Sequence[str], words: Words) -> int:
    if ASKED in os.environ:
        from compare.cli.completion import complete

        complete(words)
        return DONE
    if not arguments:
        from compare.cli.output import write_text
        from compare.cli.welcome import welcome

        write_text(welcome(words) + "\n", None)
        return DONE
    from compare.cli.app import build
    from compare.lexicon import active

    code = build(words, arguments)(args=arguments, prog_name="bidui", standalone_mode=False) or DONE
    active().keep_compiled()
    return code


def _drop_unwritable() -> None:
    """Let what is still to be written go nowhere where its terminal is closed."""
    try:
        sys.stdout.flush()
    except OSError:
        _silence_output()


def _silence_output() -> None:
    """Nobody reads on: let the interpreter's last flush go nowhere instead of failing."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
