"""Headings into a tree: levels by the report's own hierarchy."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from compare.model import Section, Span
from compare.structure.headings import Heading
from compare.structure.labels import Style
from compare.structure.units import Unit

_CJK_GAP = re.compile(r"(?<=[^\x00-\xff])\s+|\s+(?=[^\x00-\xff])")


def levels(headings: Sequence[Heading], units: Sequence[Unit]) -> list[int]:
    """The level of each heading, from 1. The first style to appear is the highest until a higher one comes; a style
    seen before returns to its level; a new numbering that opens right under a heading lies below it, whatever its
    style usually stands for."""
    stack: list[Style] = []
    found: list[int] = []
    for i, heading in enumerate(headings):
        if heading.style in stack:
            del stack[stack.index(heading.style) + 1 :]
        else:
            if not (i and _opens_under(headings[i - 1], heading, units)):
                while stack and stack[-1] > heading.style:
                    stack.pop()
            stack.append(heading.style)
        found.append(len(stack))
    return found


def _opens_under(above: Heading, heading: Heading, units: Sequence[Unit]) -> bool:
    """``heading`` is a number one that directly follows a heading with nothing of its own under it."""
    first = heading.label is not None and heading.label.number == 1
    return first and heading.unit == above.unit + 1 and above.span.end >= units[above.unit].span.end - 1


@dataclass(slots=True)
class _Node:
    heading: Heading
    level: int
    end: int
    children: list[_Node] = field(default_factory=list)


def build(text: str, headings: Sequence[Heading], units: Sequence[Unit]) -> tuple[Section, ...]:
    """The section tree. A section ends where the next heading of its level or above begins, or where an item (a
    numbered paragraph without a title) goes on with the numbering of its own style."""
    roots: list[_Node] = []
    path: list[_Node] = []
    by_unit = dict(zip((h.unit for h in headings), zip(headings, levels(headings, units), strict=True), strict=True))
    for index, unit in enumerate(units):
        if index in by_unit:
            heading, level = by_unit[index]
            del path[level - 1 :]
            node = _Node(heading, level, unit.span.end)
            (path[-1].children if path else roots).append(node)
            path.append(node)
        elif unit.label is not None:
            styles = [node.heading.style for node in path]
            if unit.label.style in styles:
                del path[styles.index(unit.label.style) :]
        for node in path:
            node.end = unit.span.end
    return tuple(_section(text, node) for node in roots)


def _section(text: str, node: _Node) -> Section:
    span, label = node.heading.span, node.heading.label
    start = label.span.end if label else span.start
    return Section(
        level=node.level,
        label=label.text if label else None,
        heading=_CJK_GAP.sub("", text[start : span.end].strip()),
        heading_span=span,
        span=Span(span.start, node.end),
        sections=tuple(_section(text, child) for child in node.children),
    )
