"""What the views of a scan have in common: names, shares, passages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from rich.text import Text

from compare.language import Words
from compare.model import Label, Match, Scan, ScannedReport, SharingPair, Span
from compare.render.cells import truncate
from compare.render.clean import clean
from compare.render.printed import share
from compare.render.terminal.header import SEPARATOR
from compare.render.terminal.paint import QUIET
from compare.render.terminal.table import INDENT, hanging
from compare.render.terms import MATCH_KINDS, MATCH_LABELS

# The order of columns.
LABELS = (Label.COPIED, Label.OWN, Label.TEMPLATE, Label.PHRASE, Label.BASE)
# How much of a passage is shown where there are many.
_EXCERPT = 200


def has_copied(scan: Scan, pair: SharingPair) -> bool:
    return any(scan.matches[i].label is Label.COPIED for i in pair.matches)


def similarity(value: float | None) -> str:
    """Nothing left to compare is no similarity."""
    return "–" if value is None else share(value)


def name(document: ScannedReport) -> str:
    """The file's name, with the report's number where that is not the first."""
    shown = clean(PurePath(document.path).name)
    return f"{shown}#{document.report}" if document.report else shown


def text_of(scan: Scan, document: int, span: Span) -> str:
    return clean(" ".join(span.of(scan.texts[scan.documents[document].path]).split()))


def left_out(count: int, words: Words) -> str:
    return words("{count} more: --top", count=count)


def passage(scan: Scan, match: Match, words: Words, width: int, *, whole: bool) -> Iterator[Text]:
    """What a match is and its text; of both sides and all of it, with its label, where ``whole``."""
    said = [words(MATCH_KINDS[match.kind]), share(match.similarity)]
    if whole:
        said.append(words(MATCH_LABELS[match.label]))
    yield Text(INDENT + SEPARATOR.join(said), QUIET)
    for side, end in (("A", match.a), ("B", match.b)) if whole else (("", match.a),):
        text = text_of(scan, end.document, end.span)
        body = Text(text if whole else truncate(text, _EXCERPT))
        yield from hanging(Text(INDENT * 2 + (f"{side} " if side else "")), body, width)
