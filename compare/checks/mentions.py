"""Where a report names a place: a division by its full name, or for short beside an institution (延吉口岸, 平安惠城)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from compare.checks.gazetteer import Division, called, divisions
from compare.checks.report_dates import sentence
from compare.checks.settings import LONGEST_SHORT_NAME
from compare.lexicon import pattern
from compare.model import Span

INSTITUTION = pattern("{zh.places.institution}")
_SLOGAN = pattern(r"{zh.places.slogan}(?=([\u4e00-\u9fff]{2,4})[”\"」])")
_ORGAN = pattern("{zh.places.organ}")
_GUEST = pattern("{zh.places.guest}")
_SENT = pattern("{zh.places.sent}")


class Mention(NamedTuple):
    """A place in the text. ``divisions`` are those of its name; ``organ`` where it is the name of an office, ``guest``
    where its sentence says why another place is named, ``sent`` where it says so beyond doubt."""

    span: Span
    divisions: tuple[Division, ...]
    organ: bool
    guest: bool
    sent: bool

    def lies_with(self, other: Division) -> bool:
        return any(division.lies_with(other) for division in self.divisions)


def mentions(text: str, within: Span) -> Iterator[Mention]:
    """The places of a part of the text, in its order but for those named for short, which come last."""
    taken: set[int] = set()
    for start, end, places in divisions(text, *within):
        taken.update(range(start, end))
        yield _mention(text, within, Span(start, end), places)
    for span, places in _short(text, within):
        if span.start not in taken:
            yield _mention(text, within, span, places)


def _short(text: str, within: Span) -> Iterator[tuple[Span, tuple[Division, ...]]]:
    for cue in INSTITUTION.finditer(text, *within):
        for length in range(LONGEST_SHORT_NAME, 1, -1):
            start = cue.start() - length
            if start >= within.start and (places := called(text[start : cue.start()])):
                yield Span(start, cue.start()), places
                break
    for slogan in _SLOGAN.finditer(text, *within):
        if places := called(slogan[1]):
            yield Span(*slogan.span(1)), places


def _mention(text: str, within: Span, span: Span, places: tuple[Division, ...]) -> Mention:
    around = sentence(text, span, within)
    organ = _ORGAN.match(text, span.end, around.end) is not None
    return Mention(
        span, places, organ, _GUEST.search(text, *around) is not None, _SENT.search(text, *around) is not None
    )
