from collections.abc import Callable

import pytest
from one_report import outlined

from compare.figures import find_figures
from compare.model import Figure


@pytest.fixture(scope="session")
def read() -> Callable[..., tuple[Figure, ...]]:
    """The figures of a text that is one report."""

    def read(text: str, **given: object) -> tuple[Figure, ...]:
        return find_figures(outlined(text, **given))  # type: ignore[arg-type]

    return read
