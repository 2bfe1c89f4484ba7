"""``garbled``: wording that nobody meant to write.

Doubled words, stray punctuation, numbers without their words and words without their numbers, what a find-and-replace
swallowed, what a converter left. Every pattern looks at text in half width. Brackets and quotes are in `brackets`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import accumulate
from typing import NamedTuple

from compare.checks.brackets import unbalanced
from compare.checks.rule import Checked, Rule
from compare.language import mark
from compare.model import Finding, PassageKind, Severity, Span

CODE = "garbled"

_CJK = "\u4e00-\u9fff"
_CJK_BUT_ONE = "\u4e01-\u9fff"  # without 一
# What a clause about work done opens with: a number right before it has lost its unit, and the stop behind it.
_OPENER = (
    "加强|推进|推动|开展|完成|组织|全面|持续|深入|着力|强化|落实|建立|实施|积极|认真|坚持|不断|进一步|健全|完善|扎实|严格|切实|大力|统筹|抓好|做好|"
    "确保|同时|其中|同比|较上年|比上年|(?:提升|提高|加快)(?![到至为])"
)
_HOTLINE = re.compile(r"(?:1[12]\d|12\d{3}|9[56]\d{3})(?!\d)")
_CHINESE = re.compile(rf"[{_CJK}]")
_MOVED = "增长|下降|提高|降低|上升|增加|减少|回落|提升"
_PAID = "投入|补助|收入|投资|发放|支出|拨付|筹集|争取资金|落实资金"

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

# 目的的确, 实实在在, 和和美美, 不了了之 are no slips.
_MEANT_TWICE = re.compile(
    "目的的|.?的的确|[不明直]了了|.?了了之|[实存内自]在在|[总饱共温平谐]和和|.?和和[美气睦平解]|.?与与会|[由关对鉴善属]于于|[因成作认称行]为为|"
    "[就但只可于也还]是是|.?是是非|.?而而且|.?将将军"
)
_TWICE_BY_RIGHT = frozenset(("had", "that", "is", "very", "so", "no"))
# How much text is cut into words around a doubled one.
_AROUND = 8


def _are_words(match: re.Match[str], checked: Checked) -> bool:
    """One word said twice, not two that happen to meet (深化|文化|文艺). Elsewhere the report uses the word that is one
    more often; only where that does not tell is the text cut into words, since the dictionary takes long to load."""
    from compare.text.words import words

    start, end = match.span()
    word = match[1]
    if len(word) > 2:
        return True
    said, met = (checked.text.count(w, *checked.report.span) for w in (word, word[::-1]))
    if said - 2 != met - 1:
        return said - 2 > met - 1
    low, high = max(checked.report.span.start, start - _AROUND), min(checked.report.span.end, end + _AROUND)
    bounds = set(accumulate(map(len, words(checked.text[low:high])), initial=low))
    return {start, (start + end) // 2, end} <= bounds


def _is_count(match: re.Match[str], checked: Checked) -> bool:
    """Not a rank, a hotline, the label of an item, or the number of a date."""
    before = checked.folded[max(0, match.start() - 1) : match.start()]
    return bool(_CHINESE.match(before)) and before != "第" and not _HOTLINE.match(match.group())


def _is_prose(match: re.Match[str], checked: Checked) -> bool:
    """Rows of a table leave out stops and numbers by right."""
    passage = checked.passage_at(match.start())
    return passage is not None and passage.kind is PassageKind.SENTENCE


def _is_slip(match: re.Match[str], checked: Checked) -> bool:
    """An English word said twice, and not one that may be (he had had)."""
    return match[1] not in _TWICE_BY_RIGHT and _is_prose(match, checked)


def _each(words: str, tail: str) -> str:
    """``tail`` behind each of ``words``, so that all the alternatives of a pattern open with a plain character."""
    return "|".join(word + tail for word in words.split("|"))


class _Form(NamedTuple):
    """One way a text is garbled. ``holds`` has the last word where it is given; ``signs`` are characters one of which
    must stand in the text for it. A pattern opens with a plain character or set where it can: `re` skips ahead to it,
    which on prose takes a tenth of the time."""

    case: str
    template: str
    severity: Severity
    pattern: re.Pattern[str]
    holds: Callable[[re.Match[str], Checked], bool] | None = None
    signs: str = ""


_WARNING, _ERROR, _NOTE = Severity.WARNING, Severity.ERROR, Severity.NOTE
_FORMS = (
    _Form(
        "unreadable",
        _UNREADABLE,
        _ERROR,
        re.compile("\ufffd\ufffd*|锟斤拷|烫烫烫|Ã[\x80-\xbf]|Â[\x80-\xbf]|â€[\x80-\u2122]"),
    ),
    _Form("unreadable", _UNREADABLE, _WARNING, re.compile(rf"\?\?\?(?<=[{_CJK}]\?\?\?)\?*(?=[{_CJK}])")),
    _Form(
        "markup",
        _MARKUP,
        _WARNING,
        re.compile(
            r"(?:\s?(?:&(?:nbsp|amp|lt|gt|quot|[lr][sd]quo|[mn]dash|middot|hellip|#x?[\da-fA-F]{2,5});|"
            r"</?(?:p|br|div|span|td|tr|th|table|strong|font|img|em|ul|li|h[1-6])\b[^<>\n]{0,80}>))+"
        ),
        signs="&<",
    ),
    # not 目的的, 实实在在, 和和美美, 不了了之
    _Form(
        "doubled",
        _DOUBLED,
        _WARNING,
        re.compile(r"([的了在和与及被于为是并而将])\1"),
        lambda match, checked: not _MEANT_TWICE.match(checked.folded, max(0, match.start() - 1)),
    ),
    _Form("doubled", _DOUBLED, _WARNING, re.compile(rf"([{_CJK_BUT_ONE}][{_CJK}]{{1,11}})\1"), _are_words),
    _Form("doubled", _DOUBLED, _WARNING, re.compile(r"([a-z](?<=\b.)[a-z]+) \1\b(?!-)"), _is_slip),
    _Form(
        "doubled",
        _DOUBLED,
        _WARNING,
        re.compile(r"([元个家人名户例张%])\1(?<=[\d万亿余多]..)(?!都)"),
    ),
    _Form(
        "listed",
        _LISTED,
        _WARNING,
        re.compile(rf"[、:与和及以在为对]([{_CJK}]{{3,16}})、\1(?=[、,。;和与及等为在共均分])"),
    ),
    _Form(
        "stray",
        _STRAY,
        _WARNING,
        re.compile(
            r"[,、;:。.](?:(?<=[,、;])[,。、;:]+|(?<=:)[,。、;]|(?<=。)(?:[,、;:]|。(?<!。。。)(?!。))|(?<=\d\.)\.(?=\d))"
        ),
    ),
    _Form("dangling", _DANGLING, _WARNING, re.compile(r"以及(?=[,。;、])|、[和与及](?=[、,。;])")),
    _Form(
        "fused",
        _FUSED,
        _WARNING,
        re.compile(rf"\d(?<!\d.)\d*(?:\.\d+)?(?:{_OPENER})"),
        lambda match, checked: _is_count(match, checked) and _is_prose(match, checked),
    ),
    _Form(
        "no-number",
        _NO_NUMBER,
        _WARNING,
        re.compile(
            "|".join(
                (
                    _each(_MOVED, r"(?:了|约|近|超过|达到?)?(?:%|个百分点)"),
                    _each("达到?|超过?|占比?|率为|为", r"%(?=[,。;、以])"),
                    _each(_PAID, r"[万亿]元(?=[,。;、])"),
                    r"第(?:届(?!时|满)|季度)",
                    _each("于|至|在|到|从|自|截[至止]", r"年(?:月|末月|底月)"),
                )
            )
        ),
        _is_prose,
    ),
    _Form(
        "no-name",
        _NO_NAME,
        _WARNING,
        re.compile(
            r"《(?:省(?![级委人直政域际属市部])|市(?![场政域级区直委人长民辖内容中南北东西县属州值价售])|县(?![域级委乡人城直区镇])|"
            rf"区(?![域委级块人划间县位政])|镇(?![区村级域街乡])|乡(?![村镇土愁贤级风规情]))[{_CJK}]"
        ),
    ),
    _Form("number", _NUMBER, _WARNING, re.compile(r"\d(?<!\d.)\d*\.\d+\.\d+\s?(?:%|个百分点|[万亿元人户亩吨])")),
    _Form("no-rank", _NO_RANK, _NOTE, re.compile(r"排名\d{1,3}(?=[,。;、])")),
)
_CLOSING = frozenset(",.。;:!?)》”】%")


def _find(checked: Checked) -> Iterator[Finding]:
    for form in _FORMS:
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


def _openings(checked: Checked) -> Iterator[Finding]:
    """Paragraphs that begin with what ends a sentence or a clause."""
    last = -1
    for passage in checked.passages:
        opens, last = passage.paragraph != last, passage.paragraph
        first = checked.folded[passage.span.start]
        if opens and passage.kind is PassageKind.SENTENCE and first in _CLOSING:
            span = Span(passage.span.start, passage.span.start + 1)
            yield checked.finding(CODE, Severity.WARNING, span, _OPENS, case="opens", text=span.of(checked.text))


RULE = Rule(
    CODE,
    Severity.WARNING,
    mark("Words, numbers or signs are doubled, lost or run together."),
    mark("改革的的关键之年; 培训班11加强组织建设; 投入资金万元"),
    _find,
)
