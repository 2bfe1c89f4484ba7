"""``broken-numbering``: headings, items and 一是…二是… that skip, repeat, lose or misspell their number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from re import Match
from typing import NamedTuple

from compare.checks import references
from compare.checks.rule import CheckedReport, Rule
from compare.checks.settings import HEADING_SHOWN, LINE_END_REACH, MOST_MISSING_LABELS
from compare.figures import numeral
from compare.language import mark
from compare.lexicon import entry_words, pattern
from compare.model import Finding, Passage, PassageKind, Severity, Span
from compare.structure.labels import HeadingLabel, LabelStyle, label_at
from compare.structure.wording import is_continued

CODE = "broken-numbering"

_COUNTED = frozenset(
    {
        LabelStyle.PART,
        LabelStyle.CHAPTER,
        LabelStyle.SECTION,
        LabelStyle.CHINESE,
        LabelStyle.CHINESE_PAREN,
        LabelStyle.DECIMAL,
        LabelStyle.DECIMAL_PAREN,
        LabelStyle.CIRCLED,
    }
)
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_NUMERAL = pattern(r"{zh.numerals.one_to_ten}+|\d+|" rf"[{_CIRCLED}]")
# Counted inside paragraphs too, where they open a line or a clause. 统一是 and 第三是 are no labels.
ORDINALS = {
    "#是": pattern(r"(?P<number>{zh.numerals.one_to_ten}{zh.numerals.one_to_ten}?)[是要]"),
    "第#,": pattern(r"第(?P<number>{zh.numerals.one_to_ten}{1,2})[，,]"),
}
_CLAUSE_ENDS = frozenset("\n。；;，,：:！”")
_ENDS = ("", *"。;:!?.”)")
_LABELS = pattern(
    r"(?<!\d)(?P<decimal>\d{1,3})\s*[、.．)）](?!\d)|(?P<chinese>{zh.numerals.one_to_ten}{1,3})\s*[、．.)）是要，,]|"
    r"第(?P<part>{zh.numerals.one_to_ten}{1,3}|\d{1,3})\s*[章节条编篇部,，、]"
)
_HEADING_SIGNS = pattern(r"#{1,6}[ \t]+")
_MISSPELT_LABEL = pattern(r"[、.．]\s*[、.．]")

_SKIPPED = mark("“{text}” comes after “{before}”: {missing} is missing")
_STARTS = mark("the numbering starts with “{text}”: {missing} is missing")
_REPEATED = mark("“{text}” stands here a second time")
_LOST = mark("the number before “{text}” is lost")
_MISSPELT = mark("“{text}” is no well-formed number of a heading")


@dataclass(frozen=True, slots=True)
class _Entry:
    """A label where it stands. ``kind`` is its style and form (``#、``, ``(#)``, ``#是``), ``number`` 0 where it was lost;
    ``opens``: it opens a paragraph."""

    kind: str
    number: int
    text: str
    span: Span
    opens: bool

    @property
    def counts(self) -> bool:
        """Whether a slip in its number is one: in mid-paragraph a number may be anything."""
        return self.opens or self.kind in ORDINALS


class _Lists:
    """The lists that are open at a place of the report, outermost first, each by its last entry."""

    def __init__(self, start: int) -> None:
        self._start = start
        self._open: list[_Entry] = []
        self._closed: dict[str, int] = {}

    def last(self, kind: str) -> _Entry | None:
        return next((entry for entry in self._open if entry.kind == kind), None)

    def parent(self) -> int:
        """Where the entry stands under which a new list opens."""
        return self._open[-1].span.start if self._open else self._start

    def goes_on(self, entry: _Entry) -> bool:
        """Whether a list that opens with ``entry`` counts on where one of its kind ended under another heading."""
        return entry.number == self._closed.get(entry.kind, 0) + 1

    def add(self, entry: _Entry) -> None:
        """To the list of its kind, which closes the lists within it; or as the first of a new one."""
        if self.last(entry.kind) is not None:
            while (closed := self._open.pop()).kind != entry.kind:
                self._closed[closed.kind] = closed.number
        self._open.append(entry)


def _find(checked: CheckedReport) -> Iterator[Finding]:
    yield from references.find(checked)
    labels = list(_labels(checked))
    yield from _malformed(checked, labels)
    lists = _Lists(checked.report.span.start)
    entries = _entries(checked, labels)
    skipped: dict[str, range] = {}  # of each kind, the numbers that were told last to be missing
    for entry, following in zip(entries, _following(entries), strict=True):
        last = lists.last(entry.kind)
        if not entry.counts and entry.number > 1 and not (last and entry.number == last.number + 1):
            continue
        meant = entry.number or (last.number + 1 if last else 1)
        if entry.counts and entry.number > 1:
            if last is None:
                yield from _late_start(checked, lists, entry, following)
            elif entry.number > last.number + 1:
                yield from _skip(checked, last, entry)
                skipped[entry.kind] = range(last.number + 1, entry.number)
            elif entry.number in skipped.get(entry.kind, ()):
                pass  # 五, 八, 七: it is 八 that is out of its place
            elif entry.number <= last.number and following in (None, last.number + 1, last.number + 2):
                yield checked.finding(
                    CODE, Severity.WARNING, entry.span, _REPEATED, related=[last.span], case="repeated", text=entry.text
                )
                meant = last.number + (following == last.number + 2)
        lists.add(replace(entry, number=meant))


def _late_start(checked: CheckedReport, lists: _Lists, entry: _Entry, following: int | None) -> Iterator[Finding]:
    """A list that does not begin with one, unless it goes on elsewhere or its first numbers are only written in another
    way."""
    missing = range(1, entry.number)
    if (
        entry.kind in ORDINALS
        or lists.goes_on(entry)
        or len(missing) > MOST_MISSING_LABELS
        or following != entry.number + 1
        or any(_is_written(checked, number, lists.parent(), entry.span.start) for number in missing)
    ):
        return
    labels = _as_labels(entry, missing)
    yield checked.finding(CODE, Severity.WARNING, entry.span, _STARTS, case="starts", text=entry.text, missing=labels)


def _skip(checked: CheckedReport, last: _Entry, entry: _Entry) -> Iterator[Finding]:
    missing = range(last.number + 1, entry.number)
    if len(missing) > MOST_MISSING_LABELS or any(
        _is_written(checked, number, last.span.end, entry.span.start) for number in missing
    ):
        return
    yield checked.finding(
        CODE,
        Severity.WARNING,
        entry.span,
        _SKIPPED,
        related=[last.span],
        case="skipped",
        text=entry.text,
        before=last.text,
        missing=_as_labels(entry, missing),
    )


def _is_written(checked: CheckedReport, number: int, start: int, end: int) -> bool:
    """Whether a label of this number stands between, in whatever form, also where it was taken for chrome."""
    chinese = _chinese(number)
    circled = _CIRCLED[number - 1] if number <= len(_CIRCLED) else chinese
    between = checked.outline.text[start:end]
    return circled in between or any(number == _written(match) for match in _LABELS.finditer(between))


def _written(label: Match[str]) -> int:
    """The number of a label that `_LABELS` matches."""
    return int(numeral(label["decimal"] or label["chinese"] or label["part"]) or 0)


def _as_labels(entry: _Entry, numbers: range) -> str:
    """The labels that are missing, written as ``entry`` is."""
    form = _NUMERAL.search(entry.text)
    if form is None:
        return ", ".join(map(str, numbers))
    return ", ".join(entry.text[: form.start()] + _like(form.group(), n) + entry.text[form.end() :] for n in numbers)


def _like(written: str, number: int) -> str:
    if written in _CIRCLED:
        return _CIRCLED[number - 1]
    return str(number) if written.isascii() else _chinese(number)


def _chinese(number: int) -> str:
    """1 to 99, as labels go."""
    digits = entry_words("zh.numerals.one_to_ten")
    tens, ones = divmod(number, 10)
    return ("" if tens < 2 else digits[tens - 1]) + ("十" if tens else "") + (digits[ones - 1] if ones else "")


def _following(entries: list[_Entry]) -> list[int | None]:
    """The number of the next entry of the same kind."""
    ahead: dict[str, int] = {}
    following: list[int | None] = []
    for entry in reversed(entries):
        following.append(ahead.get(entry.kind))
        ahead[entry.kind] = entry.number
    return following[::-1]


class _Labelled(NamedTuple):
    """A passage with its label. ``opens``: it opens a paragraph; ``in_lists``: its label counts in one, which those of rows
    and of what is continued do not."""

    passage: Passage
    label: HeadingLabel
    opens: bool
    in_lists: bool


def _labels(checked: CheckedReport) -> Iterator[_Labelled]:
    rows = {part.span for part in checked.outline.paragraphs or () if part.row}
    last: int | None = None  # of the labels with a number and a point
    for passage, opens in _openings(checked):
        label = label_at(checked.text, *_worded(checked, passage), last if opens else None)
        if label is not None:
            in_lists = passage.span not in rows and not is_continued(passage.span.of(checked.text))
            if in_lists and label.style is LabelStyle.DECIMAL:
                last = label.number
            yield _Labelled(passage, label, opens, in_lists)


def _entries(checked: CheckedReport, labels: Sequence[_Labelled]) -> list[_Entry]:
    """Every label of the report's lists, in order."""
    entries: list[_Entry] = []
    for _, label, opens, in_lists in labels:
        follows = checked.folded[label.span.end : label.span.end + 1]
        if not in_lists or label.style not in _COUNTED or follows == "(":
            continue  # (31)(a) counts its letters
        if label.number or _is_lost(checked, label, opens):
            form = _NUMERAL.sub("#", checked.folded[label.span.start : label.span.end]) if label.number else "#、"
            kind = f"{label.style.name} {''.join(form.split())}"
            entries.append(_Entry(kind, label.number or 0, label.text, label.span, opens))
    for kind, ordinal in ORDINALS.items():
        for match in ordinal.finditer(checked.text, *checked.report.span):
            number = numeral(match["number"])
            if number and opens_clause(checked.text, match.start(), checked.report.span.start):
                entries.append(_Entry(kind, int(number), match.group(), Span(*match.span()), opens=False))
    return sorted(entries, key=lambda entry: entry.span)


def opens_clause(text: str, at: int, start: int) -> bool:
    """Whether only white space stands before ``at`` in its line or clause; the report begins at ``start``."""
    while at > start and text[at - 1].isspace() and text[at - 1] != "\n":
        at -= 1
    return at == 0 or text[at - 1] in _CLAUSE_ENDS


def _openings(checked: CheckedReport) -> Iterator[tuple[Passage, bool]]:
    """Each passage, and whether it opens its paragraph."""
    last = -1
    for passage in checked.passages:
        yield passage, passage.paragraph != last
        last = passage.paragraph


def _worded(checked: CheckedReport, passage: Passage) -> Span:
    """A passage without the signs that make it a heading of Markdown (``## ``)."""
    signs = _HEADING_SIGNS.match(checked.text, *passage.span) if checked.text[passage.span.start] == "#" else None
    return Span(signs.end(), passage.span.end) if signs else passage.span


def _malformed(checked: CheckedReport, labels: Sequence[_Labelled]) -> Iterator[Finding]:
    """``七、、`` and ``、主要工作``."""
    for passage, label, opens, _ in labels:
        if not opens:
            continue
        if _MISSPELT_LABEL.search(label.text):
            yield checked.finding(CODE, Severity.WARNING, label.span, _MISSPELT, case="misspelt", text=label.text)
        elif _is_lost(checked, label, opens):
            end = min(passage.span.end, label.span.end + HEADING_SHOWN)
            span = passage.span if passage.kind is PassageKind.HEADING else Span(label.span.start, end)
            text = checked.text[label.span.end : end]
            yield checked.finding(CODE, Severity.WARNING, span, _LOST, case="lost", text=text)


def _is_lost(checked: CheckedReport, label: HeadingLabel, opens: bool) -> bool:
    """A bare 、 at the head of a paragraph, where the line before has ended."""
    if not opens or label.style is not LabelStyle.CHINESE or label.number is not None:
        return False
    before = checked.folded[: label.span.start].rstrip(" ")[-LINE_END_REACH:]
    return before.endswith("\n\n") or before.rstrip()[-1:] in _ENDS


RULE = Rule(
    CODE,
    Severity.WARNING,
    mark("A number is missing, stands twice or is misspelt: text was dropped, or put in from elsewhere."),
    mark("1、… 2、… 4、…"),
    _find,
)
