"""bidui (比对): compare yearly reports.

The public verbs. Each imports its rooms when it is called, so that ``import compare`` stays fast.
"""

from __future__ import annotations

from decimal import Decimal
from os import PathLike

from compare.model import Comparison, Document, Figure, Outline

__all__ = ["diff", "find_figures", "numeral", "outline", "read", "read_text"]

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


def diff(old: Document, new: Document) -> Comparison:
    """Two reports put side by side: sections, passages, word edits, figures. Where a document holds several reports
    and none was asked for, the pair that aligns best is taken."""
    from compare.alignment import compare_documents

    return compare_documents(outline(old), outline(new))
