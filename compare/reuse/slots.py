"""A form's words and slots -> its text, the kinds of its slots, what each report filled in.

In each report a part of the form is a row of pieces, tokens with a gap before each and one behind the last::

    gap  新  gap  增  gap  8213  gap  册  gap      the figure's slot is the token with both gaps beside it
"""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from compare.lexicon import pattern
from compare.model import Occurrence, Slot, SlotKind, Span, Template
from compare.reuse import settings
from compare.reuse.folding import Flags, Ints, codes
from compare.reuse.form_parts import Form, FormPart
from compare.reuse.reports import Submission
from compare.reuse.tokens import SLOT

_KINDS = (
    (pattern("{zh.templates.date}"), SlotKind.DATE),
    (pattern("{zh.templates.figure}"), SlotKind.FIGURE),
    (pattern("{zh.templates.place}"), SlotKind.PLACE),
    (pattern("{zh.templates.organisation}"), SlotKind.ORGANISATION),
)
_YEAR = pattern(r"(?:19|20)\d\d")
_DATE_SIGNS = "年月日"
_CLOSERS = "。.！!？?”’」）)"
_OPENERS = "“‘「『（(《【[\"'"
_BREAKS = "\n。！？；;"
_CLAUSE = pattern(r"[\n。！？；;，,、：:]")
_OTHER = pattern(r"\{\d+\}")
_UNIT = pattern(r"[%％‰]|[\u4e00-\u9fff]{1,2}(?![\u4e00-\u9fff])")
_LONGEST_LABEL = 16
_NOWHERE = np.iinfo(np.int32).max
# So many fills tell the kind of a slot.
_SAMPLE = 200

Slots = list[tuple[int, int]]
"""The pieces of each slot, from a gap to a gap."""


class _Layout(NamedTuple):
    """A form's tokens beside each other: of each its code and the number of its part, and where each of ``users`` has it
    (rows of ``starts`` and ``ends``, -1 where it has none)."""

    users: Ints
    codes: Ints
    parts: Ints
    starts: Ints
    ends: Ints

    @property
    def places(self) -> Ints:
        """Which piece each token is."""
        return 2 * np.arange(len(self.codes)) + self.parts + 1

    @property
    def last_pieces(self) -> Ints:
        """The gap behind each part."""
        return self.places[np.flatnonzero(np.diff(self.parts, append=-1))] + 1


class _Pieces(NamedTuple):
    """Where one report has each piece; an empty one starts nowhere and ends at -1. ``held`` tells of each part whether
    the report has it."""

    starts: Ints
    ends: Ints
    held: Flags

    def spans(self, slots: Slots) -> Iterator[tuple[int, int]]:
        """Where each slot is filled; where it is empty, from somewhere to nowhere."""
        for first, last in slots:
            end = int(self.ends[first : last + 1].max())
            yield (int(self.starts[first : last + 1].min()), end) if end >= 0 else (0, 0)


def filled(form: Form, reports: Sequence[Submission]) -> Template | None:
    """The template, numbered 0; None where it is too short or too few fill it in."""
    layout = _layout(form)
    users = layout.users.tolist()
    length = sum(end - start for start, end in map(_own_place, form))
    owners = {reports[user].owner for user in users}
    if length < settings.scale(reports[form[0].reference].prints.is_wide).shortest or len(owners) < settings.SHARED_BY:
        return None
    texts = [reports[user].text for user in users]
    pieces = [_pieces(*three, layout) for three in zip(texts, layout.starts, layout.ends, strict=True)]
    slots = _told(_slots(layout, pieces, texts), layout, pieces, texts)
    fills = [[text[start:end] for start, end in each.spans(slots)] for each, text in zip(pieces, texts, strict=True)]
    text = _text(form, layout, slots, reports)
    kinds = [_kind(slot, pieces, texts) for slot in slots]
    return Template(
        id=0,
        text=text,
        slots=tuple(Slot(str(n), kind, _label(text, n)) for n, kind in enumerate(kinds, start=1)),
        occurrences=tuple(
            _occurrence(user, reports[user], each, tuple(own))
            for user, each, own in zip(users, pieces, fills, strict=True)
        ),
    )


