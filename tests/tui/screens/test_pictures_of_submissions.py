"""How the submissions and their templates look, as pictures; ``pytest tests/tui --snapshot-update`` takes them anew."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from desks import desk, scanned

from compare.language import CHINESE
from tui.data.content import ScanContent


@pytest.fixture(scope="module")
def eight(seeds: Path) -> ScanContent:
    return scanned(seeds / "submissions")


def test_the_submissions_look_as_they_did(snap_compare: Any, eight: ScanContent) -> None:
    assert snap_compare(desk(eight, language=CHINESE), press=["j"], terminal_size=(120, 28))


def test_the_templates_look_as_they_did(snap_compare: Any, eight: ScanContent) -> None:
    assert snap_compare(desk(eight), press=["2", "o"], terminal_size=(81, 28))
