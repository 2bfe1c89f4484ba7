"""Knowledge of language is data: code holds no word list of Chinese numerals, and no lookaround that knows a word."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import compare
from compare.lexicon.examples import is_anchor, negative_lookarounds

PACKAGE = Path(compare.__file__).parent
NUMERALS = "一二三四五六七八九"


def _strings() -> Iterator[tuple[str, str]]:
    """Each string of the code that is no docstring, with its place."""
    for path in sorted([*PACKAGE.rglob("*.py"), *(PACKAGE.parent / "tui").rglob("*.py")]):
        tree = ast.parse(path.read_text("utf-8"))
        docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
                yield f"{path.relative_to(PACKAGE.parent)}:{node.lineno}", node.value


def test_lookarounds_in_code_know_no_word() -> None:
    assert not [
        (place, each.content)
        for place, text in _strings()
        if re.search(r"\(\?<?!", text)
        for each in negative_lookarounds(text)
        if not is_anchor(each.content)
    ]


def test_the_numerals_are_written_out_in_the_lexicon_alone() -> None:
    assert not [place for place, text in _strings() if NUMERALS in text]
