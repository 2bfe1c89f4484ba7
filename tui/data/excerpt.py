"""Passages as plain text for the clipboard or a file: with their place, and without control characters."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from compare.language import Words
from compare.model import Comparison, Side, Span
from compare.render.clean import clean
from compare.render.section_paths import ComparisonPaths, path_text
from tui.layout.row import Row

_ENDS = "。！？；\n"
_AROUND = 200  # characters


def passage(comparison: Comparison, row: Row, words: Words) -> str:
    """The section path, both wordings with their signs, and the file and line of each."""
    bearings = ComparisonPaths(comparison)
    lines = [path_text(bearings.path(row.old, row.new))]
    lines.extend(f"{sign} {text}" for sign, text, _ in _sides(comparison, row))
    lines.extend(f"  {sign} {place(side, span, words)}" for sign, _, (side, span) in _sides(comparison, row))
    return "\n".join(line for line in lines if line)


def quotation(comparison: Comparison, row: Row, words: Words) -> str:
    """NEW's wording as a quotation with its place; OLD's where the passage was removed."""
    *_, (_, text, (side, span)) = _sides(comparison, row)
    return words("“{text}” ({place})", text=text, place=place(side, span, words))


def place(side: Side, span: Span, words: Words) -> str:
    """``2023.txt, line 12``"""
    return file_and_line(side, side.text.count("\n", 0, span.start) + 1, words)


def file_and_line(side: Side, line: int, words: Words) -> str:
    """The same, where the line is known."""
    return words("{file}, line {line}", file=clean(PurePath(side.path).name), line=line)


def sentence(side: Side, span: Span) -> str:
    """The sentence around a span, on one line; of a very long one what stands near."""
    text = side.text
    low, high = max(0, span.start - _AROUND), min(len(text), span.end + _AROUND)
    start = max((text.rfind(end, low, span.start) + 1 for end in _ENDS), default=0) or low
    stops = [at + 1 for end in _ENDS if (at := text.find(end, span.end, high)) >= 0]
    return " ".join(clean(text[start : min(stops, default=high)]).split())


def _sides(comparison: Comparison, row: Row) -> Iterator[tuple[str, str, tuple[Side, Span]]]:
    """Sign, text and place of each side; only NEW's for an equal passage."""
    if row.old is not None and not (row.equal and row.new is not None):
        yield "-", _text(comparison.old, row.old), (comparison.old, row.old)
    if row.new is not None:
        sign = "=" if row.equal else "+"
        yield sign, _text(comparison.new, row.new), (comparison.new, row.new)


def _text(side: Side, span: Span) -> str:
    return " ".join(clean(span.of(side.text)).split())
