"""What the page or the converter added: navigation, adverts, copyright, page numbers, download prompts, preview breaks.

Chrome is a property of spans; nothing is deleted. `masked` blanks it, offset by offset, so that a sentence reads on
across it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from compare.lexicon import pattern
from compare.model import Chrome, ChromeKind, Document, Span
from compare.structure.chrome_lines import chrome_kind, is_prose, names_report
from compare.structure.markdown import markdown_rows
from compare.structure.pages import page_furniture
from compare.structure.settings import (
    FEWEST_CUTS,
    FOOT,
    LONGEST_DESCRIPTION,
    LONGEST_VALUE,
    SHORTEST_DESCRIPTION,
    SWITCH_REACH,
)
from compare.structure.spans import Spans

_LINE = pattern(r"\S(?:[^\n]*\S)?")  # without the blanks at its ends
_EDIT_PROMPT = pattern("{zh.chrome.edit_prompt}")
_PAGE_COUNT = pattern("{zh.chrome.page_count}")
_PAGE_DEBRIS = pattern(r"/(?<![\d/]/) {1,3}(\d{1,3})(?= |$)", re.MULTILINE)  # the stroke first: `re` skips ahead to it
_PREVIEW_LABEL = pattern(r"(\d{1,3})、")
# A licence at the foot of the page, and all that stands below it.
_LICENCE = pattern(r"\s*(?:{zh.chrome.licence}|{en.chrome.licence})")
_SENTENCE_END = "。！？!?…；;：:"


def find_chrome(document: Document) -> tuple[Chrome, ...]:
    """The chrome of a document, in order and without overlaps: what its format says, and what gives itself away in the
    text. What the format knows as a heading or a table is none."""
    text, layout = document.text, document.layout
    own = [heading.span for heading in layout.headings] + [table.span for table in layout.tables] + markdown_rows(text)
    by_sight = _seen(masked(text, layout.chrome), Spans([*own, *(item.span for item in layout.chrome)]))
    return tuple(sorted([*layout.chrome, *by_sight], key=lambda item: item.span))


def _seen(text: str, taken: Spans) -> list[Chrome]:
    """What gives itself away in the text alone, but for what is ``taken``."""
    every = list(_lines(text))
    lines = [line for line in every if not taken.touch(line)]
    kinds = {line: kind for line in lines if (kind := chrome_kind(line.of(text)))}
    kinds |= _values(text, lines, kinds)
    licence = next((s.start for s in lines if s.start > FOOT * len(text) and _LICENCE.match(s.of(text))), len(text))
    kinds |= {line: ChromeKind.COPYRIGHT for line in lines if line.start >= licence}
    around = (line for line in _around(text, every, kinds) if not taken.touch(line))
    kinds |= dict.fromkeys(around, ChromeKind.NAVIGATION)
    kinds = page_furniture(text, lines) | kinds
    whole_lines, end = Spans(kinds), 0
    for span, kind in sorted(_inside_lines(text, every)):
        if span.start >= end and not taken.touch(span) and not whole_lines.touch(span):
            kinds[span], end = kind, span.end
    return [Chrome(kind, span) for span, kind in kinds.items()]


def masked(text: str, chrome: tuple[Chrome, ...]) -> str:
    """``text`` with its chrome blanked; every offset stays."""
    pieces, at = [], 0
    for item in chrome:
        pieces += [text[at : item.span.start], " " * (item.span.end - item.span.start)]
        at = item.span.end
    return "".join([*pieces, text[at:]])


def _lines(text: str) -> Iterator[Span]:
    """The lines that are not blank, without the blanks at their ends."""
    return (Span(*match.span()) for match in _LINE.finditer(text))


def _values(text: str, lines: Sequence[Span], kinds: dict[Span, ChromeKind]) -> dict[Span, ChromeKind]:
    """What stands on the line below its name: ``来源：`` / ``四川日报``; the letters of a font switch between two lines
    of a page."""
    values: dict[Span, ChromeKind] = {}
    for i, (name, value) in enumerate(pairwise(lines)):
        kind = kinds.get(name, values.get(name))
        if kind is None or value in kinds:
            continue
        short = value.end - value.start <= LONGEST_VALUE and not names_report(value.of(text))
        named = kind is ChromeKind.SOURCE_NOTE and text[name.end - 1] in "：:"
        switch = value.end - value.start == 1 and any(line in kinds for line in lines[i + 2 : i + 2 + SWITCH_REACH])
        if short and (named or switch):
            values[value] = kind
    return values


def _around(text: str, lines: list[Span], strong: dict[Span, ChromeKind]) -> Iterator[Span]:
    """Short lines that stand with chrome at the top or the foot of the page: a breadcrumb, a column's name. At the top
    all that stands before the report's own title goes, at the foot all after the first sure line."""
    prose = [i for i, span in enumerate(lines) if span not in strong and is_prose(span.of(text))]
    while prose and _repeats(text, lines, prose[-1]):
        prose.pop()
    if not prose:
        return
    top = range(prose[0])
    if any(lines[i] in strong for i in top):
        titles = [i for i in top if lines[i] not in strong and names_report(lines[i].of(text))]
        last = max((i for i in top if lines[i] in strong), default=-1)
        for i in top:
            if lines[i] not in strong and i < (titles[-1] if titles else last):
                yield lines[i]
    foot = range(prose[-1] + 1, len(lines))
    first = min((i for i in foot if lines[i] in strong), default=len(lines))
    yield from (lines[i] for i in foot if i > first and lines[i] not in strong)


