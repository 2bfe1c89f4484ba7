"""``leftover-placeholder``: masks, blanks and prompts of a template that nobody filled in.

All patterns look at text in half width. A mask is sure (an error) where nothing else is written so; a single letter or
a prompt in brackets is a warning, since a report may mean it.
"""

from __future__ import annotations

import re
from bisect import insort
from collections.abc import Iterator
from typing import NamedTuple

from compare.checks.deduplication import overlaps
from compare.checks.rule import Checked, Rule
from compare.language import mark
from compare.model import Finding, Severity, Span

CODE = "leftover-placeholder"

_CJK = "\u4e00-\u9fff"
_COUNTER = r"(?:余|多)?(?:[万亿千百]*(?:元|人次?|户|亩|吨|辆|米|字)|个百分点|个|[家名张间件项次例类岁年天日种所条台套份支批起场期届位座处门倍大%‰℃]|月份?|小时)"
_PLACE = r"[省市区县镇乡村旗州局厅部委办院校站所]"
_RUN = r"[xX×*○△_](?:(?<=[xX])[xX]+|(?<=×)×+|(?<=\*)\*+|(?<=○)○+|(?<=△)△+|(?<=_)_+)"
_PROMPT = "填写|填入|填报|输入|插入|补充|替换|注明|写明"
_FIELD = "单位|部门|地区|公司|企业|医院|学校|姓名|日期|年份|金额|数字|职务|标题|项目|地名|人名"
_ENGLISH_FIELD = "insert|enter|your|company|client|name|date|year|amount|number|title|organi[sz]ation|xx+"

_FILLED = mark("“{text}” is a mask that nobody filled in")
_EMPTY = mark("“{text}” leaves a blank that nobody filled in")
_ASKED = mark("“{text}” asks for something that nobody filled in")
_NAMELESS = mark("“{text}” leaves out a name")


class _Form(NamedTuple):
    """One way a placeholder is written. ``case`` names its message; ``signs`` are the characters one of which must stand
    in the text for it, or its pattern need not be tried. A pattern opens with one plain character or set, and looks
    back from there: `re` skips ahead to it, which on prose takes a tenth of the time."""

    case: str
    severity: Severity
    signs: str
    pattern: re.Pattern[str]


