"""Pairs of texts with shared passages in disguise, and where they are: made from the sample reports, always the same."""

import random
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import opencc

Span = tuple[int, int]


class Making(NamedTuple):
    """How cases are made: what a sentence looks like, its disguise, the least length of a passage."""

    sentence: str
    disguise: "Disguise"
    least: int


class Case(NamedTuple):
    """Two texts and the passages of A that were taken from B."""

    a: str
    b: str
    shared: list[tuple[Span, Span]]


# A passage, a source of random choices and the text that it goes into -> the passage in disguise.
Disguise = Callable[[str, random.Random, str], str]
_NAMES = {"清源": "长陵", "沙浦": "北渚", "桐岭": "石门", "望岚": "双流", "人民医院": "中心医院", "Millbrook": "Easton"}
_FULL_WIDTH = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
_HALF_WIDTH = str.maketrans("，。；：！？（）", ",.;:!?()")
_HARBOUR = """\
The harbour office dredged the north channel twice during the season. Pilots guided 412 vessels past the breakwater without
an accident. Two tugs were overhauled and a third was sold to a yard upriver. The old customs shed now serves as a weather
station, and schoolchildren read its instruments every morning. Fishing boats landed 1,930 tonnes of herring, most of it in
May. A storm in October tore four buoys from their chains; all of them were found again.

Ferry traffic to the islands recovered slowly. Passengers asked for a later boat on Sundays, which the operator granted from
June. The quay was paved with granite taken from a disused mole. Cranes lifted 88,000 containers, and the night shift was
shortened by an hour. Talks with the railway about a siding have dragged on for six years. Divers inspected every pile of
the timber pier, replacing those that worms had eaten.

Anchorage fees were left as they were. A lighthouse keeper retired after forty winters and was not replaced, since the lamp
is tended from the mainland. Oil was spilled once, when a hose burst at the fuel berth. Volunteers cleaned the beach within
three days. Next season the mooring field will be moved out of the current.
"""
_S2T = opencc.OpenCC("s2t")
_HIDDEN = "\u200b\u200c\u200d\u2060\ufeff\u00ad"


def verbatim(text: str, _rng: random.Random, _host: str) -> str:
    return text


def refigured(text: str, rng: random.Random, _host: str) -> str:
    for name, other in _NAMES.items():
        text = text.replace(name, other)
    return re.sub(r"\d", lambda _: rng.choice("123456789"), text)


def masked(text: str, rng: random.Random, _host: str) -> str:
    return re.sub(r"\d[\d.]*", lambda _: rng.choice(["xx", "XX", "××", "***"]), text)


def width(text: str, _rng: random.Random, _host: str) -> str:
    return text.translate(_FULL_WIDTH).translate(_HALF_WIDTH) if text.isascii() else _half_and_full(text)


def _half_and_full(text: str) -> str:
    return "".join(c.translate(_HALF_WIDTH) if c in "，。；：！？（）" else c.translate(_FULL_WIDTH) for c in text)


def hidden(text: str, rng: random.Random, _host: str) -> str:
    return "".join(c + rng.choice(_HIDDEN) if rng.random() < 0.3 else c for c in text)


def traditional(text: str, _rng: random.Random, _host: str) -> str:
    return _S2T.convert(text)


def edited(share: float) -> Disguise:
    """``share`` of the characters deleted, replaced, or followed by another one."""

    def disguise(text: str, rng: random.Random, host: str) -> str:
        letters = re.sub(r"[\W\d]", "", host)
        kept = []
        for c in text:
            other = rng.choice(letters)
            kept.append(rng.choice(["", other, c + other]) if rng.random() < share else c)
        return "".join(kept)

    return disguise


def reordered(text: str, rng: random.Random, _host: str) -> str:
    """The clauses of each sentence in another order."""
    sentences = []
    for sentence in re.findall(r"[^。]+。?", text):
        clauses = re.split("[，；]", sentence.rstrip("。"))
        rng.shuffle(clauses)
        sentences.append("，".join(clauses) + "。")
    return "".join(sentences)


