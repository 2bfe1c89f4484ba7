"""What a content is, in one or two lines: its titles, and how much of what it holds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from compare.language import Words
from compare.model import Comparison, Label
from compare.render.clean import clean
from compare.render.printed import share
from compare.render.terms import PASSAGE_SIGNS
from tui.data.content import (
    DeskContent,
    FoldersContent,
    PairContent,
    ReportContent,
    ScanContent,
    report_titles,
    scan_titles,
)
from tui.data.library import LibraryContent
from tui.data.names import pair_names
from tui.layout.change_filter import STATUS_NAMES

# So many files that could not be read are named.
_MOST_NAMED = 3


def titles_of(content: DeskContent, words: Words) -> tuple[tuple[str, ...], str]:
    """Titles and note of the banner."""
    match content:
        case PairContent():
            return pair_titles(content.comparison, words)
        case ReportContent():
            return report_titles(content, words)
        case FoldersContent():
            skipped = len(content.skipped)
            note = words.plural("{count} file not read", "{count} files not read", skipped) if skipped else ""
            return tuple(clean(PurePath(path).name or path) for path in content.paths), note
        case LibraryContent():
            count = words.plural("{count} document", "{count} documents", len(content.documents))
            return (clean(content.name),), count
    return scan_titles(content, words)


def pair_titles(comparison: Comparison, words: Words) -> tuple[tuple[str, str], str]:
    """Titles and note of a pair."""
    return pair_names(comparison, words), words("{share} alike", share=share(comparison.similarity))


def overview(content: DeskContent, words: Words) -> str:
    """``~ 57 edited · # 21 only figures``; of a scan how many copied, and what could not be read."""
    match content:
        case PairContent():
            return "  ".join(_passages(content, words))
        case ScanContent():
            return " · ".join(_submissions(content, words))
    return ""


def _passages(content: PairContent, words: Words) -> Iterator[str]:
    for status, count in content.comparison.summary.passages.items():
        if count:
            yield f"{PASSAGE_SIGNS[status]} {count} {words(STATUS_NAMES[status])}"
    for side in (content.comparison.old, content.comparison.new):
        for what, count in side.outline.document.layout.unread:
            yield words("not read: {what}", what=words(what, count=count))


def _submissions(content: ScanContent, words: Words) -> Iterator[str]:
    scan = content.scan
    yield words.plural("{count} report", "{count} reports", len(scan.documents))
    copied = sum(bool(one.counts[Label.COPIED]) for one in content.submissions.pairs)
    yield words.plural("{count} pair with copied text", "{count} pairs with copied text", copied)
    yield words.plural("{count} template", "{count} templates", len(scan.templates))
    if content.skipped:
        names = words(", ").join(clean(PurePath(error.path).name) for error in content.skipped[:_MOST_NAMED])
        more = "…" if len(content.skipped) > _MOST_NAMED else ""
        yield words("not read ({count}): {names}", count=len(content.skipped), names=names + more)
