"""What a reviewer asks first: a few lines that a comparison opens with, each with why it stands there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from rich.text import Text

from compare.language import Words
from compare.model import (
    Comparison,
    FigurePair,
    Finding,
    Ground,
    Important,
    ItemKind,
    PassagePair,
    Promise,
    Severity,
    Span,
)
from compare.render.cells import cell_len, pad
from compare.render.clean import clean
from compare.render.evidence_diff import PROMISE_NAMES, PROMISE_SIGNS
from compare.render.important import NOTHING_STANDS_OUT, asked_first, is_contradicted, passage_told, told_by, why
from compare.render.printed import difference, percent, printed, printed_target
from compare.render.reasons import reason
from compare.render.rules import SEVERITY_SIGNS, finding_text
from compare.render.terminal.diff_figures import year_heads
from compare.render.terminal.paint import ALARM, EDITED, QUIET
from compare.render.terminal.side_places import SidePlaces
from compare.render.terminal.table import INDENT, SEPARATOR, hanging, titled
from compare.render.terms import VERDICT_SIGNS, VERDICTS
from compare.render.views import DiffView, Part

_NUMBERS = 4  # old, new, difference, percent
_WIDEST_NUMBER = 0.2  # of the width; a row with a longer one is written as a sentence
_NARROWEST_NAME = 16
_GAP = "  "
_RISE, _FALL = "▲", "▼"
_SIGNS = {"old": "−", "new": "+", "both": "~"}


class _Line(NamedTuple):
    """``numbers`` is empty where ``name`` is a whole sentence; ``note`` stands below."""

    sign: str
    style: str
    name: str
    numbers: tuple[str, ...]
    note: Text


def important(comparison: Comparison, words: Words, view: DiffView) -> Iterator[Text]:
    listed = asked_first(comparison)
    shown = listed[: view.top]
    if not shown:
        if view.only is Part.SUMMARY:
            yield from titled(words("What matters most"), view.width)
            yield from hanging(Text(INDENT), Text(words(NOTHING_STANDS_OUT)), view.width)
        return
    note = words("{shown} of {count}", shown=len(shown), count=len(listed)) if len(shown) < len(listed) else ""
    yield from titled(words("What matters most"), view.width, note)
    writer = _Lines(comparison, words)
    heads = (*year_heads(comparison, words), words("Difference"), "%")
    yield from _laid_out([writer.line(each) for each in shown], heads, view.width)


class _Lines:
    """Important things as lines."""

    def __init__(self, comparison: Comparison, words: Words) -> None:
        self._comparison, self._words = comparison, words
        self._places = {"old": SidePlaces(comparison.old), "new": SidePlaces(comparison.new)}

    def line(self, each: Important) -> _Line:
        comparison = self._comparison
        if each.kind is ItemKind.FINDING:
            return self._finding(comparison.findings[each.at], each)
        if each.kind is ItemKind.PROMISE:
            return self._promise(comparison.promises[each.at], each)
        if each.kind is ItemKind.PASSAGE:
            return self._passage(comparison.passages[each.at], each)
        return self._figure(each)

    def _figure(self, each: Important) -> _Line:
        words, pair = self._words, self._comparison.figures[each.at]
        shown = told_by(self._comparison, each)
        sign, style = _sign(shown, each)
        name = clean(shown.metric or words("(no name)"))
        slipped = each.ground in (Ground.SCALE_SLIP, Ground.SUSPECT_SCALE)
        moved = ("", "") if slipped else (difference(shown, words), percent(shown.percent))
        numbers = (printed(shown.old), printed(shown.new), *moved)
        return _Line(sign, style, name, numbers, self._note(each, pair))

    def _note(self, each: Important, pair: FigurePair) -> Text:
        """The arithmetic of what is contradicted, why a change stands here, findings on it, and where it is."""
        words, check, note = self._words, pair.claim_check, Text()
        if check is not None and is_contradicted(pair):
            note.append(words(VERDICTS[check.verdict]) + words(": {reason}", reason=reason(check, words)), ALARM)
            note.append(SEPARATOR, QUIET)
        findings = [finding_text(self._comparison.findings[at], words) for at in each.findings]
        ground = why(each, words)
        facts = [*([ground] if ground else ()), *findings, self._where(pair, each)]
        return note.append(SEPARATOR.join(filter(None, facts)), QUIET)

    def _where(self, pair: FigurePair, each: Important) -> str:
        """The place of a figure and its further places, each once."""
        pairs = [pair, *(self._comparison.figures[at] for at in each.also)]
        news = [self._place("new", other.new.span) for other in pairs if other.new is not None]
        olds = [self._place("old", other.old.span) for other in pairs if other.old is not None]
        return self._words(", ").join(dict.fromkeys(news or olds))

    def _place(self, side: str, span: Span) -> str:
        place = self._places[side].line(span.start, self._words)
        return place if side == "new" else self._words("OLD, {place}", place=place)

    def _finding(self, finding: Finding, each: Important) -> _Line:
        words = self._words
        style = ALARM if finding.severity is Severity.ERROR else EDITED
        place = self._place(finding.side or "new", finding.span)
        facts = SEPARATOR.join(filter(None, (why(each, words), place)))
        return _Line(SEVERITY_SIGNS[finding.severity], style, finding_text(finding, words), (), Text(facts, QUIET))

    def _promise(self, promise: Promise, each: Important) -> _Line:
        words, target, result = self._words, promise.target, promise.result
        name = words(
            "{metric}: target {target}, result {result}",
            metric=clean(target.metric or "–"),
            target=printed_target(target),
            result=printed(result) or "–",
        )
        place = self._place("old", target.span) if result is None else self._place("new", result.span)
        facts = SEPARATOR.join(filter(None, (words(PROMISE_NAMES[promise.verdict]), why(each, words), place)))
        return _Line(PROMISE_SIGNS[promise.verdict], EDITED, name, (), Text(facts, QUIET))

    def _passage(self, pair: PassagePair, each: Important) -> _Line:
        """A section by its heading, a sentence by its words."""
        side: Literal["old", "new"] = "old" if pair.new is None else "new"
        span = pair.old if pair.new is None else pair.new
        assert span is not None
        name = passage_told(self._comparison, each)
        facts = SEPARATOR.join(filter(None, (why(each, self._words), self._place(side, span))))
        return _Line(
            _SIGNS[side if pair.old is None or pair.new is None else "both"], EDITED, name, (), Text(facts, QUIET)
        )


def _sign(pair: FigurePair, each: Important) -> tuple[str, str]:
    if each.ground is Ground.CONTRADICTED:
        return VERDICT_SIGNS[pair.claim_check.verdict] if pair.claim_check else "✗", ALARM
    if each.ground in (Ground.SCALE_SLIP, Ground.SUSPECT_SCALE):
        return "!", EDITED
    if not pair.difference:
        return "~", ""
    return (_RISE if pair.difference > 0 else _FALL), ""


def _laid_out(lines: Sequence[_Line], heads: tuple[str, ...], width: int) -> Iterator[Text]:
    """Numbers in columns below ``heads``; a name that leaves them no room stands above them. Nothing is cut."""
    widest = int(width * _WIDEST_NUMBER)
    in_columns = [line for line in lines if line.numbers and max(map(cell_len, line.numbers)) <= widest]
    columns = [max((cell_len(line.numbers[at]) for line in in_columns), default=0) for at in range(_NUMBERS)]
    columns = [max(column, cell_len(head)) if column else 0 for column, head in zip(columns, heads, strict=True)]
    taken = len(INDENT) * 2 + sum(column + len(_GAP) for column in columns if column)
    room = min(width - taken, max((cell_len(line.name) for line in in_columns), default=0))
    if in_columns and room >= _NARROWEST_NAME:
        yield Text(" " * (len(INDENT) * 2 + room)).append_text(_in_columns(heads, columns, QUIET))
    for line in lines:
        gutter = Text(INDENT).append(f"{line.sign} ", line.style)
        if line not in in_columns or room < min(_NARROWEST_NAME, cell_len(line.name)):
            yield from hanging(gutter, Text(_sentence(line)), width)
        elif cell_len(line.name) <= room:
            yield gutter.append(pad(line.name, room)).append_text(_in_columns(line.numbers, columns))
        else:
            yield from hanging(gutter, Text(line.name), width)
            yield Text(" " * (len(INDENT) * 2 + room)).append_text(_in_columns(line.numbers, columns))
        yield from hanging(Text(INDENT * 3), line.note, width)


def _in_columns(numbers: Sequence[str], columns: Sequence[int], style: str = "") -> Text:
    cells = (_GAP + pad(text, room, right=True) for text, room in zip(numbers, columns, strict=True) if room)
    text = Text("".join(cells), style)
    text.rstrip()
    return text


def _sentence(line: _Line) -> str:
    if not line.numbers:
        return line.name
    old, new, *moved = line.numbers
    values = " → ".join((old or "–", new or "–"))
    return _GAP.join(filter(None, (line.name, values, *moved)))
