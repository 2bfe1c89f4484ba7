"""The content of a desk: a pair of reports compared, or many submissions scanned."""

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
    """Where a reader stopped in a pair: an offset into one side's text, with the filter and arrangement of the
    panes."""

    side: str
    offset: int
    wanted: str = "changes"
    arrangement: str | None = None


@dataclass(frozen=True)
class PairContent:
    """Two reports compared, and their rows. ``documents`` are all reports given and ``new`` is the index of NEW (OLD is
    the one before it); ``series`` compares the years of all of them where there are three or more; ``place`` is where
    to begin reading."""

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
        """The passages to review."""
        return PassageItems(self.comparison, self.rows)

    @cached_property
    def figures(self) -> tuple[ReviewItem, ...]:
        return figure_items(self.comparison)

    @cached_property
    def key(self) -> str:
        """A digest of both texts' ends and lengths: the reading position is kept under it."""
        digest = blake2b(digest_size=12)
        for side in (self.comparison.old, self.comparison.new):
            ends = side.text[:_END] + side.text[-_END:]
            digest.update(b"%d %d " % (side.report, len(side.text)) + ends.encode("utf-8", "surrogatepass"))
        return digest.hexdigest()

    def lives(self) -> dict[tuple[int, int], FigureSeries]:
        """The series of each metric, by the span of its figure in NEW."""
        every = self.series.figures if self.series else ()
        return {(span.start, span.end): life for life in every if (span := life.spans[self.new]) is not None}


@dataclass(frozen=True, slots=True)
class ScanContent:
    """Many reports scanned. ``skipped`` holds the errors of those that could not be read, ``inputs`` the paths given."""

    scan: Scan
    skipped: tuple[BiduiError, ...] = ()
    inputs: tuple[str, ...] = ()
    submissions: Submissions = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Keys of 20,000 matches take a second, so they are made here, in the thread of the scan."""
        object.__setattr__(self, "submissions", Submissions(self.scan))

    @property
    def name(self) -> str:
        return ", ".join(dict.fromkeys(PurePath(one.path).parent.name or one.path for one in self.scan.documents))


DeskContent = PairContent | ScanContent
