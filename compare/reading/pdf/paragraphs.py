"""Lines -> paragraphs: the breaks that the page's margin made are healed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass, replace
from itertools import pairwise
from statistics import median

from compare.lexicon import pattern
from compare.reading import settings
from compare.reading.pdf.lines import PageLine

_CJK = pattern("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")
_BROKEN_NUMBER = pattern(r"\d[\d.,%％‰]|[.,]\d")
_FINISHED = pattern(r"[。！？!?；;：:.…][”’」』）》】)\]\"']*$")
# A line that begins a paragraph by its label.
_LABELLED = pattern(
    r"[•●■◆▪]|{zh.numerals.label}、|[(（](?:{zh.numerals.label}|\d{1,3})[)）]|\d{1,2}(?:、|[.．](?!\d))|"
    r"第\w{1,4}{zh.reading.numbered_part}|{en.reading.numbered_item}\s+\w+"
)
_LABEL_ONLY = pattern(r"{en.reading.numbered_chapter}\s+\w+|第\w{1,4}{zh.reading.numbered_chapter}")


@dataclass(frozen=True, slots=True)
class Page:
    """What a page's lines are measured by: the margins of its text, the usual distance between lines, their size."""

    left: float = 0
    right: float = 0
    pitch: float = 0
    size: float = 0


def measures(pages: Sequence[Sequence[PageLine]]) -> list[Page]:
    """By page; a page with little text takes the document's margins."""
    own = [_measure(lines) for lines in pages]
    known = [page for page in own if page]
    if not known:
        return [Page()] * len(pages)
    usual = Page(*(median(values) for values in zip(*(astuple(page) for page in known), strict=True)))
    return [
        replace(page, left=min(page.left, usual.left), right=max(page.right, usual.right)) if page else usual
        for page in own
    ]


def _measure(lines: Sequence[PageLine]) -> Page | None:
    prose = [line for line in lines if not line.is_row]
    distances = [a.middle - b.middle for a, b in pairwise(prose) if 0 < a.middle - b.middle < 3 * a.size]
    if len(distances) < 4:
        return None
    pitch = sorted(distances)[len(distances) // 3]  # distances between paragraphs are the larger ones
    left = sorted(line.x0 for line in prose)[len(prose) // settings.OUTLIERS]
    right = sorted(line.x1 for line in prose)[-1 - len(prose) // settings.OUTLIERS]
    return Page(left, right, pitch, median(line.size for line in prose))


def goes_on(before: PageLine, line: PageLine, page: Page) -> bool:
    """Whether ``line`` continues the paragraph of ``before``."""
    if not _alike(before, line) or not _near(before, line, page):
        return False
    em = before.size * settings.EM
    finished = _FINISHED.search(before.text)
    if _LABELLED.match(line.text) and (finished or _inset(line, page) > settings.INDENT * em):
        return False
    if before.is_bold and line.is_bold and not finished and len(before.text) < settings.LONGEST_BOLD > len(line.text):
        return not _LABEL_ONLY.fullmatch(before.text)
    if min(before.size, line.size) > settings.LARGER_TYPE * page.size:
        return before.x1 - before.x0 > settings.FULL_TITLE * (page.right - page.left)
    return _is_full(before, line, page, em) and not _is_indented(before, line, page, em)


def _alike(before: PageLine, line: PageLine) -> bool:
    """Neither a row, in type of one size, and not a bold heading with the text below it."""
    if (
        before.is_row
        or line.is_row
        or before.angle != line.angle
        or abs(before.size - line.size) > settings.SAME_SIZE * before.size
    ):
        return False
    return before.is_bold == line.is_bold or not before.is_bold or bool(_FINISHED.search(before.text))


def _near(before: PageLine, line: PageLine, page: Page) -> bool:
    """The next line below; over the edge of a column or a page only a sentence that breaks off goes on."""
    distance = before.middle - line.middle
    if before.page != line.page or distance < 0:
        return not _FINISHED.search(before.text)
    return distance <= settings.LINES_APART * max(page.pitch, before.size * 0.8)


def _is_full(before: PageLine, line: PageLine, page: Page, em: float) -> bool:
    """Whether the first word of ``line`` had no room behind ``before``."""
    word = line.segments[0].words[0]
    right = before.margins[1] if before.margins else page.right
    ideograph = _CJK.search(word.text)
    if ideograph is None:
        return before.x1 + 0.2 * em + (word.x1 - word.x0) > right - 0.5 * em
    slack = settings.SLACK if _FINISHED.search(before.text) else settings.SLACK_IN_SENTENCE
    unbroken = ideograph.start() * em / 2  # the number or the letters before it, half an em each
    return before.x1 + unbroken > right - (1 + slack) * em


def _is_indented(before: PageLine, line: PageLine, page: Page, em: float) -> bool:
    inset, above = _inset(line, page), _inset(before, page)
    if inset <= above + settings.INDENT * em:  # not further in than the line above
        return inset > settings.INDENT * em and bool(_CJK.search(line.text)) and inset >= above - 1
    words = before.segments[0].words
    hangs = len(words) > 1 and _LABELLED.match(before.text) and abs(words[1].x0 - line.x0) < em
    return not hangs


def _inset(line: PageLine, page: Page) -> float:
    """How far right of its margin, the column's or the page's, a line begins."""
    return line.x0 - (line.margins[0] if line.margins else page.left)


class Hyphens:
    """Tells a hyphen of the typesetter from one of the author, by the other words of the document."""

    def __init__(self, lines: Iterable[PageLine]) -> None:
        self._known: Counter[str] = Counter()
        for line in lines:
            words = [word.text for segment in line.segments for word in segment.words]
            self._known.update(word.strip(".,;:()\"'”“’‘").lower() for word in words[:-1])

    def join(self, before: str, after: str) -> str:
        """Two lines of one paragraph as one."""
        if _CJK.match(before[-1:]) or _CJK.match(after[:1]):
            return before + after
        if _BROKEN_NUMBER.fullmatch(before[-1:] + after[:1]) and _CJK.search(before):
            return before + after  # Chinese never puts two numbers side by side
        if not (before.endswith("-") and before[-2:-1].isalpha() and after[:1].isalpha()):
            return f"{before} {after}"
        first = re.split(r"[\s(“\"]", before[:-1])[-1].lower()
        second = re.split(r"[\s.,;:)”\"]", after)[0].lower()
        hyphenated = before + after
        if self._known[f"{first}-{second}"]:
            return hyphenated
        if self._known[first + second]:
            return before[:-1] + after
        is_compound = after[:1].isupper() or (self._known[first.split("-")[-1]] and self._known[second])
        return hyphenated if is_compound else before[:-1] + after
