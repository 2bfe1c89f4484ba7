"""Pictures on a page that may show text which nobody can read here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from compare.reading import settings

if TYPE_CHECKING:
    import pypdfium2

    from compare.reading.pdf.words import Word

_IMAGE = 3  # the kind of an object of a page


class Box(NamedTuple):
    """In points, ``y`` upwards."""

    x0: float
    bottom: float
    x1: float
    top: float

    @property
    def area(self) -> float:
        return max(0.0, self.x1 - self.x0) * max(0.0, self.top - self.bottom)


def pictures(page: pypdfium2.PdfPage) -> Iterator[Box]:
    """The pictures of a page that is not turned; the boxes of one that is would need turning as its words do."""
    if page.get_rotation() == 0:
        yield from (Box(*image.get_bounds()) for image in page.get_objects([_IMAGE], max_depth=3))


def unread(shown: Iterable[Box], words: Sequence[Word]) -> int:
    """How many pictures of a page may hold text: those that no word lies on (a picture behind text is its ground, or was
    recognised), where together they are as large as a paragraph."""
    alone = [box for box in shown if not any(_lies_on(word, box) for word in words)]
    return len(alone) if sum(box.area for box in alone) >= settings.AREA_OF_TEXT else 0


def _lies_on(word: Word, box: Box) -> bool:
    return box.x0 <= (word.x0 + word.x1) / 2 <= box.x1 and box.bottom <= word.middle <= box.top
