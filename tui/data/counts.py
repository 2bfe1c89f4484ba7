"""How many things each view of a content shows, for its tab; None where that is not known (yet)."""

from __future__ import annotations

from compare.render.important import asked_first
from compare.render.years import distinct
from tui.data.content import DeskContent, FoldersContent, PairContent, ReportContent, ScanContent
from tui.data.library import LibraryContent
from tui.data.tracks import TEXT
from tui.layout.change_filter import ChangeFilter


def changes(content: DeskContent) -> int | None:
    return int(ChangeFilter.CHANGES.stops(content.rows).sum()) if isinstance(content, PairContent) else None


def figures(content: DeskContent) -> int | None:
    return sum(not pair.retold for pair in content.comparison.figures) if isinstance(content, PairContent) else None


def findings(content: DeskContent) -> int | None:
    """Of a scan not before its reports are checked."""
    match content:
        case PairContent():
            return len(content.comparison.findings)
        case ReportContent():
            return len(content.findings)
        case ScanContent():
            return content.checked.count
    return None


def offices(content: DeskContent) -> int | None:
    return len(content.folders.pairs) if isinstance(content, FoldersContent) else None


def important(content: DeskContent) -> int | None:
    if isinstance(content, PairContent):
        return len(asked_first(content.comparison))
    if isinstance(content, ScanContent) and content.checked.count is not None:
        return len(content.submissions.longest_copied()) + content.checked.count
    return None


def pairs(content: DeskContent) -> int | None:
    return len(content.submissions.pairs) if isinstance(content, ScanContent) else None


def templates(content: DeskContent) -> int | None:
    return len(content.scan.templates) if isinstance(content, ScanContent) else None


def year_figures(content: DeskContent) -> int | None:
    if not isinstance(content, PairContent) or content.series is None:
        return None
    return sum(1 for _ in distinct(content.series.figures))


def year_sections(content: DeskContent) -> int | None:
    if not isinstance(content, PairContent) or content.series is None:
        return None
    return len(content.series.sections)


def tracks(content: DeskContent) -> int | None:
    if not isinstance(content, PairContent) or content.series is None:
        return None
    return sum(life.kind in TEXT for life in content.series.passages)


def documents(content: DeskContent) -> int | None:
    return len(content.documents) if isinstance(content, LibraryContent) else None


def kept_matches(content: DeskContent) -> int | None:
    return len(content.matches) if isinstance(content, LibraryContent) else None


def rings(content: DeskContent) -> int | None:
    return len(content.scan.clusters) if isinstance(content, ScanContent) else None


def origins(content: DeskContent) -> int | None:
    return sum(bool(pair.origin) for pair in content.scan.pairs) if isinstance(content, ScanContent) else None


def values(content: DeskContent) -> int | None:
    return sum(len(pair.shared_figures) for pair in content.scan.pairs) if isinstance(content, ScanContent) else None
