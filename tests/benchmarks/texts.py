"""Pairs of long reports with known edits and moves, as long as asked for and never periodic."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SEEDS, SHARED = ROOT / "seeds", ROOT.parent / "shared"
REAL = ("corpora/state-council-reports", "corpora/provincial-reports-2026", "corpora/bulletins")

SHORTEST_PARAGRAPH, LONGEST_PARAGRAPH = 60, 600
# So much of the words is replaced each time the material starts again from its beginning.
SUBSTITUTED = 0.4
PARAGRAPHS_IN_A_SECTION = 8
MOVES = 3

LABEL = re.compile(
    r"^\s*(?:[(（]?[一二三四五六七八九十\d]+[)）、.．]|第.{1,3}[章条、]|[一二三四五六七八九十]是|——|[●•])\s*"
)
WORD = re.compile(r"[\u4e00-\u9fff]{2}")
NUMERALS = "零一二三四五六七八九"


@dataclass(frozen=True, slots=True)
class Move:
    """A paragraph's place in OLD and in NEW, as offsets."""

    old: tuple[int, int]
    new: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Pair:
    old: str
    new: str
    moves: tuple[Move, ...]


def material(shared: Path | None = SHARED) -> list[str]:
    """Body paragraphs, labels off, each once: of real government reports where they are at hand, else of the seeds."""
    folders = [shared / name for name in REAL] if shared and shared.is_dir() else sorted({*SEEDS.rglob("*/")})
    files = sorted(path for folder in folders for path in folder.glob("*.txt"))
    lines = (LABEL.sub("", line.strip()) for path in files for line in path.read_text("utf-8").splitlines())
    fitting = (line for line in lines if SHORTEST_PARAGRAPH <= len(line) <= LONGEST_PARAGRAPH)
    return list(dict.fromkeys(line for line in fitting if line[-1] in "。！；" and WORD.search(line)))


def make_pair(length: int, edited: float = 0.05, seed: int = 1, paragraphs: list[str] | None = None) -> Pair:
    """OLD of about ``length`` characters; NEW with that share of its characters replaced and three paragraphs moved
    to another section."""
    rng = random.Random(seed)
    source = paragraphs or material()
    words = [word for line in source for word in WORD.findall(line)]
    blocks = _blocks(length, source, words, rng)
    order = list(range(len(blocks)))
    moved = _move(order, blocks, rng)
    revised = [_edit(block, edited, words, rng) for block in blocks]
    old_places = _places(blocks)
    new_places = dict(zip(order, _places([revised[i] for i in order]), strict=True))
    return Pair(
        "\n".join(blocks) + "\n",
        "\n".join(revised[i] for i in order) + "\n",
        tuple(Move(old_places[i], new_places[i]) for i in moved),
    )


def numeral(number: int) -> str:
    """A section's number as Chinese reports write it, up to 999."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    front = f"{NUMERALS[hundreds]}百" + ("零" if rest and not tens else "") if hundreds else ""
    middle = ("" if tens == 1 and not hundreds else NUMERALS[tens]) + "十" if tens else ""
    return front + middle + (NUMERALS[ones] if ones else "")


def _blocks(length: int, source: list[str], words: list[str], rng: random.Random) -> list[str]:
    """A title, then sections of paragraphs under numbered headings."""
    blocks, size = ["清源区2023年工作总结和2024年工作计划"], 0
    paragraphs = _endless(source, words, rng)
    for number in count(1):
        if size >= length:
            break
        body = [next(paragraphs) for _ in range(PARAGRAPHS_IN_A_SECTION)]
        blocks += [f"{numeral(number)}、{_heading(words, rng)}", *body]
        size += sum(map(len, body))
    return blocks


def _endless(source: list[str], words: list[str], rng: random.Random) -> Iterator[str]:
    for turn in count():
        for paragraph in rng.sample(source, len(source)):
            yield _substitute(paragraph, SUBSTITUTED, words, rng) if turn else paragraph


def _heading(words: list[str], rng: random.Random) -> str:
    return "推进" + "".join(rng.sample(words, 3)) + "工作"


def _substitute(text: str, share: float, words: list[str], rng: random.Random) -> str:
    return WORD.sub(lambda found: rng.choice(words) if rng.random() < share else found[0], text)


def _edit(block: str, share: float, words: list[str], rng: random.Random) -> str:
    """Replace, drop and add words and figures until that share of the characters has changed. Titles and headings
    stay."""
    if len(block) < SHORTEST_PARAGRAPH:
        return block
    pieces = re.findall(r"\d+|[\u4e00-\u9fff]{2}|.", block)
    sites = [i for i, piece in enumerate(pieces) if len(piece) > 1 or piece.isdigit()]
    budget = share * len(block)
    for i in rng.sample(sites, len(sites)):
        if budget <= 0:
            break
        budget -= len(pieces[i])
        if pieces[i].isdigit():
            pieces[i] = str(rng.randrange(10 ** (len(pieces[i]) - 1), 10 ** len(pieces[i])))
        else:
            pieces[i] = rng.choice([rng.choice(words), rng.choice(words), "", pieces[i] + rng.choice(words)])
    return "".join(pieces)


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
