"""What the views of a scan have in common: names, shares, passages."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from compare.language import Words
from compare.model import Label, Match, MatchEnd, Scan, SharingPair, Span
from compare.render.cells import truncate
from compare.render.clean import clean
from compare.render.positions import Locator
from compare.render.printed import share
from compare.render.terminal.paint import QUIET
from compare.render.terminal.table import INDENT, SEPARATOR, hanging
from compare.render.terms import MATCH_KINDS, MATCH_LABELS

# How much of a passage is shown where there are many.
_EXCERPT = 200


def has_copied(scan: Scan, pair: SharingPair) -> bool:
    return any(scan.matches[i].label is Label.COPIED for i in pair.matches)


def text_of(scan: Scan, document: int, span: Span) -> str:
    return clean(" ".join(span.of(scan.texts[scan.documents[document].path]).split()))


def place_of(scan: Scan, document: int, span: Span, words: Words) -> str:
    """Where the passage stands in its file: ``lines 9–11``, ``page 3``."""
    path = scan.documents[document].path
    return Locator(scan.texts[path], scan.layouts[path]).range_text(span, words)


def left_out(count: int, words: Words) -> str:
    return words("{count} more: --top", count=count)


def passage(scan: Scan, match: Match, words: Words, width: int, *, whole: bool) -> Iterator[Text]:
    """What a match is, where it stands, and its text; of both sides and all of it, with its label, where ``whole``."""
    facts = [words(MATCH_KINDS[match.kind]), share(match.similarity)]
    ends = (match.a, match.b)
    places = [place_of(scan, end.document, end.span, words) for end in ends]
    if not whole:
        yield from hanging(Text(INDENT), Text(SEPARATOR.join([*facts, " – ".join(places)]), QUIET), width)
        yield from hanging(Text(INDENT * 2), Text(truncate(_text(scan, match.a), _EXCERPT)), width)
        return
    yield Text(INDENT + SEPARATOR.join([*facts, words(MATCH_LABELS[match.label])]), QUIET)
    for side, end, place in zip("AB", ends, places, strict=True):
        body = Text.assemble((f"{place}  ", QUIET), _text(scan, end))
        yield from hanging(Text(INDENT * 2 + f"{side} "), body, width)


def _text(scan: Scan, end: MatchEnd) -> str:
    return text_of(scan, end.document, end.span)
