"""The content of a desk: a pair of reports compared, many submissions scanned, or one report checked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import blake2b
from os.path import commonpath
from pathlib import PurePath
from threading import Lock
from typing import Any

import compare
from compare.language import Words
from compare.model import (
    BiduiError,
    Comparison,
    DiffOptions,
    Document,
    Explanation,
    FigureSeries,
    Finding,
    FolderComparison,
    Outline,
    Scan,
    SeriesComparison,
)
from compare.model.options import CheckOptions
from compare.render.clean import clean
from compare.render.section_paths import report_of
from tui.data.library import LibraryContent
from tui.data.review_items import PassageItems, ReviewItem, figure_items
from tui.data.submissions import Submissions
from tui.layout.rows import Rows

_ORDINARY = DiffOptions()
_END = 10_000  # characters

_ALL_RULES = CheckOptions()


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
    the one before it); ``options`` are those asked for, without what is kept about pairs of passages; ``series`` compares the years of all of them where there are three or more; ``place`` is where
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

    @property
    def reversed_years(self) -> tuple[int, int] | None:
        """The years of OLD and NEW where OLD is the later one."""
        old, new = (report_of(side) for side in (self.comparison.old, self.comparison.new))
        years = (old.year, new.year) if old and new else (None, None)
        return (years[0], years[1]) if years[0] and years[1] and years[0] > years[1] else None

    @cached_property
    def passages(self) -> PassageItems:
        """The passages to review."""
        return PassageItems(self.comparison, self.rows)

    @cached_property
    def explain(self) -> Callable[[int | None, int | None], tuple[Explanation, ...]]:
        """Why places of the pair belong together, or do not: an offset in OLD and one in NEW, or one of them. Aligns the
        reports once more when it is first asked for."""
        return compare.explainer(self.comparison)

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


class CheckedOnce:
    """What checking the reports of a content gives: worked out by the first who asks, the others wait for it."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._held: list[Any] | None = None

    def get(self, check: Callable[[], list[Any]]) -> list[Any]:
        with self._lock:
            if self._held is None:
                self._held = check()
            return self._held

    @property
    def count(self) -> int | None:
        return None if self._held is None else len(self._held)


@dataclass(frozen=True, slots=True)
class ReportContent:
    """One document checked."""

    outline: Outline
    findings: tuple[Finding, ...]

    @property
    def name(self) -> str:
        return PurePath(self.outline.document.path).name


@dataclass(frozen=True, slots=True)
class ScanContent:
    """Many reports scanned. ``skipped`` holds the errors of those that could not be read, ``inputs`` the paths given;
    ``check`` says which rules each of them is asked."""

    scan: Scan
    skipped: tuple[BiduiError, ...] = ()
    inputs: tuple[str, ...] = ()
    check: CheckOptions = _ALL_RULES
    submissions: Submissions = field(init=False, compare=False, repr=False)
    checked: CheckedOnce = field(default_factory=CheckedOnce, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Keys of 20,000 matches take a second, so they are made here, in the thread of the scan."""
        object.__setattr__(self, "submissions", Submissions(self.scan))

    @property
    def name(self) -> str:
        return ", ".join(dict.fromkeys(PurePath(one.path).parent.name or one.path for one in self.scan.documents))


@dataclass(frozen=True, slots=True)
class FoldersContent:
    """Two folders of reports, paired. ``skipped`` holds the errors of those that could not be read."""

    folders: FolderComparison
    paths: tuple[str, str]
    skipped: tuple[BiduiError, ...] = ()

    @property
    def name(self) -> str:
        return " → ".join(PurePath(path).name for path in self.paths)


ReviewedContent = PairContent | ScanContent | ReportContent
"""What a reviewer decides about."""
DeskContent = ReviewedContent | FoldersContent | LibraryContent


def scan_titles(content: ScanContent, words: Words) -> tuple[tuple[str, ...], str]:
    """Title and note of a scan's banner: the common folder, the number of reports, and the number of files not read."""
    paths, skipped = [document.path for document in content.scan.documents], len(content.skipped)
    folder = PurePath(commonpath([str(PurePath(path).parent) for path in paths])).name if paths else ""
    count = words.plural("{count} report", "{count} reports", len(paths))
    left_out = words.plural("{count} file not read", "{count} files not read", skipped) if skipped else ""
    return (clean(folder) or count,), " · ".join(filter(None, [count if folder else "", left_out]))


def report_titles(content: ReportContent, words: Words) -> tuple[tuple[str, ...], str]:
    """Title and note of the banner of one report: its title, its year, and its file where that says more."""
    report = content.outline.reports[0] if content.outline.reports else None
    title = clean(report.title) if report and report.title else ""
    year = words("reports {year}", year=report.year) if report and report.year else ""
    file = clean(content.name)
    return (title or file,), " · ".join(filter(None, [year, file if title else ""]))
