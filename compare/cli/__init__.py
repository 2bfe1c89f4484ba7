"""The command line: one file a command, `main` is the console script."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence

from compare.cli.exit_codes import DONE, INTERRUPTED, PIPE_BROKEN, UNEXPECTED, UNUSABLE
from compare.language import Words, choose
from compare.model import BiduiError

__all__ = ["main"]

# A command makes many values and hardly a cycle, then ends: with the default of 700 new objects between two passes of
# the collector, those passes took a fifth of the time of a diff of 300,000 characters.
OBJECTS_BETWEEN_COLLECTIONS = 200_000


def main(arguments: Sequence[str] | None = None) -> int:
    """Run ``bidui`` and return its exit code (``compare.cli.exit_codes``). Never raises for bad input."""
    from typer import TyperException

    from compare.cli.errors import interrupted, report, unexpected, usage
    from compare.cli.language import take_language

    gc.set_threshold(OBJECTS_BETWEEN_COLLECTIONS)
    words = choose(None, os.environ)
    try:
        name, rest = take_language(sys.argv[1:] if arguments is None else arguments)
        words = choose(name, os.environ)
        code = _run(rest or ["--help"], words)
        sys.stdout.flush()
        if code == INTERRUPTED:  # typer's own answer to the signal
            interrupted(words)
    except BiduiError as error:
        report(error, words)
        return UNUSABLE
    except TyperException as error:
        usage(error, words)
        return UNUSABLE
    except KeyboardInterrupt:
        interrupted(words)
        return INTERRUPTED
    except BrokenPipeError:
        _silence_output()
        return PIPE_BROKEN
    except Exception as error:  # noqa: BLE001 - the last line of defence: one line instead of a traceback
        unexpected(error, words)
        return UNEXPECTED
    return code


def _run(arguments: Sequence[str], words: Words) -> int:
    from compare.cli.app import build
    from compare.lexicon import active

    code = build(words, arguments)(args=arguments, prog_name="bidui", standalone_mode=False) or DONE
    active().keep_compiled()
    return code


def _silence_output() -> None:
    """Nobody reads on: let the interpreter's last flush go nowhere instead of failing."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
