"""The mapped table holds what jieba's own dictionary holds; a damaged one is made anew."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.text.dictionary import FORM, Frequencies, mapped, write


def _table(path: Path, frequencies: dict[str, int]) -> Frequencies:
    write(path, frequencies, sum(frequencies.values()))
    table = mapped(path)
    assert table is not None
    return table


@given(st.dictionaries(st.text(min_size=1, max_size=4), st.integers(0, 2**32 - 1)), st.lists(st.text(max_size=4)))
def test_a_table_holds_what_was_written(
    tmp_path_factory: pytest.TempPathFactory, frequencies: dict[str, int], others: list[str]
) -> None:
    table = _table(tmp_path_factory.mktemp("table") / "frequencies.bin", frequencies)
    assert table.total == sum(frequencies.values())
    for word in (*frequencies, *others):
        assert (word in table) == (word in frequencies)
        assert table.get(word) == frequencies.get(word)


def test_words_are_cut_as_with_the_dictionary_itself(tmp_path: Path) -> None:
    jieba = pytest.importorskip("jieba")
    tokenizer = jieba.Tokenizer()
    frequencies, total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
    write(tmp_path / "frequencies.bin", frequencies, total)
    for text in ("全市医疗卫生机构床位数稳步增长", "研究生命科学的起源", "乒乓球拍卖完了", "龘靐齉爨"):
        cut = []
        for table in (frequencies, mapped(tmp_path / "frequencies.bin")):
            tokenizer.FREQ, tokenizer.total, tokenizer.initialized = table, total, True
            cut.append(tokenizer.lcut(text, HMM=False))
        assert cut[0] == cut[1]


@pytest.mark.parametrize(
    "content", [None, b"", b"no table of words", bytes(24), bytes(8) + FORM.to_bytes(16, "little")]
)
def test_a_damaged_table_is_none(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "frequencies.bin"
    if content is not None:
        path.write_bytes(content)
    assert mapped(path) is None


def test_a_table_that_was_cut_short_is_none(tmp_path: Path) -> None:
    path = tmp_path / "frequencies.bin"
    _table(path, {"增长": 3})
    path.write_bytes(path.read_bytes()[:-1])
    assert mapped(path) is None
