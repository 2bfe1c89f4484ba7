"""Words tile the text and keep atoms whole."""

from hypothesis import given, settings
from hypothesis import strategies as st

from compare.model import Span
from compare.text.words import words


@settings(deadline=None)
@given(st.text(st.sampled_from("全区医疗机构工作 abc-d 12.5%，。\n"), max_size=40))
def test_words_tile_the_text(text: str) -> None:
    assert "".join(words(text)) == text


def test_atoms_stay_whole() -> None:
    text = "学习《中华人民共和国侵权责任法》等，比上年增长17%。"
    atoms = [Span(2, 16), Span(text.index("17%"), text.index("17%") + 3)]
    found = words(text, atoms)
    assert {atom.of(text) for atom in atoms} <= set(found)
    assert "增长" in found
    assert "".join(found) == text
