"""``leftover-placeholder``: masks, blanks and prompts of a template that nobody filled in.

All patterns look at text in half width. A mask is sure (an error) where nothing else is written so; a single letter or
a prompt in brackets is a warning, since a report may mean it.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from compare.checks.deduplication import overlaps
from compare.checks.rule import CheckedReport, Rule
from compare.language import mark
from compare.lexicon import Pattern, entry_words, pattern
from compare.model import Finding, Severity, Span

CODE = "leftover-placeholder"

_CJK = "\u4e00-\u9fff"
# From the first sign of a run: begun at each of them, a run that is none would be looked at as often as it is long.
_RUN = (
    r"[xX×*○△_](?:(?<=[xX])(?<![xX].)[xX]+|(?<=×)(?<!××)×+|(?<=\*)(?<!\*\*)\*+|(?<=○)(?<!○○)○+"
    r"|(?<=△)(?<!△△)△+|(?<=_)(?<!__)_+)"
)

_FILLED = mark("“{text}” is a mask that nobody filled in")
_EMPTY = mark("“{text}” leaves a blank that nobody filled in")
_ASKED = mark("“{text}” asks for something that nobody filled in")
_NAMELESS = mark("“{text}” leaves out a name")
_MESSAGES = {"mask": _FILLED, "blank": _EMPTY, "prompt": _ASKED, "name": _NAMELESS}

_CROSSED = pattern(r"[^“\"”,。;]{0,12}(?:”|{zh.masks.crossing})")


def _joins_nothing(text: str, span: Span) -> bool:
    """Whether an x between two Chinese characters is no sign that joins them, as in 文旅x科技融合."""
    return _CROSSED.match(text, span.end) is None


_SURNAME = pattern("{zh.persons.surname}$")
# XX-200型: letters of a model, before its number.
_MODEL = pattern(r"-\d+[A-Za-z\d]*(?:型|系列|[号款])")


def _opens_word(text: str, span: Span) -> bool:
    return not text[max(0, span.start - 1) : span.start].isalnum()


def _is_no_person(text: str, span: Span) -> bool:
    """李某某 is a person whom a text leaves unnamed by right."""
    return _SURNAME.search(text, max(0, span.start - 2), span.start) is None


class MaskForm(NamedTuple):
    """One way a placeholder is written. ``case`` names its message; ``signs`` are the characters one of which must stand
    in the text for it, or its pattern need not be tried; ``holds`` has the last word. A pattern opens with one plain
    character or set, and looks back from there: `re` skips ahead to it, which on prose takes a tenth of the time."""

    case: str
    severity: Severity
    signs: str
    pattern: Pattern
    holds: Callable[[str, Span], bool] | None = None


# In the order of their certainty; of forms that overlap the first is kept.
FORMS = (
    # 20xx年, 201x年, FY20XX
    MaskForm(
        "mask",
        Severity.ERROR,
        "xX×*○_",
        pattern(r"(?:19|20)(?:[xX×*○_]{2}|\d[xX×*])(?<![\d.]....)(?![A-Za-z\d*])(?:\s*年|-\d\d?-\d\d?)?"),
    ),
    # xx镇, xxx人, xxxx.xx万元, XX2.48元, 提XX县域; XXL and Roman numerals of English text are none
    MaskForm(
        "mask",
        Severity.ERROR,
        "xX×*○△_",
        pattern(
            rf"{_RUN}(?:\.?[xX×*]+|[\d.]*\d)?(?![A-Za-z*_])" r"(?:\s?(?:{zh.masks.counter}|{zh.masks.place}))?",
        ),
    ),
    # in English: $XX million, XX%, xxxx; a lone XX may be a Roman numeral
    MaskForm(
        "mask",
        Severity.ERROR,
        "xX",
        pattern(r"[xX](?:(?<=[$£€].)[xX]*(?:[.,][xX]+)*(?![A-Za-z])|(?<=\b.)(?:[xX]{0,3}(?:\.[xX]+)?%|[xX]{3,}\b))"),
    ),
    # x家, x岁, ×年×月: one letter before a counter; 1+X, 5G+X and X光 are names
    MaskForm(
        "mask",
        Severity.ERROR,
        "xX×",
        pattern(
            r"[xX×](?<![A-Za-z\d.+].)"
            r"(?:(?<=[x×])(?:\.[x×]+)?\s?{zh.masks.counter}|(?<=X){zh.masks.capital_counter})"
        ),
    ),
    # 千x医院
    MaskForm("mask", Severity.WARNING, "x", pattern(rf"x(?<=[{_CJK}]x)(?=[{_CJK}])"), _joins_nothing),
    # 2024年 月 日
    MaskForm(
        "blank",
        Severity.ERROR,
        " _",
        pattern(r"[年月](?:(?<=年)(?:[ _]+月[ _]+日|[ _]{2,}月)|(?<=\d月)[ _]{2,}日)"),
    ),
    # 投入……万元
    MaskForm(
        "blank",
        Severity.WARNING,
        "….",
        pattern(r"[….](?:(?<=…)(?<!……)…*|(?<=\.)(?<!\.\.)\.{2,})\s?{zh.masks.counter}(?=[,。;、])"),
    ),
    # (   ) in a sentence
    MaskForm(
        "blank",
        Severity.WARNING,
        "([【《",
        pattern(rf"[(\[【《](?<=[{_CJK}].)(?:(?<=\()\s+\)|(?<=【)\s*】|(?<=\[)\s*\]|(?<=《)\s*》)"),
    ),
    MaskForm("blank", Severity.WARNING, "_", pattern(rf"_(?:(?<=[{_CJK}]_)_+|(?<!__)_+(?=[{_CJK}]))")),
    # (此处填写…), [单位名称], 【待补充】
    MaskForm(
        "prompt",
        Severity.WARNING,
        "([【<{",
        pattern(
            r"[(\[【<{](?:{zh.masks.prompt_lead}*{zh.masks.prompt}[^)\]】>}\n:]{0,30}[)\]】>}]|"
            r"\s*{zh.masks.pending}\s*[)\]】>}]|"
            r"(?<=[\[<{]){zh.masks.field}{zh.masks.field_name}?[\]>}]|(?<=【){zh.masks.field}(?:名称|全称)】)"
        ),
    ),
    # [Company Name], {{year}}, ${amount}, [●]
    MaskForm(
        "prompt",
        Severity.WARNING,
        "[{",
        pattern(
            r"[\[{$](?:(?<=\[)(?:{en.masks.field}\b[^\]\n]{0,40}|[●•*]+)\](?!\()|"
            r"(?<=\{)\{[^{}\n]{1,40}\}\}|(?<=\$)\{[^{}\n]{1,40}\})"
        ),
    ),
    MaskForm("prompt", Severity.WARNING, "TFlL", pattern(r"{en.masks.pending}\b"), _opens_word),
    MaskForm("name", Severity.WARNING, "某", pattern(r"{zh.masks.nobody}{zh.masks.place}?"), _is_no_person),
    # also how a report tells of a case without naming anybody
    MaskForm("name", Severity.NOTE, "某", pattern("{zh.masks.somebody}")),
)
_RUN_ALONE = pattern(_RUN)
# What stands beside a mask in Chinese prose; what makes it part of a word or a number.
_BESIDE = pattern(rf"[{_CJK}《》“”‘’、,。;:()$£€\d]")
_GLUED = pattern(r"[A-Za-z\d.*_○]")
_BOLD = pattern(r"\*\*[^*\n]+\*\*")
_RULED = pattern("[ _]*")
_BOLD_MASK = pattern(r"\*\*(?:{zh.masks.place}|{zh.masks.counter})")


def _find(checked: CheckedReport) -> Iterator[Finding]:
    taken: list[Span] = []
    bold = [Span(*match.span()) for match in _BOLD.finditer(checked.folded)] if "**" in checked.folded else []
    for form in FORMS:
        if not checked.has(form.signs):
            continue
        for match in form.pattern.finditer(checked.folded, *checked.report.span):
            span = Span(*match.span())
            if overlaps(taken, span) or _is_meant(checked.folded, span, bold):
                continue
            if form.holds is not None and not form.holds(checked.folded, span):
                continue
            insort(taken, span)
            text = span.of(checked.text)
            yield checked.finding(CODE, form.severity, span, _MESSAGES[form.case], case=form.case, text=text)


def _is_meant(text: str, span: Span, bold: Sequence[Span]) -> bool:
    """A word or number with these letters in it (XXL, 0xFF, Part XX), a ruled line, bold type (``**重点**``)."""
    return _is_word(text, span) or _is_bold(text, span, bold) or _is_ruled_line(text, span)


def _is_word(text: str, span: Span) -> bool:
    run = _RUN_ALONE.match(text, span.start)
    if run is None:
        return False
    before, after = text[max(0, span.start - 1) : span.start], text[run.end() : run.end() + 2].lstrip()
    model = _MODEL.match(text, run.end()) is not None
    year = run[0][0] == "○" and before in entry_words("zh.numerals.zero_to_nine")  # 二○○九年
    in_prose = _BESIDE.match(before) or _BESIDE.match(after) or after[:1] == "%"
    return year or model or _GLUED.match(before) is not None or not in_prose


def _is_bold(text: str, span: Span, bold: Sequence[Span]) -> bool:
    """Whether the asterisks of ``span`` open one of ``bold``, what stands in bold type, and no mask."""
    at = bisect_right(bold, (span.start, len(text))) - 1
    is_inside = "*" in span.of(text) and at >= 0 and span.start < bold[at].end
    return is_inside and not _BOLD_MASK.match(text, *bold[at])


def _is_ruled_line(text: str, span: Span) -> bool:
    if "_" not in span.of(text) or "*" in span.of(text):
        return False
    end = text.find("\n", span.end)
    return _RULED.fullmatch(text, text.rfind("\n", 0, span.start) + 1, end if end >= 0 else len(text)) is not None


RULE = Rule(
    CODE,
    Severity.ERROR,
    mark("A mask, a blank or a prompt of the template was never filled in."),
    mark("20xx年争取资金XX万元"),
    _find,
)
