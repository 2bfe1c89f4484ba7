"""Words tile the text and keep atoms whole."""

from hypothesis import given, settings
from hypothesis import strategies as st

from compare.model import Span
from compare.text.words import cut, words


@settings(deadline=None)
@given(st.text(st.sampled_from("全区医疗机构工作 abc-d 12.5%，。\n"), max_size=40))
def test_words_tile_the_text(text: str) -> None:
    assert "".join(words(text)) == text


@settings(deadline=None)
@given(
    st.text(
        st.sampled_from("中华人民共和国医疗机构工作的一是在不了有和人这为上个以要他时来用们生到㐀龥鿿"), max_size=30
    )
)
def test_chinese_is_cut_as_jieba_does(text: str) -> None:
    import jieba

    assert cut(text) == jieba.lcut(text, HMM=False)


def test_atoms_stay_whole() -> None:
    text = "学习《中华人民共和国侵权责任法》等，比上年增长17%。"
    atoms = [Span(2, 16), Span(text.index("17%"), text.index("17%") + 3)]
    found = words(text, atoms)
    assert {atom.of(text) for atom in atoms} <= set(found)
    assert "增长" in found
    assert "".join(found) == text
