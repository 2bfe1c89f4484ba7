"""Markdown in text that was read as plain: headings and tables, by CommonMark 0.31 and GitHub's tables."""

from __future__ import annotations

import re
from collections.abc import Iterator

from compare.lexicon import pattern
from compare.model import Span, StyledHeading
from compare.structure.spans import Spans

# Stricter than CommonMark: an underline has three characters and its heading one line.
_HASHES = pattern(r"^ {0,3}(?P<marker>#{1,6})[ \t]++(?P<text>[^\n]*+)$", re.MULTILINE)
_UNDERLINED = pattern(
    r"(?:\A|(?<=\n\n)) {0,3}(?P<text>\S[^\n]*?)[ \t]*\n {0,3}(?P<marker>={3,}|-{3,})[ \t]*$", re.MULTILINE
)
_FENCED = pattern(r"^ {0,3}(```|~~~)[^\n]*\n.*?(?:^ {0,3}\1|\Z)", re.MULTILINE | re.DOTALL)
_FRONT_MATTER = pattern(r"\A---[ \t]*\n.*?^---[ \t]*$", re.MULTILINE | re.DOTALL)
_DELIMITER = pattern(r"^[ \t]*\|(?:[ \t]*:?-{2,}:?[ \t]*\|)+[ \t]*$", re.MULTILINE)
_PIPED = pattern(r"[ \t]*\|[^\n]*\|[ \t]*(?=\n|\Z)")


def markdown_headings(text: str) -> tuple[StyledHeading, ...]:
    """The ``#`` and the underlined headings of a text; none where it has none."""
    marks = list(_hash_headings(text)) if "#" in text else []
    marks += [
        (Span(*m.span("text")), 1 if m["marker"][0] == "=" else 2)
        for m in (_UNDERLINED.finditer(text) if "\n---" in text or "\n===" in text else ())
        if m["text"][-1] not in "。.；;，,：:|"
    ]
    if not marks:
        return ()
    code = Spans(Span(*m.span()) for block in (_FENCED, _FRONT_MATTER) for m in block.finditer(text))
    levels = {span: level for span, level in marks if not code.touch(span)}
    return tuple(StyledHeading(span, level) for span, level in sorted(levels.items()))


def markdown_rows(text: str) -> list[Span]:
    """The rows of tables drawn with pipes, the line under the header among them."""
    if "|" not in text:
        return []
    return [row for delimiter in _DELIMITER.finditer(text) for row in _table(text, delimiter)]


def _hash_headings(text: str) -> Iterator[tuple[Span, int]]:
    """The text of each ``## heading ##`` with its level; one of marks and blanks alone is none."""
    for match in _HASHES.finditer(text):
        heading = match["text"].rstrip().rstrip("#").rstrip()
        if heading.strip("#").strip():
            yield Span(match.start("text"), match.start("text") + len(heading)), len(match["marker"])


def _table(text: str, delimiter: re.Match[str]) -> Iterator[Span]:
    above = text.rfind("\n", 0, max(0, delimiter.start() - 1)) + 1
    row = _PIPED.match(text, min(delimiter.start(), above))
    while row is not None:
        yield Span(*row.span())
        row = _PIPED.match(text, row.end() + 1)
