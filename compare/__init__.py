"""bidui (比对): compare yearly reports.

The public verbs. Each imports its rooms when it is called, so that ``import compare`` stays fast.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from os import PathLike
from typing import TYPE_CHECKING, Literal

from compare.model import CheckOptions, DiffOptions, InputError

if TYPE_CHECKING:
    from compare.cross_checks.shared_errors import TextsWith
    from compare.library.holders import Holder
    from compare.model import (
        Comparison,
        Document,
        Explanation,
        Figure,
        Finding,
        FolderComparison,
        Outline,
        RuleCard,
        Scan,
        ScanOptions,
        SeriesComparison,
        TextMatch,
    )
    from compare.reuse.pool import Pool

__all__ = [
    "check",
    "diff",
    "diff_many",
    "diff_series",
    "explainer",
    "find_figures",
    "find_matches",
    "numeral",
    "outline",
    "read",
    "read_all",
    "read_pair",
    "read_text",
    "rules",
    "scan",
    "scan_with_spark",
    "template_text",
    "word_parts",
]

__version__ = "0.2.0"


def read(path: str | PathLike[str], *, encoding: str | None = None, tracked: Literal["new", "old"] = "new") -> Document:
    """Read a file (text, Word, PDF, OFD, HTML, Markdown, Excel), ``FILE#k`` (its k-th report, from 0), ``BUNDLE.zip/MEMBER``
    or ``-`` (standard input). ``encoding`` overrides what a text's bytes tell; ``tracked`` is the side of tracked changes
    in a Word file. Raises `InputError`."""
    from compare.reading import ReadOptions, Tracked, read

    return read(str(path), ReadOptions(encoding, Tracked(tracked)))


def word_parts(path: str | PathLike[str]) -> dict[str, bytes] | None:
    """The parts of a Word file by name, as they lie in it; None for a file of another kind. Raises `InputError`."""
    from compare.reading import Reader

    with Reader() as reader:
        return reader.word_parts(str(path))


def read_pair(
    old: str | PathLike[str],
    new: str | PathLike[str],
    *,
    encoding: str | None = None,
    tracked: Literal["new", "old"] = "new",
) -> tuple[Document | InputError, ...]:
    """Two files as `read` reads them, side by side where their formats take time; what cannot be read comes as its
    error."""
    from compare.reading import ReadOptions, Tracked, read_pair

    return read_pair(str(old), str(new), ReadOptions(encoding, Tracked(tracked)))


def read_all(  # noqa: PLR0913 (each names one choice of the reader's)
    paths: Iterable[str | PathLike[str]],
    *,
    encoding: str | None = None,
    tracked: Literal["new", "old"] = "new",
    include: Sequence[str] = (),
    exclude: Sequence[str] = (),
    progress: Callable[[str, int, int], None] | None = None,
) -> Iterator[Document | InputError]:
    """The documents in files, folders, zip archives, patterns (``*.docx``) and lists of paths (``@list.txt``); what
    cannot be read comes as its error. ``include`` and ``exclude`` are patterns for what is found in folders and
    archives; ``progress`` is told each path before it is read, how many were before it and how many there
    are."""
    from compare.reading import ReadOptions, Tracked, read_all
    from compare.reading.listing import FileSelection

    names = (str(path) for path in paths)
    selection = FileSelection(tuple(include), tuple(exclude))
    return read_all(names, ReadOptions(encoding, Tracked(tracked)), selection, progress)


def read_text(text: str, path: str = "<text>") -> Document:
    """A document from text at hand: byte-order mark dropped, line endings turned into ``\\n``."""
    from compare.reading import read_text

    return read_text(text, path)


def outline(document: Document) -> Outline:
    """Reports, headings and chrome of a document. Raises `ReportError` for a report number it does not have."""
    from compare.structure import outline

    return outline(document)


def find_figures(document: Document) -> tuple[Figure, ...]:
    """Every number of a document with its unit, kind, metric and growth claim, in the order of the text."""
    from compare.figures import find_figures

    return find_figures(outline(document))


def numeral(text: str) -> Decimal | None:
    """The value of a numeral standing alone, in digits or in words; None where it is none."""
    from compare.figures import numeral

    return numeral(text)


def rules() -> tuple[RuleCard, ...]:
    """The rules of `check`, in the order in which they are listed."""
    from compare.checks import RULES

    return tuple(rule.card for rule in RULES)


def check(document: Document, options: CheckOptions | None = None) -> tuple[Finding, ...]:
    """What a sharp reviewer would flag inside each report of a document, in the order of the text. ``options``: which
    rules are asked, and what else they shall know."""
    from compare.checks import check
    from compare.figures import find_figures

    found = outline(document)
    return check(found, find_figures(found), options or CheckOptions())


def diff(old: Document, new: Document, options: DiffOptions | None = None) -> Comparison:
    """Two reports put side by side: sections, passages, word edits, figures, what looks wrong in either, and what of all
    that a reviewer asks first. Where a document holds several reports and none was asked for, the pair that aligns best
    is taken. ``options``: what to ignore, which passages are pinned together."""
    from dataclasses import replace

    from compare.alignment.comparison import compare_documents
    from compare.checks import check_side
    from compare.importance import ranked

    found = compare_documents(outline(old), outline(new), options or DiffOptions())
    checked = (*check_side(found.new, "new"), *check_side(found.old, "old"))
    return ranked(replace(found, findings=(*found.findings, *checked)))


def explainer(comparison: Comparison) -> Callable[[int | None, int | None], tuple[Explanation, ...]]:
    """Tells why places of a comparison are a pair, or are not: a function of an offset in OLD and one in NEW (or None for
    one of them), which gives what spoke for the passages and sections there, and their runners-up. Takes as long as
    aligning the two reports; the function it gives takes none. That raises `InputError` where no passage is at a place."""
    from compare.alignment.explanations import Explainer

    return Explainer(comparison).explain


def diff_series(documents: Sequence[Document], options: DiffOptions | None = None) -> SeriesComparison:
    """The reports of two and more years, in their order: what became of each passage, section and figure. Each report
    is compared with the next. Raises `InputError` for a document without a report."""
    from compare.alignment.series.comparison import compare_years, join
    from compare.importance import ranked_series

    comparisons = compare_years([outline(document) for document in documents], options or DiffOptions())
    return ranked_series(join(comparisons), comparisons[-1])


def diff_many(
    olds: Sequence[Outline],
    news: Sequence[Outline],
    mapped: Sequence[tuple[tuple[str, int], tuple[str, int]]] = (),
    options: DiffOptions | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> FolderComparison:
    """Last year's reports and this year's: paired by organisation, title and content, each pair compared and ranked by
    the share carried over word for word. ``mapped`` pairs reports by hand, each named by its file's path and its number
    there; ``progress`` is told before each pair how many are done, and of how many."""
    from compare.alignment.folders.pairing import compare_folders
    from compare.importance import foremost

    return compare_folders(olds, news, mapped, options or DiffOptions(), progress, foremost)


def find_matches(a_text: str, b_text: str) -> list[TextMatch]:
    """What two texts share, word for word or in disguise: other figures, masks, rewording, invisible characters. In
    the order of ``a_text``; spans are offsets into the texts as given."""
    from compare.reuse import find_matches

    return find_matches(a_text, b_text)


def scan(  # noqa: PLR0913, PLR0917 - each names one choice of the reader's
    documents: Iterable[Document],
    options: ScanOptions | None = None,
    progress: Callable[[int, int], None] | None = None,
    jobs: int = 1,
    library: str | PathLike[str] | None = None,
    waiting: Callable[[Holder], None] | None = None,
) -> Scan:
    """Who shares text with whom among many reports, and whose text it is. ``progress(done, of)`` counts the pairs
    looked at. ``jobs`` processes share the work where there is much of it; a program that asks for more than one needs
    ``if __name__ == "__main__"``. ``library``: the file of a library to compare with, as if all that it keeps were an
    archive (``ScanOptions.against``); ``waiting(holder)`` is told who has it open. Raises `InputError` for a file
    that is none."""
    from compare.model import ScanOptions
    from compare.reuse import scan
    from compare.reuse.pool import pool

    with pool(jobs) as workers:
        if library is None:
            return _cross_checked(scan(documents, options, progress, workers), workers)
        from compare.library.scanning import scan_with_library

        scanned, left_there = scan_with_library(
            str(library), documents, options or ScanOptions(), workers, progress, waiting
        )
        return _cross_checked(scanned, workers, left_there.texts_with)


def scan_with_spark(  # noqa: PLR0913, PLR0917 - each names one choice of the reader's
    documents: Iterable[Document],
    options: ScanOptions | None = None,
    progress: Callable[[int, int], None] | None = None,
    jobs: int = 1,
    master: str | None = None,
    stages: str | PathLike[str] | None = None,
) -> Scan:
    """What `scan` finds, by Spark (the extra ``spark``, and Java). ``master``: where it runs, as Spark names it; all
    processors of this machine if it is not said. ``stages``: a folder that all its machines see, for what each stage found;
    asked again, a scan goes on there. Raises `InputError` where Spark cannot be used."""
    from compare.engines.spark import HERE, scan_with_spark
    from compare.model import ScanOptions
    from compare.reuse.pool import pool

    with pool(jobs) as workers:
        folder = None if stages is None else str(stages)
        found = scan_with_spark(documents, options or ScanOptions(), workers, progress, master or HERE, folder)
        return _cross_checked(found, workers)


def _cross_checked(scanned: Scan, workers: Pool, texts_elsewhere: TextsWith | None = None) -> Scan:
    """A scan with what several reports have in common beside text."""
    from compare.cross_checks import with_hidden_text, with_shared_errors, with_shared_misspellings

    scanned = with_shared_errors(scanned, workers, texts_elsewhere)
    return with_hidden_text(with_shared_misspellings(scanned, texts_elsewhere))


def template_text(found: Scan, *, by_kind: bool = False) -> str:
    """The templates of a scan as one text, to be kept and given as a base (``ScanOptions.base``), or compared with
    another year's; slots as ``{1}`` or, ``by_kind``, as ``{figure}``."""
    from compare.reuse import template_text

    return template_text(found, by_kind=by_kind)
