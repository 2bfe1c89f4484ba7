"""Values of the model as JSON and back, by the types of their fields: ``Span(3, 9)`` <-> ``[3, 9]``.

Fields stand in the order of their class, without names: a layout may have thousands of places.
"""

from __future__ import annotations

import functools
import json
import types
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

Value = TypeVar("Value")
_Read = Callable[[Any], Any]


def packed(value: object) -> str:
    return json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":"))


def unpacked(kind: type[Value], text: str) -> Value:
    """A value of type ``kind``. Raises `ValueError` or `TypeError` where the text holds none."""
    found: Value = _reader(kind)(json.loads(text))  # type: ignore[arg-type]
    return found


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return [_plain(getattr(value, field.name)) for field in fields(value)]
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value


@functools.cache
def _reader(kind: Any) -> _Read:
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        (inner,) = (each for each in arguments if each is not type(None))
        read = _reader(inner)
        return lambda data: None if data is None else read(data)
    if origin is tuple and arguments[-1] is Ellipsis:
        each = _reader(arguments[0])
        return lambda data: tuple(each(one) for one in data)
    if origin is tuple:
        readers = [_reader(each) for each in arguments]
        return lambda data: tuple(read(one) for read, one in zip(readers, data, strict=True))
    if is_dataclass(kind):
        return _dataclass_reader(kind)
    if issubclass(kind, tuple):  # a span
        return lambda data: kind(*data)
    return kind if issubclass(kind, Enum) else lambda data: data


def _dataclass_reader(kind: Any) -> _Read:
    hints = get_type_hints(kind)
    names = [field.name for field in fields(kind)]
    readers: list[_Read] = []

    def read(data: Any) -> Any:
        if not readers:  # made late: a section holds sections
            readers.extend(_reader(hints[name]) for name in names)
        return kind(*(read(one) for read, one in zip(readers, data, strict=True)))

    return read
