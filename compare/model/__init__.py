"""What flows between the rooms: frozen values, named as in the JSON contract.

A span is ``(start, end)`` in code points of the document's text, so ``text[span.start:span.end]`` is the evidence.
A field marked ``INTERNAL`` serves the other rooms and the screens and is left out of the JSON.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from compare.model.chrome import Chrome, ChromeKind
from compare.model.claim_checks import GROWTH_REASONS, NO_UNIT, ClaimCheck, GrowthReason, Verdict
from compare.model.comparison import (
    Comparison,
    Edit,
    EditOp,
    FigurePair,
    FigureStatus,
    OtherPlaces,
    PassagePair,
    PassageStatus,
    Promise,
    PromiseVerdict,
    Reason,
    SectionEnd,
    SectionPair,
    SectionStatus,
    Side,
    Summary,
)
from compare.model.decisions import Decision, DecisionState, Subject
from compare.model.documents import Document, Outline, Paragraph, Passage, PassageKind, Report, Section
from compare.model.figures import (
    RELATIVE_UNITS,
    Basis,
    Bound,
    Claim,
    Direction,
    Figure,
    FigureKind,
    Ledger,
    Measure,
    Nature,
    Point,
    Series,
)
from compare.model.findings import FileFindings, Finding, Related, RuleCard, Severity
from compare.model.importance import GROUNDS, NOT_ASKED_FIRST, Ground, Important, ItemKind
from compare.model.layout import Cell, Layout, Place, StyledHeading, Table
from compare.model.notices import Notice
from compare.model.options import CheckOptions, DiffOptions, Ignore, Pin, Tracked
from compare.model.spans import INTERNAL, BiduiError, InputError, OtherKindError, ReportError, Span
from compare.model.tables import CellChange, LineStatus, TableEnd, TableLine, TablePair, TableStatus

if TYPE_CHECKING:
    from compare.model.explanations import Contribution, Explained, Explanation, Mate, PairCandidate, Refusal
    from compare.model.folders import FolderComparison, Foremost, PairedBy, ReportPair, Unpaired
    from compare.model.reuse import (
        COUNTED,
        Certainty,
        Cluster,
        ClusterKind,
        Coverage,
        Earlier,
        EarlierBy,
        Label,
        Match,
        MatchEnd,
        MatchKind,
        Occurrence,
        Scan,
        ScanOptions,
        SharedFigure,
        SharingPair,
        Slot,
        SlotKind,
        Swap,
        SwapKind,
        Template,
        TextMatch,
        Waterfall,
        Waterfalls,
    )
    from compare.model.scanned_reports import Rates, ScannedReport, ScannedSection, Shares, TextSource
    from compare.model.series import FigureSeries, PassageSeries, SectionSeries, SeriesComparison, SeriesStatus
    from compare.model.trends import ComparedFigure, Outlier, OutlierKind, Trend, TrendPoint, UnitChange

__all__ = [
    "COUNTED",
    "GROUNDS",
    "GROWTH_REASONS",
    "INTERNAL",
    "NOT_ASKED_FIRST",
    "NO_UNIT",
    "RELATIVE_UNITS",
    "Basis",
    "BiduiError",
    "Bound",
    "Cell",
    "CellChange",
    "Certainty",
    "CheckOptions",
    "Chrome",
    "ChromeKind",
    "Claim",
    "ClaimCheck",
    "Cluster",
    "ClusterKind",
    "ComparedFigure",
    "Comparison",
    "Contribution",
    "Coverage",
    "Decision",
    "DecisionState",
    "DiffOptions",
    "Direction",
    "Document",
    "Earlier",
    "EarlierBy",
    "Edit",
    "EditOp",
    "Explained",
    "Explanation",
    "Figure",
    "FigureKind",
    "FigurePair",
    "FigureSeries",
    "FigureStatus",
    "FileFindings",
    "Finding",
    "FolderComparison",
    "Foremost",
    "Ground",
    "GrowthReason",
    "Ignore",
    "Important",
    "InputError",
    "ItemKind",
    "Label",
    "Layout",
    "Ledger",
    "LineStatus",
    "Match",
    "MatchEnd",
    "MatchKind",
    "Mate",
    "Measure",
    "Nature",
    "Notice",
    "Occurrence",
    "OtherKindError",
    "OtherPlaces",
    "Outlier",
    "OutlierKind",
    "Outline",
    "PairCandidate",
    "PairedBy",
    "Paragraph",
    "Passage",
    "PassageKind",
    "PassagePair",
    "PassageSeries",
    "PassageStatus",
    "Pin",
    "Place",
    "Point",
    "Promise",
    "PromiseVerdict",
    "Rates",
    "Reason",
    "Refusal",
    "Related",
    "Report",
    "ReportError",
    "ReportPair",
    "RuleCard",
    "Scan",
    "ScanOptions",
    "ScannedReport",
    "ScannedSection",
    "Section",
    "SectionEnd",
    "SectionPair",
    "SectionSeries",
    "SectionStatus",
    "Series",
    "SeriesComparison",
    "SeriesStatus",
    "Severity",
    "SharedFigure",
    "Shares",
    "SharingPair",
    "Side",
    "Slot",
    "SlotKind",
    "Span",
    "StyledHeading",
    "Subject",
    "Summary",
    "Swap",
    "SwapKind",
    "Table",
    "TableEnd",
    "TableLine",
    "TablePair",
    "TableStatus",
    "Template",
    "TextMatch",
    "TextSource",
    "Tracked",
    "Trend",
    "TrendPoint",
    "UnitChange",
    "Unpaired",
    "Verdict",
    "Waterfall",
    "Waterfalls",
]

# What folders, scans and series hold. Their classes are made when one is asked for: that takes 20 ms.
_LATER = ("explanations", "folders", "trends", "series", "reuse", "scanned_reports")


def __getattr__(name: str) -> object:
    for module in _LATER if name in __all__ else ():
        loaded = import_module(f"compare.model.{module}")
        if hasattr(loaded, name):
            return getattr(loaded, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