def _own_place(part: FormPart) -> tuple[int, int]:
    """Where the reference has a part."""
    row = int(np.searchsorted(part.users, part.reference))
    return int(part.starts[row].min()), int(part.ends[row].max())


def _layout(form: Form) -> _Layout:
    """Who has enough of what most of its users have is a user of the form."""
    everybody = np.unique(np.concatenate([part.users for part in form]))
    widths = [len(part.tokens) for part in form]
    starts = np.full((len(everybody), sum(widths)), -1, dtype=np.int32)
    ends = starts.copy()
    needed = np.zeros(sum(widths), dtype=bool)
    at = 0
    for part, width in zip(form, widths, strict=True):
        rows = np.searchsorted(everybody, part.users)
        starts[rows, at : at + width], ends[rows, at : at + width] = part.starts, part.ends
        needed[at : at + width] = len(part.users) >= settings.SAME_USERS * len(everybody)
        at += width
    has = starts >= 0
    core = needed if needed.any() else ~needed
    users = np.flatnonzero(has[:, core].mean(axis=1) >= settings.HOLDS)
    return _Layout(
        everybody[users],
        np.concatenate([part.codes for part in form]),
        np.repeat(np.arange(len(form)), widths),
        starts[users],
        ends[users],
    )


@functools.cache
def _solid() -> Flags:
    """Which characters of the basic plane are letters or digits, and at the end that all others are."""
    return np.array([*(chr(code).isalnum() for code in range(0x10000)), True])


