"""bidui (比对): compare yearly reports.

The public verbs. Each imports its rooms when it is called, so that ``import compare`` stays fast.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from os import PathLike

from compare.model import (
    Comparison,
    DiffOptions,
    Document,
    Figure,
    FolderComparison,
    Outline,
    Scan,
    ScanOptions,
    SeriesComparison,
    TextMatch,
)

__all__ = [
    "diff",
    "diff_many",
    "diff_series",
    "find_figures",
    "find_matches",
    "numeral",
    "outline",
    "read",
    "read_text",
]

__version__ = "0.1.0"


def read(path: str | PathLike[str]) -> Document:
    """Read a file, ``FILE#k`` (its k-th report, from 0) or ``-`` (standard input). Raises `InputError`."""
    from compare.reading import read

    return read(str(path))


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


def diff(old: Document, new: Document, options: DiffOptions | None = None) -> Comparison:
    """Two reports put side by side: sections, passages, word edits, figures. Where a document holds several reports
    and none was asked for, the pair that aligns best is taken. ``options``: what to ignore, which passages are pinned
    together."""
    from compare.alignment import compare_documents

    return compare_documents(outline(old), outline(new), options or DiffOptions())


def diff_series(documents: Sequence[Document], options: DiffOptions | None = None) -> SeriesComparison:
    """The reports of two and more years, in their order: what became of each passage, section and figure. Each report
    is compared with the next. Raises `InputError` for a document without a report."""
    from compare.alignment import compare_series

    return compare_series([outline(document) for document in documents], options or DiffOptions())


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
    from compare.alignment import compare_folders

    return compare_folders(olds, news, mapped, options or DiffOptions(), progress)


def find_matches(a_text: str, b_text: str) -> list[TextMatch]:
    """What two texts share, word for word or in disguise: other figures, masks, rewording, invisible characters. In
    the order of ``a_text``; spans are offsets into the texts as given."""
    from compare.reuse import find_matches

    return find_matches(a_text, b_text)


def scan(
    documents: Iterable[Document],
    options: ScanOptions | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Scan:
    """Who shares text with whom among many reports, and whose text it is. ``progress(done, of)`` counts the pairs
    looked at."""
    from compare.reuse import scan

    return scan(documents, options, progress)
