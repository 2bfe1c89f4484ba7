"""A text made from another one points back to it."""

from hypothesis import given
from hypothesis import strategies as st

from compare.model import Span
from compare.text.mapped_text import MappedText


@given(st.text(min_size=1, max_size=30), st.data())
def test_slices_and_places_lead_back(original: str, data: st.DataObject) -> None:
    kept = sorted(data.draw(st.sets(st.integers(0, len(original) - 1), min_size=1)))
    text = MappedText("".join(original[i] for i in kept), kept)
    assert [text.place(at) for at in kept] == list(range(len(kept)))
    assert all(text.original(i, i + 1).of(original) == c for i, c in enumerate(text.text))
    assert text.original(0, len(kept)) == Span(kept[0], kept[-1] + 1)


def test_the_place_of_a_dropped_character_is_that_of_the_next_one_kept() -> None:
    text = MappedText("总人数1200人", [0, 1, 2, 4, 6, 7, 8, 10])
    assert (text.place(3), text.place(4), text.place(99)) == (3, 3, 8)
    assert text.original(3, 7) == Span(4, 9)
