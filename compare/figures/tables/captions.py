"""The lines above a table that caption it."""

from __future__ import annotations

from compare.figures import settings
from compare.lexicon import pattern
from compare.model import Span

_YEARS = pattern(r"(?<!\d){common.dates.year}(?!\d)")
_NUMBERED = pattern(r"\s*(?:{zh.tables.caption}\s*(?:\d|{zh.numerals.one_to_ten})|{en.tables.caption}\s+[\dIVX])")
_QUALIFIES = pattern(r"{zh.tables.unit_stated}|{en.tables.scale_stated}|{en.tables.period_stated}|^\s*[%‰]\s*$")
_NAMES = pattern(r"{zh.tables.table_noun}[)）]?\s*$")
# What stands before the caption on its line.
_LAST_SENTENCE = pattern(r"^.*[。；！？]\s*(?=\S)")
_STOP = pattern(r"[。；;！？!?]$|[。；！？].")


def years_above(text: str, start: int, count: int) -> list[Span]:
    """The years of the nearest line over ``start`` that holds ``count`` of them and nothing else, where a page's heads
    came apart from the rows below them by labels that run over several lines."""
    end = text.rfind("\n", 0, start)
    for _ in range(settings.YEARS_ABOVE):
        if end <= 0:
            break
        begin = text.rfind("\n", 0, end) + 1
        years = [Span(*year.span()) for year in _YEARS.finditer(text, begin, end)]
        if len(years) == count and not _YEARS.sub("", text[begin:end]).strip("| \t$"):
            return years
        if "\t" in text[begin:end] or _STOP.search(text[begin:end].strip()):
            break
        end = begin - 1
    return []


def is_numbered_caption(line: str) -> bool:
    """Whether a line is the caption of a table: 表2 2023年主要指标."""
    return _NUMBERED.match(line) is not None


def lines_above(text: str, start: int) -> list[str]:
    """The captioning lines over what begins at ``start``, from top to bottom: a numbered caption, what qualifies the
    values, a line right above that is called a table's name."""
    captions: list[str] = []
    line_start = text.rfind("\n", 0, start) + 1
    end = start if text[line_start:start].strip("| \t") else line_start
    for _ in range(settings.CAPTION_LINES):
        stop = end
        while stop > 0 and text[stop - 1].isspace() and end - stop <= settings.LONGEST_CAPTION:
            stop -= 1
        if stop == 0 or text.count("\n", stop, end) > settings.CAPTION_BREAKS:
            break
        line = text[max(text.rfind("\n", 0, stop) + 1, stop - settings.LONGEST_CAPTION - 1) : stop]
        behind = _LAST_SENTENCE.sub("", line)
        line = behind if _NUMBERED.match(behind) else line
        if (len(line) > settings.LONGEST_CAPTION or _STOP.search(line.strip())) and not _QUALIFIES.search(
            line[-settings.SCALE_WITHIN :]
        ):
            break
        numbered, qualifies = _NUMBERED.match(line), _QUALIFIES.search(line)
        close = text.count("\n", stop, end) <= 1 and _NAMES.search(line)
        if numbered or qualifies or close:
            captions.insert(0, line)
        if numbered or (not qualifies and (captions or len(line) > settings.LONGEST_HEAD_ABOVE)):
            break
        end = stop - len(line)
    return captions
