"""``hidden-characters``: blanks or marks between the characters of a paragraph, which cut its words apart.

A reader passes over ``卫 生 健 康`` or ``卫·生·健·康``, a search does not find it. Right text has blanks in headings (``目 录``),
in names and in rows of a form, and marks between words: so it counts how many words of a paragraph of sentences are cut.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby, pairwise

from compare.checks.rule import CheckedReport
from compare.checks.settings import FEWEST_CUT_BY_BLANKS, FEWEST_CUT_BY_MARKS, LEAST_CUT
from compare.lexicon import pattern
from compare.model import Span
from compare.text.folding import INVISIBLE
from compare.text.words import cut

_SENTENCE = pattern(r"[，。；,;.]")
# Chinese characters with at most one other character between two of them, which is seen and breaks no line. Brackets and
# quotation marks stand inside words of right text, too: 改（扩）建.
_MARK = rf"[^\w\n()（）〔〕\[\]［］【】“”‘’\"'《》〈〉「」{''.join(sorted(INVISIBLE))}]"
_BETWEEN = pattern(rf"(?<=[\u4e00-\u9fff]){_MARK}(?=[\u4e00-\u9fff])")
_STRETCH = pattern(rf"[\u4e00-\u9fff](?:{_MARK}?[\u4e00-\u9fff])+")
_LISTED = pattern("、.、")  # one character alone: 甲、乙、丙


def parted_words(checked: CheckedReport) -> Iterator[tuple[str, list[Span]]]:
    """For each paragraph whose words are cut: the character that does it most often, and where each stands that does."""
    for _, passages in groupby(checked.passages, key=lambda passage: passage.paragraph):
        spans = [passage.span for passage in passages]
        places = _cutting(checked.text, Span(spans[0].start, spans[-1].end))
        if places:
            ((character, _),) = Counter(span.of(checked.text) for span in places).most_common(1)
            yield character, places


def _cutting(text: str, span: Span) -> list[Span]:
    """Where words are cut; nothing where most of what stands between characters does not."""
    between = [match.start() for match in _BETWEEN.finditer(text, *span)]
    # Two characters beside it that make a word show soon that a paragraph is not worth more: most are none.
    likely = sum(len(cut(text[at - 1] + text[at + 1])) == 1 for at in between)
    if likely * 2 < max(FEWEST_CUT_BY_MARKS, LEAST_CUT * len(between)) or not _SENTENCE.search(text, *span):
        return []
    places = [place for match in _STRETCH.finditer(text, *span) for place in _in_words(text, Span(*match.span()))]
    blanks = sum(place.of(text).isspace() for place in places)
    is_cut = len(places) - blanks >= FEWEST_CUT_BY_MARKS or blanks >= FEWEST_CUT_BY_BLANKS
    return places if is_cut and len(places) >= LEAST_CUT * len(between) else []


def _in_words(text: str, stretch: Span) -> Iterator[Span]:
    """Where in a stretch something stands inside a word."""
    offsets = [at for at in range(*stretch) if text[at].isalnum()]
    ends, end = set(), 0
    for word in cut("".join(text[at] for at in offsets)):
        end += len(word)
        ends.add(end)
    for number, (before, after) in enumerate(pairwise(offsets), start=1):
        is_listed = _LISTED.search(text, max(stretch.start, before - 1), min(stretch.end, after + 2))
        if after > before + 1 and number not in ends and not is_listed:
            yield Span(before + 1, after)
