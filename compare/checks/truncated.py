"""``truncated``: sentences, sections and whole reports that break off."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compare.checks.rule import CheckedReport, Rule
from compare.checks.settings import FULL_SISTERS, LEAST_PROSE, TAIL_MARKED, TAIL_TOLD
from compare.language import mark
from compare.lexicon import pattern
from compare.model import ChromeKind, Finding, Passage, PassageKind, Section, Severity, Span
from compare.structure.labels import label_at
from compare.text.folding import INVISIBLE

CODE = "truncated"

_UNFINISHED = pattern(r"(?:[,、(《“]|{zh.typography.unfinished})$")
_ENDS = frozenset("。！？!?；;：:…．.”’」』）》】)]\"'")
_CJK = pattern("[\u4e00-\u9fff]")
# Lines after which nothing is missing.
_SIGNATURE = pattern(
    r"(?:\d{4}|{zh.dates.year_in_words})\s*年.{0,12}[日月]$|(?:{zh.typography.signature}|{en.reports.signature})$"
)
_LEVELS = pattern(r"\d{1,2}(?:\.\d{1,2})*\.(?P<last>\d{1,2})(?![\d.])")
_ROW = pattern(r"(?:\d+ +){3}")  # a row of a form is no heading
_LEFT_EMPTY = pattern("{en.reports.left_empty}|{zh.reports.left_empty}")
_UNSEEN = " \n\t" + "".join(sorted(INVISIBLE))
_BLANK = _UNSEEN + "。：:"

_NO_STOP = mark("the paragraph ends without a stop: “…{text}”")
_MID_SENTENCE = mark("the text breaks off in mid-sentence: “…{text}”")
_PREVIEW = mark("a page break of the preview cuts the sentence; text may be missing")
_EMPTY = mark("nothing stands under the heading “{text}”")
_LATE = mark("what stands under the heading “{text}” begins with “{label}”: the beginning is missing")


def _find(checked: CheckedReport) -> Iterator[Finding]:
    yield from _previews(checked)
    yield from _sections(checked)
    yield from _paragraphs(checked)


def _previews(checked: CheckedReport) -> Iterator[Finding]:
    """Where a download page's preview was cut from page to page, inside a sentence."""
    start, end = checked.report.span
    for chrome in checked.outline.chrome:
        cut = chrome.kind is ChromeKind.PREVIEW_BREAK and start < chrome.span.start and chrome.span.end < end
        if cut and checked.outline.text[chrome.span.start - 1] not in "。！？!?；;：:\n":
            yield checked.finding(CODE, Severity.WARNING, chrome.span, _PREVIEW, case="preview")


def _sections(checked: CheckedReport) -> Iterator[Finding]:
    """Headings with nothing below them, though their sisters have text."""
    tops: list[Sequence[Section]] = [checked.report.sections, *(s.sections for s in checked.report.walk())]
    for sisters in tops:
        full = [bool(s.sections) or _has_text(checked, s) for s in sisters]
        for section, is_full in zip(sisters, full, strict=True):
            if (
                section.label is None
                or len(section.heading) < 2
                or _LEFT_EMPTY.search(section.heading)
                or _ROW.search(section.heading)
            ):
                continue
            text = _shown(section.heading)
            if not is_full and sum(full) >= FULL_SISTERS * len(full) and len(full) > 1:
                yield checked.finding(CODE, Severity.WARNING, section.heading_span, _EMPTY, case="empty", text=text)
    last = 0
    for section in checked.report.walk():
        first = _first_number(checked, section)
        if first > 1 and first != last + 1 and section.label is not None:
            text, label = _shown(section.heading), section.sections[0].label or ""
            span = section.heading_span
            yield checked.finding(CODE, Severity.WARNING, span, _LATE, case="late", text=text, label=label)
        if section.sections:
            last = _number(checked, section.sections[-1])


def _has_text(checked: CheckedReport, section: Section) -> bool:
    return bool(checked.text[section.heading_span.end : section.span.end].strip(_BLANK))


def _first_number(checked: CheckedReport, section: Section) -> int:
    """The number of the first heading under ``section`` if nothing stands between, else 0."""
    if not section.sections:
        return 0
    between = checked.text[section.heading_span.end : section.sections[0].span.start]
    return 0 if between.strip(_BLANK) else _number(checked, section.sections[0])


def _number(checked: CheckedReport, section: Section) -> int:
    """2 of 二、, 1 of 2.1."""
    levels = _LEVELS.match(checked.folded, section.heading_span.start)
    if levels is not None:
        return int(levels["last"])
    label = label_at(checked.text, *section.heading_span)
    return label.number or 0 if label else 0


def _paragraphs(checked: CheckedReport) -> Iterator[Finding]:
    """Prose that ends without a stop."""
    passages = checked.passages
    for place, passage in enumerate(passages):
        following = passages[place + 1] if place + 1 < len(passages) else None
        if following is not None and following.paragraph == passage.paragraph:
            continue
        before = passages[place - 1] if place else None
        goes_before = before is not None and before.paragraph == passage.paragraph
        text = checked.folded[passage.span.start : passage.span.end].rstrip(_UNSEEN)
        if (
            text[-1:] in _ENDS
            or not _is_followed_by_new(checked, passage, following)
            or not _is_prose(passage, text, goes_before)
            or _SIGNATURE.search(text)
        ):
            continue
        tail, end = text[-TAIL_TOLD:], passage.span.start + len(text)
        span = Span(end - min(len(tail), TAIL_MARKED), end)
        if _UNFINISHED.search(text):
            yield checked.finding(CODE, Severity.WARNING, span, _MID_SENTENCE, case="mid-sentence", text=tail)
        else:
            yield checked.finding(CODE, Severity.NOTE, span, _NO_STOP, case="no-stop", text=tail)


def _is_followed_by_new(checked: CheckedReport, passage: Passage, following: Passage | None) -> bool:
    """Whether something new begins behind ``passage``: not the rest of a sentence that a converter broke."""
    if following is None or following.kind is PassageKind.HEADING or label_at(checked.text, *following.span):
        return True
    return checked.text[passage.span.end : following.span.start].count("\n") > 1


def _is_prose(passage: Passage, text: str, goes_before: bool) -> bool:
    """A Chinese sentence, not a row, a caption or a heading."""
    if passage.kind not in (PassageKind.SENTENCE, PassageKind.ROW) or not _CJK.search(text):
        return False
    return goes_before or ("," in text and len(text) >= LEAST_PROSE)


def _shown(text: str) -> str:
    return text if len(text) <= TAIL_TOLD else text[:TAIL_TOLD] + "…"


RULE = Rule(
    CODE,
    Severity.WARNING,
    mark("A sentence, a section or the report breaks off: text was lost."),
    mark("二、存在的主要问题 (nothing below it)"),
    _find,
)
