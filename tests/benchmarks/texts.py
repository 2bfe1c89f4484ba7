"""Pairs of long reports with known edits and moves, as long as asked for and never periodic."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SEEDS, SHARED = ROOT / "seeds", ROOT.parent / "shared"

SHORTEST_PARAGRAPH = 60
# So much of the words is replaced each time the material starts again from its beginning.
SUBSTITUTED = 0.4
PARAGRAPHS_IN_A_SECTION = 8
MOVES = 3

LABEL = re.compile(
    r"^\s*(?:[(（]?[一二三四五六七八九十\d]+[)）、.．]|第.{1,3}[章条、]|[一二三四五六七八九十]是|——|[●•])\s*"
)
WORD = re.compile(r"[\u4e00-\u9fff]{2}")
NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
LONGEST_NUMBER = 30
NUMERALS = "零一二三四五六七八九"


@dataclass(frozen=True, slots=True)
class Language:
    """How texts of a language are made: where real ones lie, what ends a paragraph and how long it may be, what a word
    is and stands between two, the title and a section's heading (its number and three words)."""

    folders: tuple[str, ...]
    ends: str
    longest: int
    word: re.Pattern[str]
    joint: str
    title: str
    heading: Callable[[int, Sequence[str]], str]


CHINESE = Language(
    ("corpora/state-council-reports", "corpora/provincial-reports-2026", "corpora/bulletins"),
    "。！；",
    600,
    WORD,
    "",
    "清源区2023年工作总结和2024年工作计划",
    lambda number, words: f"{numeral(number)}、推进{''.join(words)}工作",
)
ENGLISH = Language(
    ("corpora/fomc-statements", "corpora/pan13-train-sample/src"),
    ".",
    900,
    re.compile(r"\b[A-Za-z]{3,}\b"),
    " ",
    "Annual Report 2023 and Plan for 2024",
    lambda number, words: f"{number}. {' '.join(words).capitalize()}",
)


@dataclass(frozen=True, slots=True)
class Places:
    """Where a moved paragraph, or a number with another value, stands in OLD and in NEW, as offsets."""

    old: tuple[int, int]
    new: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts and what became of one in the other; ``numbers`` are those that have another value."""

    old: str
    new: str
    moves: tuple[Places, ...]
    numbers: tuple[Places, ...]
    edited: int  # characters that were removed and added, those of moved paragraphs aside


def material(shared: Path | None = SHARED, language: Language = CHINESE) -> list[str]:
    """Body paragraphs, labels off, each once: of real reports where they are at hand, else of the seeds."""
    folders = (
        [shared / name for name in language.folders] if shared and shared.is_dir() else sorted({*SEEDS.rglob("*/")})
    )
    files = sorted(path for folder in folders for path in folder.glob("*.txt"))
    lines = (LABEL.sub("", line.strip()) for path in files for line in path.read_text("utf-8").splitlines())
    fitting = (line for line in lines if SHORTEST_PARAGRAPH <= len(line) <= language.longest)
    return list(dict.fromkeys(line for line in fitting if line[-1] in language.ends and language.word.search(line)))


def make_pair(
    length: int,
    edited: float = 0.05,
    seed: int = 1,
    paragraphs: list[str] | None = None,
    language: Language = CHINESE,
) -> Pair:
    """OLD of about ``length`` characters; NEW with that share of its characters replaced and three paragraphs moved
    to another section."""
    rng = random.Random(seed)
    source = paragraphs or material(language=language)
    words = [word for line in source for word in language.word.findall(line)]
    blocks = _blocks(length, source, words, rng, language)
    order = list(range(len(blocks)))
    moved = _move(order, blocks, rng)
    pieces = [_edit(block, edited, words, rng, language) for block in blocks]
    revised = ["".join(new for _, new in each) for each in pieces]
    old_places = _places(blocks)
    new_places = dict(zip(order, _places([revised[i] for i in order]), strict=True))
    old, new = "\n".join(blocks) + "\n", "\n".join(revised[i] for i in order) + "\n"
    digits = [places for i, each in enumerate(pieces) for places in _digits(each, old_places[i][0], new_places[i][0])]
    numbers = dict.fromkeys(Places(whole_number(old, each.old), whole_number(new, each.new)) for each in digits)
    return Pair(
        old,
        new,
        tuple(Places(old_places[i], new_places[i]) for i in moved),
        tuple(numbers),
        sum(_characters(before, after) for each in pieces for before, after in each),
    )


def numeral(number: int) -> str:
    """A section's number as Chinese reports write it, up to 999."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    front = f"{NUMERALS[hundreds]}百" + ("零" if rest and not tens else "") if hundreds else ""
    middle = ("" if tens == 1 and not hundreds else NUMERALS[tens]) + "十" if tens else ""
    return front + middle + (NUMERALS[ones] if ones else "")


