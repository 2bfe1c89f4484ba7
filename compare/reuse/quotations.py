"""What a report quotes: quotations and sentences with their source, titles, slogans, and the list of literature at its
end."""

from __future__ import annotations

from collections.abc import Iterator

from compare.lexicon import pattern
from compare.model import Span

# Titles with the article or number that is cited of them, slogans, quoted names: no sentence of one's own is so short.
_SHORT = pattern(
    r"《[^《》\n]{1,80}》(?:[(（][^()（）\n]{1,30}[)）])?(?:第{zh.numerals.ordinal}[条章款项])*"
    r"|“[^“”\n]{1,40}”|「[^「」\n]{1,40}」|『[^『』\n]{1,40}』"
    r"|\"[^\"\n]{1,80}\"(?=[\s,.;:!?)]|$)"
)
# A quotation of any length whose source is named right behind it, or that a verb of saying opens.
_LONG = pattern(
    r"(?:“[^“”\n]{1,2000}”|\"[^\"\n]{1,2000}\")"
    r"(?P<source>\s*(?:\[\d{1,3}\]|[(（][^()（）\n]{2,60}\d{4}[^()（）\n]{0,20}[)）]))?"
)
_OPENING = pattern(r"{zh.quotations.opening}[：:，,]?\s*$")
_LONGEST_OPENING = 8
# The mark of a source that closes a sentence, and what ends the one before.
_SOURCE = pattern(r"(?:\[\d{1,3}(?:[-–,，]\d{1,3})*\]|〔\d{1,3}〕)(?=[。！？；\n]|$)")
_STOPS = "。！？；\n"
_SOURCED_LENGTHS = (4, 300)
# What an article of a law says.
_ARTICLE = pattern(
    r"《[^《》\n]{1,80}》(?:[(（][^()（）\n]{1,30}[)）])?(?:第{zh.numerals.ordinal}[条章款项])+"
    r"{zh.quotations.article_says}[^。！？；\n]{2,300}"
)
# An entry of a list of literature: its number in brackets at the start of a line behind such a heading.
_LITERATURE = pattern(r"(?m)^[ \t\u3000]*(?:{zh.quotations.literature}|{en.quotations.literature})[:：]?[ \t]*$")
# ... which most reports do not name at all.
_NAMED_LITERATURE = pattern("{zh.quotations.literature}|{en.quotations.literature}")
_ENTRY = pattern(r"(?m)^[ \t\u3000]*\[\d{1,3}\][^\n]*$")


def quoted(text: str) -> Iterator[Span]:
    """The spans of ``text`` that are quoted, in order, none overlapping."""
    spans = [Span(*match.span()) for match in _SHORT.finditer(text)]
    spans += [
        Span(*match.span()) for match in _LONG.finditer(text) if match["source"] or _is_opened(text, match.start())
    ]
    spans += [Span(*match.span()) for match in _ARTICLE.finditer(text)]
    spans += _sourced(text)
    heading = _LITERATURE.search(text) if _NAMED_LITERATURE.search(text) else None
    if heading:
        spans += [Span(*match.span()) for match in _ENTRY.finditer(text, heading.end())]
    end = 0
    for span in sorted(spans):
        if span.end > end:
            yield Span(max(span.start, end), span.end)
            end = span.end


def _is_opened(text: str, at: int) -> bool:
    """Whether a verb of saying stands before a quotation."""
    return _OPENING.search(text, max(0, at - _LONGEST_OPENING), at) is not None


def _sourced(text: str) -> Iterator[Span]:
    """The sentences that a mark of their source closes."""
    shortest, longest = _SOURCED_LENGTHS
    for mark in _SOURCE.finditer(text):
        reach = max(0, mark.start() - longest)
        start = max(reach, *(text.rfind(stop, reach, mark.start()) + 1 for stop in _STOPS))
        if mark.start() - start >= shortest:
            yield Span(start, mark.end())