def _repeats(text: str, lines: Sequence[Span], last: int) -> bool:
    """Whether the last prose of a page is its description, which repeats the first."""
    beginning = "".join(text[: min(lines[last].start, LONGEST_DESCRIPTION * 4)].split())
    line = "".join(lines[last].of(text).split())
    return last > len(lines) * FOOT and SHORTEST_DESCRIPTION <= len(line) <= LONGEST_DESCRIPTION and line in beginning


def _inside_lines(text: str, lines: Sequence[Span]) -> Iterator[tuple[Span, ChromeKind]]:
    """Chrome that stands inside a line or across two: prompts, page counts, preview breaks."""
    for match in _EDIT_PROMPT.finditer(text):
        yield Span(*match.span()), ChromeKind.DOWNLOAD_PROMPT
    for match in _PAGE_COUNT.finditer(text):
        yield Span(*match.span()), ChromeKind.PAGE_NUMBER
    debris = list(_PAGE_DEBRIS.finditer(text))
    totals = Counter(match[1] for match in debris)
    for match in debris:
        if totals[match[1]] > 1:  # once may be a fraction; the same total again and again is a page counter
            yield Span(*match.span()), ChromeKind.PAGE_NUMBER
    yield from ((span, ChromeKind.PREVIEW_BREAK) for span in _preview_breaks(text, lines))


def _preview_breaks(text: str, lines: Sequence[Span]) -> list[Span]:
    """A preview's pages, numbered ``1、 2、 3、`` and cut anywhere: ``…(二)重点\\n\\n2、项目建设…``. Known by labels that
    run on from 1 and mostly stand where the text before them breaks off inside a sentence."""
    run: list[tuple[Span, bool]] = []
    above: Span | None = None
    for line in lines:
        match = _PREVIEW_LABEL.match(text, *line)
        if match and int(match[1]) == len(run) + 1:
            end = above.end if above else line.start
            paragraph = text[text.rfind("\n", 0, end) + 1 : end]
            cut = bool(run) and "。" in paragraph and paragraph[-1:] not in _SENTENCE_END
            run.append((Span(end if cut else line.start, match.end()), cut))
        above = line
    cuts = sum(cut for _, cut in run)
    if cuts < FEWEST_CUTS or cuts < len(run) - FEWEST_CUTS:
        return []
    return [span for i, (span, cut) in enumerate(run) if cut or i == 0]