def _blocks(length: int, source: list[str], words: list[str], rng: random.Random, language: Language) -> list[str]:
    """A title, then sections of paragraphs under numbered headings."""
    blocks, size = [language.title], 0
    paragraphs = _endless(source, words, rng, language)
    for number in count(1):
        if size >= length:
            break
        body = [next(paragraphs) for _ in range(PARAGRAPHS_IN_A_SECTION)]
        blocks += [language.heading(number, rng.sample(words, 3)), *body]
        size += sum(map(len, body))
    return blocks


def _endless(source: list[str], words: list[str], rng: random.Random, language: Language) -> Iterator[str]:
    """The material over and over, from the second time on with many of its words replaced."""
    for turn in count():
        for paragraph in rng.sample(source, len(source)):
            yield _substituted(paragraph, words, rng, language) if turn else paragraph


def _substituted(text: str, words: list[str], rng: random.Random, language: Language) -> str:
    return language.word.sub(lambda found: rng.choice(words) if rng.random() < SUBSTITUTED else found[0], text)


def _edit(block: str, share: float, words: list[str], rng: random.Random, language: Language) -> list[tuple[str, str]]:
    """The block in pieces, each with what stands in its place: words and figures are replaced, dropped and added until
    that share of the characters has changed. Titles and headings stay."""
    if len(block) < SHORTEST_PARAGRAPH:
        return [(block, block)]
    pieces = re.findall(rf"\d+|{language.word.pattern}|.", block)
    told = list(pieces)
    sites = [i for i, piece in enumerate(pieces) if len(piece) > 1 or piece.isdigit()]
    budget = share * len(block)
    for i in rng.sample(sites, len(sites)):
        if budget <= 0:
            break
        budget -= len(pieces[i])
        if pieces[i].isdigit():
            told[i] = str(rng.randrange(10 ** (len(pieces[i]) - 1), 10 ** len(pieces[i])))
        else:
            others = [rng.choice(words), rng.choice(words), "", pieces[i] + language.joint + rng.choice(words)]
            told[i] = rng.choice(others)
    return list(zip(pieces, told, strict=True))


def _characters(before: str, after: str) -> int:
    """Of one edit: those removed and those added."""
    if after.startswith(before):
        return len("".join(after[len(before) :].split()))
    return len(before) + len(after)


def _digits(pieces: list[tuple[str, str]], old: int, new: int) -> Iterator[Places]:
    """Where digits were replaced, of a block that begins at these offsets."""
    for before, after in pieces:
        if before != after and before.isdigit():
            yield Places((old, old + len(before)), (new, new + len(after)))
        old, new = old + len(before), new + len(after)


def whole_number(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """The span with the digits and the decimal point that go on at its ends: all of ``8.79`` for its ``79``."""
    start, end = span
    around = max(0, start - LONGEST_NUMBER)
    for found in NUMBER.finditer(text, around, end + LONGEST_NUMBER):
        if found.start() <= start < found.end():
            start = found.start()
        if found.start() < end <= found.end():
            end = found.end()
    return start, end


def _move(order: list[int], blocks: list[str], rng: random.Random) -> list[int]:
    """Carry three paragraphs (fewer where there are not nine) about half the report away; the numbers of the paragraphs that moved."""
    bodies = [i for i, block in enumerate(blocks) if len(block) >= SHORTEST_PARAGRAPH]
    early = bodies[: len(bodies) // 3]
    moved = rng.sample(early, min(MOVES, len(early)))
    for i in moved:
        order.remove(i)
        target = rng.choice(bodies[len(bodies) // 2 :])
        order.insert(order.index(target) + 1, i)
    return sorted(moved)


def _places(blocks: list[str]) -> list[tuple[int, int]]:
    places, at = [], 0
    for block in blocks:
        places.append((at, at + len(block)))
        at += len(block) + 1
    return places
