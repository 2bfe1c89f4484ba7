"""What the page or the converter added: navigation, adverts, copyright, page numbers, download prompts, preview breaks.

Chrome is a property of spans; nothing is deleted. `masked` blanks it, offset by offset, so that a sentence reads on
across it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise

from compare.model import Chrome, ChromeKind, Document, Span
from compare.structure.markdown import markdown_rows
from compare.structure.pages import page_furniture

_LINE = re.compile(r"\S(?:[^\n]*\S)?")
_NEVER = re.compile(r"(?!)")  # matches nothing
_IGHT = r"(?i:ight(?:(?<=\bcopyright)\b|(?<=all right)s reserved))"
# Lines that give themselves away wherever they stand: by how they open, or by what they hold. Anchored or long-worded:
# a report on the 侵权责任法 or on 信息来源 must not match. What is looked for inside a line begins with a plain character
# in each of its alternatives: `re` skips ahead to it, which on a line of prose takes a tenth of the time.
_LINES: tuple[tuple[ChromeKind, re.Pattern[str], re.Pattern[str]], ...] = (
    (
        ChromeKind.COPYRIGHT,
        re.compile(r"免责声明"),
        re.compile(
            r"©|版权所有|网站备案|备案号[:：]|备(?<=(?i:ICP)备)|公网安备|内容侵[权犯]|如有侵[权犯]|涉嫌侵[权犯]|若.{0,12}侵[权犯]|"
            r"本站(?:所有|仅|为|不).{0,40}(?:文档|内容|资料|服务)|"
            rf"R{_IGHT}|r{_IGHT}"
        ),
    ),
    (
        ChromeKind.PAGE_NUMBER,
        re.compile(
            r"(?:第\s*\d{1,4}\s*页\s*(?:[/,，、]?\s*共\s*\d{1,4}\s*页)?|[-—–]\s*\d{1,4}\s*[-—–]|"
            r"(?i:page\s+\d{1,4}(?:\s+of\s+\d{1,4})?)|\d{1,3}\s*/\s*\d{1,3})$"
        ),
        re.compile(r"\.(?i:docx?|pdf|wps)_第\d+页$"),
    ),
    (
        ChromeKind.DOWNLOAD_PROMPT,
        re.compile(
            r"(?:点击|立即|免费|展开|继续)?\s*(?:查看更多|阅读全文|阅读更多|查看全文|下载文档|下载全文|下载此文|"
            r"下载本文|立即下载|点击下载)[^，。；]{0,16}$"
        ),
        _NEVER,
    ),
    (
        ChromeKind.ADVERT,
        _NEVER,
        re.compile(
            r"由会员(?:分享|上传)|在线阅读[,，]更多|更多相关.{0,80}请(?:在|上)|扫(?:码|一扫).{0,12}(?:关注|下载)|"
            r"会员.{0,20}(?:下载|畅享|仅需)|限时(?:优惠|特惠|折扣)"
        ),
    ),
    (
        ChromeKind.SOURCE_NOTE,
        re.compile(
            r"(?:本文|文章|信息|稿件|内容)?来源\s*[:：]|(?:上传人|上传时间|发布(?:时间|日期|者|人|单位)|发表时间|更新时间|"
            r"责任编辑|编辑|作者|浏览次数|阅读次数|点击数|时间|日期)\s*[:：]|"
            r"20\d\d[-年/.]\d{1,2}[-月/.]\d{1,2}日?\s+\d{1,2}[:：时]\d{2}\S{0,4}$|"
            r"[【\[(]?\s*(?:https?://|www\.)\S+"
        ),
        re.compile(
            r"属地(?<=IP属地)|小编(?:收集|整理|精心|为|给|今天)|收集的.{0,60}(?:仅供参考|希望.{0,12}帮助)|"
            r"整理的.{0,60}(?:仅供参考|希望.{0,12}帮助)"
        ),
    ),
    (
        ChromeKind.NAVIGATION,
        re.compile(
            r"(?:会员登录|登录|注册|免费注册|返回(?:主站|首页|顶部|列表)?|网站首页|首页|当前位置|您(?:现在|当前)?的?(?:所在)?位置|"
            r"上一篇|下一篇|相关(?:文章|动态|资源|搜索|推荐|阅读|新闻|报道|链接|附件|文档)|猜你喜欢|热门(?:文章|推荐)|资源描述|打印(?:本页)?|"
            r"全屏|收藏(?:本页)?|分享(?:到)?|举报|关闭(?:窗口)?|下载|加大|还原|减小|【?字[号体][:：]?|】)"
            r"\s*(?:[:：|>》\-（(].*|\s+\S{1,4})*\s*$|[^。|]*\|[^。|]*\|[^。]*$|\|?\s*点击[:：]\s*\d*$|"
            r"\W*点击\S{0,8}(?:进入|查看)\S{0,6}$"
        ),
        re.compile(r"\.(?:docx?|pdf|wps)$"),
    ),
)
# Whether a line is such at all, in one look at its opening and one inside: most are prose.
_OPENS, _HOLDS = (
    re.compile("|".join(part.pattern for part in parts if part is not _NEVER))
    for parts in ([opening for _, opening, _ in _LINES], [inside for _, _, inside in _LINES])
)
_PROMPT_IN_LINE = re.compile(
    r"(?:文本|文档|文件|资料)为\s*word\s*(?:版本|文档|格式)?[,，]?\s*下?载?后?可?(?:任意|自由|随意)?编辑(?:修改)?",
    re.IGNORECASE,
)
# The stroke first: `re` skips ahead to it.
_PAGE_DEBRIS = re.compile(r"/(?<![\d/]/) {1,3}(\d{1,3})(?= |$)", re.MULTILINE)
_PAGE_COUNT = re.compile(r"第\s*\d{1,4}\s*页\s*[/,，、]?\s*共\s*\d{1,4}\s*页")
_PREVIEW_LABEL = re.compile(r"(\d{1,3})、")
# A licence at the foot of the page, and all that stands below it.
_NOTICE = re.compile(r"^\s*(?:本作品(?=是|在|于|由)|This work (?:is|was)\b)")
_FOOT = 0.8
# In characters: a newspaper, an editor.
LONGEST_VALUE = 12
# A page's description, in characters.
LEAST_DESCRIPTION, LONGEST_DESCRIPTION = 20, 300
# 大, 中, 小: a line of the page follows after at most so many.
SWITCHES = 3
_SENTENCE_END = "。！？!?…；;：:"
# A line with a full stop, or this long with a comma, is prose.
_PROSE_LENGTH = 60
_REPORT_NOUN = re.compile(
    r"(?:总结|计划|报告|公报|要点|方案|规划|汇报|安排|思路|打算|工作报$|Report|Review|Bulletin|Plan|Summary)",
    re.IGNORECASE,
)
_COLLECTION = re.compile(
    r"[【\[(（][一二三四五六七八九十\d]+篇[】\])）]|[一二三四五六七八九十\d]+篇$|(?:大全|汇编|合集|精选)$"
)


def find_chrome(document: Document) -> tuple[Chrome, ...]:
    """The chrome of a document, in order and without overlaps: what its format says, and what gives itself away in the
    text. What the format knows as a heading or a table is none."""
    text, layout = document.text, document.layout
    own = [heading.span for heading in layout.headings] + [table.span for table in layout.tables] + markdown_rows(text)
    seen = _seen(masked(text, layout.chrome), _Taken([*own, *(item.span for item in layout.chrome)]))
    return tuple(sorted([*layout.chrome, *seen], key=lambda item: item.span))


class _Taken:
    """Spans that do not nest, to be asked which others they touch."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self.spans = sorted(spans)
        self.ends = list(accumulate((span.end for span in self.spans), max))

    def touches(self, span: Span) -> bool:
        index = bisect_right(self.ends, span.start)
        return index < len(self.spans) and self.spans[index].start < span.end


