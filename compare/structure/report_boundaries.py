"""Numbering that starts again: another report, or another part of the same one?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from compare.model import Paragraph, Span
from compare.structure.authorship import authorship_differences
from compare.structure.labels import HeadingLabel, LabelStyle, label_at
from compare.structure.roles import role_of
from compare.structure.titles import is_bare, is_title, opens_piece
from compare.text.folding import cells

# How a report opens, how it closes, how it is signed.
_OPENING = re.compile(
    r"(?:[^，,。]{0,12}[，,])?(?:(?:20[\dxX×＊*]{2}|今|本|过去一|近几?)年(?:度|来|以来|期间|，|,|是|上半年)|一年来|半年来|这一年)|"
    r"在.{2,60}(?:领导|指导|关心|支持|帮助|部署|形势).{0,8}下|.*(?:现将|现就|总结|汇报|报告).{0,40}如下\s*[:：。]?$|"
    r"按照.{2,40}(?:通知|要求)|(?:各位|尊敬的).{1,20}[：:！!]$|.{0,6}我代表|[^，,。]{1,18}(?:局|委|府|厅|部|院|办|中心|公司)[：:]$"
)
_CLOSING = re.compile(
    r"(?:(?:新的|更大的?|应有的|积极的?)(?:更大的?)?(?:贡献|努力|成绩|业绩|进步|跨越)|新(?:局面|台阶|篇章|水平|辉煌|成绩)|奋斗|保障)[。！!]?$"
)
_AHEAD = re.compile(r"将(?!上|近)|计划|打算|力争|要(?:以|按照|坚持|紧紧|重点)|明年|新的一年|下一步")
_BACK = re.compile(r"领导下|以来|一年来|这一年|取得|完成了|如下|总结|现将|我代表|通知|要求")
# What a report's first chapter is called.
_BEGINNING = re.compile(
    r"(?:基本|总体|主要)情况|概况|业务(?:数据|情况|指标)|(?:工作|全年).{0,4}(?:总结|回顾)$|^主要工作"
)
_ANNEX = re.compile(r"\s*附\s*(?:[件录表：:]|\d)")
_SIGNED = re.compile(r"\s*(?:20[\dxX×＊*]{2}|二[〇○零][\u4e00-\u9fff〇○]{2})\s*年\s*\S{1,3}\s*月\s*\S{1,3}\s*日\s*$")
_SENTENCE = re.compile(r"[。；;！？!?]")
_FIRST_CLAUSE = re.compile(r"[^。；;：:！？!?\n]{1,60}")
# So much must speak for a new report where only the numbering starts again; see `authorship_differences` for the weights.
ENOUGH = 2
# How much of each side is looked at, in characters.
WINDOW = 6000
LONGEST_LINE = 104  # cells
SHORTEST_RUN = 2
LONGEST_OPENING = 3  # paragraphs


class LabelledParagraphs:
    """The paragraphs of a file with their labels."""

    def __init__(self, text: str, paragraphs: Sequence[Paragraph]) -> None:
        self.text = text
        self.paragraphs = paragraphs
        self.labels: list[HeadingLabel | None] = [
            None if part.row else label_at(text, *part.own) for part in paragraphs
        ]
        pieces = [i for i, part in enumerate(paragraphs) if not part.row and opens_piece(text, part.own)]
        self._pieces = frozenset(pieces if len(pieces) > 1 else ())

    def of(self, index: int) -> str:
        return self.paragraphs[index].own.of(self.text)

    def is_piece(self, index: int) -> bool:
        """``篇一：…``, where the file numbers its pieces so."""
        return index in self._pieces

    def numbering_restarts(self, since: int, index: int) -> bool:
        """Whether the numbering behind ``index`` begins anew at the level where the report since ``since`` has run."""
        before = [label for label in self.labels[since:index] if label is not None]
        after = next((label for label in self.labels[index + 1 :] if label is not None), None)
        if after is None or not before:
            return False
        top = min(label.style for label in before)
        return after.number in (1, None) and after.style <= max(top, LabelStyle.CHINESE_PAREN)

    def numbered(self, style: LabelStyle, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Index and number of the labels of ``style``."""
        for index in range(start, end):
            label = self.labels[index]
            if label is not None and label.style is style and label.number is not None:
                yield index, label.number

    def heading(self, index: int) -> str:
        """What the paragraph at ``index`` opens with behind its label."""
        label, own = self.labels[index], self.paragraphs[index].own
        start = label.span.end if label else own.start
        clause = _FIRST_CLAUSE.match(self.text, start, own.end)
        return "".join(clause.group().split()) if clause else ""

    def window(self, start: int, end: int, *, last: bool) -> str:
        """The text of the paragraphs [start, end): the beginning or the end of it, where it is long."""
        whole = Span(self.paragraphs[start].span.start, self.paragraphs[end - 1].span.end)
        if last:
            return self.text[max(whole.start, whole.end - WINDOW) : whole.end]
        return self.text[whole.start : min(whole.end, whole.start + WINDOW)]


