"""What of a comparison a reviewer may ask: differences to ignore, passages to hold together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Annotated

import typer

from compare.language import mark
from compare.model import DiffOptions, Ignore, InputError, Pin

PIN_OPTION = "--pin"
_PIN = re.compile(r"(\d{1,9}):(\d{1,9})")

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
