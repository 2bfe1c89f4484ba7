"""``bidui scan``"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Annotated

import typer

import compare
from compare.cli.decisions import ReviewOption, scan_decisions
from compare.cli.errors import report_skipped
from compare.cli.evidence import AtOption, evidence_at, scan_evidence
from compare.cli.exit_codes import DONE, FOUND, UNUSABLE
from compare.cli.inputs import InputReader, documents_read, reads_many, report_empty
from compare.cli.library_options import KeptBefore, waiting
from compare.cli.masking import NO_GROUPS
from compare.cli.progress import Progress
from compare.cli.scan_choices import Only, has_copied_text, limited, named, named_pair
from compare.cli.scan_engine import (
    Engine,
    EngineOption,
    LibraryOption,
    MasterOption,
    OnlyNewOption,
    ScanEngine,
    StagesOption,
    refuse_together,
)
from compare.cli.writing import Output, writes
from compare.language import Words, mark
from compare.model import BiduiError, Document, InputError
from compare.render.registry import Format
from compare.render.results import EvidenceResult, ScanResult

EXPLAIN_OPTION, PAIR_OPTION, ONLY_OPTION = "--explain", "--pair", "--only"
REPORT_OPTION, MATRIX_OPTION, MATCHES_OPTION = "--report", "--matrix", "--matches"
_MOST_SHOWN = 20
_LEAST_SIMILARITY = 0.75

HELP = mark(
    "Find shared text among many reports: who shares it with whom, which of it is a template or a set phrase, which was "
    "copied, also where figures, names and years were swapped."
)
EXAMPLES = mark(
    "bidui scan submissions/\n"
    "bidui scan submissions.zip                        a zip archive is read like a folder\n"
    "bidui scan submissions/ --base form.txt           text that everybody was given\n"
    "bidui scan submissions/ --against archive/        compare with earlier years' reports too\n"
    "bidui scan 2025/ --library reports.bidui          compare with all reports that a library keeps\n"
    "bidui scan province/ --engine spark --stages d/   very many reports, on as many machines as Spark has\n"
    "bidui scan submissions/ --explain 03 07           where one pair's similarity comes from\n"
    "bidui scan submissions/ --report 03               all who share text with one report\n"
    "bidui scan submissions/ --only data               who has the same rare figures under other words\n"
    "bidui scan submissions/ --matrix -o matrix.csv    who is how alike, for a spreadsheet\n"
    "bidui scan submissions/ --output scan.json"
)


PathsArgument = Annotated[list[str], typer.Argument(metavar="PATH...", help=mark("Reports, or folders of reports."))]
BaseOption = Annotated[
    list[str] | None,
    typer.Option(
        "--base",
        metavar="FILE",
        help=mark("Text that everybody may have: a form, a law, a saved template. Can be repeated."),
    ),
]
GroupOption = Annotated[
    str | None,
    typer.Option(
        "--group-by",
        metavar="folder|PATTERN",
        help=mark("Files of one submitter, by folder or by what a pattern finds in the path: not compared."),
    ),
]


AgainstOption = Annotated[
    list[str] | None,
    typer.Option(metavar="PATH", help=mark("An archive to compare with, not within itself. Can be repeated.")),
]
OwnOption = Annotated[
    str | None,
    typer.Option(metavar="PATTERN", help=mark("Paths where a pattern finds the same are one author's reports.")),
]
QuotesOption = Annotated[
    bool, typer.Option("--ignore-quotes", help=mark("Leave out quoted titles 《…》, slogans “…” and cited laws."))
]
SimilarityOption = Annotated[
    float, typer.Option(metavar="0..1", min=0, max=1, help=mark("Least similarity of a passage (0.75)."))
]
LengthOption = Annotated[
    int, typer.Option(metavar="N", min=0, help=mark("Least characters of a passage (30; 150 in English)."))
]
TopOption = Annotated[int, typer.Option(metavar="N", min=1, help=mark("Pairs and templates to show (20)."))]
ExplainOption = Annotated[
    tuple[str, str] | None,
    typer.Option(
        EXPLAIN_OPTION, PAIR_OPTION, metavar="A B", help=mark("One pair in full, by number or part of the name.")
    ),
]
OnlyOption = Annotated[
    Only | None,
    typer.Option(
        ONLY_OPTION, help=mark("Pairs of one kind of evidence: copied or common text, marks of making, rare data.")
    ),
]
ReportOption = Annotated[
    str | None,
    typer.Option(REPORT_OPTION, metavar="A", help=mark("One report and all who share text with it.")),
]
MatrixOption = Annotated[bool, typer.Option(MATRIX_OPTION, help=mark("Who is how alike, as a square."))]
MatchesOption = Annotated[
    bool, typer.Option(MATCHES_OPTION, help=mark("With csv: the passages, one a row, not the pairs."))
]
ExitCodeOption = Annotated[
    bool, typer.Option("--exit-code", help=mark("Exit with 1 where copied text is found, 0 where none is."))
]


@reads_many
@writes(ScanResult, EvidenceResult)
def run(  # noqa: PLR0913, PLR0917 - the options of a command are its arguments
    context: typer.Context,
    paths: PathsArgument,
    reader: InputReader,
    output: Output,
    base: BaseOption = None,
    against: AgainstOption = None,
    own: OwnOption = None,
    group_by: GroupOption = None,
    ignore_quotes: QuotesOption = False,
    min_similarity: SimilarityOption = _LEAST_SIMILARITY,
    min_length: LengthOption = 0,
    top: TopOption = _MOST_SHOWN,
    explain: ExplainOption = None,
    report: ReportOption = None,
    only: OnlyOption = None,
    matrix: MatrixOption = False,
    matches: MatchesOption = False,
    exit_code: ExitCodeOption = False,
    library: LibraryOption = None,
    only_new: OnlyNewOption = False,
    engine: EngineOption = Engine.OWN,
    master: MasterOption = None,
    stages: StagesOption = None,
    at: AtOption = None,
    review: ReviewOption = None,
) -> int:
    words: Words = context.obj
    form = output.format_of(EvidenceResult if at else ScanResult)
    _whole_names(reader, group_by)
    refuse_together(
        engine,
        library,
        only_new=only_new,
        master=master,
        stages=stages,
        against=against,
        ignore_quotes=ignore_quotes,
        redact=reader.redact,
    )
    _one_view(form, explain=explain, report=report, matrix=matrix, matches=matches)
    kept = KeptBefore(library, words) if library else None  # before anything is read: a file that is none is refused
    with Progress() as progress:
        skipped: list[BiduiError] = []
        documents = _read_each(paths, words, progress, reader, skipped)  # while those read already are compared
        if kept and only_new:
            documents = kept.left_out(documents)
        first = next(documents, None)
        if first is None:
            return DONE if kept and kept.passed_over else UNUSABLE
        archive, more = read_all(against or [], words, progress, reader)
        options = compare.model.ScanOptions(
            base=tuple(reader.read(name, words) for name in base or ()),
            against=tuple(archive),
            own=pattern("--own", own),
            group_by=pattern("--group-by", group_by),
            min_similarity=min_similarity,
            min_length=min_length,
            ignore_quotes=ignore_quotes,
        )
        chosen_engine = ScanEngine(engine, library, waiting(words), master, stages)
        scan = chosen_engine.scan(chain([first], documents), options, words, progress)
    inputs, decisions = reader.shown_inputs(paths), scan_decisions(scan, review)
    if at is not None:
        output.write(evidence_at(scan_evidence(scan, inputs, words, decisions), at), words)
        return DONE
    pair = named_pair(scan, explain, EXPLAIN_OPTION) if explain else None
    chosen = None if report is None else named(scan, report, REPORT_OPTION)
    output.write(
        ScanResult(limited(scan, only), [*skipped, *more], inputs, pair, chosen, matrix, matches, top, decisions), words
    )
    return FOUND if exit_code and has_copied_text(scan) else DONE


def _whole_names(reader: InputReader, group_by: str | None) -> None:
    """Raises `InputError` where groups are to be told by names that are masked."""
    if reader.redact and group_by is not None:
        raise InputError("--group-by", NO_GROUPS)


# The views that each format has.
_VIEWS = {
    Format.TEXT: (EXPLAIN_OPTION, REPORT_OPTION, MATRIX_OPTION),
    Format.CSV: (MATRIX_OPTION, MATCHES_OPTION),
}


def _one_view(form: Format, **views: object) -> None:
    """Raises `InputError` where views contradict each other or the format."""
    options = [f"--{name}" for name, value in views.items() if value]
    if len(options) > 1:
        raise InputError(options[1], "does not go with {option}", option=options[0])
    if options and options[0] not in _VIEWS.get(form, ()):
        raise InputError(options[0], "does not go with {option}", option=f"--format {form}")


def read_all(
    paths: Sequence[str], words: Words, progress: Progress, reader: InputReader
) -> tuple[list[Document], list[BiduiError]]:
    """The documents of files and folders, and what could not be read, which is also printed on standard error."""
    skipped: list[BiduiError] = []
    return list(_read_each(paths, words, progress, reader, skipped)), skipped


def _read_each(
    paths: Sequence[str], words: Words, progress: Progress, reader: InputReader, skipped: list[BiduiError]
) -> Iterator[Document]:
    """As `read_all`, one by one: ``skipped`` has what could not be read when the last has come."""
    is_empty = bool(paths)
    for each in documents_read(paths, words, reader, progress, skipped):
        is_empty = False
        yield each
    report_skipped(skipped, words)
    if is_empty and not skipped:
        report_empty(paths, words)


def pattern(option: str, given: str | None) -> str | None:
    """``given`` if it can be searched for. Raises `InputError`."""
    import re

    try:
        re.compile(given or "")
    except (re.error, OverflowError, RecursionError) as error:
        raise InputError(option, "is no pattern: {why}", why=error) from None
    return given
