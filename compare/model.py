"""What flows between the rooms: frozen values, named as in the JSON contract.

A span is ``(start, end)`` in code points of the document's text, so ``text[span.start:span.end]`` is the evidence.
A field marked ``INTERNAL`` serves the other rooms and the screens and is left out of the JSON.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

INTERNAL = {"json": False}


class Span(NamedTuple):
    """``[start, end)`` in code points of a document's text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end


class BiduiError(Exception):
    """Something the user can mend. ``reason`` is an English sentence with ``{names}`` for ``arguments``, so that the
    command line can say it in the reader's language."""

    def __init__(self, path: str, reason: str, **arguments: object) -> None:
        super().__init__(path, reason, arguments)
        self.path = path
        self.reason = reason
        self.arguments = arguments

    def __str__(self) -> str:
        return f"{self.path}: {self.reason.format(**self.arguments)}"


class InputError(BiduiError):
    """A document that cannot be read."""


class ReportError(BiduiError):
    """A report number that the document does not have."""


# --- reading -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Document:
    """One file's text. ``report`` is the k of ``FILE#k``: the one report that was asked for, or None for all."""

    path: str
    text: str = field(metadata=INTERNAL)
    encoding: str = "utf-8"
    report: int | None = None


# --- structure ---------------------------------------------------------------------------------------------------


class ChromeKind(StrEnum):
    NAVIGATION = "navigation"
    ADVERT = "advert"
    COPYRIGHT = "copyright"
    PAGE_NUMBER = "page_number"
    DOWNLOAD_PROMPT = "download_prompt"
    PREVIEW_BREAK = "preview_break"
    SOURCE_NOTE = "source_note"


@dataclass(frozen=True, slots=True)
class Chrome:
    """What the page or the converter added and no author wrote."""

    kind: ChromeKind
    span: Span


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
    document was read as ``FILE#k``; its ``index`` still counts all."""

    document: Document = field(metadata=INTERNAL)
    reports: tuple[Report, ...]
    chrome: tuple[Chrome, ...]

    @property
    def path(self) -> str:
        return self.document.path

    @property
    def characters(self) -> int:
        return len(self.document.text)

    @property
    def text(self) -> str:
        return self.document.text


# --- figures -----------------------------------------------------------------------------------------------------


class FigureKind(StrEnum):
    AMOUNT = "amount"
    COUNT = "count"
    PERCENT = "percent"
    PERCENTAGE_POINT = "percentage_point"
    PERMILLE = "permille"
    RATE = "rate"
    RATIO = "ratio"
    FRACTION = "fraction"
    RANGE = "range"
    RANK = "rank"
    DURATION = "duration"
    AGE = "age"
    MULTIPLE = "multiple"


class Bound(StrEnum):
    AT_LEAST = "at_least"
    AT_MOST = "at_most"


class Nature(StrEnum):
    RESULT = "result"
    TARGET = "target"


class Measure(StrEnum):
    STOCK = "stock"
    FLOW = "flow"
    CUMULATIVE = "cumulative"


class Direction(StrEnum):
    UP = "up"
    DOWN = "down"
    FLAT = "flat"


class Basis(StrEnum):
    YEAR_ON_YEAR = "year_on_year"
    MONTH_ON_MONTH = "month_on_month"
    SINCE_LAST_YEAR_END = "since_last_year_end"
    SINCE_BASE = "since_base"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Claim:
    """A growth statement: which way, against what, and of which metric."""

    direction: Direction
    basis: Basis
    of: str | None


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its unit, as printed. ``value`` is in the base unit and without the sign of words. ``step`` is
    the value of one unit of the last printed digit, in the base unit, so that the true value lies within half a step;
    None where the number is exact or masked."""

    report: int
    span: Span
    text: str
    value: Decimal | None
    unit: str | None
    kind: FigureKind
    approximation: str | None = None
    masked: bool = False
    low: Decimal | None = None
    high: Decimal | None = None
    bound: Bound | None = None
    year: int | None = None
    scope: tuple[str, ...] = ()
    nature: Nature | None = None
    measure: Measure | None = None
    terms: tuple[Decimal, ...] | None = None
    metric: str | None = None
    claim: Claim | None = None
    step: Decimal | None = field(default=None, metadata=INTERNAL)

    @property
    def signed(self) -> Decimal | None:
        """The value with the sign that its claim's direction gives it: ``下降2.2%`` is -2.2."""
        if self.value is not None and self.claim is not None and self.claim.direction is Direction.DOWN:
            return -self.value
        return self.value


@dataclass(frozen=True, slots=True)
class Ledger:
    """The figures of one document."""

    document: Document = field(metadata=INTERNAL)
    figures: tuple[Figure, ...]

    @property
    def path(self) -> str:
        return self.document.path


