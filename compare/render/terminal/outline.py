"""The structure of documents for people: reports, headings as a tree, chrome."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from rich.text import Text

from compare.language import Words
from compare.model import Outline, Report
from compare.render.clean import clean
from compare.render.positions import Locator
from compare.render.results import OutlineResult, Presentation
from compare.render.section_paths import heading
from compare.render.terminal.paint import HEADING, QUIET, paint
from compare.render.terminal.table import INDENT, SEPARATOR, TableCell, hanging, table, titled
from compare.render.terms import CHROME_KINDS


def write(result: OutlineResult, presentation: Presentation) -> str:
    lines = render(result.outlines, presentation.words, presentation.width)
    return paint(lines, color=presentation.color)


def render(outlines: Iterable[Outline], words: Words, width: int) -> Iterator[Text]:
    for i, outline in enumerate(outlines):
        if i:
            yield Text()
        yield from _document(outline, words, width)


def _document(outline: Outline, words: Words, width: int) -> Iterator[Text]:
    reports = words.plural("{count} report", "{count} reports", len(outline.reports))
    characters = words("{count} characters", count=outline.characters)
    encoding = outline.document.encoding.upper() if not outline.document.encoding.startswith("utf-8") else ""
    yield from titled(clean(outline.path), width, SEPARATOR.join(filter(None, (characters, reports, encoding))))
    lines = Locator(outline.text, outline.document.layout)
    for report in outline.reports:
        yield from _report(report, lines, words, width)
    kinds = Counter(item.kind for item in outline.chrome)
    if kinds:
        counts = SEPARATOR.join(f"{words(name)} {kinds[kind]}" for kind, name in CHROME_KINDS.items() if kinds[kind])
        chrome = Text(words("Not part of any report: {counts}", counts=counts), QUIET)
        yield from hanging(Text(INDENT), chrome, width)


def _report(report: Report, lines: Locator, words: Words, width: int) -> Iterator[Text]:
    title = Text(clean(report.title) if report.title else words("(no title)"), HEADING)
    yield from hanging(Text(f"{INDENT}#{report.index} ", QUIET), title, width)
    facts = [
        words("year {year}", year=report.year) if report.year else "",
        words("title says {year}", year=report.title_year) if report.title_year else "",
        words("plan for {year}", year=report.plan_year) if report.plan_year else "",
        clean(report.organisation or ""),
        lines.range_text(report.span, words),
    ]
    yield from hanging(Text(INDENT * 3), Text(SEPARATOR.join(filter(None, facts)), QUIET), width)
    sections = list(report.walk())
    if not sections:
        return
    rows = [
        (
            TableCell(f"{INDENT}{section.level}", QUIET),
            TableCell(INDENT * (section.level - 1) + heading(section)),
            TableCell(lines.range_text(section.span, words), QUIET),
        )
        for section in sections
    ]
    yield from table(rows, width, flexible=1, right=())
