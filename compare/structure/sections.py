"""Headings into a tree: levels by the report's own hierarchy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from compare.lexicon import pattern
from compare.model import Section, Span
from compare.structure.labels import HeadingLabel, LabelStyle
from compare.structure.line_levels import line_styles
from compare.structure.segments import Heading, TextSegment

_CJK_GAP = pattern(r"(?<=[^\x00-\xff])\s+|\s+(?=[^\x00-\xff])")


def levels(text: str, headings: Sequence[Heading], segments: Sequence[TextSegment]) -> list[int]:
    """The level of each heading, from 1. Where the format has levels they decide, and headings without lie below the
    last that has one, unless their label is of a style that has. Else the first style to appear is the highest until a
    higher one comes; a style seen before returns to its level; a new numbering that opens right under a heading lies
    below it, whatever its style usually stands for."""
    marked = _marked_styles(headings)
    stack: list[tuple[int | None, LabelStyle]] = []  # the format's level, if any, and the style of the label
    depths: list[int] = []
    styles = line_styles(text, headings)
    for i, (heading, style) in enumerate(zip(headings, styles, strict=True)):
        rank = heading.level if heading.level is not None else marked.get(style)
        if rank is not None:
            while stack and not _holds(stack[-1], rank, style):
                stack.pop()
        elif (None, style) in stack:
            del stack[stack.index((None, style)) :]
        elif not (i and _opens_under(headings[i - 1], heading, segments)):
            while stack and stack[-1][0] is None and stack[-1][1] > style:
                stack.pop()
        stack.append((rank, style))
        depths.append(len(stack))
    return depths


def _holds(above: tuple[int | None, LabelStyle], rank: int, style: LabelStyle) -> bool:
    """Whether a heading of the format's level ``rank`` lies below the one ``above``. Under one and the same level labels
    still tell: authors and printers set 一、 and (一) alike."""
    level, higher = above
    if level is None or level == rank:
        return level is not None and higher < style and LabelStyle.LINE not in (higher, style)
    return level < rank


def _marked_styles(headings: Sequence[Heading]) -> dict[LabelStyle, int]:
    """Which level of the format each style of label stands for, where it stands for one: authors mark some headings
    and forget others."""
    ranks: dict[LabelStyle, set[int]] = {}
    for heading in headings:
        if heading.level is not None and heading.label is not None:
            ranks.setdefault(heading.style, set()).add(heading.level)
    return {style: levels.pop() for style, levels in ranks.items() if len(levels) == 1}


def _opens_under(above: Heading, heading: Heading, segments: Sequence[TextSegment]) -> bool:
    """``heading`` is a number one that directly follows a heading with nothing of its own under it."""
    first = heading.label is not None and heading.label.number == 1
    return first and heading.segment == above.segment + 1 and above.span.end >= segments[above.segment].span.end - 1


@dataclass(slots=True)
class _Node:
    heading: Heading
    level: int
    end: int
    children: list[_Node] = field(default_factory=list)
    listed: int = 0  # the last number of a list inside that counts in the style of the heading

    def lists(self, label: HeadingLabel) -> bool:
        """Whether an item is one of a list inside, which begins with its own 1: ``一、亚洲`` … ``六、大洋洲`` below
        ``六、对外经济``."""
        if label.number is None or label.number not in (1, self.listed + 1):
            return False
        self.listed = label.number
        return True


def section_tree(text: str, headings: Sequence[Heading], segments: Sequence[TextSegment]) -> tuple[Section, ...]:
    """The section tree. A section ends where the next heading of its level or above begins, or where an item (a
    numbered paragraph without a title) goes on with the numbering of its own style."""
    roots: list[_Node] = []
    path: list[_Node] = []
    by_unit = dict(
        zip((h.segment for h in headings), zip(headings, levels(text, headings, segments), strict=True), strict=True)
    )
    for index, segment in enumerate(segments):
        if index in by_unit:
            heading, level = by_unit[index]
            while path and path[-1].level >= level:
                path.pop()
            node = _Node(heading, level, segment.span.end)
            (path[-1].children if path else roots).append(node)
            path.append(node)
        elif segment.label is not None:
            styles = [node.heading.style for node in path]
            if segment.label.style in styles:
                at = styles.index(segment.label.style)
                if not path[at].lists(segment.label):
                    del path[at:]
        for node in path:
            node.end = segment.span.end
    return tuple(_section(text, node) for node in roots)


def _section(text: str, node: _Node) -> Section:
    span, label = node.heading.span, node.heading.label
    start = label.span.end if label else span.start
    return Section(
        level=node.level,
        label=label.text if label else None,
        heading=_on_one_line(text[start : span.end].strip()),
        heading_span=span,
        span=Span(span.start, node.end),
        sections=tuple(_section(text, child) for child in node.children),
    )


def _on_one_line(heading: str) -> str:
    words = heading.split()
    return heading if len(words) < 2 else " ".join(_CJK_GAP.sub("", heading).split())
