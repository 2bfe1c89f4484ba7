"""The options of `bidui diff` for two reports: what is shown, what is ignored, which passages are held together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Annotated

import typer

from compare.language import mark
from compare.model import DiffOptions, Ignore, InputError, Pin
from compare.render.views import Part

ONLY_OPTION, PIN_OPTION = "--only", "--pin"
_PIN = re.compile(r"(\d{1,9}):(\d{1,9})")

OnlyOption = Annotated[Part | None, typer.Option(ONLY_OPTION, help=mark("Show this part only, but all of it."))]
ContextOption = Annotated[
    int,
    typer.Option("--context", "-c", metavar="N", min=0, help=mark("Unchanged passages to show around a change (1).")),
]
ExitCodeOption = Annotated[
    bool, typer.Option("--exit-code", help=mark("Exit with 1 where anything differs, 0 where nothing does."))
]
PagerOption = Annotated[
    bool | None,
    typer.Option(
        "--pager/--no-pager",
        help=mark("Page the output (as on a terminal; BIDUI_PAGER or PAGER names the program), or do not."),
    ),
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


def diff_options(ignore: Sequence[Ignore] | None, pins: Sequence[str] | None) -> DiffOptions:
    return DiffOptions(frozenset(ignore or ()), tuple(_pin(pin) for pin in pins or ()))


def _pin(given: str) -> Pin:
    match = _PIN.fullmatch(given)
    if match is None:
        raise InputError(PIN_OPTION, "takes two offsets like 1203:1187, not “{given}”", given=given)
    return Pin(int(match.group(1)), int(match.group(2)))
