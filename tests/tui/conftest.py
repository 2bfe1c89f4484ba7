from __future__ import annotations

import pytest

from compare.language import ENGLISH, Words


@pytest.fixture(scope="session")
def words() -> Words:
    return Words(ENGLISH)
