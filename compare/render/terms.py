"""Signs and words for the values of enums (``FigureStatus.ADDED`` -> ``+``), marked for the catalogues."""

from __future__ import annotations

from compare.language import mark
from compare.model import (
    Basis,
    ChromeKind,
    Direction,
    FigureKind,
    FigureStatus,
    Label,
    MatchKind,
    PairedBy,
    PassageStatus,
    Reason,
    SectionPair,
    SectionStatus,
    SeriesStatus,
    SlotKind,
    SwapKind,
    Verdict,
)
from compare.model.origins import OriginKind

PASSAGE_SIGNS = {
    PassageStatus.EQUAL: "=",
    PassageStatus.EDITED: "~",
    PassageStatus.FIGURES_ONLY: "#",
    PassageStatus.MOVED: "↷",
    PassageStatus.ADDED: "+",
    PassageStatus.REMOVED: "-",
}
FIGURE_SIGNS = {
    FigureStatus.CHANGED: "~",
    FigureStatus.UNCHANGED: "=",
    FigureStatus.ADDED: "+",
    FigureStatus.REMOVED: "-",
}
VERDICT_SIGNS = {
    Verdict.CONSISTENT: "✓",
    Verdict.CONTRADICTED: "✗",
    Verdict.NOT_COMPARABLE: "≁",
    Verdict.NOT_CHECKABLE: "?",
}
_SECTION_SIGNS = {
    SectionStatus.MATCHED: "~",
    SectionStatus.MOVED: "↷",
    SectionStatus.SPLIT: "~",
    SectionStatus.MERGED: "~",
    SectionStatus.ADDED: "+",
    SectionStatus.REMOVED: "-",
}

LIFE_SIGNS = {
    SeriesStatus.CARRIED: "=",
    SeriesStatus.EDITED: "~",
    SeriesStatus.MOVED: "↷",
    SeriesStatus.BORN: "+",
    SeriesStatus.DROPPED: "-",
}

# Why two sections stand side by side although their headings differ.
REASONS = {
    Reason.HEADING: mark("by its heading"),
    Reason.CONTENT: mark("by its content"),
    Reason.PLACE: mark("by its place"),
    Reason.PINNED: mark("pinned by hand"),
}

# How many there are of each, as a summary says it.
LIFE_COUNTS = {
    SeriesStatus.EDITED: mark("{count} edited"),
    SeriesStatus.MOVED: mark("{count} moved"),
    SeriesStatus.BORN: mark("{count} born"),
    SeriesStatus.DROPPED: mark("{count} dropped"),
}
PASSAGE_COUNTS = {
    PassageStatus.EQUAL: mark("{count} same"),
    PassageStatus.EDITED: mark("{count} edited"),
    PassageStatus.FIGURES_ONLY: mark("{count} figures only"),
    PassageStatus.MOVED: mark("{count} moved"),
    PassageStatus.ADDED: mark("{count} added"),
    PassageStatus.REMOVED: mark("{count} removed"),
}
FIGURE_COUNTS = {
    FigureStatus.CHANGED: mark("{count} changed"),
    FigureStatus.UNCHANGED: mark("{count} unchanged"),
    FigureStatus.ADDED: mark("{count} only in NEW"),
    FigureStatus.REMOVED: mark("{count} only in OLD"),
}
VERDICT_COUNTS = {
    Verdict.CONTRADICTED: mark("{count} contradicted"),
    Verdict.CONSISTENT: mark("{count} consistent"),
    Verdict.NOT_COMPARABLE: mark("{count} not comparable"),
    Verdict.NOT_CHECKABLE: mark("{count} not checkable"),
}

