"""The same report in other formats and writings is the same report; so is the shortest one."""

from __future__ import annotations

import html
from itertools import combinations
from pathlib import Path

import pytest

import compare
from compare.model import Label
from tests.benchmarks.reading import pdf_of, word_of


@pytest.mark.parametrize("name", ["submissions/01-澄西区.txt", "submissions/06-桐岭区.txt", "years/2023.txt"])
def test_twins_in_other_formats_are_the_same(seeds: Path, tmp_path: Path, name: str) -> None:
    text = (seeds / name).read_text("utf-8")
    lines = [line for line in text.split("\n") if line.strip()]
    body = "".join(f"<p>{html.escape(line)}</p>" for line in lines)
    twins = {
        "a.txt": text.encode(),
        "b.txt": text.encode("gb18030"),
        "c.docx": word_of(lines),
        "d.html": f"<html><head><meta charset=utf-8></head><body>{body}</body></html>".encode(),
        "e.pdf": pdf_of(lines),
    }
    for each, data in twins.items():
        (tmp_path / each).write_bytes(data)
    scan = compare.scan([compare.read(str(tmp_path / each)) for each in twins])
    assert [(pair.a, pair.b) for pair in scan.pairs] == list(combinations(range(5), 2))
    assert {(pair.similarity, pair.raw_similarity) for pair in scan.pairs} == {(1.0, 1.0)}


def test_two_short_texts_that_are_the_same_make_a_pair() -> None:
    texts = ["会议定于三月五日召开。", "会议  定于三月五日召开。\n", "会议定于三月六日召开。"]
    scan = compare.scan([compare.read_text(text, f"{n}.txt") for n, text in enumerate(texts)])
    assert [(pair.a, pair.b, pair.similarity) for pair in scan.pairs] == [(0, 1, 1.0)]
    assert [match.label for match in scan.matches] == [Label.COPIED]


def test_empty_texts_are_no_pair() -> None:
    assert compare.scan([compare.read_text("", "a.txt"), compare.read_text(" \n", "b.txt")]).pairs == ()