def interrupted(text: str, rng: random.Random, host: str) -> str:
    """A sentence of the host's after each second one: one passage with the host's words in it."""
    strangers = [s for s in re.findall(r"[^。\n]+。", host) if 15 <= len(s) <= 60]
    pieces = re.findall(r"[^。]+。[^。]+。|[^。]+。?", text)
    return "".join(piece + rng.choice(strangers) for piece in pieces[:-1]) + pieces[-1]


def shuffled(text: str, rng: random.Random, _host: str) -> str:
    """The sentences in another order."""
    sentences = re.findall(r"[^。]+。?", text)
    rng.shuffle(sentences)
    return "".join(sentences)


CHINESE: dict[str, Disguise] = {
    "verbatim": verbatim,
    "refigured": refigured,
    "masked": masked,
    "width": width,
    "hidden": hidden,
    "traditional": traditional,
    "edits_5": edited(0.05),
    "edits_18": edited(0.18),
    "reordered": reordered,
    "interrupted": interrupted,
    "shuffled": shuffled,
}
ENGLISH = {name: CHINESE[name] for name in ("verbatim", "refigured", "masked", "hidden", "edits_5")}


def chinese_cases(seeds: Path, disguise: Disguise, count: int = 24) -> Iterator[Case]:
    years = [_read(seeds / "years" / f"{year}.txt") for year in (2022, 2023, 2024)]
    others = [_read(path) for path in sorted((seeds / "submissions").glob("0[123457]*.txt"))]
    yield from _cases(years, others, Making(r"[^。\n]+。", disguise, 80), count)


def english_cases(seeds: Path, disguise: Disguise, count: int = 12) -> Iterator[Case]:
    text = _read(seeds / "english" / "2024.txt")
    yield from _cases([text], [_HARBOUR], Making(r"[^.\n]+\.(?=\s)", disguise, 250), count)


def _cases(sources: Sequence[str], hosts: Sequence[str], making: Making, count: int) -> Iterator[Case]:
    for number in range(count):
        rng = random.Random(number)
        one, other = rng.choice(sources), rng.choice(hosts)
        source, host = (one, other) if number % 2 or len(hosts) == 1 else (other, one)
        yield _planted(source, host, making, rng)


def _planted(source: str, host: str, making: Making, rng: random.Random) -> Case:
    """``host`` with one to three passages of ``source`` between its sentences."""
    passages = _passages(source, making, rng)
    gaps = sorted(rng.sample([m.end() for m in re.finditer(making.sentence, host)], len(passages)))
    parts, shared, at, length = [], [], 0, 0
    for gap, (start, end) in zip(gaps, passages, strict=True):
        parts.append(host[at:gap])
        length += gap - at
        planted = making.disguise(source[start:end], rng, host)
        shared.append(((length, length + len(planted)), (start, end)))
        parts.append(planted)
        length += len(planted)
        at = gap
    return Case("".join([*parts, host[at:]]), source, shared)


def _passages(source: str, making: Making, rng: random.Random) -> list[Span]:
    """One to three stretches of whole sentences within a paragraph, in any order, not overlapping."""
    spans = [m.span() for m in re.finditer(making.sentence, source)]
    stretches = []
    for i, (start, _) in enumerate(spans):
        for j in range(i, min(i + 4, len(spans))):
            end = spans[j][1]
            if "\n" not in source[start:end] and making.least <= end - start <= 4 * making.least:
                stretches.append((start, end))
    rng.shuffle(stretches)
    kept: list[Span] = []
    for stretch in stretches:
        if all(stretch[1] + 200 <= k[0] or k[1] + 200 <= stretch[0] for k in kept) and len(kept) < 1 + rng.randrange(3):
            kept.append(stretch)
    return kept


def _read(path: Path) -> str:
    return path.read_text("utf-8")
