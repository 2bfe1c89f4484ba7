"""What stands on every page and no author wrote: running heads and feet, page numbers."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from compare.lexicon import pattern
from compare.model import ChromeKind
from compare.reading import settings
from compare.reading.pdf.lines import PageLine

_NUMBER = pattern("{common.reading.page_number}")
_DIGITS = pattern(r"\d+")


def running(pages: Sequence[Sequence[PageLine]]) -> dict[tuple[int, int], ChromeKind]:
    """Which lines, by page and number on it, are chrome."""
    turned = {(line.page, line.number): ChromeKind.NAVIGATION for lines in pages for line in _stamps(lines)}
    return turned | _repeated([[line for line in lines if (line.page, line.number) not in turned] for lines in pages])


def _stamps(lines: Sequence[PageLine]) -> Iterator[PageLine]:
    """Slanted lines, which are watermarks, and those along an edge of the page, beside all others."""
    upright = [line for line in lines if line.angle == lines[0].angle]
    left, right = min((line.x0 for line in upright), default=0), max((line.x1 for line in upright), default=0)
    for line in lines[len(upright) :]:
        beside = line.x1 <= left or line.x0 >= right
        if beside or line.angle % 90:
            yield line


def _repeated(pages: Sequence[Sequence[PageLine]]) -> dict[tuple[int, int], ChromeKind]:
    """Page numbers, and lines that stand in one place of many pages."""
    edges = [(line, end) for lines in pages for line, end in _edges(lines)]
    chrome = _page_numbers([line for line, _ in edges])
    again: dict[tuple[str, bool], list[PageLine]] = defaultdict(list)
    for line, end in edges:
        again[_DIGITS.sub("#", line.text), end].append(line)
    with_text = sum(1 for lines in pages if lines)
    for lines in again.values():
        least = max(
            min(settings.FEWEST_RUNNING, max(2, with_text)), settings.RUNNING_SHARE * with_text
        )  # both of two pages
        if len({line.page for line in lines}) >= least and _in_place(lines):
            kind = ChromeKind.PAGE_NUMBER if _NUMBER.fullmatch(lines[0].text) else ChromeKind.NAVIGATION
            for line in lines:
                chrome.setdefault((line.page, line.number), kind)
    return _outermost(pages, chrome)


def _edges(lines: Sequence[PageLine]) -> list[tuple[PageLine, bool]]:
    """Lines at the top (False) and at the foot (True)."""
    ordered = sorted(lines, key=lambda line: -line.middle)
    foot = ordered[max(settings.EDGE_LINES, len(ordered) - settings.EDGE_LINES) :]
    return [(line, False) for line in ordered[: settings.EDGE_LINES]] + [(line, True) for line in foot]


def _page_numbers(lines: Sequence[PageLine]) -> dict[tuple[int, int], ChromeKind]:
    numbers = [(line, match["number"]) for line in lines if (match := _NUMBER.fullmatch(line.text))]
    steps = Counter(int(number) - line.page for line, number in numbers if number.isdecimal())
    if not steps:
        return {}
    step, count = steps.most_common(1)[0]
    pages = len({line.page for line, _ in numbers})
    if count < 2 or count < settings.PAGES_IN_STEP * pages:
        return {}
    return {
        (line.page, line.number): ChromeKind.PAGE_NUMBER
        for line, number in numbers
        if not number.isdecimal() or int(number) - line.page == step
    }


def _in_place(lines: Sequence[PageLine]) -> bool:
    """All at about the same height of the page: within two lines of each other."""
    heights = sorted(line.middle for line in lines)
    middle = heights[len(heights) // 2]
    near = sum(abs(height - middle) <= 2 * lines[0].size for height in heights)
    return near >= settings.IN_PLACE * len(heights)


def _outermost(
    pages: Sequence[Sequence[PageLine]], chrome: dict[tuple[int, int], ChromeKind]
) -> dict[tuple[int, int], ChromeKind]:
    """Chrome has no body text between itself and the edge of the page: a row that comes again in a table is none."""
    outermost: dict[tuple[int, int], ChromeKind] = {}
    for lines in pages:
        ordered = sorted(lines, key=lambda line: -line.middle)
        for side in (ordered, ordered[::-1]):
            for line in side[: settings.EDGE_LINES]:
                kind = chrome.get((line.page, line.number))
                if kind is None:
                    break
                outermost[line.page, line.number] = kind
    return outermost
