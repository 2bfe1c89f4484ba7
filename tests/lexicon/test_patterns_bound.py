"""A pattern is bound to the lexicon in use, whatever came between."""

from __future__ import annotations

import pytest

from compare.lexicon import Lexicon, pattern, using
from compare.lexicon import patterns as bound


def test_a_pattern_bound_twice_is_released() -> None:
    twice = pattern("{zh.dates.year}年")
    assert twice.search("2023年")
    twice.__getattr__("search")  # as another thread does at the same moment
    with using(Lexicon()):
        assert twice.search("2023年")
    assert twice.search("2023年")


def test_a_pattern_whose_binding_was_ended_is_released(monkeypatch: pytest.MonkeyPatch) -> None:
    ended = pattern("{zh.dates.year}月")

    def end(*_: object) -> None:
        raise TimeoutError

    with monkeypatch.context() as patched:
        patched.setattr(bound, "setattr", end, raising=False)
        with pytest.raises(TimeoutError):
            ended.search("2023月")
    with using(Lexicon()):
        assert ended.search("2023月")
