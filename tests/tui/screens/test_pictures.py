"""How the pair looks, as pictures; ``pytest tests/tui --snapshot-update`` takes them anew."""

from __future__ import annotations

from typing import Any

import pytest
from made import desk, story

from compare.language import Words


@pytest.mark.parametrize("width", [80, 121])
def test_the_pair_looks_as_it_did(snap_compare: Any, width: int, words: Words) -> None:
    assert snap_compare(desk(story(), words), press=["right_square_bracket"], terminal_size=(width, 24))
