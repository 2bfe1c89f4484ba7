"""Witnesses show which patterns are slow."""

from __future__ import annotations

import re

import pytest

from tests.benchmarks.pattern_witnesses import grows_too_fast, witnesses


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
    assert any(grows_too_fast(compiled, witness, searched) for witness in witnesses(source, 0)) == is_doubted
