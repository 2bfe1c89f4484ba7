"""Two folders of reports for people: the offices ranked, each with the command that opens its pair."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence

from rich.text import Text

from compare.language import Words
from compare.model import FigureStatus, FolderComparison, ReportPair, Side
from compare.render.cells import truncate
from compare.render.clean import clean
from compare.render.foremost import foremost_text
from compare.render.names import called, report_file
from compare.render.printed import share
from compare.render.results import FoldersResult, Presentation
from compare.render.section_paths import report_of
from compare.render.terminal.paint import ADDED, ALARM, HEADING, QUIET, REMOVED, paint
from compare.render.terminal.table import INDENT, SEPARATOR, TableCell, hanging, table, titled
from compare.render.terms import PAIRED_BY

_WIDEST_NAME = 0.4  # of the width


def write(result: FoldersResult, presentation: Presentation) -> str:
    skipped = len(result.skipped)
    lines = render(result.folders, result.old, result.new, skipped, presentation.words, presentation.width)
    return paint(lines, color=presentation.color)


def render(  # noqa: PLR0913, PLR0917
    folders: FolderComparison, old: str, new: str, skipped: int, words: Words, width: int
) -> Iterator[Text]:
    """``old`` and ``new`` name the folders; ``skipped`` counts the files that were not read."""
    counts = [words.plural("{count} pair", "{count} pairs", len(folders.pairs))]
    for folder, sides in ((old, folders.unpaired.old), (new, folders.unpaired.new)):
        if sides:
            counts.append(words("{count} only in {folder}", count=len(sides), folder=clean(folder)))
    if skipped:
        counts.append(words.plural("{count} file not read", "{count} files not read", skipped))
    head = Text(f"{clean(old)} → {clean(new)}", HEADING).append(INDENT)
    yield from hanging(head, Text(SEPARATOR.join(counts)), width)
    if folders.pairs:
        yield Text()
        yield from _pairs(folders.pairs, words, width)
    yield from _unpaired(folders.unpaired.old, "-", REMOVED, words("Only in {folder}", folder=clean(old)), width)
    yield from _unpaired(folders.unpaired.new, "+", ADDED, words("Only in {folder}", folder=clean(new)), width)


def _pairs(pairs: Sequence[ReportPair], words: Words, width: int) -> Iterator[Text]:
    yield from titled(words("Pairs"), width, words("Carried: the share of NEW that OLD has word for word"))
    claims, stale = any(pair.claims for pair in pairs), any(pair.stale for pair in pairs)
    heads = (
        words("Carried"),
        words("Similarity"),
        words("Report"),
        words("Figures ~"),
        "=",
        words("Growth ✗") if claims else "",
        words("Stale") if stale else "",
        words("Paired by"),
    )
    rows = [_cells(pair, words, width, claims=claims, stale=stale) for pair in pairs]
    head, *lines = table([[TableCell(h, QUIET) for h in heads], *rows], width, flexible=2, right=(0, 1, 3, 4, 5, 6))
    yield head
    for line, pair in zip(lines, pairs, strict=True):
        yield line
        if pair.foremost:
            yield from hanging(Text(INDENT * 3), Text(foremost_text(pair.foremost[0], words)), width)
        # In one line however long: a command that was wrapped could not be copied.
        yield Text(INDENT * 3 + command(pair), QUIET)


def _cells(pair: ReportPair, words: Words, width: int, *, claims: bool, stale: bool) -> list[TableCell]:
    figures = pair.figures
    return [
        TableCell(share(pair.carried_over), HEADING),
        TableCell(share(pair.similarity)),
        TableCell(truncate(called(pair.new, pair.organisation), int(width * _WIDEST_NAME))),
        TableCell(str(figures.get(FigureStatus.CHANGED, 0))),
        TableCell(str(figures.get(FigureStatus.UNCHANGED, 0))),
        TableCell(str(pair.contradicted) if claims else "", ALARM if pair.contradicted else ""),
        TableCell(str(pair.stale) if stale else "", ALARM if pair.stale else ""),
        TableCell(words(PAIRED_BY[pair.paired_by]), QUIET),
    ]


def _unpaired(sides: Sequence[Side], sign: str, style: str, title: str, width: int) -> Iterator[Text]:
    if not sides:
        return
    yield Text()
    yield from hanging(Text(), Text(title, HEADING), width)
    for side in sides:
        report = report_of(side)
        office = report.organisation if report else None
        yield from hanging(
            Text(f"{INDENT}{sign} ", style),
            Text(f"{clean(report_file(side))}{INDENT}{called(side, office)}", style),
            width,
        )


def command(pair: ReportPair) -> str:
    """How to open a pair, ready to be pasted into a shell."""
    return clean(shlex.join(("bidui", "diff", report_file(pair.old), report_file(pair.new))))
