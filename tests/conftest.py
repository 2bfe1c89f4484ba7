from pathlib import Path

import pytest
from hypothesis import settings

# A deadline is a timed assertion: it fails on a busy machine and says nothing of the code.
settings.register_profile("bidui", deadline=None)
settings.load_profile("bidui")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shared() -> Path:
    """The real documents beside the repository, where this machine has them."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("../shared is not on this machine")
    return folder


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The sample reports of this repository."""
    return ROOT / "seeds"
