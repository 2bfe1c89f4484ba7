"""Numbering that starts again: another report, or another part of the same one?"""

from __future__ import annotations

from compare.lexicon import pattern
from compare.model import Span
from compare.structure.authorship import authorship_differences
from compare.structure.labelled_paragraphs import LabelledParagraphs, LabelRun
from compare.structure.labels import LabelStyle
from compare.structure.roles import role_of
from compare.structure.settings import ENOUGH, LONGEST_OPENING, LONGEST_OPENING_LINE, SHORTEST_RUN
from compare.structure.titles import is_bare, is_title
from compare.text.folding import cells

_OPENING = pattern("{zh.headings.opening}")
_CLOSING = pattern("{zh.headings.closing}")
_AHEAD = pattern("{zh.headings.ahead}")
_BACK = pattern("{zh.headings.back}")
_FIRST_CHAPTER = pattern("{zh.headings.first_chapter}")
_ANNEX = pattern("{zh.headings.annex_line}")
_SIGNED = pattern(r"\s*{zh.headings.signed_day}\s*$")
_SENTENCE = pattern(r"[。；;！？!?]")


def is_second_half(parts: LabelledParagraphs, since: int, index: int) -> bool:
    """Whether a title or an introduction at ``index`` opens a part of the report: one without an office under a title
    with one, or the plan that the report's review is followed by: it speaks of plans only, and the report has had none
    yet."""
    titled = is_title(parts.text, parts.paragraphs[since].own) and not is_bare(parts.of(since))
    if titled and is_bare(parts.of(index)):
        return True
    if _speaks_of(parts.of(index)) != "plan" or _speaks_of(parts.of(since)) == "plan":
        return False
    top, end = parts.highest(since, index), _end(parts, index)
    if top is not None and parts.numbering(top, since, index).has_plan:
        return False
    if any(role_of(parts.heading(i)) == "review" for i in _tops(parts, index + 1, end)):
        return False
    return authorship_differences(parts.window(since, index, last=True), parts.window(index, end, last=False)) < ENOUGH


def _speaks_of(line: str) -> str:
    return "" if _SENTENCE.search(line[:-1]) and not is_title(line, Span(0, len(line))) else role_of(line)


def untitled_start(parts: LabelledParagraphs, since: int, index: int) -> int | None:
    """Where a report begins whose numbering starts at ``index`` with no title above it; None where the report since
    ``since`` goes on."""
    label = parts.labels[index]
    if (
        label is None
        or label.style not in (LabelStyle.CHINESE, LabelStyle.CHINESE_PAREN)
        or label.number not in (1, None)
    ):
        return None
    run = _run_before(parts, since, index)
    if run is None or not _runs_on(parts, index, run[1]) or not parts.has_prose(since, index):
        return None  # headings without a text are a table of contents
    start = _opening(parts, since, index)
    between = range(start, index)
    if any(_ANNEX.match(parts.of(i)) or is_title(parts.text, parts.paragraphs[i].own) for i in between):
        return None  # a title has been looked at already
    enough = ENOUGH + ((parts.highest(since, index) or label.style) < label.style)
    missing = enough - _evidence(parts, since, start, index)
    if missing > 0:
        old, new = parts.window(since, start, last=True), parts.window(start, _end(parts, index), last=False)
        missing -= authorship_differences(old, new)
    return start if missing <= 0 else None


def _run_before(parts: LabelledParagraphs, since: int, index: int) -> tuple[LabelStyle, int] | None:
    """The style of the numbering that ``index`` starts again, and how far it had come; None where a part above it
    explains that, or where it had hardly begun. A report without a 一、 may be followed by one with."""
    label = parts.labels[index]
    assert label is not None
    style, highest = label.style, parts.highest(since, index)
    last = parts.last(style, since, index)
    if last is None:
        style = LabelStyle.CHINESE_PAREN
        last = parts.last(style, since, index)
    if last is None or highest is None or (style is not label.style and highest < style):
        return None
    if (parts.highest(last, index) or label.style) < label.style:
        return None
    reached = parts.numbering(style, since, index).reached
    return (style, reached) if reached >= SHORTEST_RUN else None


