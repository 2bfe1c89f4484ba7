"""A file and its structure: documents, reports, sections, passages, chrome."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from compare.model.chrome import Chrome
from compare.model.layout import Layout
from compare.model.origins import OriginMark
from compare.model.spans import INTERNAL, Span


@dataclass(frozen=True, slots=True)
class Document:
    """One file's text. ``report`` is the k of ``FILE#k``: the one report that was asked for, or None for all. ``layout``
    is what the file's format says of the text, ``origin`` what it says of its making."""

    path: str
    text: str = field(metadata=INTERNAL)
    encoding: str = "utf-8"
    report: int | None = None
    layout: Layout = field(default=Layout(), metadata=INTERNAL)
    origin: tuple[OriginMark, ...] = field(default=(), metadata=INTERNAL)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with all that stands under it. ``heading_span`` covers label and heading."""

    level: int
    label: str | None
    heading: str
    heading_span: Span
    span: Span
    sections: tuple[Section, ...] = ()

    def walk(self) -> Iterator[Section]:
        """This section and all below it, in the order of the text."""
        yield self
        for child in self.sections:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class Report:
    """One report of a file. ``index`` is its number there, from 0: the k of ``FILE#k``."""

    index: int
    title: str | None
    year: int | None
    title_year: int | None
    plan_year: int | None
    organisation: str | None
    span: Span
    sections: tuple[Section, ...] = ()

    def walk(self) -> Iterator[Section]:
        for section in self.sections:
            yield from section.walk()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """``heading`` is the part of a paragraph that the format marks as a heading of ``level``, without its marker. A
    ``row`` belongs to a table or to a table of contents: it is neither cut nor a heading."""

    span: Span
    heading: Span | None = None
    level: int | None = None
    row: bool = False

    @property
    def own(self) -> Span:
        """Without the marker of a heading."""
        return self.heading or self.span


class PassageKind(StrEnum):
    TITLE = "title"
    HEADING = "heading"
    SENTENCE = "sentence"
    ROW = "row"  # a line that is no sentence: a table row, a caption, a signature


@dataclass(frozen=True, slots=True)
class Passage:
    """The unit of comparison: a sentence, a heading or a row. The passages of a report tile it: every non-blank
    character that is not chrome lies in exactly one. ``section`` counts in the order of ``Report.walk`` (None: before
    the first heading); ``paragraph`` counts paragraphs of the report."""

    kind: PassageKind
    span: Span
    section: int | None
    paragraph: int


@dataclass(frozen=True, slots=True)
class Outline:
    """The structure of a document: its reports and what is chrome. ``reports`` holds only the one asked for where the
    document was read as ``FILE#k``; its ``index`` still counts all. ``paragraphs`` are the whole document's, in order;
    None in an outline made by hand."""

    document: Document = field(metadata=INTERNAL)
    reports: tuple[Report, ...]
    chrome: tuple[Chrome, ...]
    paragraphs: tuple[Paragraph, ...] | None = field(default=None, metadata=INTERNAL)

    @property
    def path(self) -> str:
        return self.document.path

    @property
    def characters(self) -> int:
        return len(self.document.text)

    @property
    def text(self) -> str:
        return self.document.text
