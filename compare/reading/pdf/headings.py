"""Headings that a page shows by larger or bolder type."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from compare.reading.pdf.lines import Line

# Type this much larger than the body's is a heading's; sizes this near each other are one.
_LARGER = 1.12
_STEP = 1.06
# A heading is short, ends without a stop, and holds more than digits and signs.
_LONGEST = 80
_NO_HEADING = re.compile(r"[。；;，,.]$")
_MOSTLY_BOLD = 0.3
# A line this long, in characters, is prose.
_PROSE = 30
_LETTERS = re.compile(r"[^\W\d_]{2}")


def levels(lines: Sequence[Line]) -> dict[tuple[int, int], int]:
    """The level of each line that begins a heading, by page and number: 1 for the largest type, bold type of the body's
    size below all larger ones. What stands on top of the first page is its title's and no heading."""
    sizes = Counter[float]()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    if not sizes:
        return {}
    body = sizes.most_common(1)[0][0]
    pages = _body_by_page(lines)
    candidates = [line for line in lines[_cover(lines) :] if _may_be(line)]
    larger = [line for line in candidates if line.size > _LARGER * max(body, pages[line.page])]
    bold = _bold(candidates, lines)
    steps = _steps(larger)
    lowest = max(steps.values(), default=0) + 1
    found = {(line.page, line.number): lowest for line in (*bold, *larger)}
    return found | {(line.page, line.number): steps[line.size] for line in larger if line.size in steps}


def _body_by_page(lines: Iterable[Line]) -> dict[int, float]:
    """The size of most of each page's text: parts of one document may be set in type of their own."""
    sizes: dict[int, Counter[float]] = {}
    for line in lines:
        sizes.setdefault(line.page, Counter())[line.size] += len(line.text)
    return {page: counts.most_common(1)[0][0] for page, counts in sizes.items()}


def _may_be(line: Line) -> bool:
    text = line.text
    return not line.is_row and len(text) <= _LONGEST and bool(_LETTERS.search(text)) and not _NO_HEADING.search(text)


def _cover(lines: Sequence[Line]) -> int:
    """How many lines of the first page stand above its first line of prose: the title and what belongs to it."""
    first = next((at for at, line in enumerate(lines) if line.page > lines[0].page or _is_prose(line)), 0)
    return first if any(line.page > lines[0].page for line in lines) or first < len(lines) / 2 else 0


def _is_prose(line: Line) -> bool:
    return not line.is_row and len(line.text) >= _PROSE and not line.is_bold


def _bold(candidates: Sequence[Line], lines: Sequence[Line]) -> list[Line]:
    """Bold headings; none where much is bold, for it means nothing there."""
    if sum(len(line.text) for line in lines if line.is_bold) > _MOSTLY_BOLD * sum(len(line.text) for line in lines):
        return []
    return [line for line in candidates if line.is_bold]


def _steps(larger: Iterable[Line]) -> dict[float, int]:
    """The level of each size, the largest first. A size of one page only is chance or ornament and gets none."""
    pages: dict[float, set[int]] = {}
    for line in larger:
        pages.setdefault(line.size, set()).add(line.page)
    found: dict[float, int] = {}
    level, last = 0, 0.0
    for size in sorted((size for size, on in pages.items() if len(on) > 1), reverse=True):
        if not last or last > _STEP * size:
            level, last = level + 1, size
        found[size] = level
    return found
