"""Headings that a page shows by larger or bolder type."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from compare.lexicon import pattern
from compare.reading import settings
from compare.reading.pdf.lines import PageLine

_NO_HEADING = pattern(r"[。；;，,.]$")
_LETTERS = pattern(r"[^\W\d_]{2}")


def levels(lines: Sequence[PageLine]) -> dict[tuple[int, int], int]:
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
    larger = [line for line in candidates if line.size > settings.LARGER_TYPE * max(body, pages[line.page])]
    bold = _bold(candidates, lines)
    steps = _steps(larger)
    lowest = max(steps.values(), default=0) + 1
    by_line = {(line.page, line.number): lowest for line in (*bold, *larger)}
    return by_line | {(line.page, line.number): steps[line.size] for line in larger if line.size in steps}


def _body_by_page(lines: Iterable[PageLine]) -> dict[int, float]:
    """The size of most of each page's text: parts of one document may be set in type of their own."""
    sizes: dict[int, Counter[float]] = {}
    for line in lines:
        sizes.setdefault(line.page, Counter())[line.size] += len(line.text)
    return {page: counts.most_common(1)[0][0] for page, counts in sizes.items()}


def _may_be(line: PageLine) -> bool:
    text = line.text
    return (
        not line.is_row
        and len(text) <= settings.LONGEST_HEADING
        and bool(_LETTERS.search(text))
        and not _NO_HEADING.search(text)
    )


def _cover(lines: Sequence[PageLine]) -> int:
    """How many lines of the first page stand above its first line of prose: the title and what belongs to it."""
    first = next((at for at, line in enumerate(lines) if line.page > lines[0].page or _is_prose(line)), 0)
    return first if any(line.page > lines[0].page for line in lines) or first < len(lines) / 2 else 0


def _is_prose(line: PageLine) -> bool:
    return not line.is_row and len(line.text) >= settings.PROSE_LINE and not line.is_bold


def _bold(candidates: Sequence[PageLine], lines: Sequence[PageLine]) -> list[PageLine]:
    """Bold headings; none where much is bold, for it means nothing there."""
    if sum(len(line.text) for line in lines if line.is_bold) > settings.MOSTLY_BOLD * sum(
        len(line.text) for line in lines
    ):
        return []
    return [line for line in candidates if line.is_bold]


def _steps(larger: Iterable[PageLine]) -> dict[float, int]:
    """The level of each size, the largest first. A size of one page only is chance or ornament and gets none."""
    pages: dict[float, set[int]] = {}
    for line in larger:
        pages.setdefault(line.size, set()).add(line.page)
    levels_by_size: dict[float, int] = {}
    level, last = 0, 0.0
    for size in sorted((size for size, on in pages.items() if len(on) > 1), reverse=True):
        if not last or last > settings.SIZE_STEP * size:
            level, last = level + 1, size
        levels_by_size[size] = level
    return levels_by_size
