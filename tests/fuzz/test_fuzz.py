"""A short run of the fuzzer; `python -m tests.fuzz` is the long one."""

import sys
from pathlib import Path

import pytest

from tests.fuzz.runner import fuzz

RUNS, SEED = 210, 20240101


@pytest.mark.skipif(sys.platform != "linux", reason="measures memory as Linux tells it")
def test_files_made_wrong_are_read_or_refused(tmp_path: Path) -> None:
    outcomes = fuzz(RUNS, SEED, tmp_path)
    assert {kind: outcome.faults for kind, outcome in outcomes.items() if outcome.faults} == {}
    assert all(outcome.read and outcome.refused for kind, outcome in outcomes.items() if kind in ("docx", "pdf", "zip"))