@dataclass(frozen=True, slots=True)
class Point:
    """One year's value of a metric."""

    year: int | None
    value: Decimal | None
    path: str
    span: Span


@dataclass(frozen=True, slots=True)
class Series:
    """A metric that occurs in more than one document, ordered by year."""

    metric: str
    unit: str | None
    points: tuple[Point, ...]


# --- alignment ---------------------------------------------------------------------------------------------------


class EditOp(StrEnum):
    REPLACE = "replace"
    INSERT = "insert"
    DELETE = "delete"


@dataclass(frozen=True, slots=True)
class Edit:
    """One change of wording; an insert has an empty ``old`` span, a delete an empty ``new`` one. ``ignored`` marks
    differences that do not count (white space, line breaks, width)."""

    op: EditOp
    old: Span
    new: Span
    ignored: bool = False


class SectionStatus(StrEnum):
    MATCHED = "matched"
    MOVED = "moved"
    SPLIT = "split"
    MERGED = "merged"
    ADDED = "added"
    REMOVED = "removed"


class Reason(StrEnum):
    """Why two sections or passages were put side by side."""

    EXACT = "exact"  # the same text
    HEADING = "heading"  # the same heading
    CONTENT = "content"  # much the same text below or in it
    PLACE = "place"  # the only ones left between two sure pairs


@dataclass(frozen=True, slots=True)
class SectionEnd:
    """A section as one side of a pair."""

    span: Span
    label: str | None
    heading: str
    level: int


@dataclass(frozen=True, slots=True)
class SectionPair:
    status: SectionStatus
    renumbered: bool
    old: SectionEnd | None
    new: SectionEnd | None
    similarity: float
    reason: Reason | None = None


class PassageStatus(StrEnum):
    EQUAL = "equal"
    EDITED = "edited"
    FIGURES_ONLY = "figures_only"
    MOVED = "moved"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class PassagePair:
    """Passages put side by side, or one that stands alone. Applying ``edits`` to the old slice gives the new one."""

    status: PassageStatus
    old: Span | None
    new: Span | None
    similarity: float
    edits: tuple[Edit, ...] = ()
    reason: Reason | None = None
    kind: PassageKind = PassageKind.SENTENCE


class FigureStatus(StrEnum):
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    ADDED = "added"
    REMOVED = "removed"


class Verdict(StrEnum):
    CONSISTENT = "consistent"
    CONTRADICTED = "contradicted"
    NOT_COMPARABLE = "not_comparable"
    NOT_CHECKABLE = "not_checkable"


@dataclass(frozen=True, slots=True)
class ClaimCheck:
    """A growth statement of NEW recomputed from the levels of both years. ``reason`` shows the arithmetic
    (``29753 / 29562 - 1 = 0.65%``) or names why it cannot be done."""

    verdict: Verdict
    stated: Decimal | None
    computed: Decimal | None
    reason: str


@dataclass(frozen=True, slots=True)
class FigurePair:
    """One metric in both years. ``difference`` and ``percent`` use the signed values."""

    status: FigureStatus
    metric: str | None
    old: Figure | None
    new: Figure | None
    difference: Decimal | None = None
    percent: Decimal | None = None
    claim_check: ClaimCheck | None = None


class PromiseVerdict(StrEnum):
    MET = "met"
    MISSED = "missed"
    PARTLY = "partly"
    NOT_MENTIONED = "not_mentioned"


@dataclass(frozen=True, slots=True)
class Promise:
    """A target of OLD held against the result in NEW."""

    target: Figure
    result: Figure | None
    verdict: PromiseVerdict


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Related:
    path: str
    report: int
    span: Span


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong, with the smallest text that shows it. ``message`` is English; other outputs make their own
    from ``rule`` and ``arguments``."""

    rule: str
    severity: Severity
    side: str | None
    report: int
    span: Span
    message: str
    arguments: dict[str, str] = field(default_factory=dict)
    related: tuple[Related, ...] = ()


@dataclass(frozen=True, slots=True)
class Side:
    """Which report of which file stands on one side of a comparison."""

    path: str
    report: int
    outline: Outline = field(metadata=INTERNAL)

    @property
    def text(self) -> str:
        return self.outline.text


@dataclass(frozen=True, slots=True)
class Summary:
    """How many passages and figures have which status."""

    passages: dict[PassageStatus, int]
    figures: dict[FigureStatus, int]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two reports put side by side: the result of ``diff``. ``passages`` stand in NEW's order, with what was removed
    at its place in OLD."""

    old: Side
    new: Side
    similarity: float
    sections: tuple[SectionPair, ...]
    passages: tuple[PassagePair, ...]
    figures: tuple[FigurePair, ...]
    promises: tuple[Promise, ...]
    findings: tuple[Finding, ...]
    summary: Summary