def _pieces(text: str, starts: Ints, ends: Ints, layout: _Layout) -> _Pieces:
    plain = codes(text)
    solid = np.flatnonzero(_solid().take(plain, mode="clip"))
    breaks = np.flatnonzero(np.isin(plain, codes(_BREAKS)))
    columns = np.flatnonzero(starts >= 0)
    size = 2 * len(starts) + int(layout.parts[-1]) + 1
    found = np.full(size, _NOWHERE, dtype=np.int32), np.full(size, -1, dtype=np.int32)
    here = layout.places[columns]
    found[0][here], found[1][here] = starts[columns], ends[columns]
    part = layout.parts[columns]
    low, high = np.append(0, ends[columns][:-1]), starts[columns]
    is_first = np.diff(part, prepend=-1) != 0
    # A gap before the first token of a part begins with its sentence.
    sentence = np.append(-1, breaks)[np.searchsorted(breaks, high)] + 1
    low = np.where(is_first, np.maximum(low, sentence), low)
    _put(found, here - 1, low, high, solid, np.where(is_first, settings.LONGEST_FILL // 2, settings.LONGEST_FILL))
    # The one behind the last token of a part ends with its sentence.
    is_last = np.diff(part, append=-1) != 0
    low = ends[columns][is_last]
    high = np.append(breaks, len(text))[np.searchsorted(breaks, low)]
    following = np.append(starts[columns], len(text) + 1)[1:][is_last]
    high = np.where(high < following, high, low)
    _put(found, layout.last_pieces[part[is_last]], low, high, solid, np.full(len(low), settings.LONGEST_FILL // 2))
    held = np.zeros(int(layout.parts[-1]) + 1, dtype=bool)
    held[part] = True
    return _Pieces(*found, held)


def _put(found: tuple[Ints, Ints], at: Ints, low: Ints, high: Ints, solid: Ints, most: Ints) -> None:
    """Note at ``at`` the letters and digits between ``low`` and ``high``, where they are not too many to be a fill."""
    first, last = np.searchsorted(solid, low), np.searchsorted(solid, high) - 1
    is_some = (first <= last) & (last - first < most)
    found[0][at[is_some]] = solid[first[is_some]]
    found[1][at[is_some]] = solid[last[is_some]] + 1


def _slots(layout: _Layout, pieces: Sequence[_Pieces], texts: Sequence[str]) -> Slots:
    """Each figure with the gaps beside it, and the gaps that some fill; those that are one in a row. A year stands
    apart from what is before it."""
    places, ends = layout.places, layout.last_pieces
    filled_by = np.sum([each.ends >= 0 for each in pieces], axis=0)
    users = np.sum([each.held for each in pieces], axis=0)
    gaps = np.concatenate([places - 1, ends])
    part = np.concatenate([layout.parts, np.arange(len(ends))])
    wanted = gaps[filled_by[gaps] > (1 - settings.CONSTANT) * users[part]].tolist()
    figures = []
    for place in places[layout.codes == SLOT].tolist():
        some = [text[each.starts[place] : each.ends[place]] for each, text in _sample(place, pieces, texts)]
        is_year = 2 * sum(_YEAR.fullmatch(fill) is not None for fill in some) > len(some)
        figures.append((place if is_year else place - 1, place + 1))
    beside = {piece for first, last in figures for piece in range(first, last + 1)}
    signs = dict(zip(places.tolist(), [chr(code & 0xFFFF) for code in layout.codes.tolist()], strict=True))
    joined: Slots = []
    for slot in sorted([*figures, *((gap, gap) for gap in wanted if gap not in beside)]):
        if joined and _is_one(joined[-1], slot, signs, ends):
            joined[-1] = (joined[-1][0], slot[1])
        else:
            joined.append(slot)
    return joined


def _sample(piece: int, pieces: Sequence[_Pieces], texts: Sequence[str]) -> Iterator[tuple[_Pieces, str]]:
    """Some of the reports that have a piece."""
    having = ((each, text) for each, text in zip(pieces, texts, strict=True) if each.ends[piece] >= 0)
    return islice(having, _SAMPLE)


def _is_one(slot: tuple[int, int], after: tuple[int, int], signs: dict[int, str], ends: Ints) -> bool:
    """Whether two slots are one: they touch, or one token is between them that is a slot's own (年 in a date, 区 in a
    name)."""
    if ((ends >= slot[1]) & (ends < after[0])).any():  # of two parts
        return False
    starts_with_figure, are_figures = slot[0] < slot[1], slot[0] < slot[1] and after[0] < after[1]
    if after[0] - slot[1] != 2:
        return after[0] <= slot[1] and not are_figures
    sign = signs[slot[1] + 1]
    if starts_with_figure and sign in _DATE_SIGNS:
        return sign != "日"
    return not are_figures and sign not in _DATE_SIGNS


def _told(slots: Slots, layout: _Layout, pieces: Sequence[_Pieces], texts: Sequence[str]) -> Slots:
    """The slots in which not (nearly) all have the same: the others are the form's own words."""
    parts = np.searchsorted(layout.last_pieces, [last for _, last in slots])
    counts = [Counter[str]() for _ in slots]
    for each, text in zip(pieces, texts, strict=True):
        for (start, end), part, count in zip(each.spans(slots), parts.tolist(), counts, strict=True):
            if each.held[part]:
                count[text[start:end]] += 1
    return [
        slot
        for slot, count in zip(slots, counts, strict=True)
        if len(count) > 1 and count.most_common(1)[0][1] <= settings.CONSTANT * count.total()
    ]


def _kind(slot: tuple[int, int], pieces: Sequence[_Pieces], texts: Sequence[str]) -> SlotKind:
    """What most of the fills are."""
    kinds: Counter[SlotKind] = Counter()
    for each, text in zip(pieces, texts, strict=True):
        ((start, end),) = each.spans([slot])
        if start < end:
            kinds[_one(text[start:end], text[start : end + 1].strip())] += 1
            if kinds.total() == _SAMPLE:
                break
    kind, count = kinds.most_common(1)[0] if kinds else (SlotKind.TEXT, 0)
    return kind if 2 * count > kinds.total() else SlotKind.TEXT


def _one(fill: str, longer: str) -> SlotKind:
    """A fill's kind; the sign behind it may belong to the form, as 日 or 区 do."""
    for written, kind in _KINDS:
        if written.fullmatch(fill) or written.fullmatch(longer):
            return kind
    return SlotKind.TEXT


def _occurrence(user: int, report: Submission, pieces: _Pieces, fills: tuple[str, ...]) -> Occurrence:
    """With the closing signs behind each stretch; text of one's own stands between two."""
    text = report.text
    some = np.flatnonzero(pieces.ends >= 0)
    starts, ends = pieces.starts[some], pieces.ends[some]
    solid = np.flatnonzero(_solid().take(codes(text), mode="clip"))
    between = np.searchsorted(solid, starts[1:]) - np.searchsorted(solid, ends[:-1])
    cuts = np.flatnonzero(between > 0) + 1
    parts = [
        report.whole(Span(int(starts[first]), _closed(text, int(ends[last - 1]))))
        for first, last in pairwise([0, *cuts.tolist(), len(some)])
    ]
    return Occurrence(user, Span(parts[0].start, parts[-1].end), fills, tuple(parts))


def _closed(text: str, end: int) -> int:
    while end < len(text) and text[end] in _CLOSERS:
        end += 1
    return end


def _text(form: Form, layout: _Layout, slots: Slots, reports: Sequence[Submission]) -> str:
    """The words of each part as its reference has them, with its fills as ``{1}``, ``{2}`` …"""
    parts = np.searchsorted(layout.last_pieces, [last for _, last in slots]).tolist()
    written = []
    for number, part in enumerate(form):
        text = reports[part.reference].text
        row = int(np.searchsorted(part.users, part.reference))
        starts, ends = np.full(len(layout.codes), -1, dtype=np.int32), np.full(len(layout.codes), -1, dtype=np.int32)
        here = layout.parts == number
        starts[here], ends[here] = part.starts[row], part.ends[row]
        pieces = _pieces(text, starts, ends, layout)
        some = pieces.ends >= 0
        at = _opened(text, int(pieces.starts[some].min()))
        own = [n for n, of in enumerate(parts) if of == number]
        for n, (start, end) in zip(own, pieces.spans([slots[n] for n in own]), strict=True):
            if start >= end:  # the reference left it empty
                start = end = _end_before(pieces, slots[n][0], at)
            written += [text[at:start], f"{{{n + 1}}}"]
            at = max(at, end)
        end = _ended(text, max(at, int(pieces.ends[some].max())))
        written.append(text[at:end])
        if end == len(text):
            written.append("\n")
    return "".join(written).rstrip() + "\n"


def _end_before(pieces: _Pieces, piece: int, at: int) -> int:
    """Where the pieces before one end."""
    return max(at, int(pieces.ends[:piece].max(initial=-1)))


def _opened(text: str, start: int) -> int:
    """Before the brackets and quotes that stand before it."""
    while start and text[start - 1] in _OPENERS:
        start -= 1
    return start


def _ended(text: str, end: int) -> int:
    """Behind the signs and blanks that follow."""
    while end < len(text) and not text[end].isalnum() and text[end] not in _OPENERS:
        end += 1
    return end


def _label(text: str, number: int) -> str:
    """What a slot is called: what stands before it in its clause, with the unit behind it: 内设机构{2}个."""
    sign = f"{{{number}}}"
    at = text.index(sign)
    before = _OTHER.sub("…", _CLAUSE.split(text[:at])[-1])[-_LONGEST_LABEL:]
    unit = _UNIT.match(text, at + len(sign))
    return f"{before}{sign}{unit[0] if unit else ''}"
