"""``python -m tests.benchmarks patterns``: the patterns of the program that take more than linear time on a long text
made for them. Each is a doubt, to be read by a person: many are asked about a bounded part of a text only, which a
pattern does not show."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import compare
from compare.lexicon import Pattern, active
from tests.benchmarks.pattern_witnesses import grows_too_fast, witnesses

_SEARCHES = {"search", "finditer", "findall", "sub", "split"}


def main(words: Sequence[str]) -> None:
    """``words``: of the names of patterns; without, all."""
    for used in _used():
        if not words or any(word in used.name for word in words):
            doubt = _doubt(used)
            if doubt:
                print(doubt, flush=True)


class Used(NamedTuple):
    """A pattern of a module; ``searched`` where it is looked for, not only tried at one place."""

    name: str
    pattern: Pattern
    searched: bool


def _used() -> Iterator[Used]:
    for module in pkgutil.walk_packages(compare.__path__, "compare."):
        if module.name.endswith("__main__"):
            continue
        loaded = importlib.import_module(module.name)
        patterns = {name: value for name, value in vars(loaded).items() if isinstance(value, Pattern)}
        if patterns and loaded.__file__:
            methods = _methods(Path(loaded.__file__).read_text("utf-8"))
            for name, value in patterns.items():
                yield Used(f"{module.name}.{name}", value, bool(methods.get(name, set()) & _SEARCHES))


def _methods(source: str) -> dict[str, set[str]]:
    """Which attributes a module asks its names for."""
    methods: dict[str, set[str]] = {}
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            methods.setdefault(node.value.id, set()).add(node.attr)
    return methods


def _doubt(used: Used) -> str | None:
    """What shows that a pattern may be slow."""
    source = active().resolved(used.pattern.source)
    compiled = re.compile(source, used.pattern.flags)
    for witness in witnesses(source, used.pattern.flags):
        if grows_too_fast(compiled, witness, used.searched):
            return f"{used.name}, {'searched' if used.searched else 'matched'}: {witness.before!r} and {witness.repeated!r} repeated"
    return None
