"""Work spread over processes: the same results, in order, and nothing left behind."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import compare
from compare.reuse import pool


def half(number: int) -> float:
    if number < 0:
        raise ValueError(number)
    return number / 2


@pytest.fixture
def eager(monkeypatch: pytest.MonkeyPatch) -> None:
    """Processes are started for little work too."""
    monkeypatch.setattr(pool, "LEAST", 4)


@pytest.mark.usefixtures("eager")
def test_results_come_in_order_and_items_are_read_as_they_are_needed() -> None:
    read = []

    def items() -> Iterator[int]:
        for number in range(200):
            read.append(number)
            yield number

    with pool.pool(2) as workers:
        results = workers.map(half, items())
        assert next(results) == 0
        assert len(read) < 150
        assert list(results) == [number / 2 for number in range(1, 200)]


@pytest.mark.usefixtures("eager")
def test_an_error_in_a_worker_is_raised_here() -> None:
    with pool.pool(2) as workers, pytest.raises(ValueError, match="-1"):
        list(workers.map(half, [*range(50), -1]))


def test_little_work_is_done_here() -> None:
    with pool.pool(2) as workers:
        assert list(workers.map(lambda number: number + 1, range(5))) == [1, 2, 3, 4, 5]


@pytest.mark.usefixtures("eager")
def test_a_scan_is_the_same_on_two_processors(seeds: Path) -> None:
    documents = [compare.read(str(path)) for path in sorted((seeds / "submissions").glob("0*.txt"))]
    assert compare.scan(documents, jobs=2) == compare.scan(documents)
