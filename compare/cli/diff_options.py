"""The options of `bidui diff` for two reports: what is shown, what is ignored, which passages are held together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Annotated

import typer

from compare.language import mark
from compare.model import DiffOptions, Ignore, InputError, Pin
from compare.render.views import Part

ONLY_OPTION, PIN_OPTION, APART_OPTION, EXPLAIN_OPTION = "--only", "--pin", "--apart", "--explain"
_PIN = re.compile(r"(\d{1,9}):(\d{1,9})")
_PLACES = re.compile(r"(?P<old>\d{1,9})?:(?P<new>\d{1,9})?")

OnlyOption = Annotated[
    Part | None,
    typer.Option(
        ONLY_OPTION, help=mark("Show this part only, but all of it: on the screen, in pages, PDF and Markdown.")
    ),
]
ContextOption = Annotated[
    int,
    typer.Option("--context", "-c", metavar="N", min=0, help=mark("Unchanged passages to show around a change (1).")),
]
ExitCodeOption = Annotated[
    bool, typer.Option("--exit-code", help=mark("Exit with 1 where anything differs, 0 where nothing does."))
]
IgnoreOption = Annotated[
    list[Ignore] | None,
    typer.Option(
        "--ignore",
        metavar="KIND",
        help=mark(
            "Differences that shall not count: punctuation, case, script, heading-numbers or figures (repeatable). "
            "White space, line breaks and width never do."
        ),
    ),
]
SwapOption = Annotated[
    bool, typer.Option("--swap", help=mark("Exchange the sides: the reports were named with the latest one first."))
]
PinOption = Annotated[
    list[str] | None,
    typer.Option(
        PIN_OPTION,
        metavar="OLD:NEW",
        help=mark(
            "Put two passages side by side by hand: an offset inside each, as in the JSON (repeatable). The rest is "
            "aligned around them."
        ),
    ),
]
ApartOption = Annotated[
    list[str] | None,
    typer.Option(
        APART_OPTION,
        metavar="OLD:NEW",
        help=mark("Keep two passages from being a pair: an offset inside each, as for --pin (repeatable)."),
    ),
]
ExplainOption = Annotated[
    str | None,
    typer.Option(
        EXPLAIN_OPTION,
        metavar="OLD:NEW",
        help=mark(
            "Say why the passages (or sections) at two places are a pair, or are not: an offset inside each, as for --pin. "
            "One of the two (1203: or :1187) asks for its pair, or why it has none."
        ),
    ),
]


def explained_places(given: str) -> tuple[int | None, int | None]:
    """The offsets that ``--explain`` names in OLD and in NEW. Raises `InputError`."""
    match = _PLACES.fullmatch(given)
    if match is None or not any(match.groups()):
        raise InputError(EXPLAIN_OPTION, "takes offsets like 1203:1187, 1203: or :1187, not “{given}”", given=given)
    old, new = (None if place is None else int(place) for place in match.group("old", "new"))
    return old, new


def diff_options(
    ignore: Sequence[Ignore] | None, pins: Sequence[str] | None, apart: Sequence[str] | None
) -> DiffOptions:
    named = (tuple(_pin(pin, name) for pin in each or ()) for name, each in ((PIN_OPTION, pins), (APART_OPTION, apart)))
    return DiffOptions(frozenset(ignore or ()), *named)


def _pin(given: str, option: str) -> Pin:
    match = _PIN.fullmatch(given)
    if match is None:
        raise InputError(option, "takes two offsets like 1203:1187, not “{given}”", given=given)
    return Pin(int(match.group(1)), int(match.group(2)))
