"""What of a scan is asked for: a report by its name, a pair, the pairs of one kind of evidence."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

from compare.model import InputError

if TYPE_CHECKING:
    from compare.model import Scan

_MOST_NAMES = 5


class Only(StrEnum):
    COPIED = "copied"
    COMMON = "common"
    ORIGIN = "origin"
    DATA = "data"


# The findings that are of a kind.
_RULES = {Only.ORIGIN: {"shared-origin"}, Only.DATA: {"shared-data"}}


def limited(scan: Scan, only: Only | None) -> Scan:
    """The scan with the pairs and findings of one kind of evidence, if one is asked for; its passages keep their
    numbers."""
    if only is None:
        return scan
    rules = _RULES.get(only, set())
    findings = tuple(finding for finding in scan.findings if finding.rule in rules)
    numbers = {(document.path, document.report): document.id for document in scan.documents}
    places = [sorted({numbers[each.path, each.report] for each in finding.related}) for finding in findings]
    told = {pair for of_one in places for pair in combinations(of_one, 2)}
    pairs = [
        pair
        for pair in scan.pairs
        if (pair.a, pair.b) in told or any(scan.matches[i].label.value == only.value for i in pair.matches)
    ]
    clusters = tuple(cluster for cluster in scan.clusters if only is Only.COPIED)
    return replace(scan, pairs=tuple(pairs), findings=findings, clusters=clusters, templates=())


def named_pair(scan: Scan, given: tuple[str, str], option: str) -> tuple[int, int]:
    """The two reports that are meant: one name for both means the two reports that have it. Raises `InputError`."""
    if given[0] == given[1]:
        hits = _hits(scan, given[0])
        if len(hits) == 2:
            return hits[0], hits[1]
    return named(scan, given[0], option), named(scan, given[1], option)


def named(scan: Scan, name: str, option: str) -> int:
    """The number of the one report that ``name`` means: its number, its path, or part of its file's name. Raises
    `InputError`."""
    hits = _hits(scan, name)
    if len(hits) > 1:
        from compare.render.report_names import report_names

        names = report_names(scan)
        listed = ", ".join(f"{number} {names[number]}" for number in hits[:_MOST_NAMES])
        if len(hits) > _MOST_NAMES:
            listed += " …"
        raise InputError(
            option, "“{name}” names {count} of the reports, not one: {names}", name=name, count=len(hits), names=listed
        )
    if not hits:
        raise InputError(option, "“{name}” names none of the reports", name=name)
    return hits[0]


def _hits(scan: Scan, name: str) -> list[int]:
    if name.isdecimal() and str(int(name)) == name and int(name) < len(scan.documents):
        return [int(name)]
    place = Path(name).absolute()
    ways = (
        [d.id for d in scan.documents if name in (d.path, f"{d.path}#{d.report}")],
        [d.id for d in scan.documents if Path(d.path).absolute() == place],
        [d.id for d in scan.documents if name in Path(d.path).name],
        [d.id for d in scan.documents if name in f"{d.path}#{d.report}"],
    )
    return next((way for way in ways if way), [])


def has_copied_text(scan: Scan) -> bool:
    from compare.model import Label

    return any(match.label is Label.COPIED for match in scan.matches)