VERDICTS = {
    Verdict.CONSISTENT: mark("consistent"),
    Verdict.CONTRADICTED: mark("contradicted"),
    Verdict.NOT_COMPARABLE: mark("not comparable"),
    Verdict.NOT_CHECKABLE: mark("not checkable"),
}
FIGURE_KINDS = {
    FigureKind.AMOUNT: mark("amount"),
    FigureKind.COUNT: mark("count"),
    FigureKind.PERCENT: mark("percent"),
    FigureKind.PERCENTAGE_POINT: mark("percentage points"),
    FigureKind.PERMILLE: mark("per mille"),
    FigureKind.RATE: mark("rate"),
    FigureKind.RATIO: mark("ratio"),
    FigureKind.FRACTION: mark("fraction"),
    FigureKind.RANGE: mark("range"),
    FigureKind.RANK: mark("rank"),
    FigureKind.DURATION: mark("duration"),
    FigureKind.AGE: mark("age"),
    FigureKind.MULTIPLE: mark("multiple"),
}
CHROME_KINDS = {
    ChromeKind.NAVIGATION: mark("navigation"),
    ChromeKind.ADVERT: mark("adverts"),
    ChromeKind.COPYRIGHT: mark("copyright"),
    ChromeKind.PAGE_NUMBER: mark("page numbers"),
    ChromeKind.DOWNLOAD_PROMPT: mark("download prompts"),
    ChromeKind.PREVIEW_BREAK: mark("preview breaks"),
    ChromeKind.SOURCE_NOTE: mark("source notes"),
}
# ``{by}`` is a figure as printed.
DIRECTIONS = {
    Direction.UP: mark("up {by}"),
    Direction.DOWN: mark("down {by}"),
    Direction.FLAT: mark("flat ({by})"),
}
DIRECTION_NAMES = {
    Direction.UP: mark("up"),
    Direction.DOWN: mark("down"),
    Direction.FLAT: mark("flat"),
}
PAIRED_BY = {
    PairedBy.MAP: mark("as you said"),
    PairedBy.ORGANISATION: mark("organisation"),
    PairedBy.TITLE: mark("title"),
    PairedBy.CONTENT: mark("content"),
}
BASES = {
    Basis.YEAR_ON_YEAR: mark("year on year"),
    Basis.MONTH_ON_MONTH: mark("month on month"),
    Basis.SINCE_LAST_YEAR_END: mark("since the end of last year"),
    Basis.SINCE_BASE: mark("since the base period"),
    Basis.OTHER: mark("against another basis"),
}
MATCH_KINDS = {
    MatchKind.VERBATIM: mark("word for word"),
    MatchKind.NEAR: mark("nearly word for word"),
    MatchKind.REFIGURED: mark("other figures"),
    MatchKind.MASKED: mark("masked"),
    MatchKind.REWORDED: mark("reworded"),
}
# What matters most first: the order of columns and bars.
LABEL_ORDER = (
    Label.COPIED,
    Label.OWN,
    Label.COMMON,
    Label.TEMPLATE,
    Label.PHRASE,
    Label.QUOTED,
    Label.POSSIBLE,
    Label.BASE,
)
MATCH_LABELS = {
    Label.BASE: mark("mandated text"),
    Label.OWN: mark("own earlier text"),
    Label.TEMPLATE: mark("template"),
    Label.PHRASE: mark("set phrase"),
    Label.COMMON: mark("common to several"),
    Label.COPIED: mark("copied"),
    Label.QUOTED: mark("quotation"),
    Label.POSSIBLE: mark("possibly reworded"),
}
SLOT_KINDS = {
    SlotKind.FIGURE: mark("figure"),
    SlotKind.DATE: mark("date"),
    SlotKind.PLACE: mark("place"),
    SlotKind.ORGANISATION: mark("organisation"),
    SlotKind.TEXT: mark("free text"),
}


SWAP_KINDS = {
    SwapKind.PLACE: mark("places swapped"),
    SwapKind.ORGANISATION: mark("organisations swapped"),
    SwapKind.NAME: mark("names swapped"),
    SwapKind.DATE: mark("dates swapped"),
    SwapKind.FIGURE: mark("figures swapped"),
}


def section_sign(pair: SectionPair) -> str:
    """``=`` only where nothing below the heading changed."""
    return "=" if is_same(pair) else _SECTION_SIGNS[pair.status]


def is_same(pair: SectionPair) -> bool:
    """Whether a section stayed as it is, its text and its number."""
    return pair.status is SectionStatus.MATCHED and pair.similarity == 1 and not pair.renumbered


ORIGIN_KINDS = {
    OriginKind.AUTHOR: mark("author"),
    OriginKind.LAST_MODIFIED_BY: mark("last saved by"),
    OriginKind.COMPANY: mark("company"),
    OriginKind.TEMPLATE: mark("template of the file"),
    OriginKind.REVISION: mark("mark of a save"),
    OriginKind.CREATED: mark("time of making"),
    OriginKind.PRODUCER: mark("program"),
    OriginKind.DOCUMENT_ID: mark("number of the document"),
    OriginKind.PICTURE: mark("picture"),
}
