"""The options that a command was given, as a result that is handed on tells them."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from enum import Enum
from typing import Any

import typer

# What says where and how a result is written, nothing of the result.
_OF_WRITING = frozenset("output force width color undated format_ pager exit_code".split())
_HIDDEN = "…"
_GIVEN = "COMMANDLINE"


def given_options(context: typer.Context) -> str:
    """``--only summary --top 3``. Where names are masked, what else was typed is not told: it may name somebody."""
    words: list[str] = []
    for parameter in context.command.params:
        name = parameter.name or ""
        source = context.get_parameter_source(name)
        is_option = any(each.startswith("-") for each in parameter.opts)
        if is_option and name not in _OF_WRITING and source is not None and source.name == _GIVEN:
            words += _words(parameter, context.params[name], masked=bool(context.params.get("redact")))
    return shlex.join(words)


def _words(parameter: Any, value: object, *, masked: bool) -> Iterator[str]:
    option = max(parameter.opts, key=len)
    if value is False:
        yield max(parameter.secondary_opts or [option], key=len)
    elif value is True:
        yield option
    elif isinstance(value, tuple) and parameter.nargs > 1:
        yield from (option, *(_word(each, masked=masked) for each in value))
    else:
        for each in value if isinstance(value, list | tuple) else (value,):
            yield from (option, _word(each, masked=masked))


def _word(value: object, *, masked: bool) -> str:
    if isinstance(value, Enum):
        return str(value.value)
    return _HIDDEN if masked and isinstance(value, str) else str(value)
