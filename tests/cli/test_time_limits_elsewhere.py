"""Limits of time where no signals come: in the desk's threads, on Windows."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextlib import suppress

import pytest

import compare
from compare import time_limit as limits
from compare.model import InputError
from compare.time_limit import time_limit


def in_a_thread(work: Callable[[], object]) -> BaseException | None:
    """What a thread raised."""
    raised: list[BaseException] = []

    def run() -> None:
        try:
            work()
        except BaseException as error:  # noqa: BLE001 - is looked at by the test
            raised.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    return raised[0] if raised else None


def busy(seconds: float) -> None:
    end = time.process_time() + seconds
    while time.process_time() < end:
        sum(range(100))


def limited(seconds: float, name: str, work: Callable[[], object]) -> None:
    with time_limit(seconds, name, "too long ({most})"):
        work()


def test_work_in_a_thread_is_ended_and_the_next_has_its_own_time() -> None:
    for _ in range(2):
        assert str(in_a_thread(lambda: limited(0.1, "a.txt", lambda: busy(60)))) == "a.txt: too long (0)"
    assert in_a_thread(lambda: limited(0.3, "a.txt", lambda: busy(0.05))) is None


def test_without_signals_the_main_thread_is_watched(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "_has_signals", lambda: False)
    with pytest.raises(InputError, match="too long"):
        limited(0.1, "a.txt", lambda: busy(60))
    busy(0.3)  # nothing comes afterwards


@pytest.mark.parametrize(("outer", "inner", "named"), [(0.1, 60.0, "outer"), (60.0, 0.1, "inner")])
@pytest.mark.parametrize("has_signals", [True, False])
def test_of_two_limits_the_first_to_end_holds(
    outer: float, inner: float, named: str, has_signals: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not has_signals:
        monkeypatch.setattr(limits, "_has_signals", lambda: False)
    with pytest.raises(InputError, match=f"{named}: too long"):
        limited(outer, "outer", lambda: limited(inner, "inner", lambda: busy(60)))


@pytest.mark.parametrize("has_signals", [True, False])
def test_an_outer_limit_counts_what_the_inner_block_took(has_signals: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if not has_signals:
        monkeypatch.setattr(limits, "_has_signals", lambda: False)

    def twice() -> None:
        limited(0.6, "inner", lambda: busy(0.2))
        busy(60)

    begin = time.process_time()
    with pytest.raises(InputError, match="outer"):
        limited(0.7, "outer", twice)
    assert time.process_time() - begin < 20


def test_handlers_that_catch_everything_do_not_swallow_it() -> None:
    def stubborn() -> None:
        while True:
            with suppress(Exception):
                busy(60)

    assert isinstance(in_a_thread(lambda: limited(0.1, "a.txt", stubborn)), InputError)


def test_comparing_and_scanning_have_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SECONDS_OF_PAIR", 0.05)
    monkeypatch.setattr(limits, "SECONDS_PER_CHARACTER_OF_PAIR", 0.0)
    texts = ["".join(f"第{n}项工作完成{n * k}件，比上年增长{n % 17}%。\n" for n in range(400)) for k in (3, 4)]
    old, new = (compare.read_text(text, name) for text, name in zip(texts, ("old.txt", "new.txt"), strict=True))
    for work in (lambda: compare.diff(old, new), lambda: compare.scan([old, new])):
        with pytest.raises(InputError, match=r"(new|old)\.txt: takes longer than \d seconds to (compare|scan)"):
            work()
        assert isinstance(in_a_thread(work), InputError)
