"""Values of the command line of plain types, converted without pydantic.

typer 0.29 converts each value by a pydantic adapter. To import pydantic and to build the adapters of a command takes 0.1 s,
a seventh of a comparison of two short reports; texts, numbers, enums and lists of them need neither.
"""

from __future__ import annotations

from enum import Enum
from typing import Any, get_args, get_origin

from typer._coercion import RuntimeParam, build_runtime_param


class PlainParam(RuntimeParam):
    """Converts what is easily converted. All else, every wrong value too, is left to typer, which says what is wrong."""

    def _coerce_value(self, value: Any, param: Any, ctx: Any) -> Any:
        try:
            return _converted(value, self.annotation, self.parameter_info)
        except ValueError:
            return build_runtime_param(param.type_descriptor).coerce(value, param, ctx)


def converted_plainly(params: list[Any]) -> list[Any]:
    """The parameters of a typer command, their values now converted by `PlainParam`."""
    for param in params:
        descriptor = param.type_descriptor
        if descriptor.file_annotation is None and param._runtime_param is None:
            param._runtime_param = PlainParam(descriptor.parameter_info, descriptor.annotation)
    return params


def _converted(value: Any, annotation: Any, info: Any) -> Any:
    """``value`` as ``annotation`` says: ``"3"`` -> 3 for int. Raises `ValueError` for what is not plain or not right."""
    if get_origin(annotation) is list and isinstance(value, (list, tuple)):
        return [_converted(each, get_args(annotation)[0], info) for each in value]
    if annotation is bool and isinstance(value, bool):
        return value
    if annotation is str and isinstance(value, str):
        return value
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return annotation(value)
    if annotation in (int, float):
        number = annotation(value)
        if (info.min is None or number >= info.min) and (info.max is None or number <= info.max):
            return number
    raise ValueError(value)
