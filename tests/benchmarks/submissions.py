"""Many reports by independent authors, a tenth of which have a passage of another's, as it is or in disguise."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.benchmarks.texts import WORD, material, numeral

LENGTH = 5_000
COPIERS = 0.1
PASSAGE = (300, 500)  # characters
SECTIONS = 6
# So many two-character words of each sentence are drawn anew: what is left of the material is its grammar.
REDRAWN = 0.85
# Clauses of the material that everybody writes, and how many a report has: the vocabulary of the genre.
SET_PHRASES, PHRASES_EACH = 60, 3
EDITED = 0.05
_CLAUSE = re.compile(r"[\u4e00-\u9fff]{10,18}(?=，)")


@dataclass(frozen=True, slots=True)
class Copy:
    """A passage of ``source`` in ``copier`` (numbers of reports), as offsets into both texts."""

    copier: int
    source: int
    here: tuple[int, int]
    there: tuple[int, int]
    disguise: str


# A passage, a source of random choices and the text that it goes into -> the passage in disguise.
Disguise = Callable[[str, random.Random, str], str]


def make_submissions(
    count: int,
    length: int = LENGTH,
    seed: int = 1,
    copiers: float = COPIERS,
    disguises: Mapping[str, Disguise] | None = None,
) -> tuple[list[str], list[Copy]]:
    """``count`` reports of about ``length`` characters, of which that share copied a passage, and who copied what:
    verbatim, with other figures, or with edits, unless other disguises are given."""
    author = Author(material(), random.Random(seed))
    texts = [author.report(number, length) for number in range(count)]
    rng = random.Random(seed + 1)
    copying = sorted(rng.sample(range(1, count), round(copiers * count))) if count > 1 else []
    copies = []
    for copier in copying:
        texts[copier], copy = _with_passage(texts, copier, rng.randrange(copier), author, disguises or author.disguises)
        copies.append(copy)
    return texts, copies


def write_submissions(folder: Path, texts: Sequence[str], copies: Sequence[Copy]) -> None:
    """One file a report, in folders of a thousand, and the truth beside them."""
    for number, text in enumerate(texts):
        path = folder / "reports" / f"{number // 1000:02}" / f"{number:05}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    (folder / "truth.json").write_text(json.dumps([asdict(copy) for copy in copies]), "utf-8")


class Author:
    def __init__(self, paragraphs: Sequence[str], rng: random.Random) -> None:
        self.rng = rng
        self.paragraphs = paragraphs
        self.words = [word for line in paragraphs for word in WORD.findall(line)]
        clauses = sorted({clause for line in paragraphs for clause in _CLAUSE.findall(line)})
        self.phrases = rng.sample(clauses, min(SET_PHRASES, len(clauses)))

    @property
    def disguises(self) -> Mapping[str, Disguise]:
        return {
            "verbatim": lambda passage, _rng, _host: passage,
            "refigured": lambda passage, _rng, _host: self.refigured(passage),
            "edited": lambda passage, _rng, _host: self.redrawn(passage, EDITED),
        }

    def report(self, number: int, length: int) -> str:
        county = f"{self.word()}{numeral(number % 999 + 1)}县"
        blocks = [f"{county}民政局2024年工作总结"]
        body = list(self.paragraphs_of(length - 100))
        for place in self.rng.sample(range(len(body)), min(PHRASES_EACH, len(body))):
            body[place] = f"{self.rng.choice(self.phrases)}，{body[place]}"
        step = -(-len(body) // SECTIONS)
        for section in range(0, len(body), step):
            blocks += [
                f"{numeral(section // step + 1)}、推进{self.word()}{self.word()}工作",
                *body[section : section + step],
            ]
        return "\n".join([*blocks, f"{county}民政局", f"2024年12月{number % 28 + 1}日"]) + "\n"

    def paragraphs_of(self, length: int) -> Iterator[str]:
        while length > 0:
            paragraph = self.redrawn(self.rng.choice(self.paragraphs))
            length -= len(paragraph)
            yield paragraph

    def redrawn(self, text: str, share: float = REDRAWN) -> str:
        text = WORD.sub(lambda found: self.word() if self.rng.random() < share else found[0], text)
        return self.refigured(text)

    def refigured(self, text: str) -> str:
        return re.sub(r"\d", lambda _: self.rng.choice("123456789"), text)

    def word(self) -> str:
        return self.rng.choice(self.words)


def _with_passage(
    texts: Sequence[str], copier: int, source: int, author: Author, disguises: Mapping[str, Disguise]
) -> tuple[str, Copy]:
    """The copier's text with a passage of the source's between two of its paragraphs."""
    rng, text, other = author.rng, texts[copier], texts[source]
    start = rng.randrange(len(other) // 10, len(other) - PASSAGE[1] - 100)
    passage = other[start : start + rng.randint(*PASSAGE)]
    name = rng.choice(list(disguises))
    told = disguises[name](passage, rng, text)
    at = text.index("\n", rng.randrange(len(text) // 10, len(text) // 2)) + 1
    copy = Copy(copier, source, (at, at + len(told)), (start, start + len(passage)), name)
    return f"{text[:at]}{told}\n{text[at:]}", copy
