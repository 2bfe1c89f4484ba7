"""Lines healed into paragraphs: hard-wrapped lines and page breaks inside a sentence are joined again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from compare.lexicon import pattern
from compare.model import Paragraph, Span
from compare.structure.capitals import reads_on_in_capitals
from compare.structure.labels import LabelStyle, label_at
from compare.structure.settings import (
    AT_MARGIN,
    FEWEST_BROKEN,
    FRAGMENTS,
    LEAST_NEAR,
    LONGEST_CHINESE_LINE_HEADING,
    LONGEST_HEADING,
    LONGEST_LINE_HEADING,
    LONGEST_LONE_LABEL,
    LONGEST_QUOTED,
    LONGEST_SENTENCE,
    MARGIN_SPREAD,
    MOST_BEYOND,
    MOST_BREAKS,
    NEAR_MARGIN,
    WRAPPED,
)
from compare.structure.titles import is_title
from compare.text.folding import INVISIBLE, cells

_LINE = pattern(r"\S(?:[^\n]*\S)?")  # without the blanks at its ends
_VISIBLE = pattern(rf"[^\s{''.join(sorted(INVISIBLE))}]")
# What ends a sentence, and what may close behind it.
_STOPS, _CLOSERS = tuple("。！？!?；;：:…"), "”’」』）》)】]\"'"
_ENGLISH_STOPS, _ENGLISH_CLOSERS = tuple(".!?:;"), "”’)]\"'"
_RUNS_ON = pattern(r"[，,、（(《〈「『“—]$")
_ENGLISH_RUNS_ON = pattern(r"(?:\b{en.headings.small_words}|,)$")
_CLOSES = pattern(r"[)）”’》〉」』】\]，。；：]")  # no line opens with one
_CONTINUES = pattern(r"[、，,。；;：:）)”》%％]|\.\d")
_FRAGMENT = pattern(r"[0-9A-Za-z.]{1,4}")  # a subscript that the converter put on a line of its own
_INNER_STOP = pattern(r"[，,。；;]")
_CAPTION = pattern(
    r"(?:{zh.headings.caption}|{zh.headings.remark})\s*(?:\d|{zh.numerals.one_to_ten}){0,2}\s*[:：\s、]|"
    r"{zh.headings.table_unit}\s*[:：]|{en.headings.caption}(?:\s+\d+)?(?:\s*[.:–—-]|\s*$|\s+[A-Z])|[-•·●■◆*](?:\s|$)"
)
_BULLET = pattern(r"[-•·●■◆*]")
_GAP = pattern(r"\S {3,}\S")


def paragraphs(text: str, known: Sequence[Paragraph] = ()) -> list[Paragraph]:
    """The paragraphs of ``text`` (chrome masked), in order; they hold all that is not white space. Those that are
    ``known``, from the format or by sight, stay as they are."""
    healed: list[Paragraph] = []
    runs = list(_runs(text, known))
    margin = _measure(text, [line for run in runs for line in run if _VISIBLE.search(text, *line)])
    for run, block in zip(runs, [*known, None], strict=True):
        healed += [Paragraph(span) for span in _healed(text, run, margin)]
        healed += [block] if block is not None else []
    return healed


def _runs(text: str, known: Sequence[Paragraph]) -> Iterator[list[Span]]:
    """The lines before, between and behind the ``known`` paragraphs."""
    start = 0
    for block in [*known, None]:
        stop = block.span.start if block is not None else len(text)
        yield [Span(*match.span()) for match in _LINE.finditer(text, start, stop)]
        start = block.span.end if block is not None else stop


def _healed(text: str, lines: Sequence[Span], margin: _Margin) -> list[Span]:
    healed: list[Span] = []
    visible = Span(0, 0)  # the last paragraph without invisible characters on lines of their own behind it
    for line in lines:
        if healed and not _VISIBLE.search(text, *line):
            healed[-1] = Span(healed[-1].start, line.end)
        elif healed and _reads_on(text, visible, line, margin):
            visible = healed[-1] = Span(healed[-1].start, line.end)
        else:
            healed.append(line)
            visible = line
    return healed


def _finished(line: str) -> bool:
    return line.rstrip(_CLOSERS).endswith(_STOPS) or line.rstrip(_ENGLISH_CLOSERS).endswith(_ENGLISH_STOPS)


@dataclass(frozen=True, slots=True)
class _Margin:
    """The width in cells at which sentences were broken (0 where the page has no margin), and whether the page breaks
    them as a rule."""

    width: int
    wrapped: bool


def _measure(text: str, lines: list[Span]) -> _Margin:
    """The margin of a page, from its lines without a label: of those with a comma, the ones that break off."""
    plain = [line.of(text) for line in lines if label_at(text, *line) is None]
    prose = [line for line in plain if _INNER_STOP.search(line)]
    broken = sorted(cells(line) for line in prose if not _finished(line))
    if len(broken) < FEWEST_BROKEN:
        return _Margin(0, wrapped=False)
    width = broken[len(broken) // 2]
    near = sum(abs(length - width) <= width * MARGIN_SPREAD for length in broken)
    sentences = [line for line in plain if _INNER_STOP.search(line) or _finished(line)]
    beyond = sum(cells(line) > width * (1 + MARGIN_SPREAD) for line in sentences)
    if near < LEAST_NEAR * len(broken) or beyond > MOST_BEYOND * len(sentences):
        return _Margin(0, wrapped=False)
    return _Margin(width, len(broken) > WRAPPED * len(prose))


def _reads_on(text: str, paragraph: Span, line: Span, margin: _Margin) -> bool:
    """Whether ``line`` goes on with the sentence that ``paragraph`` breaks off."""
    whole, following = _recent(text, paragraph), line.of(text)
    last = whole[whole.rfind("\n") + 1 :].strip()
    breaks = text.count("\n", paragraph.end, line.start)
    if _BULLET.fullmatch(whole) and breaks <= MOST_BREAKS:
        return label_at(text, *line) is None
    if _is_apart(last) or _is_apart(following):
        return False
    if breaks <= MOST_BREAKS and (_CLOSES.match(following) or _is_continued_heading(text, paragraph, line, breaks)):
        return True
    labelled = label_at(text, *line) is not None
    broken_figure = last.endswith(".") and last[-2:-1].isdecimal() and following[:1].isdigit() and not labelled
    if _finished(last) and not broken_figure:
        return _may_be_broken_at_stop(text, last, line, margin, breaks)
    if broken_figure or (breaks <= MOST_BREAKS and _clearly_goes_on(whole, last, following, labelled)):
        return True
    return not (labelled or is_title(text, line)) and _is_broken_line(text, paragraph, line, margin, breaks)


def _recent(text: str, paragraph: Span) -> str:
    """The end of a paragraph, so far as its last sentence may reach."""
    return text[max(paragraph.start, paragraph.end - LONGEST_SENTENCE) : paragraph.end]


def _is_broken_line(text: str, paragraph: Span, line: Span, margin: _Margin, breaks: int) -> bool:
    """Whether a converter or the margin broke an unfinished paragraph off before ``line``."""
    # An author ends no line with a character that does not show; a converter does.
    converted = not INVISIBLE.isdisjoint(text[paragraph.end : line.start])
    return converted or _is_broken_at_margin(text, paragraph, line.of(text), margin, breaks)


def _is_apart(line: str) -> bool:
    """A row of a table, a caption, an item of a list."""
    return "\t" in line or ("   " in line and _GAP.search(line) is not None) or _CAPTION.match(line) is not None


def _is_continued_heading(text: str, paragraph: Span, line: Span, breaks: int) -> bool:
    broken = breaks == 1 and reads_on_in_capitals(text, paragraph, line)
    return broken or _names_a_part(text, paragraph, line) or _orphans_a_title(text, paragraph, line)


def _names_a_part(text: str, paragraph: Span, line: Span) -> bool:
    """``第一章`` or ``Item 1A.`` on a line of its own, with its heading on the next."""
    if paragraph.end - paragraph.start > LONGEST_LONE_LABEL:
        return False
    label = label_at(text, *paragraph)
    if label is None or label.span.end != paragraph.end or label.style > LabelStyle.SECTION:
        return False
    short = cells(line.of(text)) <= LONGEST_LINE_HEADING and not _finished(line.of(text))
    return short and label_at(text, *line) is None and not is_title(text, line)


def _orphans_a_title(text: str, paragraph: Span, line: Span) -> bool:
    """A title whose last character the converter put on the next line."""
    if line.end - line.start != 1 or is_title(text, paragraph):
        return False
    return is_title(text, Span(paragraph.start, line.end))


def _clearly_goes_on(whole: str, last: str, following: str, labelled: bool) -> bool:
    """Whether the words alone say that an unfinished paragraph reads on in the line ``following``."""
    if _RUNS_ON.search(last) or (last[-1:].islower() and following[:1].islower()):
        return True
    if not labelled and _is_open(whole[-LONGEST_QUOTED:]) and not whole[-LONGEST_QUOTED:].isascii():
        return True
    fragment = _FRAGMENT.fullmatch(last) or _FRAGMENT.fullmatch(following)
    return bool(_INNER_STOP.search(whole) and (_CONTINUES.match(following) or _is_open(whole) or fragment))


def _is_broken_at_margin(text: str, paragraph: Span, following: str, margin: _Margin, breaks: int) -> bool:
    """Whether an unfinished paragraph is as wide as lines are that the margin breaks."""
    whole = _recent(text, paragraph)
    width = max(cells(piece) for piece in whole.split("\n")[-FRAGMENTS:])
    if breaks > 1 and following[:1].isupper() and not _ENGLISH_RUNS_ON.search(whole):
        return False  # after a blank line a capital opens a paragraph, but for a name: of the / United States
    if label_at(text, *paragraph) and "。" not in whole and not _is_wrapped_heading(whole, margin):
        return False
    if not margin.width:
        longest = LONGEST_LINE_HEADING if whole.isascii() else LONGEST_CHINESE_LINE_HEADING
        return _INNER_STOP.search(whole) is not None and width >= longest
    if _INNER_STOP.search(whole):
        return width >= min(NEAR_MARGIN * margin.width, LONGEST_LINE_HEADING)
    # A title, a row, or the first line of a hard-wrapped sentence.
    near = NEAR_MARGIN * margin.width <= width <= 1.5 * margin.width
    return breaks == 1 and near and not is_title(text, paragraph) and bool(_INNER_STOP.search(following))


def _may_be_broken_at_stop(text: str, last: str, line: Span, margin: _Margin, breaks: int) -> bool:
    """On a hard-wrapped page a full line may end with its sentence and the paragraph go on all the same. An indent or
    a label says that it does not."""
    if not margin.wrapped or breaks != 1:
        return False
    full = AT_MARGIN * margin.width <= cells(last) and last[-1:] in "。.；;！？"
    below = line.of(text)
    if cells(below) < NEAR_MARGIN * margin.width and not _finished(below):
        return False  # a heading: the last line of a paragraph ends in a stop
    indented = text[line.start - 1 : line.start] not in ("\n", "")
    return full and not indented and label_at(text, *line) is None


def _is_wrapped_heading(whole: str, margin: _Margin) -> bool:
    """A heading so long that the margin broke it; what is longer than headings are is text."""
    width = cells(whole)
    return width > LONGEST_HEADING or (margin.wrapped and width >= AT_MARGIN * margin.width)


def _is_open(whole: str) -> bool:
    """Whether a bracket or a quotation of the last sentence is still open."""
    sentence = whole[max(whole.rfind("。"), whole.rfind("；")) + 1 :]
    brackets = any(
        sum(sentence.count(c) for c in opening) > sum(sentence.count(c) for c in closing)
        for opening, closing in (("（(", "）)"), ("《", "》"), ("“", "”"))
    )
    return brackets or sentence.count('"') % 2 == 1
