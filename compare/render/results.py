"""What a command hands to a writer: its result, and which part of it shall be shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from compare.language import Words
from compare.model import (
    BiduiError,
    Comparison,
    Decision,
    Document,
    FileFindings,
    Finding,
    Ledger,
    Outline,
    RuleCard,
    Severity,
)
from compare.render.evidence import Evidence
from compare.render.important import FigureOrder
from compare.render.views import Part

if TYPE_CHECKING:
    from compare.model import Explanation, FolderComparison, Scan, SeriesComparison
    from compare.model.trends import Trend


@dataclass(frozen=True, slots=True)
class Presentation:
    """How a result is shown: in which language, how many columns wide, coloured or not, by which version of bidui,
    with the day of its making where the format has one or without; ``options`` are those that the command was given."""

    words: Words
    width: int
    color: bool = False
    version: str = ""
    dated: bool = True
    options: str = ""


@dataclass(frozen=True, slots=True)
class TextResult:
    """The text of one document: ``bidui text``."""

    document: Document


@dataclass(frozen=True, slots=True)
class OutlineResult:
    """The structure of documents: ``bidui outline``."""

    outlines: Sequence[Outline]
    skipped: Sequence[BiduiError] = ()


class FiguresPart(StrEnum):
    """The parts of `FiguresResult`."""

    FIGURES = "figures"
    SERIES = "series"


@dataclass(frozen=True, slots=True)
class FiguresResult:
    """The figures of documents: ``bidui figures``. ``series`` is None for a single document. ``is_filtered`` says that
    figures were left out because they did not pass the reader's filters."""

    ledgers: Sequence[Ledger]
    series: Sequence[Trend] | None = None
    skipped: Sequence[BiduiError] = ()
    only: FiguresPart | None = None
    is_filtered: bool = False

    @property
    def shown_ledgers(self) -> Sequence[Ledger] | None:
        return None if self.only is FiguresPart.SERIES else self.ledgers

    @property
    def shown_series(self) -> Sequence[Trend] | None:
        return None if self.only is FiguresPart.FIGURES else self.series


@dataclass(frozen=True, slots=True)
class WordParts:
    """The parts of a report's own Word file by name, as they lie in it. ``accepted``: which side of the changes that it
    tracks was read."""

    parts: Mapping[str, bytes]
    accepted: bool = True


@dataclass(frozen=True, slots=True)
class DiffResult:
    """Two reports compared: ``bidui diff OLD NEW``. ``context`` unchanged passages are shown around each change;
    ``decisions`` are those of a reviewer, by the names of the evidence; ``word`` is NEW's own file where that is one and
    is to be written again. ``top`` of the most important changes open it; figures stand in ``order``: each is None where
    the format has its own."""

    comparison: Comparison
    only: Part | None = None
    context: int = 1
    decisions: Mapping[str, Decision] = field(default_factory=dict)
    word: WordParts | None = None
    top: int | None = None
    order: FigureOrder | None = None

    def shows(self, part: Part) -> bool:
        """Whether a document that people read holds this part."""
        return self.only in (None, part)

    def most_important(self, usual: int) -> int:
        """How many of the most important changes open a document that has the ``usual`` number where none is asked for."""
        return usual if self.top is None else self.top


@dataclass(frozen=True, slots=True)
class ExplanationsResult:
    """Why two places of a comparison are a pair, or are not: ``bidui diff OLD NEW --explain``."""

    comparison: Comparison
    explanations: Sequence[Explanation]


@dataclass(frozen=True, slots=True)
class SeriesResult:
    """The reports of several years compared: ``bidui diff`` of three and more. Figures stand in ``order``, None where the
    format has one of its own."""

    series: SeriesComparison
    skipped: Sequence[BiduiError] = ()
    only: Part | None = None
    order: FigureOrder | None = None


@dataclass(frozen=True, slots=True)
class FoldersResult:
    """Two folders compared, named ``old`` and ``new``: ``bidui diff`` of folders. ``pages`` are the files that show
    each pair, where such were written."""

    folders: FolderComparison
    old: str
    new: str
    skipped: Sequence[BiduiError] = ()
    pages: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What is wrong in documents: ``bidui check``. ``severity`` is the least that shall be shown, or None. ``finding_key``
    gives the content key of a finding in a text; ``rules`` are all rules; ``word`` is the report's own file where that is
    one of Word and is to be written again."""

    files: Sequence[FileFindings]
    skipped: Sequence[BiduiError]
    severity: Severity | None
    rules: Sequence[RuleCard]
    finding_key: Callable[[Finding, str], str]
    word: WordParts | None = None

    @property
    def least_shown(self) -> Severity:
        """Findings below this severity are only counted for people."""
        return self.severity or Severity.WARNING

    @property
    def selected(self) -> list[FileFindings]:
        """The findings for programs: those of ``severity`` and above, or all of them."""
        least = self.severity
        if least is None:
            return list(self.files)
        return [file.at_least(least) for file in self.files]


@dataclass(frozen=True, slots=True)
class RulesResult:
    """The rules of ``bidui check``: all of them, or ``explained``, the one that was named."""

    rules: Sequence[RuleCard]
    explained: RuleCard | None = None


@dataclass(frozen=True, slots=True)
class ScanResult:
    """What reports share: ``bidui scan``. ``inputs`` are the paths that were
    scanned; ``pair`` and ``report`` are numbers of reports to be shown closely."""

    scan: Scan
    skipped: Sequence[BiduiError] = ()
    inputs: Sequence[str] = ()
    pair: tuple[int, int] | None = None
    report: int | None = None
    matrix: bool = False
    matches: bool = False
    top: int = 20
    decisions: Mapping[str, Decision] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class EvidenceResult:
    """Single pieces of evidence, as ``--at`` names them."""

    rows: Sequence[Evidence]


@dataclass(frozen=True, slots=True)
class TemplatesResult:
    """The templates that reports fill in: ``bidui templates``."""

    scan: Scan
    skipped: Sequence[BiduiError] = ()
    top: int = 20


@dataclass(frozen=True, slots=True)
class DecisionsResult:
    """What a reviewer decided: the export of the desk."""

    decisions: Sequence[Decision]


class ColumnKind(StrEnum):
    """How people are shown a column: a file by as much of its path as tells it from others, a text below its row, a
    time by its day, a label in their language, a share in per cent."""

    PLAIN = "plain"
    FILE = "file"
    TEXT = "text"
    TIME = "time"
    LABEL = "label"
    SHARE = "share"


@dataclass(frozen=True, slots=True)
class ShownColumn:
    """A column that people are shown, and what stands over it."""

    title: str
    kind: ColumnKind = ColumnKind.PLAIN


@dataclass(frozen=True, slots=True)
class TableResult:
    """An answer in rows: ``name`` is that of its JSON, ``key`` that of the rows there. ``columns`` are named as in the
    JSON; those ``shown`` are for people, the others for programs. Numbers are decimals, ints or floats."""

    name: str
    key: str
    columns: Sequence[str]
    rows: Sequence[Sequence[object]]
    shown: Mapping[str, ShownColumn] = field(default_factory=dict)
    skipped: Sequence[BiduiError] = ()
