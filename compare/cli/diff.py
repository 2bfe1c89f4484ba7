"""``bidui diff``"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated

import typer

import compare
from compare.cli.decisions import ReviewOption, diff_decisions, kept_pairings
from compare.cli.diff_folders import (
    MAP_OPTION,
    MapOption,
    mapped,
    ranked,
    read_folder,
)
from compare.cli.diff_options import (
    APART_OPTION,
    EXPLAIN_OPTION,
    ONLY_OPTION,
    PIN_OPTION,
    ApartOption,
    ContextOption,
    ExitCodeOption,
    ExplainOption,
    IgnoreOption,
    OnlyOption,
    PinOption,
    SwapOption,
    diff_options,
    explained_places,
)
from compare.cli.diff_order import TOP_OPTION, Ranking, SortOption, TopOption, figure_order, ranking
from compare.cli.diff_pages import write_pages
from compare.cli.evidence import AT_OPTION, AtOption, evidence_at
from compare.cli.exit_codes import DONE, FOUND, UNUSABLE
from compare.cli.inputs import InputReader, is_collection, outline_with_reports, read_each, reads_many
from compare.cli.progress import Progress
from compare.cli.writing import Output, writes
from compare.language import Words, mark
from compare.model import Comparison, Decision, DiffOptions, Document, InputError, PassageStatus
from compare.render.important import FigureOrder
from compare.render.registry import Format
from compare.render.results import DiffResult, EvidenceResult, ExplanationsResult, FoldersResult, SeriesResult
from compare.render.views import Part

HELP = mark(
    "Compare two reports: which figures moved, what became of the sections, what was reworded.\n\n"
    "Of three and more reports: what became of each passage, section and figure over the years. Of two folders: whose "
    "reports answer each other, and which office carried over most."
)
EXAMPLES = mark(
    "bidui diff 2022.txt 2023.txt\n"
    "bidui diff 2022.txt 2023.txt --top 20          open with the 20 most important changes\n"
    "bidui diff 2022.txt 2023.txt --only figures --sort percent\n"
    "bidui diff all.txt#0 all.txt#1                 two reports of one collection\n"
    "bidui diff 2021.txt 2022.txt 2023.txt          a series of years\n"
    "bidui diff 2022.txt 2023.txt --ignore punctuation --ignore figures\n"
    "bidui diff 2022.txt 2023.txt --explain 1203:1187   why two passages are a pair\n"
    "bidui diff last-year/ this-year/               all reports of two folders\n"
    "bidui diff last-year/ this-year/ -o pages/     a page for each pair, and an index\n"
    "bidui diff 2022.txt 2023.txt --output diff.json"
)


@reads_many
@writes(DiffResult, SeriesResult, FoldersResult, EvidenceResult, ExplanationsResult)
def run(  # noqa: PLR0913, PLR0917 - the options of a command are its arguments
    context: typer.Context,
    old: Annotated[str, typer.Argument(metavar="OLD", help=mark("The earlier report, or a folder of them."))],
    new: Annotated[str, typer.Argument(metavar="NEW", help=mark("The later report, or a folder of them."))],
    reader: InputReader,
    output: Output,
    more: Annotated[
        list[str] | None, typer.Argument(metavar="[NEWER]...", help=mark("Reports of the years after that."))
    ] = None,
    only: OnlyOption = None,
    unchanged: ContextOption = 1,
    exit_code: ExitCodeOption = False,
    ignore: IgnoreOption = None,
    pins: PinOption = None,
    apart: ApartOption = None,
    at: AtOption = None,
    explain: ExplainOption = None,
    review: ReviewOption = None,
    swap: SwapOption = False,
    maps: MapOption = None,
    sort: SortOption = None,
    top: TopOption = None,
) -> int:
    words: Words = context.obj
    files = [old, new, *(more or ())][:: -1 if swap else 1]
    old, new = files[:2]
    folders = _are_folders(files)
    options = diff_options(ignore, pins, apart)
    for_reports = {ONLY_OPTION: only, TOP_OPTION: top}
    summary = only is Part.SUMMARY and not folders
    for_two = {
        PIN_OPTION: pins,
        APART_OPTION: apart,
        AT_OPTION: at,
        EXPLAIN_OPTION: explain,
        f"{ONLY_OPTION} {only}": summary,
    }
    _refuse(for_reports if folders else {}, mark("is for reports, not for folders"))
    _refuse({} if folders else {MAP_OPTION: maps}, mark("is for two folders only"))
    _refuse(for_two if folders or more else {}, mark("is for two reports only"))
    order, ranked_by = (None, ranking(sort)) if folders else (figure_order(sort), Ranking.CARRIED)
    places = None if explain is None else explained_places(explain)
    form = output.format_of(_kind(folders=folders, more=bool(more), at=at, explain=explain))
    result: FoldersResult | SeriesResult | DiffResult | None
    if folders:
        result = _folders(old, new, maps or (), ranked_by, options, reader, words)
    elif more:
        result = _series(files, only, order, options, reader, words)
    else:
        comparison = _compared(old, new, options, kept_pairings(review), reader, words)
        if places is not None:
            output.write(ExplanationsResult(comparison, compare.explainer(comparison)(*places)), words)
            return DONE
        word = reader.word_parts(comparison.new.outline.document) if form is Format.DOCX else None
        result = DiffResult(comparison, only, unchanged, diff_decisions(comparison, review), word, top, order)
    if result is None:
        return UNUSABLE
    if at is not None and isinstance(result, DiffResult):
        output.write(_evidence(result, at, words), words)
        return DONE
    if isinstance(result, FoldersResult) and output.is_folder:
        write_pages(result, options, output, words, review)
    else:
        output.write(result, words)
    return FOUND if exit_code and not _is_same(result) else DONE


def _kind(*, folders: bool, more: bool, at: str | None, explain: str | None) -> type:
    """What will be written."""
    if folders:
        return FoldersResult
    if more:
        return SeriesResult
    if explain is not None:
        return ExplanationsResult
    return DiffResult if at is None else EvidenceResult


def _refuse(options: Mapping[str, object], why: str) -> None:
    """Raises `InputError` for the first of ``options`` that is given: it means nothing for what is compared."""
    for option, value in options.items():
        if value:
            raise InputError(option, why)


def _are_folders(files: Sequence[str]) -> bool:
    """Whether two folders are named. Raises `InputError` where folders stand among files, or more than two."""
    folders = [file for file in files if is_collection(file)]
    if folders and len(folders) < len(files):
        other = next(file for file in files if file not in folders)
        raise InputError(folders[0], "is a folder, but {other} is not: name two folders, or reports only", other=other)
    if len(folders) > 2:
        raise InputError(folders[2], "is one folder too many: two can be compared")
    return bool(folders)


def _compared(  # noqa: PLR0913, PLR0917 (the arguments of the command)
    old: str, new: str, options: DiffOptions, kept: Sequence[Decision], reader: InputReader, words: Words
) -> Comparison:
    with Progress() as progress:
        progress.say(words("reading {path}", path=f"{old}, {new}"))
        documents = reader.read_pair(old, new, words)
        progress.say(words("comparing {old} with {new}", old=old, new=new))
        if kept:
            from compare.library.pairings import with_pairings  # which most comparisons do without

            options = with_pairings(options, kept, *map(compare.outline, documents))
        return compare.diff(documents[0], documents[1], options)


def _evidence(result: DiffResult, at: str, words: Words) -> EvidenceResult:
    from compare.render.evidence_diff import DiffEvidence

    return evidence_at(DiffEvidence(result.comparison, words, result.decisions).every(), at)


def _series(  # noqa: PLR0913, PLR0917 (the arguments of the command)
    files: Sequence[str],
    only: Part | None,
    order: FigureOrder | None,
    options: DiffOptions,
    reader: InputReader,
    words: Words,
) -> SeriesResult | None:
    """None where fewer than two reports can be read."""
    documents, skipped = read_each(files, _with_report, words, reader)
    if len(documents) < 2:
        return None
    with Progress() as progress:
        progress.say(words("comparing {old} with {new}", old=documents[0].path, new=documents[-1].path))
        return SeriesResult(compare.diff_series(documents, options), skipped, only, order)


def _with_report(document: Document) -> Document:
    outline_with_reports(document)
    return document


def _folders(  # noqa: PLR0913, PLR0917 (the arguments of the command)
    old: str,
    new: str,
    maps: Sequence[str],
    ranking: Ranking,
    options: DiffOptions,
    reader: InputReader,
    words: Words,
) -> FoldersResult:
    with Progress() as progress:
        sides = [read_folder(path, words, progress, reader) for path in (old, new)]
        pairs = mapped(maps, *sides)
        progress.say(words("finding what belongs together"))
        folders = compare.diff_many(
            sides[0].outlines,
            sides[1].outlines,
            pairs,
            options,
            progress=lambda done, count: progress.say(
                words("comparing pair {number} of {count}", number=done + 1, count=count), done
            ),
        )
    names = ("OLD", "NEW") if reader.redact else (old, new)
    return FoldersResult(ranked(folders, ranking), *names, [error for side in sides for error in side.skipped])


def _is_same(result: DiffResult | SeriesResult | FoldersResult) -> bool:
    """Whether nothing that counts differs."""
    if isinstance(result, DiffResult):
        counts = result.comparison.summary.passages
        return not any(count for status, count in counts.items() if status is not PassageStatus.EQUAL)
    if isinstance(result, SeriesResult):
        from compare.model import SeriesStatus  # with the classes of a series, which other commands do not need

        return all(each.life is SeriesStatus.CARRIED for each in result.series.passages)
    pairs, unpaired = result.folders.pairs, result.folders.unpaired
    return not any(unpaired.old + unpaired.new) and all(pair.similarity == 1 for pair in pairs)
