"""Every entry reads what its examples say, and every exception is needed by two sentences of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from compare.lexicon import Lexicon
from compare.lexicon.__main__ import main, our_entries
from compare.lexicon.entries import Entry, read_entries
from compare.lexicon.examples import failures, is_anchor, negative_lookarounds

OURS = dict(our_entries())


@pytest.mark.parametrize("name", OURS)
def test_entries_read_what_their_examples_say(name: str) -> None:
    assert failures(name, OURS[name], Lexicon()) == []


def _entry(**given: object) -> Entry:
    return read_entries({"sample": given}, "sample.toml")["sample"]


def _wrong(**given: object) -> list[str]:
    return failures("zh.sample.sample", _entry(**given), Lexicon())


def test_an_example_that_is_not_read_is_told() -> None:
    assert _wrong(words=["增长"], reads=["业务收入下降2%"]) == ["zh.sample.sample: does not read 业务收入下降2%"]


def test_the_mark_must_be_read_exactly() -> None:
    assert _wrong(words=["增长"], reads=["收入⟨增长⟩2%"]) == []
    assert _wrong(words=["增长"], reads=["收入⟨增长2⟩%"])


def test_an_exception_that_one_sentence_needs_is_told() -> None:
    exception = {"words": ["增长"], "not_before": ["点"], "leaves": ["培育新的⟨增长⟩点"]}
    assert "is needed by 1" in _wrong(words=["增长"], reads=["收入增长2%"], exceptions=[exception])[0]
    exception["leaves"] = ["培育新的⟨增长⟩点", "形成三个⟨增长⟩点"]
    assert _wrong(words=["增长"], reads=["收入增长2%"], exceptions=[exception]) == []


def test_a_part_of_an_exception_that_no_sentence_needs_is_told() -> None:
    leaves = ["培育新的⟨增长⟩点", "形成三个⟨增长⟩点"]
    exception = {"words": ["增长"], "not_before": ["点", "极"], "leaves": leaves}
    assert "no sentence needs “极”" in _wrong(words=["增长"], reads=["收入增长2%"], exceptions=[exception])[0]


def test_a_lookaround_that_no_example_needs_is_told() -> None:
    assert "is needed by 0" in _wrong(pattern="争取(?!上级)", reads=["争取完成"])[0]
    leaves = ["争取上级资金", "⟨争取⟩上级支持"]
    assert _wrong(pattern="争取(?!上级)", reads=["争取完成"], leaves=leaves) == []


def test_lookarounds_are_found_with_what_stands_in_them() -> None:
    source = r"a(?!b[)]c)(?<!\)x)\(?!(?=y)"
    assert [each.content for each in negative_lookarounds(source)] == ["b[)]c", r"\)x"]


@pytest.mark.parametrize("content", [r"\d", "[A-Za-z0-9]", r"[\d.,%]", "%"])
def test_anchors_know_no_word(content: str) -> None:
    assert is_anchor(content)


@pytest.mark.parametrize("content", ["上级", "[年月]", "of"])
def test_words_are_knowledge(content: str) -> None:
    assert not is_anchor(content)


OWN_WORDS = '[zh.units.counters]\nwords = ["羊单位"]\n'


def test_words_of_a_reader_are_checked_with_the_examples_of_both(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(OWN_WORDS + 'reads = ["存栏12万⟨羊单位⟩"]\n', "utf-8")
    assert main([str(path)]) == 0
    path.write_text(OWN_WORDS + 'reads = ["存栏12万⟨牛单位⟩"]\n', "utf-8")
    assert main([str(path)]) == 1


def test_a_word_of_a_reader_that_reads_what_ours_leave_alone_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "own.toml"
    path.write_text('[zh.headings.contents]\nwords = ["项目清单"]\n', "utf-8")
    assert main([str(path)]) == 1
    assert capsys.readouterr().out == "zh.headings.contents: reads something in 项目清单\n"
