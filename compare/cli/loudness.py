"""``--quiet`` and ``--verbose``, which every command has: how much is said on standard error beside errors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final

from compare.language import mark
from compare.model import InputError

QUIET, VERBOSE = "--quiet", "--verbose"
QUIET_HELP = mark("Say nothing on standard error but errors: no notes, no progress.")
VERBOSE_HELP = mark("Name each file that is passed over, where otherwise their number is told.")

# The option in force; None where neither is.
_IN_FORCE: Final[ContextVar[str | None]] = ContextVar("loudness", default=None)


def loudness() -> str | None:
    """`QUIET`, `VERBOSE` or None."""
    return _IN_FORCE.get()


@contextmanager
def speaking(option: str | None) -> Iterator[None]:
    """Let ``option`` be in force."""
    before = _IN_FORCE.set(option)
    try:
        yield
    finally:
        _IN_FORCE.reset(before)


def take_loudness(arguments: Sequence[str]) -> tuple[str | None, list[str]]:
    """The option that is given, and the other arguments. Raises `InputError` where both are."""
    quiet, rest = take_flag(QUIET, arguments)
    verbose, rest = take_flag(VERBOSE, rest)
    if quiet and verbose:
        raise InputError(VERBOSE, "does not go with {option}", option=QUIET)
    return QUIET if quiet else VERBOSE if verbose else None, rest


def take_flag(option: str, arguments: Sequence[str]) -> tuple[bool, list[str]]:
    """Whether ``option`` stands anywhere before ``--``, and the other arguments. It holds for every command, so it is
    taken out before typer sees it."""
    rest = list(arguments)
    end = rest.index("--") if "--" in rest else len(rest)
    kept = [argument for argument in rest[:end] if argument != option]
    return len(kept) < end, kept + rest[end:]
