"""Runs in one order on both sides: where shared text begins and ends, to the token."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from compare.reuse.folding import Ints
from compare.text.chain import longest_chain


class Box(NamedTuple):
    """Tokens ``a[0]`` to before ``a[1]`` of A with those of B."""

    a: tuple[int, int]
    b: tuple[int, int]

    def meets(self, other: Box) -> bool:
        return _common(self.a, other.a) > 0 and _common(self.b, other.b) > 0

    def shared(self, other: Box) -> tuple[int, int]:
        """How many tokens of A and of B both have."""
        return _common(self.a, other.a), _common(self.b, other.b)


def _common(x: tuple[int, int], y: tuple[int, int]) -> int:
    return max(0, min(x[1], y[1]) - max(x[0], y[0]))


class Run(NamedTuple):
    a: int
    b: int
    length: int


def inside(runs: Ints, box: Box) -> list[Run]:
    """The runs that overlap ``box`` on both sides, whole, in the order of A."""
    ends_a, ends_b = runs[:, 0] + runs[:, 2], runs[:, 1] + runs[:, 2]
    here = (runs[:, 0] < box.a[1]) & (ends_a > box.a[0]) & (runs[:, 1] < box.b[1]) & (ends_b > box.b[0])
    return [Run(*row) for row in runs[here].tolist()]


def chain(runs: list[Run]) -> list[Run]:
    """The heaviest chain that rises on both sides, of runs that hardly overlap."""
    rising = sorted(apart(runs))
    return [rising[i] for i in longest_chain([(r.a, r.b) for r in rising], [r.length for r in rising])]


def apart(runs: list[Run]) -> list[Run]:
    """The longest runs first, those of which half or more lies in longer ones left out: a refrain matches itself in
    many places."""
    taken_a = np.zeros(max((r.a + r.length for r in runs), default=0), dtype=bool)
    taken_b = np.zeros(max((r.b + r.length for r in runs), default=0), dtype=bool)
    kept = []
    for run in sorted(runs, key=lambda r: (-r.length, r)):
        here_a, here_b = taken_a[run.a : run.a + run.length], taken_b[run.b : run.b + run.length]
        if 2 * max(np.count_nonzero(here_a), np.count_nonzero(here_b)) < run.length:
            here_a[:] = here_b[:] = True
            kept.append(run)
    return kept


def split(runs: list[Run], gap: int) -> list[list[Run]]:
    """A chain cut wherever more than ``gap`` tokens lie between two of its runs on either side."""
    parts: list[list[Run]] = []
    for run in runs:
        last = parts[-1][-1] if parts else None
        if last and run.a - last.a - last.length <= gap and run.b - last.b - last.length <= gap:
            parts[-1].append(run)
        else:
            parts.append([run])
    return parts


def joined(parts: list[list[Run]], share: float, goes_on: Callable[[Run, Run], bool]) -> list[list[Run]]:
    """Neighbouring parts of a chain put together where the text ``goes_on`` from one run to the next, and runs hold such
    a ``share`` of what they span on either side: a sentence of one's own between copied ones."""
    found: list[list[Run]] = []
    for part in parts:
        if found and goes_on(found[-1][-1], part[0]) and density([*found[-1], *part]) >= share:
            found[-1] = [*found[-1], *part]
        else:
            found.append(part)
    return found


def density(runs: list[Run]) -> float:
    """How much of what runs span they hold, on the side where that is less."""
    return min(held / (end - start) for held, (start, end) in zip(covered(runs), box(runs), strict=True))


def box(runs: list[Run]) -> Box:
    return Box(
        (min(r.a for r in runs), max(r.a + r.length for r in runs)),
        (min(r.b for r in runs), max(r.b + r.length for r in runs)),
    )


def covered(runs: list[Run]) -> tuple[int, int]:
    """How many tokens of A and of B lie in a run."""
    return _union([(r.a, r.a + r.length) for r in runs]), _union([(r.b, r.b + r.length) for r in runs])


def _union(spans: list[tuple[int, int]]) -> int:
    total = at = 0
    for start, end in sorted(spans):
        total += max(0, end - max(start, at))
        at = max(at, end)
    return total