def is_second_half(lines: LabelledParagraphs, since: int, index: int) -> bool:
    """Whether a title or an introduction at ``index`` opens a part of the report: one without an office under a title
    with one, or the plan that the report's review is followed by: it speaks of plans only, and the report has had none
    yet."""
    titled = is_title(lines.text, lines.paragraphs[since].own) and not is_bare(lines.of(since))
    if titled and is_bare(lines.of(index)):
        return True
    if _speaks_of(lines.of(index)) != "plan" or _speaks_of(lines.of(since)) == "plan":
        return False
    tops = _tops(lines, since, index)
    if any(role_of(lines.heading(i)) == "plan" for i in tops):
        return False
    end = _end(lines, index)
    if any(role_of(lines.heading(i)) == "review" for i in _tops(lines, index + 1, end)):
        return False
    return authorship_differences(lines.window(since, index, last=True), lines.window(index, end, last=False)) < ENOUGH


def _speaks_of(line: str) -> str:
    return "" if _SENTENCE.search(line[:-1]) and not is_title(line, Span(0, len(line))) else role_of(line)


def untitled_start(lines: LabelledParagraphs, since: int, index: int) -> int | None:
    """Where a report begins whose numbering starts at ``index`` with no title above it; None where the report since
    ``since`` goes on."""
    label = lines.labels[index]
    if (
        label is None
        or label.style not in (LabelStyle.CHINESE, LabelStyle.CHINESE_PAREN)
        or label.number not in (1, None)
    ):
        return None
    run = _run_before(lines, since, index)
    if run is None or not _runs_on(lines, index, run[1]):
        return None
    start = _opening(lines, since, index)
    between = range(start, index)
    if any(_ANNEX.match(lines.of(i)) or is_title(lines.text, lines.paragraphs[i].own) for i in between):
        return None  # a title has been looked at already
    enough = ENOUGH + any(x is not None and x.style < label.style for x in lines.labels[since:index])
    missing = enough - _evidence(lines, since, start, index)
    if missing > 0:
        old, new = lines.window(since, start, last=True), lines.window(start, _end(lines, index), last=False)
        missing -= authorship_differences(old, new)
    return start if missing <= 0 else None


def _run_before(lines: LabelledParagraphs, since: int, index: int) -> tuple[LabelStyle, int] | None:
    """The style of the numbering that ``index`` starts again, and how far it had come; None where a part above it
    explains that, or where it had hardly begun. A report without a 一、 may be followed by one with."""
    label = lines.labels[index]
    assert label is not None
    styles = [x.style for x in lines.labels[since:index] if x is not None]
    style = label.style if label.style in styles else LabelStyle.CHINESE_PAREN
    if style not in styles or (style is not label.style and min(styles) < style):
        return None
    last = max(i for i in range(since, index) if (x := lines.labels[i]) is not None and x.style is style)
    if any(x is not None and x.style < label.style for x in lines.labels[last:index]):
        return None
    reached = max((number for _, number in lines.numbered(style, since, index)), default=1)
    return (style, reached) if reached >= SHORTEST_RUN else None


def _runs_on(lines: LabelledParagraphs, index: int, reached: int) -> bool:
    """Whether the new numbering goes on to 2, and the old one does not come back: rows of a table may be numbered."""
    label = lines.labels[index]
    assert label is not None
    expected = 2
    for _, number in lines.numbered(label.style, index + 1, len(lines.labels)):
        if number == 1:
            break
        if number == expected:
            expected += 1
        elif number == reached + 1:
            return False
    return expected > SHORTEST_RUN


