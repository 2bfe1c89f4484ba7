"""A few inputs for each entrance; `python -m tests.fuzz` tries as many as it is asked for."""

import sys
from pathlib import Path

import pytest

from tests.fuzz.entrances import ENTRANCES
from tests.fuzz.runner import fuzz

SEED = 20240101
INPUTS = {"readers": 120, "config": 40, "decisions": 60}
OF_OTHERS = 8


@pytest.mark.skipif(sys.platform != "linux", reason="measures memory as Linux tells it")
@pytest.mark.parametrize("name", ENTRANCES)
def test_inputs_made_wrong_are_answered_or_refused(name: str, tmp_path: Path) -> None:
    outcome = fuzz(name, ENTRANCES[name], range(INPUTS.get(name, OF_OTHERS)), SEED, tmp_path)
    assert outcome.faults == []
    assert outcome.refused < outcome.inputs