def _seen(text: str, taken: _Taken) -> list[Chrome]:
    """What gives itself away in the text alone, but for what is ``taken``."""
    every = list(_lines(text))
    lines = [line for line in every if not taken.touches(line)]
    found = {span: kind for span in lines if (kind := _line_kind(text, span))}
    found |= _values(text, lines, found)
    notice = next((s.start for s in lines if s.start > _FOOT * len(text) and _NOTICE.match(s.of(text))), len(text))
    found |= {span: ChromeKind.COPYRIGHT for span in lines if span.start >= notice}
    around = (line for line in _around(text, every, found) if not taken.touches(line))
    found |= dict.fromkeys(around, ChromeKind.NAVIGATION)
    found = page_furniture(text, lines) | found
    for span, kind in _inside_lines(text, every):
        if not taken.touches(span) and not any(span.overlaps(other) for other in found):
            found[span] = kind
    return [Chrome(kind, span) for span, kind in found.items()]


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


def _line_kind(text: str, span: Span) -> ChromeKind | None:
    line = span.of(text)
    if not (_OPENS.match(line) or _HOLDS.search(line)):
        return None
    return next((kind for kind, opening, inside in _LINES if opening.match(line) or inside.search(line)), None)


def is_prose(line: str) -> bool:
    return "。" in line or (len(line) >= _PROSE_LENGTH and ("，" in line or "," in line))