def is_signed_off(lines: LabelledParagraphs, since: int, index: int) -> bool:
    """Whether the report since ``since`` is signed with a day right above ``index``, after all its numbering."""
    if index <= since or not _SIGNED.match(lines.of(index - 1)) or _ANNEX.match(lines.of(index)):
        return False
    return sum(label is not None for label in lines.labels[since:index]) >= SHORTEST_RUN


def _opening(lines: LabelledParagraphs, since: int, index: int) -> int:
    """The paragraph with which the report opens that numbers from ``index``: the opening words, a title or a form of
    address that stand next above it without a label."""
    tail = index
    while tail - 1 > since and lines.labels[tail - 1] is None and not lines.paragraphs[tail - 1].row:
        tail -= 1
    if tail > since and _is_line(lines.of(tail - 1)):
        tail += 1  # the first is what the heading above it heads
    start = index
    for i in range(index - 1, tail - 1, -1):
        if _SIGNED.match(lines.of(i)):
            return i + 1
        if _is_line(lines.of(i)) or _OPENING.match(lines.of(i)):
            start = i
        elif start < index or index - i >= LONGEST_OPENING:
            break
    return start


def introduced_at(lines: LabelledParagraphs, since: int, index: int) -> int:
    """Where the report begins that the introduction at ``index`` belongs to: a form of address may stand above."""
    numbered = next((i for i in range(index, len(lines.labels)) if lines.labels[i] is not None), index)
    return min(index, _opening(lines, since, numbered))


def _is_line(line: str) -> bool:
    return cells(line) <= LONGEST_LINE and not _SENTENCE.search(line) and not line.endswith(("：", ":", "，", ","))


def _evidence(lines: LabelledParagraphs, since: int, start: int, index: int) -> int:
    """What the headings and the words at the seam say for another report from ``start`` on, less what they say for a
    second part."""
    old, new = _tops(lines, since, start), _tops(lines, index, _end(lines, index))
    names = [{lines.heading(i) for i in indices} for indices in (old, new)]
    plans = [[role_of(lines.heading(i)) == "plan" for i in indices] for indices in (old, new)]
    score = int(bool(new and _BEGINNING.search(lines.heading(new[0]))))
    score += 2 * bool(names[0] & names[1]) + 2 * bool(_SIGNED.match(lines.of(start - 1)))
    score += 0 if start == index else _opens_so(lines.of(start), planned=any(plans[0]))
    if lines.of(index - 1).endswith(("：", ":")) and not _OPENING.match(lines.of(index - 1)):
        score -= 2  # 重点做好以下工作：
    score += bool(_CLOSING.search(lines.of(start - 1).rstrip()))
    # Behind a plan a report is over.
    score += 2 * (plans[0][-1:] == [True] and plans[1][:1] == [False])
    return score - (plans[1][:1] == [True] and not any(plans[0]))


def _opens_so(paragraph: str, *, planned: bool) -> int:
    """What the opening words speak for: only a report opens with what was done; with what is to be done, so does the
    second part of one."""
    if not _OPENING.match(paragraph):
        return 0
    if _BACK.search(paragraph) and not _AHEAD.search(paragraph):
        return 2
    return int(planned)


def _tops(lines: LabelledParagraphs, start: int, end: int) -> list[int]:
    """The paragraphs that open with the highest label between ``start`` and ``end``."""
    styles = [label.style for label in lines.labels[start:end] if label is not None]
    return [i for i in range(start, end) if styles and (x := lines.labels[i]) is not None and x.style is min(styles)]


def _end(lines: LabelledParagraphs, index: int) -> int:
    """Where the numbering that begins behind or at ``index`` ends: before the next 1 of its style."""
    first = next((i for i in range(index, len(lines.labels)) if lines.labels[i] is not None), len(lines.labels) - 1)
    label = lines.labels[first]
    if label is None:
        return len(lines.labels)
    again = (i for i, number in lines.numbered(label.style, first + 1, len(lines.labels)) if number == 1)
    return next(again, len(lines.labels))
