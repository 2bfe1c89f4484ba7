"""Where two outputs of one command differ: by path in JSON, by line elsewhere."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import zip_longest

LONGEST = 200  # characters shown of a value


def differences(before: str, after: str) -> list[str]:
    """One line for each place where ``after`` says something else than ``before``."""
    values = [_parsed(text) for text in (before, after)]
    if all(value is not None for value in values):
        lines = list(_between(values[0], values[1], ""))
        if lines:
            return lines
    return [
        f"{_short(old)} -> {_short(new)}"
        for old, new in zip_longest(before.splitlines(), after.splitlines())
        if old != new
    ]


def _parsed(text: str) -> object:
    """The JSON object of an output; None where it prints none."""
    body = text.partition("\n")[2].partition("\n--- standard error\n")[0]
    try:
        return json.loads(body)
    except ValueError:
        return None


def _between(old: object, new: object, path: str) -> Iterator[str]:
    if isinstance(old, dict) and isinstance(new, dict):
        for key in old.keys() | new.keys():
            yield from _between(old.get(key), new.get(key), f"{path}.{key}")
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        for i, (a, b) in enumerate(zip(old, new, strict=True)):
            yield from _between(a, b, f"{path}[{i}]")
    elif isinstance(old, list) and isinstance(new, list):
        kept = [json.dumps(value, ensure_ascii=False, sort_keys=True) for value in old]
        come = [json.dumps(value, ensure_ascii=False, sort_keys=True) for value in new]
        yield f"{path}: {len(old)} -> {len(new)} entries"
        yield from (f"{path} - {_short(value)}" for value in kept if value not in set(come))
        yield from (f"{path} + {_short(value)}" for value in come if value not in set(kept))
    elif old != new:
        yield f"{path}: {_short(old)} -> {_short(new)}"


def _short(value: object) -> str:
    text = str(value)
    return text if len(text) <= LONGEST else text[:LONGEST] + "…"