def _values(text: str, lines: Sequence[Span], found: dict[Span, ChromeKind]) -> dict[Span, ChromeKind]:
    """What stands on the line below its name: ``来源：`` / ``四川日报``; the letters of a font switch between two lines
    of a page."""
    values: dict[Span, ChromeKind] = {}
    for i, (name, value) in enumerate(pairwise(lines)):
        kind = found.get(name, values.get(name))
        if kind is None or value in found:
            continue
        short = value.end - value.start <= LONGEST_VALUE and not _is_title(value.of(text))
        named = kind is ChromeKind.SOURCE_NOTE and text[name.end - 1] in "：:"
        switch = value.end - value.start == 1 and any(line in found for line in lines[i + 2 : i + 2 + SWITCHES])
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
        titles = [i for i in top if lines[i] not in strong and _is_title(lines[i].of(text))]
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
    return last > len(lines) * _FOOT and LEAST_DESCRIPTION <= len(line) <= LONGEST_DESCRIPTION and line in beginning


def _is_title(line: str) -> bool:
    return bool(_REPORT_NOUN.search(line)) and not _COLLECTION.search(line) and not is_prose(line)


def _inside_lines(text: str, lines: Sequence[Span]) -> Iterator[tuple[Span, ChromeKind]]:
    for match in _PROMPT_IN_LINE.finditer(text) if "编辑" in text else ():
        yield Span(*match.span()), ChromeKind.DOWNLOAD_PROMPT
    for match in _PAGE_COUNT.finditer(text):
        yield Span(*match.span()), ChromeKind.PAGE_NUMBER
    debris = list(_PAGE_DEBRIS.finditer(text))
    often = Counter(m.group(1) for m in debris)
    for match in debris:
        if often[match.group(1)] > 1:  # once may be a fraction; the same total again and again is a page counter
            yield Span(*match.span()), ChromeKind.PAGE_NUMBER
    yield from ((span, ChromeKind.PREVIEW_BREAK) for span in _preview_breaks(text, lines))


def _preview_breaks(text: str, lines: Sequence[Span]) -> list[Span]:
    """A preview's pages, numbered ``1、 2、 3、`` and cut anywhere: ``…(二)重点\\n\\n2、项目建设…``. Known by labels that
    run on from 1 and mostly stand where the text before them breaks off inside a sentence."""
    run: list[tuple[Span, bool]] = []
    for line in lines:
        match = _PREVIEW_LABEL.match(text, *line)
        if match and int(match.group(1)) == len(run) + 1:
            before = text[: line.start].rstrip()
            paragraph = before[before.rfind("\n") + 1 :]
            cut = bool(run) and "。" in paragraph and before[-1:] not in _SENTENCE_END
            run.append((Span(len(before) if cut else line.start, match.end()), cut))
    cuts = sum(cut for _, cut in run)
    if cuts < 2 or cuts < len(run) - 2:
        return []
    return [span for i, (span, cut) in enumerate(run) if cut or i == 0]
