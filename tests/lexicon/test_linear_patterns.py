"""No pattern that sees text of a document takes more than linear time, as far as witnesses show."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

import compare
from compare.lexicon import Pattern, active
from tests.lexicon.pattern_witnesses import Witness, grows_too_fast, witnesses

_SEARCHES = {"search", "finditer", "findall", "sub", "split"}


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


def _doubted() -> Iterator[str]:
    lexicon = active()
    for used in _used():
        source = lexicon.resolved(used.pattern.source)
        compiled = re.compile(source, used.pattern.flags)
        for witness in witnesses(source, used.pattern.flags):
            if grows_too_fast(compiled, witness, used.searched):
                yield f"{used.name} ({'searched' if used.searched else 'matched'}) on {witness}"
                break


@pytest.mark.parametrize(
    ("source", "searched", "is_doubted"),
    [
        (r"(?:aa?)+b", False, True),
        (r"\s*x", True, True),
        (r"\s*x", False, False),
        (r"[ab]*[bc]*d", False, True),
        (r"a{1,20}b", True, False),
        (r"《[^》]{1,40}》", True, False),
    ],
)
def test_witnesses_show_what_is_slow(source: str, searched: bool, is_doubted: bool) -> None:
    compiled = re.compile(source)
    found = [w for w in witnesses(source, 0) if grows_too_fast(compiled, Witness(w.before, w.repeated[:1]), searched)]
    assert bool(found) == is_doubted


def test_no_pattern_is_slow() -> None:
    assert list(_doubted()) == []