_MESSAGES = {"mask": _FILLED, "blank": _EMPTY, "prompt": _ASKED, "name": _NAMELESS}
# In the order of their certainty; of forms that overlap the first is kept.
_FORMS = (
    # 20xx年, 201x年, FY20XX
    _Form(
        "mask",
        Severity.ERROR,
        "xX×*○_",
        re.compile(r"(?:19|20)(?:[xX×*○_]{2}|\d[xX×*])(?<![\d.]....)(?![A-Za-z\d*])(?:\s*年|-\d\d?-\d\d?)?"),
    ),
    # xx镇, xxx人, xxxx.xx万元, XX2.48元, 提XX县域; XXL and Roman numerals of English text are none
    _Form(
        "mask",
        Severity.ERROR,
        "xX×*○△_",
        re.compile(rf"{_RUN}(?:\.?[xX×*]+|[\d.]*\d)?(?![A-Za-z*_])(?:\s?(?:{_COUNTER}|{_PLACE}))?"),
    ),
    # in English: $XX million, XX%, xxxx; a lone XX may be a Roman numeral
    _Form(
        "mask",
        Severity.ERROR,
        "xX",
        re.compile(r"[xX](?:(?<=[$£€].)[xX]*(?:[.,][xX]+)*(?![A-Za-z])|(?<=\b.)(?:[xX]{0,3}(?:\.[xX]+)?%|[xX]{3,}\b))"),
    ),
    # x家, x岁, ×年×月: one letter before a counter; 1+X, 5G+X and X光 are names
    _Form(
        "mask",
        Severity.ERROR,
        "xX×",
        re.compile(
            rf"[xX×](?<![A-Za-z\d.+].)(?:(?<=[x×])(?:\.[x×]+)?\s?{_COUNTER}|(?<=X)(?:[个家名张间件项例岁年万亿]|月份?))"
        ),
    ),
    # 千x医院; not “文旅x科技”
    _Form(
        "mask",
        Severity.WARNING,
        "x",
        re.compile(rf"x(?<=[{_CJK}]x)(?=[{_CJK}])(?![^“\"”,。;]{{0,12}}(?:”|融合|赋能|行动|模式|跨界))"),
    ),
    # 2024年 月 日
    _Form(
        "blank",
        Severity.ERROR,
        " _",
        re.compile(r"[年月](?:(?<=年)(?:[ _]+月[ _]+日|[ _]{2,}月)|(?<=\d月)[ _]{2,}日)"),
    ),
    # 投入……万元
    _Form(
        "blank",
        Severity.WARNING,
        "….",
        re.compile(r"[….](?:(?<=…)…*|(?<=\.)\.{2,})\s?(?:[万亿]?元|[万亿]?人次?|%|个百分点|[家户名项亩])(?=[,。;、])"),
    ),
    # (   ) in a sentence
    _Form(
        "blank",
        Severity.WARNING,
        "([【《",
        re.compile(rf"[(\[【《](?<=[{_CJK}].)(?:(?<=\()\s+\)|(?<=【)\s*】|(?<=\[)\s*\]|(?<=《)\s*》)"),
    ),
    _Form("blank", Severity.WARNING, "_", re.compile(rf"_(?:(?<=[{_CJK}]_)_+|_+(?=[{_CJK}]))")),
    # (此处填写…), [单位名称], 【待补充】
    _Form(
        "prompt",
        Severity.WARNING,
        "([【<{",
        re.compile(
            rf"[(\[【<{{](?:(?:请|此处|这里|在此处?|自行)*(?:{_PROMPT})[^)\]】>}}\n:]{{0,30}}[)\]】>}}]|"
            r"\s*(?:待(?:定|补充?|核实|填写?|确认|完善|更新)|暂缺)\s*[)\]】>}]|"
            rf"(?<=[\[<{{])(?:{_FIELD})(?:名称|全称|名|数)?[\]>}}]|(?<=【)(?:{_FIELD})(?:名称|全称)】)"
        ),
    ),
    # [Company Name], {{year}}, ${amount}, [●], TBD
    _Form(
        "prompt",
        Severity.WARNING,
        "[{TFlL",
        re.compile(
            rf"[\[{{$TFlL](?:(?<=\[)(?:(?i:{_ENGLISH_FIELD})\b[^\]\n]{{0,40}}|[●•*]+)\](?!\()|"
            r"(?<=\{)\{[^{}\n]{1,40}\}\}|(?<=\$)\{[^{}\n]{1,40}\}|"
            r"(?<=\bT)(?:BD|ODO)\b|(?<=\bF)IXME\b|(?<=\b[lL])(?i:orem ipsum)\b)"
        ),
    ),
    _Form("name", Severity.WARNING, "某", re.compile(rf"某某{_PLACE}?")),
    # 某县: also how a report tells of a case without naming anybody
    _Form(
        "name",
        Severity.NOTE,
        "某",
        re.compile(r"某(?<!有某)(?:[县镇乡](?![域])|市(?![场民政])|区(?!域)|局|医院|公司|单位)"),
    ),
)
_RUN_ALONE = re.compile(_RUN)
# What stands beside a mask in Chinese prose; what makes it part of a word or a number.
_BESIDE = re.compile(rf"[{_CJK}《》“”‘’、,。;:()$£€\d]")
_GLUED = re.compile(r"[A-Za-z\d.*_○]")
_NUMERALS = frozenset("一二三四五六七八九〇零")
_BOLD = re.compile(r"\*\*[^*\n]+\*\*")


def _find(checked: Checked) -> Iterator[Finding]:
    start, end = checked.report.span
    taken: list[Span] = []
    for form in _FORMS:
        if not checked.has(form.signs):
            continue
        for match in form.pattern.finditer(checked.folded, start, end):
            span = Span(*match.span())
            if overlaps(taken, span) or _is_meant(checked.folded, span):
                continue
            insort(taken, span)
            text = span.of(checked.text)
            yield checked.finding(CODE, form.severity, span, _MESSAGES[form.case], case=form.case, text=text)


def _is_meant(text: str, span: Span) -> bool:
    """A word or number with these letters in it (XXL, 0xFF, Part XX), a ruled line, bold type (``**重点**``)."""
    run = _RUN_ALONE.match(text, span.start)
    if run:
        before, after = text[max(0, span.start - 1) : span.start], text[run.end() : run.end() + 2].lstrip()
        number = run[0][0] == "○" and before in _NUMERALS  # 二○○九年
        if number or _GLUED.match(before) or not (_BESIDE.match(before) or _BESIDE.match(after) or after[:1] == "%"):
            return True
    first = text.rfind("\n", 0, span.start) + 1
    last = text.find("\n", span.end)
    line = text[first : last if last >= 0 else len(text)]
    if "*" in span.of(text):
        at = span.start - first
        return any(
            bold.start() <= at < bold.end() and not re.match(rf"\*\*{_PLACE}|\*\*{_COUNTER}", bold[0])
            for bold in _BOLD.finditer(line)
        )
    return "_" in span.of(text) and not line.strip(" _")


RULE = Rule(
    CODE,
    Severity.ERROR,
    mark("A mask, a blank or a prompt of the template was never filled in."),
    mark("20xx年争取资金XX万元"),
    _find,
)
