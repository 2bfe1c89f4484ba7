"""What the reports of a scan are called: the file's name, with as much of its path as tells it from the others.

``east/report.txt`` and ``west/report.txt`` -> both so; ``a/2023.txt`` and ``b/2024.txt`` -> ``2023.txt`` and ``2024.txt``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from pathlib import PurePath

from compare.model import Scan
from compare.render.clean import clean


def report_names(scan: Scan, *, ending: bool = True) -> tuple[str, ...]:
    """A name for each report, safe to show, without the file's ending unless it is asked for."""
    return _names_of(_Same(scan), ending)


class _Same:
    """A scan as the key of a cache: the very same one. To hash all its reports for each name would take as long as
    there are reports."""

    __slots__ = ("scan",)

    def __init__(self, scan: Scan) -> None:
        self.scan = scan

    def __hash__(self) -> int:
        return id(self.scan)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.scan is other.scan


@lru_cache(maxsize=2)
def _names_of(same: _Same, ending: bool) -> tuple[str, ...]:
    return short_names(tuple((document.path, document.report) for document in same.scan.documents), ending=ending)


@lru_cache(maxsize=8)
def short_names(reports: tuple[tuple[str, int], ...], *, ending: bool = True) -> tuple[str, ...]:
    """The same for reports given as path and number."""
    paths = [PurePath(path) if ending else PurePath(path).with_suffix("") for path, _ in reports]
    depths = _depths(paths)
    return tuple(
        clean("/".join(path.parts[-depths[path] :])) + (f"#{number}" if number else "")
        for path, (_, number) in zip(paths, reports, strict=True)
    )


def _depths(paths: Sequence[PurePath]) -> dict[PurePath, int]:
    """How many parts of each path, from its end, no other path has too; one file's reports share their path."""
    depths = dict.fromkeys(paths, 1)
    while True:
        alike: dict[tuple[str, ...], list[PurePath]] = defaultdict(list)
        for path, depth in depths.items():
            alike[path.parts[-depth:]].append(path)
        again = [path for own in alike.values() if len(own) > 1 for path in own if depths[path] < len(path.parts)]
        if not again:
            return depths
        for path in again:
            depths[path] += 1
