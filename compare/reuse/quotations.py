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
_CITED = pattern(
    r"(?P<opened>{zh.quotations.opening}[：:，,]?\s*)?(?:“[^“”\n]{1,2000}”|\"[^\"\n]{1,2000}\")(?P<source>\s*(?:\[\d{1,3}\]|[(（][^()（）\n]{2,60}\d{4}[^()（）\n]{0,20}[)）]))?"
)
# A sentence that a mark of its source closes, or that says what an article of a law says.
_SOURCED = pattern(
    r"[^。！？；\n]{4,300}?(?:\[\d{1,3}(?:[-–,，]\d{1,3})*\]|〔\d{1,3}〕)(?=[。！？；\n]|$)"
    r"|《[^《》\n]{1,80}》(?:[(（][^()（）\n]{1,30}[)）])?(?:第{zh.numerals.ordinal}[条章款项])+"
    r"{zh.quotations.article_says}[^。！？；\n]{2,300}"
)
# An entry of a list of literature: its number in brackets at the start of a line behind such a heading.
_LITERATURE = pattern(r"(?m)^[ \t\u3000]*(?:{zh.quotations.literature}|{en.quotations.literature})[:：]?[ \t]*$")
_ENTRY = pattern(r"(?m)^[ \t\u3000]*\[\d{1,3}\][^\n]*$")


def quoted(text: str) -> Iterator[Span]:
    """The spans of ``text`` that are quoted, in order, none overlapping."""
    spans = [Span(*match.span()) for match in _SHORT.finditer(text)]
    spans += [
        Span(match.end("opened") if match["opened"] else match.start(), match.end())
        for match in _CITED.finditer(text)
        if match["opened"] or match["source"]
    ]
    spans += [Span(*match.span()) for match in _SOURCED.finditer(text)]
    heading = _LITERATURE.search(text)
    if heading:
        spans += [Span(*match.span()) for match in _ENTRY.finditer(text, heading.end())]
    end = 0
    for span in sorted(spans):
        if span.end > end:
            yield Span(max(span.start, end), span.end)
            end = span.end
