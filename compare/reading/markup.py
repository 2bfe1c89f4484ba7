"""The characters of Markdown that a rendered text does not show: ``**500**万元`` shows 500万元."""

from __future__ import annotations

from collections.abc import Iterator

from compare.lexicon import pattern
from compare.model import Span
from compare.reading import settings

_RUN = pattern(r"(?<!\\)(?:\*+|_+|`+)")
_STRONG = pattern(r"(?<!\\)(?:\*{2,}|_{2,})")
_ESCAPE = pattern(r"\\(?=[!-/:-@\[-`{-~])")
# Where a link leads to; its words stay.
_TARGET = pattern(r"(?<=\])\([^()\s]{1,500}(?:\s\"[^\"\n]{0,200}\")?\)")
# Elements of HTML that emphasise; a raised mark goes with its text, unless it is a power.
_TAG = pattern(r"(?i)</?(?:b|i|em|strong|u|s|del|ins|span|font|mark|code|small|sub|sup)(?:\s[^<>\n]{0,200})?>")
_RAISED = pattern(r"(?i)(?P<base>{common.notes.power})?(?P<mark><sup>[^<>\n]{1,12}</sup>)")
_WORD = pattern(r"\w")


def markup(text: str) -> tuple[Span, ...]:
    """The marks of emphasis and code, escapes, link targets and inline elements of a Markdown text, in order."""
    others = [Span(*mark.span()) for kind in (_ESCAPE, _TARGET, _TAG) for mark in kind.finditer(text)]
    others += [Span(*mark.span("mark")) for mark in _RAISED.finditer(text) if not mark["base"]]
    return tuple(sorted([*_paired(text, [Span(*run.span()) for run in _RUN.finditer(text)]), *others]))


def strong_marks(text: str) -> tuple[Span, ...]:
    """The marks of strong emphasis alone: in a text that is not said to be Markdown, a single asterisk may be anything."""
    if "**" not in text and "__" not in text:
        return ()
    return tuple(sorted(_paired(text, [Span(*run.span()) for run in _STRONG.finditer(text)])))


def _paired(text: str, runs: list[Span]) -> Iterator[Span]:
    """Runs that open or close emphasis on one line; what has no counterpart is a character like others."""
    opened: list[Span] = []
    before = 0
    for run in runs:
        if text.find("\n", before, run.start) >= 0:
            opened = []
        before = run.start
        mark = run.of(text)
        matching = next((opening for opening in reversed(opened) if opening.of(text) == mark), None)
        if matching is not None and _closes(text, run):
            opened = opened[: opened.index(matching)]
            yield from (matching, run)
        elif _opens(text, run):
            opened = [*opened[-settings.MOST_OPEN_MARKS :], run]


def _opens(text: str, run: Span) -> bool:
    """A run before something; an underscore not inside a word."""
    inside = text[run.start] == "_" and run.start > 0 and _WORD.match(text, run.start - 1, run.start)
    return bool(text[run.end : run.end + 1].strip()) and not inside


def _closes(text: str, run: Span) -> bool:
    inside = text[run.start] == "_" and _WORD.match(text, run.end, run.end + 1)
    return bool(text[run.start - 1 : run.start].strip()) and not inside