def _runs_on(parts: LabelledParagraphs, index: int, reached: int) -> bool:
    """Whether the new numbering goes on to 2, and the old one does not come back: rows of a table may be numbered."""
    label = parts.labels[index]
    assert label is not None
    expected, before = 2, 0
    for number in parts.numbers(label.style, index + 1):
        if number in (1, before) or (number == 2 and expected > 2):
            break
        if number == expected:
            expected += 1
        elif number == reached + 1:
            return False
        before = number
    return expected > SHORTEST_RUN


def is_signed_off(parts: LabelledParagraphs, since: int, index: int) -> bool:
    """Whether the report since ``since`` is signed with a day right above ``index``, after all its numbering."""
    if index <= since or not _SIGNED.match(parts.of(index - 1)) or _ANNEX.match(parts.of(index)):
        return False
    return parts.count(since, index) >= SHORTEST_RUN


def _opening(parts: LabelledParagraphs, since: int, index: int) -> int:
    """The paragraph with which the report opens that numbers from ``index``: the opening words, a title or a form of
    address that stand next above it without a label."""
    tail = index
    while tail - 1 > since and parts.labels[tail - 1] is None and not parts.paragraphs[tail - 1].row:
        tail -= 1
    if tail > since and _is_line(parts.of(tail - 1)):
        tail += 1  # the first is what the heading above it heads
    start = index
    for i in range(index - 1, tail - 1, -1):
        if _SIGNED.match(parts.of(i)):
            return i + 1
        if _is_line(parts.of(i)) or _OPENING.match(parts.of(i)):
            start = i
        elif start < index or index - i >= LONGEST_OPENING:
            break
    return start


def introduced_at(parts: LabelledParagraphs, since: int, index: int) -> int:
    """Where the report begins that the introduction at ``index`` belongs to: a form of address may stand above."""
    numbered = parts.next_labelled(index)
    return min(index, _opening(parts, since, index if numbered is None else numbered))


def _is_line(line: str) -> bool:
    return (
        cells(line) <= LONGEST_OPENING_LINE and not _SENTENCE.search(line) and not line.endswith(("：", ":", "，", ","))
    )


def _evidence(parts: LabelledParagraphs, since: int, start: int, index: int) -> int:
    """What the headings and the words at the seam say for another report from ``start`` on, less what they say for a
    second part."""
    top = parts.highest(since, start)
    old = LabelRun(since, start) if top is None else parts.numbering(top, since, start)
    new = [parts.heading(i) for i in _tops(parts, index, _end(parts, index))]
    plans_first = bool(new) and role_of(new[0]) == "plan"
    score = int(bool(new and _FIRST_CHAPTER.search(new[0])))
    score += 2 * any(name in old.names for name in new) + 2 * bool(_SIGNED.match(parts.of(start - 1)))
    score += 0 if start == index else _opens_so(parts.of(start), planned=old.has_plan)
    if parts.of(index - 1).endswith(("：", ":")) and not _OPENING.match(parts.of(index - 1)):
        score -= 2  # 重点做好以下工作：
    score += bool(_CLOSING.search(parts.of(start - 1).rstrip()))
    # Behind a plan a report is over.
    score += 2 * (old.ends_in_plan and bool(new) and not plans_first)
    return score - (plans_first and not old.has_plan)


def _opens_so(paragraph: str, *, planned: bool) -> int:
    """What the opening words speak for: only a report opens with what was done; with what is to be done, so does the
    second part of one."""
    if not _OPENING.match(paragraph):
        return 0
    if _BACK.search(paragraph) and not _AHEAD.search(paragraph):
        return 2
    return int(planned)


def _tops(parts: LabelledParagraphs, start: int, end: int) -> list[int]:
    """The paragraphs that open with the highest label between ``start`` and ``end``."""
    highest = parts.highest(start, end)
    return [] if highest is None else list(parts.labelled(highest, start, end))


def _end(parts: LabelledParagraphs, index: int) -> int:
    """Where the numbering that begins behind or at ``index`` ends: before the next 1 of its style."""
    first = parts.next_labelled(index)
    label = None if first is None else parts.labels[first]
    return len(parts.labels) if first is None or label is None else parts.next_first(label.style, first + 1)
