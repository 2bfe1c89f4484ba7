"""Options that several commands have in common, given to a command by a decorator.

The command does not list them; it gets one value made of them as an argument::

    @reads_many                       # --encoding, --tracked, --include, --exclude
    def run(context: typer.Context, files: ..., reader: InputReader) -> int: ...
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, get_type_hints


class Option(NamedTuple):
    """The annotation that typer reads, and the value where the option is not given."""

    annotation: Any
    default: object = None


def with_options(
    run: Callable[..., Any],
    options: dict[str, Option],
    argument: str,
    make: Callable[..., object],
    of_context: Mapping[str, Callable[[Any], object]] | None = None,
) -> Callable[..., Any]:
    """``run`` as a command with ``options`` beside its own parameters; it is called with ``argument``, which ``make``
    makes of their values, and of what functions in ``of_context`` say of the command's context."""

    def command(**values: Any) -> Any:
        chosen = {name: values.pop(name) for name in options}
        said = {name: say(values["context"]) for name, say in (of_context or {}).items()}
        return run(**values, **{argument: make(**chosen, **said)})

    hints = get_type_hints(run, include_extras=True)
    own = [each.replace(annotation=hints[name]) for name, each in inspect.signature(run).parameters.items()]
    parameters = [each.replace(kind=inspect.Parameter.KEYWORD_ONLY) for each in own if each.name != argument]
    parameters += [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=option.default, annotation=option.annotation)
        for name, option in options.items()
    ]
    command.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    command.__annotations__ = {each.name: each.annotation for each in parameters}
    command.__name__, command.__module__ = run.__name__, run.__module__
    return command
