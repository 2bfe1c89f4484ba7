"""What flows between the rooms: frozen values, named as in the JSON contract.

A span is ``(start, end)`` in code points of the document's text, so ``text[span.start:span.end]`` is the evidence.
A field marked ``INTERNAL`` serves the other rooms and the screens and is left out of the JSON.
"""

from __future__ import annotations

from compare.model.comparison import (
    ClaimCheck,
    Comparison,
    Edit,
    EditOp,
    FigurePair,
    FigureStatus,
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
    Verdict,
)
from compare.model.documents import Chrome, ChromeKind, Document, Outline, Passage, PassageKind, Report, Section
from compare.model.figures import (
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
from compare.model.findings import Finding, Related, Severity
from compare.model.folders import FolderComparison, PairedBy, ReportPair, Unpaired
from compare.model.lives import FigureLife, Life, PassageLife, SectionLife, SeriesComparison
from compare.model.options import DiffOptions, Ignore, Pin
from compare.model.reuse import MatchKind, TextMatch
from compare.model.spans import INTERNAL, BiduiError, InputError, ReportError, Span

__all__ = [
    "INTERNAL",
    "Basis",
    "BiduiError",
    "Bound",
    "Chrome",
    "ChromeKind",
    "Claim",
    "ClaimCheck",
    "Comparison",
    "DiffOptions",
    "Direction",
    "Document",
    "Edit",
    "EditOp",
    "Figure",
    "FigureKind",
    "FigureLife",
    "FigurePair",
    "FigureStatus",
    "Finding",
    "FolderComparison",
    "Ignore",
    "InputError",
    "Ledger",
    "MatchKind",
    "Life",
    "Measure",
    "Nature",
    "Outline",
    "PairedBy",
    "Passage",
    "PassageKind",
    "PassageLife",
    "PassagePair",
    "PassageStatus",
    "Pin",
    "Point",
    "Promise",
    "PromiseVerdict",
    "Reason",
    "Related",
    "Report",
    "ReportError",
    "ReportPair",
    "Section",
    "SectionEnd",
    "SectionLife",
    "SectionPair",
    "SectionStatus",
    "Series",
    "SeriesComparison",
    "Severity",
    "Side",
    "Span",
    "Summary",
    "TextMatch",
    "Unpaired",
    "Verdict",
]
