"""Parts of a scan looked at closely: one pair with its waterfall, one report with all who share with it, the matrix."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from rich.text import Text

from compare.language import Words
from compare.model import Label, Match, Scan, SharingPair, Span
from compare.render.cells import cell_len, truncate
from compare.render.clean import clean
from compare.render.printed import share
from compare.render.results import Presentation, ScanResult
from compare.render.scan_text import first, report_name, similarity, swaps
from compare.render.terminal.paint import ALARM, HEADING, QUIET, paint
from compare.render.terminal.scan import coverage, render
from compare.render.terminal.scan_passages import (
    has_copied,
    left_out,
    passage,
    place_of,
    text_of,
)
from compare.render.terminal.scan_rates import render_rates
from compare.render.terminal.table import INDENT, SEPARATOR, TableCell, hanging, table, titled
from compare.render.terms import LABEL_ORDER, MATCH_KINDS, MATCH_LABELS

_COLUMN = 6  # cells of a matrix's column, the gap with it
_WIDEST_NAME = 28
_MOST_NAMES = 3


def write(result: ScanResult, presentation: Presentation) -> str:
    """The chosen view: one pair, one report, the matrix, else the overview."""
    scan, words, width = result.scan, presentation.words, presentation.width
    if result.pair is not None:
        lines = render_pair(scan, *result.pair, words, width)
    elif result.report is not None:
        lines = render_report(scan, result.report, words, width, result.top)
    elif result.matrix:
        lines = render_matrix(scan, words, width, result.top)
    else:
        lines = render(scan, words, width, result.top)
    return paint(lines, color=presentation.color)


def render_pair(scan: Scan, a: int, b: int, words: Words, width: int) -> Iterator[Text]:
    """One pair in full: its waterfall and all its passages, side by side."""
    a, b = sorted((a, b))
    names = [report_name(scan, i) for i in (a, b)]
    yield from hanging(Text(), Text(" – ".join(names), HEADING), width)
    pair = next((pair for pair in scan.pairs if (pair.a, pair.b) == (a, b)), None)
    if pair is None:
        yield Text(INDENT + words("These two share nothing."))
        if scan.coverage.reports:
            yield from hanging(Text(INDENT), Text(coverage(scan, words), QUIET), width)
        return
    yield from hanging(Text(INDENT), Text(first(scan, pair, words)), width)
    yield from _waterfall(pair, names, words, width)
    yield from hanging(Text(INDENT), Text(_sum(pair, words)), width)
    for line in swaps(pair, words):
        yield from hanging(Text(INDENT), Text(line), width)
    if pair.shared_figures:
        told = words(", ").join(clean(each.a.text) for each in pair.shared_figures)
        yield from hanging(Text(INDENT), Text(words("rare figures in common: {values}", values=told)), width)
    for row in pair.matches:
        yield Text()
        yield from passage(scan, scan.matches[row], words, width, whole=True)


def _waterfall(pair: SharingPair, names: Sequence[str], words: Words, width: int) -> Iterator[Text]:
    falls = (pair.waterfall.a, pair.waterfall.b)
    steps = [
        ("", words("all characters"), "all"),
        ("-", words("navigation and the like"), "chrome"),
        ("-", words("quoted titles and slogans"), "quotes"),
        ("-", words(MATCH_LABELS[Label.BASE]), "base"),
        ("-", words(MATCH_LABELS[Label.TEMPLATE]), "template"),
        ("-", words(MATCH_LABELS[Label.PHRASE]), "phrase"),
        ("=", words("compared"), "compared"),
        ("", words("shared of these"), "shared"),
    ]
    if not any(fall.quotes for fall in falls):
        del steps[2]
    rows = [[TableCell(), TableCell(), *(TableCell(title, QUIET) for title in names)]]
    rows += [
        [TableCell(sign), TableCell(what), *(TableCell(str(getattr(fall, part))) for fall in falls)]
        for sign, what, part in steps
    ]
    yield from table(rows, width, flexible=1, right=(2, 3))


def _sum(pair: SharingPair, words: Words) -> str:
    """How the similarity comes about, in figures."""
    shared, falls = pair.shared_characters, pair.waterfall
    value = similarity(pair.similarity)
    if pair.similarity is None:
        return words("similarity: {share} (nothing is left to compare)", share=value)
    return words(
        "similarity: ({shared_a} + {shared_b}) / ({compared_a} + {compared_b}) = {share}",
        shared_a=shared[0],
        shared_b=shared[1],
        compared_a=falls.a.compared,
        compared_b=falls.b.compared,
        share=value,
    )


def render_report(scan: Scan, number: int, words: Words, width: int, top: int) -> Iterator[Text]:
    """One report: whose text it is made of, who shares with it, and its shared passages in the order of its text."""
    report = scan.documents[number]
    yield from hanging(Text(), Text(report_name(scan, number), HEADING), width)
    parts = [(label, getattr(report.shares, label.value)) for label in LABEL_ORDER]
    facts = [f"{words(MATCH_LABELS[label])} {share(part)}" for label, part in parts if part]
    yield from hanging(Text(INDENT), Text(SEPARATOR.join(facts) or words("It shares nothing.")), width)
    pairs = [pair for pair in scan.pairs if number in (pair.a, pair.b)]
    if not pairs:
        return
    yield from render_rates(scan, report, words, width, top)
    yield Text()
    yield from titled(words("Shares with"), width, left_out(len(pairs) - top, words) if len(pairs) > top else "")
    rows = []
    for pair in pairs[:top]:
        other = pair.b if pair.a == number else pair.a
        alarm = ALARM if has_copied(scan, pair) else ""
        names = [
            TableCell(str(other), QUIET),
            TableCell(report_name(scan, other)),
            TableCell(first(scan, pair, words), QUIET),
        ]
        rows.append([TableCell(similarity(pair.similarity), alarm), *names])
    yield from table(rows, width, flexible=3, right=(0, 1))
    yield Text()
    yield from titled(words("Shared passages"), width)
    yield from _passages(scan, number, words, width)


def _passages(scan: Scan, number: int, words: Words, width: int) -> Iterator[Text]:
    at: dict[Span, list[tuple[Match, int]]] = defaultdict(list)
    for match in scan.matches:
        for here, there in ((match.a, match.b), (match.b, match.a)):
            if here.document == number:
                at[here.span].append((match, there.document))
    for span, ones in sorted(_gathered(at).items()):
        match = next(match for match, _ in at[span])
        names = [report_name(scan, other) for other in sorted({other for _, other in ones})]
        if len(names) > _MOST_NAMES:
            names[_MOST_NAMES:] = [words("{count} more", count=len(names) - _MOST_NAMES)]
        facts = [words(MATCH_LABELS[match.label]), words(MATCH_KINDS[match.kind]), share(match.similarity)]
        facts.append(place_of(scan, number, span, words))
        style = ALARM if match.label is Label.COPIED else QUIET
        yield from hanging(Text(INDENT), Text(SEPARATOR.join([*facts, words(", ").join(names)]), style), width)
        yield from hanging(Text(INDENT * 2), Text(text_of(scan, number, span)), width)


def _gathered(at: dict[Span, list[tuple[Match, int]]]) -> dict[Span, list[tuple[Match, int]]]:
    """What shares one passage with many has it once, as the longest of them has it."""
    gathered: dict[Span, list[tuple[Match, int]]] = {}
    for span in sorted(at, key=lambda s: (s.start - s.end, s)):
        inside = (
            longer
            for longer in gathered
            if 2 * (min(longer.end, span.end) - max(longer.start, span.start)) > span.end - span.start
        )
        gathered.setdefault(next(inside, span), []).extend(at[span])
    return gathered


def render_matrix(scan: Scan, words: Words, width: int, top: int) -> Iterator[Text]:
    """Who is how alike, as a square; of the reports that share something, at most ``top``, those most alike."""
    best: dict[int, float] = {}
    cells: dict[tuple[int, int], TableCell] = {}
    for pair in scan.pairs:
        style = ALARM if has_copied(scan, pair) else ""
        cells[pair.a, pair.b] = cells[pair.b, pair.a] = TableCell(similarity(pair.similarity), style)
        for i in (pair.a, pair.b):
            best[i] = max(best.get(i, 0.0), pair.similarity or 0.0)
    shown = sorted(sorted(best, key=lambda i: (-best[i], i))[:top])
    if not shown:
        yield Text(words("These reports share nothing."))
        return
    left = len(best) - len(shown)
    note = words("similarity; 0% where they share only what is not compared, such as a template")
    yield from titled(words("Matrix"), width, f"{note}{SEPARATOR}{left_out(left, words)}" if left else note)
    names = {i: truncate(report_name(scan, i), _WIDEST_NAME) for i in shown}
    taken = max(cell_len(text) for text in names.values()) + cell_len(str(shown[-1])) + 3 * len(INDENT)
    step = max(1, (width - taken) // _COLUMN)
    for start in range(0, len(shown), step):
        columns = shown[start : start + step]
        rows = [[TableCell(), TableCell(), *(TableCell(str(j), QUIET) for j in columns)]]
        for i in shown:
            line = [
                TableCell("·" if i == j else "", QUIET) if i == j else cells.get((i, j), TableCell()) for j in columns
            ]
            rows.append([TableCell(str(i), QUIET), TableCell(names[i]), *line])
        yield from table(rows, width, flexible=1, right=(0, *range(2, len(columns) + 2)))
        if start + step < len(shown):
            yield Text()
