"""Two folders of reports, made from the sample submissions: the same offices one year apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

_FIGURE = re.compile(r"(?<![\d年.])\d{2,}(?=[\d.,]*[^\d年月日.,%]|[\d.,]*%)")


def a_year_before(text: str, every: int = 5) -> str:
    """The report as it may have been: other year, other figures, each fifth sentence not yet written."""
    text = _FIGURE.sub(lambda m: str(int(m[0]) - 1 - int(m[0]) // 20), text.replace("2024", "2023"))
    sentences = re.split(r"(?<=。)(?!\n)", text)
    return "".join(sentence for number, sentence in enumerate(sentences, 1) if number % every)


def nameless(text: str) -> str:
    """The report without the office's name and with a title that anybody's report could have."""
    lines = text.split("\n")
    office = re.match(r"\w+?区", lines[0])
    assert office is not None
    return "\n".join(["2024年工作总结", *lines[1:]]).replace(office[0], "本区").replace(office[0][:-1], "")


def make(seeds: Path, folder: Path, offices: Sequence[int], *, names: bool = True) -> tuple[Path, Path]:
    """OLD and NEW below ``folder``; the files' names of the two years say nothing of each other."""
    sources = sorted((seeds / "submissions").glob("*.txt"))
    old, new = folder / "old", folder / "new"
    for where in (old, new):
        where.mkdir(parents=True)
    for place, number in enumerate(offices):
        text = sources[number].read_text("utf-8")
        text = text if names else nameless(text)
        (new / f"{place}.txt").write_text(text, "utf-8")
        (old / f"{len(offices) - place}x.txt").write_text(a_year_before(text), "utf-8")
    return old, new
