"""Two reports put side by side."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from importlib import import_module
from typing import TYPE_CHECKING, Final

from compare.model.claim_checks import ClaimCheck
from compare.model.documents import Outline, Passage, PassageKind
from compare.model.figures import Figure
from compare.model.findings import Finding
from compare.model.importance import Important
from compare.model.notices import Notice
from compare.model.options import DiffOptions
from compare.model.spans import INTERNAL, Span
from compare.model.tables import TablePair

if TYPE_CHECKING:
    import pyarrow

_NOTEBOOK: Final = "compare.notebook"  # by name: what flows between the rooms imports none of them


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
    PINNED = "pinned"  # put side by side by hand


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


@dataclass(frozen=True, slots=True)
class OtherPlaces:
    """Further places where the same figure is told, in each report."""

    old: tuple[Figure, ...] = ()
    new: tuple[Figure, ...] = ()


_NOWHERE_ELSE = OtherPlaces()


@dataclass(frozen=True, slots=True)
class FigurePair:
    """One metric in both years. ``difference`` and ``percent`` use the signed values. ``unit_change`` holds the units as
    printed (万人, 人), ``decimals_change`` how many decimals are, where they changed. ``importance`` (0 to 1) is how soon a
    reviewer should see it. ``spans_differ``: one is of several years together, the other of one;
    ``retold``: another pair tells the same figure, and stands for it in outputs for people; ``doubtful``:
    its change may be none (two figures, a base next to nothing), so no list by size begins with it."""

    status: FigureStatus
    metric: str | None
    old: Figure | None
    new: Figure | None
    difference: Decimal | None = None
    percent: Decimal | None = None
    claim_check: ClaimCheck | None = None
    unit_change: tuple[str, str] | None = None
    decimals_change: tuple[int, int] | None = None
    importance: float = 0.0
    also: OtherPlaces = _NOWHERE_ELSE
    spans_differ: bool = field(default=False, metadata=INTERNAL)
    retold: bool = field(default=False, metadata=INTERNAL)
    doubtful: bool = field(default=False, metadata=INTERNAL)


class PromiseVerdict(StrEnum):
    MET = "met"
    MISSED = "missed"
    PARTLY = "partly"
    NOT_DUE = "not_due"  # its time lies further ahead than NEW
    NOT_MENTIONED = "not_mentioned"


@dataclass(frozen=True, slots=True)
class Promise:
    """A target of OLD held against the result in NEW."""

    target: Figure
    result: Figure | None
    verdict: PromiseVerdict


@dataclass(frozen=True, slots=True)
class Side:
    """Which report of which file stands on one side of a comparison, with its figures and passages."""

    path: str
    report: int
    outline: Outline = field(metadata=INTERNAL)
    figures: tuple[Figure, ...] = field(default=(), metadata=INTERNAL)
    passages: tuple[Passage, ...] = field(default=(), metadata=INTERNAL)

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
    at its place in OLD. With a ``years-reversed`` notice no claim is checked, and no target. ``important`` holds what
    changed or looks wrong, each thing once, in the order in which a reviewer asks."""

    old: Side
    new: Side
    similarity: float
    sections: tuple[SectionPair, ...]
    passages: tuple[PassagePair, ...]
    figures: tuple[FigurePair, ...]
    promises: tuple[Promise, ...]
    findings: tuple[Finding, ...]
    summary: Summary
    notices: tuple[Notice, ...] = ()
    tables: tuple[TablePair, ...] = ()
    options: DiffOptions = field(default=DiffOptions(), metadata=INTERNAL)
    important: tuple[Important, ...] = ()

    def figures_table(self) -> pyarrow.Table:
        """`compare.notebook.figures_table` of this comparison (needs the extra ``arrow``)."""
        return import_module(_NOTEBOOK).figures_table(self)

    def _repr_html_(self) -> str:
        """What a notebook shows: the page of the comparison."""
        return import_module(_NOTEBOOK).side_by_side(self)  # type: ignore[no-any-return]
