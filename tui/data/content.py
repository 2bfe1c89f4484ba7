"""What is on the desk: a pair of reports, or many submissions."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from hashlib import blake2b
from pathlib import PurePath

from compare.model import BiduiError, Comparison, DiffOptions, Document, FigureSeries, Scan, SeriesComparison
from tui.data.review_items import PassageItems, ReviewItem, figure_items
from tui.data.submissions import Submissions
from tui.layout.rows import Rows

_ORDINARY = DiffOptions()
_END = 10_000  # characters


@dataclass(frozen=True, slots=True)
class ReadingPosition:
    """Where a reader was in a pair: an offset into a side's text, and how she looked at it."""

    side: str
    offset: int
    wanted: str = "changes"
    arrangement: str | None = None


@dataclass(frozen=True)
class PairContent:
    """Two reports compared, and the rows to show them in. ``series`` holds the years before too, where more than two
    reports were given; ``place`` is where to begin reading; ``documents`` are all that were given, ``new`` which of them
    is NEW (the one before it is OLD)."""

    comparison: Comparison
    rows: Rows
    series: SeriesComparison | None = None
    options: DiffOptions = _ORDINARY
    place: ReadingPosition | None = None
    documents: tuple[Document, ...] = ()
    new: int = -1

    @property
    def name(self) -> str:
        return " → ".join(PurePath(side.path).name for side in (self.comparison.old, self.comparison.new))

    @cached_property
    def passages(self) -> PassageItems:
        """The changes to decide about."""
        return PassageItems(self.comparison, self.rows)

    @cached_property
    def figures(self) -> tuple[ReviewItem, ...]:
        return figure_items(self.comparison)

    @cached_property
    def key(self) -> str:
        """The same for the same two texts; from their ends and lengths, since only a reader's place hangs on it."""
        digest = blake2b(digest_size=12)
        for side in (self.comparison.old, self.comparison.new):
            ends = side.text[:_END] + side.text[-_END:]
            digest.update(b"%d %d " % (side.report, len(side.text)) + ends.encode("utf-8", "surrogatepass"))
        return digest.hexdigest()

    def lives(self) -> dict[tuple[int, int], FigureSeries]:
        """The metrics over all years, by the place of their figure in NEW."""
        every = self.series.figures if self.series else ()
        return {(span.start, span.end): life for life in every if (span := life.spans[self.new]) is not None}


@dataclass(frozen=True, slots=True)
class ScanContent:
    """Many reports scanned. ``skipped`` are those that could not be read."""

    scan: Scan
    skipped: tuple[BiduiError, ...] = ()
    submissions: Submissions = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Of twenty thousand matches the keys take a second: they are made with the scan, in its thread."""
        object.__setattr__(self, "submissions", Submissions(self.scan))

    @property
    def name(self) -> str:
        return ", ".join(dict.fromkeys(PurePath(one.path).parent.name or one.path for one in self.scan.documents))


DeskContent = PairContent | ScanContent
