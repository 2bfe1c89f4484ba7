"""Patterns that are kept match what compiled ones match; what cannot be used is compiled anew."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.lexicon.compiled import MOST_KEPT, CompiledPatterns

SOURCES = [
    r"(?P<number>\d{1,3}(?:,\d{3})+|\d+)(?P<unit>万?元)?",
    r"(?i:million|billion)\b",
    r"(?<!新)增长(?!点)",
    r"^[一二三四五六七八九十]{1,3}、|(?m:^第.章)",
    r"([\u4e00-\u9fff]{2,4})、\1",
    "[\x00\ud800-\udfff]",
    "",
]


def _kept_and_read_again(file: Path, source: str, flags: int = 0) -> re.Pattern[str]:
    first = CompiledPatterns(file)
    first.add(source, flags, source)
    first.save()
    pattern = CompiledPatterns(file).get(source, flags)
    assert pattern is not None
    return pattern


@given(st.text("增长新点一二十、第章万元1,23 millionM\ud83f", max_size=20))
def test_a_kept_pattern_matches_what_a_compiled_one_does(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    file = tmp_path_factory.getbasetemp() / "kept.json"
    for source in SOURCES:
        kept, compiled = _kept_and_read_again(file, source), re.compile(source)
        assert (kept.pattern, kept.flags, kept.groupindex) == (compiled.pattern, compiled.flags, compiled.groupindex)
        assert [(m.span(), m.groups(), m.groupdict()) for m in kept.finditer(text)] == [
            (m.span(), m.groups(), m.groupdict()) for m in compiled.finditer(text)
        ]


def test_flags_make_another_pattern(tmp_path: Path) -> None:
    assert _kept_and_read_again(tmp_path / "kept.json", "abc", re.IGNORECASE).match("ABC")
    assert CompiledPatterns(tmp_path / "kept.json").get("abc", 0) is None


@pytest.mark.parametrize("content", ["", "no json", "[]", '{"0:abc": ["abc", 32, "AAAA", 0, {}]}', '{"0:abc": 3}'])
def test_a_damaged_file_is_not_used(tmp_path: Path, content: str) -> None:
    file = tmp_path / "kept.json"
    file.write_text(content, "utf-8")
    patterns = CompiledPatterns(file)
    assert patterns.get("abc", 0) is None
    assert patterns.add("abc", 0, "abc").match("abc")
    patterns.save()
    assert CompiledPatterns(file).get("abc", 0) is not None


def test_patterns_of_the_last_few_versions_are_kept(tmp_path: Path) -> None:
    for number in range(MOST_KEPT + 3):
        _kept_and_read_again(tmp_path / f"{number}.json", "abc")
    assert len(list(tmp_path.iterdir())) == MOST_KEPT
    assert "0:abc" in json.loads((tmp_path / f"{MOST_KEPT + 2}.json").read_text("utf-8"))


def test_without_a_folder_patterns_are_compiled() -> None:
    patterns = CompiledPatterns(None)
    assert patterns.add("abc", 0, "abc").match("abc")
    patterns.save()
