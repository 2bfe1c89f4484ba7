"""Text made from another text (folded, or with parts left out), with a way back to the original.

original   总人数 1 200 人
text       总人数1200人         original(3, 7) -> the span of "1 200"
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from compare.model import Span


class Offsets(Protocol):
    """A list, a range, an array: one rising offset for each character."""

    def __len__(self) -> int: ...
    def __getitem__(self, at: int, /) -> Any: ...


OffsetsT_co = TypeVar("OffsetsT_co", bound=Offsets, covariant=True)


@dataclass(frozen=True, slots=True)
class MappedText(Generic[OffsetsT_co]):
    """``offsets[i]`` is where character i of ``text`` stands in the original."""

    text: str
    offsets: OffsetsT_co

    def original(self, start: int, end: int) -> Span:
        """The span in the original of a non-empty slice ``[start, end)``."""
        return Span(int(self.offsets[start]), int(self.offsets[end - 1]) + 1)

    def place(self, offset: int) -> int:
        """Where the character at an ``offset`` of the original, or the next one that was kept, stands in ``text``."""
        return bisect_left(self.offsets, offset)
