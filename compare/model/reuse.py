"""What reports share: matches of two texts, pairs, clusters, templates."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from importlib import import_module
from typing import TYPE_CHECKING

from compare.model.documents import Document
from compare.model.figures import Figure
from compare.model.findings import Finding
from compare.model.layout import Layout
from compare.model.origins import SharedOrigin
from compare.model.scanned_reports import ScannedReport
from compare.model.spans import INTERNAL, Span

if TYPE_CHECKING:
    import pyarrow


class MatchKind(StrEnum):
    VERBATIM = "verbatim"
    NEAR = "near"
    REFIGURED = "refigured"  # the same but for its figures, dates and names
    MASKED = "masked"  # placeholders on one side
    REWORDED = "reworded"  # rewritten or summarised: a weaker claim


@dataclass(frozen=True, slots=True)
class TextMatch:
    """What two texts share. ``similarity`` (0..1) is the share of symbols (Chinese characters, words, figures as slots)
    that stayed."""

    a: Span
    b: Span
    similarity: float
    kind: MatchKind


class Label(StrEnum):
    """Whose text a match is."""

    BASE = "base"
    OWN = "own"
    TEMPLATE = "template"
    PHRASE = "phrase"
    COMMON = "common"  # of three and more, who had it first or whether it is a form cannot be shown
    COPIED = "copied"
    QUOTED = "quoted"
    POSSIBLE = "possible"  # reworded text of two reports: too weak a claim to be counted


# What counts as shared; the rest is nobody's own text, or too weak a claim.
COUNTED = frozenset((Label.OWN, Label.COMMON, Label.COPIED))


@dataclass(frozen=True, slots=True)
class MatchEnd:
    document: int
    span: Span


@dataclass(frozen=True, slots=True)
class Match:
    """One shared passage. ``weight`` falls with the number of organisations that have it."""

    id: int
    a: MatchEnd
    b: MatchEnd
    similarity: float
    kind: MatchKind
    label: Label
    weight: float


@dataclass(frozen=True, slots=True)
class Waterfall:
    """Non-blank characters of one report: ``compared`` is what is left of ``all`` without ``quotes`` (where they are
    ignored) and the parts named before it; ``shared`` of those stand in a match of this pair."""

    all: int
    chrome: int
    base: int
    phrase: int
    template: int
    compared: int
    shared: int
    quotes: int = 0


@dataclass(frozen=True, slots=True)
class Waterfalls:
    a: Waterfall
    b: Waterfall


class Certainty(StrEnum):
    DATED = "dated"  # both are signed with a day
    LIKELY = "likely"  # they report on different years, or their files were made at different times
    UNKNOWN = "unknown"


class EarlierBy(StrEnum):
    """What tells which report was first."""

    SIGNATURE = "signature"
    YEAR = "year"
    FILE = "file"  # when the files say that they were made


@dataclass(frozen=True, slots=True)
class Earlier:
    """Which of two reports was there first, and ``by`` what it is told; None where nothing tells."""

    document: int | None
    certainty: Certainty
    by: EarlierBy | None = None


class SwapKind(StrEnum):
    FIGURE = "figure"
    DATE = "date"
    PLACE = "place"
    ORGANISATION = "organisation"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Swap:
    """What stands in A where B has its own, in text that is else the same."""

    kind: SwapKind
    a: str
    b: str


@dataclass(frozen=True, slots=True)
class SharedFigure:
    """A rare figure that two reports have, under whatever names."""

    a: Figure
    b: Figure


@dataclass(frozen=True, slots=True)
class SharingPair:
    """Two reports that share something: text, marks of making, or rare figures. ``similarity`` is over what is one's own, common or copied, None where nothing
    was left to compare; ``raw_similarity`` leaves nothing out."""

    a: int
    b: int
    similarity: float | None
    raw_similarity: float | None
    shared_characters: tuple[int, int]
    matches: tuple[int, ...]
    waterfall: Waterfalls
    earlier: Earlier
    origin: tuple[SharedOrigin, ...] = ()
    shared_figures: tuple[SharedFigure, ...] = ()
    swapped: tuple[Swap, ...] = ()


class ClusterKind(StrEnum):
    COPIED = "copied"  # text of one in another
    RING = "ring"  # one text in three and more


@dataclass(frozen=True, slots=True)
class Cluster:
    """Reports that copied text connects."""

    documents: tuple[int, ...]
    kind: ClusterKind = ClusterKind.COPIED


class SlotKind(StrEnum):
    FIGURE = "figure"
    DATE = "date"
    PLACE = "place"
    ORGANISATION = "organisation"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Slot:
    """``label`` says what is filled in, by what stands beside it: ``内设机构{2}个``."""

    name: str
    kind: SlotKind
    label: str = ""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A template in one report, with what stands in each of its slots. ``parts`` of ``span`` are the template's; text of
    one's own may stand between them."""

    document: int
    span: Span
    fills: tuple[str, ...]
    parts: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Template:
    """Text that three or more fill in: ``text`` has ``{name}`` where a slot is."""

    id: int
    text: str
    slots: tuple[Slot, ...]
    occurrences: tuple[Occurrence, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """Who was compared with whom. What more than ``limit`` reports share is looked for in each of them beside one of
    ``references`` only, so that of the ``reports`` that have such text not all pairs are listed for it; whatever else
    two of them share is listed."""

    pairs: int  # matched, text against text
    limit: int
    reports: int = 0
    references: int = 0


@dataclass(frozen=True, slots=True)
class Scan:
    """What many reports share. ``texts`` and ``layouts`` are those of the documents by path, for showing."""

    documents: tuple[ScannedReport, ...]
    pairs: tuple[SharingPair, ...]
    matches: tuple[Match, ...]
    clusters: tuple[Cluster, ...]
    templates: tuple[Template, ...]
    findings: tuple[Finding, ...] = ()
    coverage: Coverage = Coverage(0, 0)
    texts: dict[str, str] = field(default_factory=dict, metadata=INTERNAL)
    layouts: dict[str, Layout] = field(default_factory=dict, metadata=INTERNAL)

    def matches_table(self) -> pyarrow.Table:
        """`compare.notebook.matches_table` of this scan (needs the extra ``arrow``)."""
        return import_module("compare.notebook").matches_table(self)  # by name, as rooms are above the model


@dataclass(frozen=True, slots=True)
class ScanOptions:
    """Who is compared with whom. ``base``: documents whose text everybody may have; ``against``: an archive, compared
    with but not within itself; ``own``: a pattern on paths, reports with the same match have one owner; ``group_by``:
    ``folder`` or such a pattern, no matches inside a group."""

    base: tuple[Document, ...] = ()
    against: tuple[Document, ...] = ()
    own: str | None = None
    group_by: str | None = None
    min_similarity: float = 0.75
    min_length: int = 0
    ignore_quotes: bool = False  # leave out quoted titles 《…》, slogans “…” and citations of laws
