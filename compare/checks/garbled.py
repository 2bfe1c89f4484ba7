"""``garbled``: wording that nobody meant to write.

Doubled words, stray punctuation, numbers without their words and words without their numbers, what a find-and-replace
swallowed, what a converter left. Every pattern looks at text in half width. Brackets and quotes are in `brackets`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import accumulate
from re import Match
from typing import NamedTuple

from compare.checks.brackets import unbalanced
from compare.checks.rule import CheckedReport, Rule
from compare.checks.settings import WORDS_AROUND
from compare.language import mark
from compare.lexicon import Pattern, pattern
from compare.model import Finding, PassageKind, Severity, Span

CODE = "garbled"

_CJK = "\u4e00-\u9fff"
_CJK_BUT_ONE = "\u4e01-\u9fff"  # without 一
_HOTLINE = pattern("{zh.typography.hotline}")
_CHINESE = pattern(rf"[{_CJK}]")

_DOUBLED = mark("“{text}” stands twice in a row")
_LISTED = mark("“{text}” is listed twice")
_STRAY = mark("stray punctuation: “{text}”")
_OPENS = mark("a paragraph opens with “{text}”")
_FUSED = mark("“{text}”: the number has lost what it counts, or the stop behind it")
_NO_NUMBER = mark("“{text}”: a number is missing")
_NO_NAME = mark("“{text}”: a name seems to be missing")
_NO_RANK = mark("“{text}”: a rank is told without 第")
_NUMBER = mark("“{text}” is no well-formed number")
_MARKUP = mark("left-over markup: “{text}”")
_UNREADABLE = mark("“{text}” cannot be read: the encoding was lost")
_DANGLING = mark("“{text}”: the list breaks off")

_MEANT_TWICE = pattern("{zh.typography.meant_twice}")
_EACH_OF_THEM = pattern("{zh.typography.each_of_them}")
TWICE_BY_RIGHT = frozenset(("had", "that", "is", "very", "so", "no"))


def _are_words(match: Match[str], checked: CheckedReport) -> bool:
    """One word said twice, not two that happen to meet (深化|文化|文艺). Elsewhere the report uses the word that is one
    more often; only where that does not tell is the text cut into words, since the dictionary takes long to load."""
    from compare.text.words import words

    start, end = match.span()
    word = match[1]
    if len(word) > 2:
        return True
    written, reversed_ = (checked.text.count(w, *checked.report.span) for w in (word, word[::-1]))
    if written - 2 != reversed_ - 1:
        return written - 2 > reversed_ - 1
    low, high = max(checked.report.span.start, start - WORDS_AROUND), min(checked.report.span.end, end + WORDS_AROUND)
    bounds = set(accumulate(map(len, words(checked.text[low:high])), initial=low))
    return {start, (start + end) // 2, end} <= bounds


def _is_count(match: Match[str], checked: CheckedReport) -> bool:
    """Not a rank, a hotline, the label of an item, or the number of a date."""
    before = checked.folded[max(0, match.start() - 1) : match.start()]
    return bool(_CHINESE.match(before)) and before != "第" and not _HOTLINE.match(match.group())


def _is_prose(match: Match[str], checked: CheckedReport) -> bool:
    """Rows of a table leave out stops and numbers by right."""
    passage = checked.passage_at(match.start())
    return passage is not None and passage.kind is PassageKind.SENTENCE


def _is_slip(match: Match[str], checked: CheckedReport) -> bool:
    """An English word said twice, and not one that may be (he had had)."""
    return match[1] not in TWICE_BY_RIGHT and _is_prose(match, checked)


class GarbledForm(NamedTuple):
    """One way a text is garbled. ``holds`` has the last word where it is given; ``signs`` are characters one of which
    must stand in the text for it. A pattern opens with a plain character or set where it can: `re` skips ahead to it,
    which on prose takes a tenth of the time."""

    case: str
    template: str
    severity: Severity
    pattern: Pattern
    holds: Callable[[Match[str], CheckedReport], bool] | None = None
    signs: str = ""


_WARNING, _ERROR, _NOTE = Severity.WARNING, Severity.ERROR, Severity.NOTE
FORMS = (
    GarbledForm("unreadable", _UNREADABLE, _ERROR, pattern("{common.encoding.mojibake}")),
    GarbledForm("unreadable", _UNREADABLE, _WARNING, pattern(rf"\?\?\?(?<=[{_CJK}]\?\?\?)\?*(?=[{_CJK}])")),
    GarbledForm(
        "markup",
        _MARKUP,
        _WARNING,
        pattern(
            r"(?:\s?(?:&(?:nbsp|amp|lt|gt|quot|[lr][sd]quo|[mn]dash|middot|hellip|#x?[\da-fA-F]{2,5});|"
            r"</?(?:p|br|div|span|td|tr|th|table|strong|font|img|em|ul|li|h[1-6])\b[^<>\n]{0,80}>))+"
        ),
        signs="&<",
    ),
    # not 目的的, 实实在在, 和和美美, 不了了之
    GarbledForm(
        "doubled",
        _DOUBLED,
        _WARNING,
        pattern(r"({zh.typography.function_word})\1"),
        lambda match, checked: not _MEANT_TWICE.match(checked.folded, max(0, match.start() - 1)),
    ),
    GarbledForm("doubled", _DOUBLED, _WARNING, pattern(rf"([{_CJK_BUT_ONE}][{_CJK}]{{1,11}})\1"), _are_words),
    GarbledForm("doubled", _DOUBLED, _WARNING, pattern(r"([a-z](?<=\b.)[a-z]+) \1\b(?!-)"), _is_slip),
    # 300万元元, not 12万人人都有
    GarbledForm(
        "doubled",
        _DOUBLED,
        _WARNING,
        pattern(r"({zh.typography.unit})\1(?<=[\d万亿余多]..)"),
        lambda match, checked: not _EACH_OF_THEM.match(checked.folded, match.start()),
    ),
    GarbledForm(
        "listed",
        _LISTED,
        _WARNING,
        pattern(
            r"(?:[、:]|{zh.typography.repeated_list_lead})"
            rf"([{_CJK}]{{3,16}})、\1"
            r"(?=[、,。;]|{zh.typography.repeated_list_end})"
        ),
    ),
    GarbledForm(
        "stray",
        _STRAY,
        _WARNING,
        pattern(
            r"[,、;:。.](?:(?<=[,、;])[,。、;:]+|(?<=:)[,。、;]|(?<=。)(?:[,、;:]|。(?<!。。。)(?!。))|(?<=\d\.)\.(?=\d))"
        ),
    ),
    GarbledForm("dangling", _DANGLING, _WARNING, pattern(r"{zh.typography.last_conjunction}(?=[,。;、])")),
    GarbledForm("dangling", _DANGLING, _WARNING, pattern(r"、{zh.typography.conjunction}(?=[、,。;])")),
    GarbledForm(
        "fused",
        _FUSED,
        _WARNING,
        pattern(r"\d(?<!\d.)\d*(?:\.\d+)?{zh.typography.clause_opener}"),
        lambda match, checked: _is_count(match, checked) and _is_prose(match, checked),
    ),
    *(
        GarbledForm("no-number", _NO_NUMBER, _WARNING, pattern(source), _is_prose)
        for source in (
            r"{zh.typography.needs_percent}(?:了|约|近|超过|达到?)?(?:%|个百分点)",
            r"{zh.typography.share_word}%(?=[,。;、以])",
            r"{zh.typography.needs_amount}[万亿]元(?=[,。;、])",
            r"{zh.typography.lost_ordinal}",
            r"{zh.typography.before_a_year}年(?:月|末月|底月)",
        )
    ),
    GarbledForm("no-name", _NO_NAME, _WARNING, pattern(rf"《(?:{{zh.typography.division_without_name}})[{_CJK}]")),
    GarbledForm("number", _NUMBER, _WARNING, pattern(r"\d(?<!\d.)\d*\.\d+\.\d+\s?(?:%|个百分点|[万亿元人户亩吨])")),
    GarbledForm("no-rank", _NO_RANK, _NOTE, pattern(r"{zh.typography.rank}\d{1,3}(?=[,。;、])")),
)
_CLOSING = frozenset(",.。;:!?)》”】%")


def _find(checked: CheckedReport) -> Iterator[Finding]:
    for form in FORMS:
        if form.signs and not checked.has(form.signs):
            continue
        for match in form.pattern.finditer(checked.folded, *checked.report.span):
            if form.holds is None or form.holds(match, checked):
                repeated = match.re.groups == 1  # the group is what stands twice
                span = Span(match.start(int(repeated)), match.end())
                text = match[1] if repeated else span.of(checked.text)
                yield checked.finding(CODE, form.severity, span, form.template, case=form.case, text=text)
    yield from _openings(checked)
    yield from unbalanced(checked)


def _openings(checked: CheckedReport) -> Iterator[Finding]:
    """Paragraphs that begin with what ends a sentence or a clause."""
    last = -1
    for passage in checked.passages:
        opens, last = passage.paragraph != last, passage.paragraph
        first = checked.folded[passage.span.start]
        is_image = checked.folded.startswith("![", passage.span.start)  # Markdown's
        if opens and passage.kind is PassageKind.SENTENCE and first in _CLOSING and not is_image:
            span = Span(passage.span.start, passage.span.start + 1)
            yield checked.finding(CODE, Severity.WARNING, span, _OPENS, case="opens", text=span.of(checked.text))


RULE = Rule(
    CODE,
    Severity.WARNING,
    mark("Words, numbers or signs are doubled, lost or run together."),
    mark("改革的的关键之年; 培训班11加强组织建设; 投入资金万元"),
    _find,
)
