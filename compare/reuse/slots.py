"""A form's words and slots -> its text, the kinds of its slots, what each report filled in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

import numpy as np

from compare.lexicon import pattern
from compare.model import Occurrence, Slot, SlotKind, Span, Template
from compare.reuse import settings
from compare.reuse.folding import Ints, codes
from compare.reuse.form_layout import FormLayout, Pieces, Slots, layout_of, pieces_of, solid_characters
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
_CLAUSE = pattern(r"[\n。！？；;，,、：:]")
_OTHER = pattern(r"\{\d+\}")
_UNIT = pattern(r"[%％‰]|[\u4e00-\u9fff]{1,2}(?![\u4e00-\u9fff])")
_LONGEST_LABEL = 16
# So many fills tell the kind of a slot.
_SAMPLE = 200


def filled(form: Form, reports: Sequence[Submission]) -> Template | None:
    """The template, numbered 0; None where it is too short or too few fill it in."""
    layout = layout_of(form)
    users = layout.users.tolist()
    length = sum(end - start for start, end in map(_own_place, form))
    owners = {reports[user].owner for user in users}
    if length < settings.scale(reports[form[0].reference].prints.is_wide).shortest or len(owners) < settings.SHARED_BY:
        return None
    texts = [reports[user].text for user in users]
    pieces = [pieces_of(*three, layout) for three in zip(texts, layout.starts, layout.ends, strict=True)]
    slots = _slots(layout, pieces, texts)
    fills = [[text[start:end] for start, end in each.spans(slots)] for each, text in zip(pieces, texts, strict=True)]
    told = _told(slots, fills, layout, pieces)
    slots, fills = [slots[n] for n in told], [[own[n] for n in told] for own in fills]
    text = _text(form, layout, slots, reports)
    kinds = _kinds(slots, pieces, texts)
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


def _slots(layout: FormLayout, pieces: Sequence[Pieces], texts: Sequence[str]) -> Slots:
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


def _sample(piece: int, pieces: Sequence[Pieces], texts: Sequence[str]) -> Iterator[tuple[Pieces, str]]:
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


def _told(slots: Slots, fills: Sequence[Sequence[str]], layout: FormLayout, pieces: Sequence[Pieces]) -> list[int]:
    """The numbers of the slots in which not (nearly) all have the same: the others are the form's own words."""
    parts = np.searchsorted(layout.last_pieces, [last for _, last in slots]).tolist()
    told = []
    for number, part in enumerate(parts):
        count = Counter(own[number] for own, each in zip(fills, pieces, strict=True) if each.held[part])
        if len(count) > 1 and count.most_common(1)[0][1] <= settings.CONSTANT * count.total():
            told.append(number)
    return told


def _kinds(slots: Slots, pieces: Sequence[Pieces], texts: Sequence[str]) -> list[SlotKind]:
    """What most of the fills of each slot are."""
    counts = [Counter[SlotKind]() for _ in slots]
    for each, text in islice(zip(pieces, texts, strict=True), _SAMPLE):
        for (start, end), count in zip(each.spans(slots), counts, strict=True):
            if start < end:
                count[_one(text[start:end], text[start : end + 1].strip())] += 1
    common = [(*count.most_common(1), (SlotKind.TEXT, 0))[0] for count in counts]
    return [
        kind if 2 * times > count.total() else SlotKind.TEXT
        for (kind, times), count in zip(common, counts, strict=True)
    ]


def _one(fill: str, longer: str) -> SlotKind:
    """A fill's kind; the sign behind it may belong to the form, as 日 or 区 do."""
    for written, kind in _KINDS:
        if written.fullmatch(fill) or written.fullmatch(longer):
            return kind
    return SlotKind.TEXT


def _occurrence(user: int, report: Submission, pieces: Pieces, fills: tuple[str, ...]) -> Occurrence:
    """With the closing signs behind each stretch; text of one's own stands between two."""
    text = report.text
    some = np.flatnonzero(pieces.ends >= 0)
    starts, ends = pieces.starts[some], pieces.ends[some]
    solid = np.flatnonzero(solid_characters().take(codes(text), mode="clip"))
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


def _text(form: Form, layout: FormLayout, slots: Slots, reports: Sequence[Submission]) -> str:
    """The words of each part as its reference has them, with its fills as ``{1}``, ``{2}`` …"""
    parts = np.searchsorted(layout.last_pieces, [last for _, last in slots]).tolist()
    written = []
    for number, part in enumerate(form):
        text = reports[part.reference].text
        row = int(np.searchsorted(part.users, part.reference))
        starts, ends = np.full(len(layout.codes), -1, dtype=np.int32), np.full(len(layout.codes), -1, dtype=np.int32)
        here = layout.parts == number
        starts[here], ends[here] = part.starts[row], part.ends[row]
        pieces = pieces_of(text, starts, ends, layout)
        some = pieces.ends >= 0
        at = _opened(text, int(pieces.starts[some].min()))
        own = [n for n, of in enumerate(parts) if of == number]
        for n, (start, end) in zip(own, pieces.spans([slots[n] for n in own]), strict=True):
            # The reference may have left it empty.
            low, high = (start, end) if start < end else (_end_before(pieces, slots[n][0], at),) * 2
            written += [text[at:low], f"{{{n + 1}}}"]
            at = max(at, high)
        end = _ended(text, max(at, int(pieces.ends[some].max())))
        written.append(text[at:end])
        if end == len(text):
            written.append("\n")
    return "".join(written).rstrip() + "\n"


def _end_before(pieces: Pieces, piece: int, at: int) -> int:
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
