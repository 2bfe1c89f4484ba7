"""Folders of reports: what is read of them, and pairs named by hand."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from compare.cli.diff_order import Ranking
from compare.cli.errors import report
from compare.cli.inputs import InputReader, outline_with_reports
from compare.cli.progress import Progress
from compare.language import Words, mark
from compare.model import BiduiError, InputError, Outline

if TYPE_CHECKING:
    from compare.model import FolderComparison, ReportPair

Number = tuple[str, int]  # a file's path and which of its reports

MAP_OPTION = "--map"


MapOption = Annotated[
    list[str] | None,
    typer.Option(MAP_OPTION, metavar="OLD=NEW", help=mark("Of two folders, pair these reports (repeatable).")),
]


class Folder(NamedTuple):
    """The reports of a folder, and what of it was skipped."""

    path: str
    outlines: list[Outline]
    skipped: list[BiduiError]


def read_folder(path: str, words: Words, progress: Progress, reader: InputReader) -> Folder:
    """All reports in a folder or a zip archive, in the order of their paths; hidden files are left out. What cannot be
    read is named on standard error. ``progress`` is told of each file. Raises `InputError` where nothing can be
    read."""
    folder = Folder(path, [], [])
    for each in reader.read_all([path], words, progress):
        try:
            if isinstance(each, InputError):
                raise each
            folder.outlines.append(outline_with_reports(each))
        except BiduiError as error:
            folder.skipped.append(error)
    for skipped in folder.skipped:
        report(skipped, words)
    if not folder.outlines:
        raise InputError(path, "holds no report that can be read")
    return folder


def ranked(folders: FolderComparison, ranking: Ranking) -> FolderComparison:
    """``folders`` with its pairs in another order."""

    def key(pair: ReportPair) -> tuple[float, ...]:
        keys = {
            Ranking.CARRIED: pair.carried_over,
            Ranking.CLAIMS: pair.contradicted,
            Ranking.STALE: pair.stale,
            Ranking.IMPORTANCE: pair.importance,
        }
        return (-keys.pop(ranking), *(-value for value in keys.values()))

    return replace(folders, pairs=tuple(sorted(folders.pairs, key=key)))


def mapped(maps: Sequence[str], old: Folder, new: Folder) -> list[tuple[Number, Number]]:
    """``OLD=NEW``, each a path as given or as seen from its folder, with ``#k`` where the file holds several reports.
    Raises `InputError` for a name that is none, and for a report named twice."""
    names = _names(old), _names(new)
    pairs: list[tuple[Number, Number]] = []
    for given in maps:
        # A file's name may hold a "=" itself: the first reading that names two reports is meant.
        readings = list(_readings(given))
        a, b = next((r for r in readings if r[0] in names[0] and r[1] in names[1]), readings[0])
        pair = _number(a, names[0], old), _number(b, names[1], new)
        for side, name in enumerate((a, b)):
            if pair[side] in [other[side] for other in pairs]:
                raise InputError(MAP_OPTION, "names {name} twice", name=name)
        pairs.append(pair)
    return pairs


def _readings(given: str) -> Iterator[tuple[str, str]]:
    parts = given.split("=")
    if len(parts) < 2:
        raise InputError(MAP_OPTION, "takes OLD=NEW, not “{given}”", given=given)
    for at in range(1, len(parts)):
        yield "=".join(parts[:at]), "=".join(parts[at:])


def _names(folder: Folder) -> dict[str, list[Number]]:
    """What a user may call each report."""
    numbers: dict[str, list[Number]] = {}
    for outline in folder.outlines:
        paths = [outline.path]
        if Path(outline.path).is_relative_to(folder.path):
            paths.append(str(Path(outline.path).relative_to(folder.path)))
        for each in outline.reports:
            number = outline.path, each.index
            for path in dict.fromkeys(paths):
                numbers.setdefault(path, []).append(number)
                numbers.setdefault(f"{path}#{each.index}", []).append(number)
    return numbers


def _number(name: str, names: dict[str, list[Number]], folder: Folder) -> Number:
    numbers = names.get(name) or names.get(os.path.normpath(name))
    if not numbers:
        raise InputError(MAP_OPTION, "{folder} holds no report {name}", folder=folder.path, name=name)
    if len(numbers) > 1:
        raise InputError(
            MAP_OPTION, "{name} holds {count} reports: say which, as {name}#0", name=name, count=len(numbers)
        )
    return numbers[0]
