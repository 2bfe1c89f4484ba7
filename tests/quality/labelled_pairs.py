"""Pairs of reports with passages labelled by readers, and how much of them a list of pairs meets."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import compare
from compare.alignment.prepared import PreparedReport, prepare
from compare.figures import find_figures
from compare.model import Span

FOLDER = Path(__file__).parents[3] / "shared" / "gold" / "pairs"
NAMES = (
    "gwr_2018_2019",
    "gwr_2021_2022",
    "nanjing_2021_2022",
    "nuance_item1_2019_2020",
    "nuance_item7_2019_2020",
)

Label = dict[str, Any]
Pair = tuple[Span, Span]


@dataclass(frozen=True, slots=True)
class LabelledPair:
    """Two reports and what readers say of their passages. ``firm`` pairs are wanted; ``known`` ones, which hold them, are
    as good; ``wrong`` ones are tempting and no pairs."""

    name: str
    old: PreparedReport
    new: PreparedReport
    firm: tuple[Label, ...]
    known: tuple[Pair, ...]
    wrong: tuple[Pair, ...]

    def recall(self, pairs: Sequence[Pair]) -> float:
        """The share of the firm labels that are met one to one: a pair meets one label. A sentence that two labels claim
        can meet one of them."""
        met = [[at for at, pair in enumerate(pairs) if any(_is_met(pair, way) for way in _ways(g))] for g in self.firm]
        olds = {_span(label["old"]) for label in self.firm}
        possible = [[_span(g["new"]).start for g in self.firm if _span(g["old"]) == old] for old in olds]
        return min(1.0, _matching(met) / max(1, _matching(possible)))

    def wrong_share(self, pairs: Sequence[Pair]) -> float:
        """The share of the tempting wrong pairs that were made."""
        made = sum(any(_is_met(pair, label) for pair in pairs) for label in self.wrong)
        return made / max(1, len(self.wrong))


def read_labelled_pair(name: str) -> LabelledPair:
    label = json.loads((FOLDER / f"{name}.json").read_text("utf-8"))
    outlines = [compare.outline(compare.read(FOLDER / label[side])) for side in ("old", "new")]
    old, new = (prepare(outline, find_figures(outline))[0] for outline in outlines)
    firm = tuple(each for each in label["passages"] if not (each.get("partial") or each.get("soft")))
    known = tuple(way for each in label["passages"] for way in _ways(each))
    wrong = tuple(_pair(each) for each in label.get("not_pairs", ()) if each.get("kind") != "role")
    return LabelledPair(name, old, new, firm, known, wrong)


def _ways(label: Label) -> Iterator[Pair]:
    """A label and what is as good."""
    yield from (_pair(way) for way in (label, *label.get("alt", ())) if way.get("old") and way.get("new"))


def _pair(label: Label) -> Pair:
    return _span(label["old"]), _span(label["new"])


def _span(end: Label) -> Span:
    return Span(end["start"], end["end"])


def _is_met(pair: Pair, label: Pair) -> bool:
    return all(_covers_half(span, wanted) for span, wanted in zip(pair, label, strict=True))


def _covers_half(span: Span, wanted: Span) -> bool:
    """Whether a passage holds half of what is wanted and is not many times longer."""
    common = min(span.end, wanted.end) - max(span.start, wanted.start)
    length = wanted.end - wanted.start
    return 2 * common >= length and span.end - span.start <= 3 * length + 20


def _matching(choices: Iterable[Sequence[int]]) -> int:
    """The size of a largest one-to-one matching of each list with one of its members."""
    lists = list(choices)
    taker: dict[int, int] = {}

    def place(left: int, seen: set[int]) -> bool:
        for right in lists[left]:
            if right not in seen:
                seen.add(right)
                if right not in taker or place(taker[right], seen):
                    taker[right] = left
                    return True
        return False

    return sum(place(left, set()) for left in range(len(lists)))
