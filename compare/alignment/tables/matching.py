"""Which tables of two reports are the same table: by their captions, heads, the labels of their rows, what their cells
hold, and their sections."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from compare.alignment.sections.section_map import SectionMap
from compare.alignment.settings import (
    COMMON_WORD,
    FEWEST_SHARED_ROWS,
    LEAST_CAPTION,
    LEAST_TABLE,
    TABLE_CAPTION_WEIGHT,
    TABLE_PART,
    TABLE_SECTION_WEIGHT,
    TABLE_SHARED_WEIGHTS,
)
from compare.alignment.tables.grids import TableGrid
from compare.alignment.text_similarity import ratio
from compare.lexicon import pattern
from compare.text.identical import identical_in_order

Together = Callable[[int | None, int | None], bool]  # whether the sections of two tables belong together
_YEAR = pattern(r"(?<!\d){common.dates.year}(?!\d)")


@dataclass(slots=True)
class TableMap:
    """By the numbers of the tables. ``split`` has those of NEW that came out of one of OLD that is paired with another,
    ``merged`` those of OLD that went into one of NEW."""

    new_of: dict[int, int] = field(default_factory=dict)
    old_of: dict[int, int] = field(default_factory=dict)
    split: dict[int, int] = field(default_factory=dict)
    merged: dict[int, int] = field(default_factory=dict)

    def pair(self, old: int, new: int) -> None:
        self.new_of[old], self.old_of[new] = new, old

    def are_free(self, old: int, new: int) -> bool:
        return old not in self.new_of and new not in self.old_of


def match_tables(olds: Sequence[TableGrid], news: Sequence[TableGrid], sections: SectionMap) -> TableMap:
    """The same tables in order first, then the likeliest pairs, then parts of paired tables. Whichever report is called
    old, both are looked at in one order, so that the same tables are found."""
    texts = [table.text for table in olds], [table.text for table in news]
    if texts[0] <= texts[1]:
        return _match(olds, news, texts, sections.belong_together)
    found = _match(news, olds, texts[::-1], lambda new, old: sections.belong_together(old, new))
    return TableMap(found.old_of, found.new_of, found.merged, found.split)


def _match(
    olds: Sequence[TableGrid], news: Sequence[TableGrid], texts: Sequence[Sequence[str]], are_together: Together
) -> TableMap:
    found = TableMap()
    for i, j in identical_in_order(*texts):
        found.pair(i, j)
    for _, _, i, j in sorted(_scored(olds, news, are_together, found)):
        if found.are_free(i, j):
            found.pair(i, j)
    for part, whole in _parts(news, olds, found.old_of, found.new_of):
        found.split[part] = whole
    for part, whole in _parts(olds, news, found.new_of, found.old_of):
        found.merged[part] = whole
    return found


class _Features:
    """What a table is known by, each with how much it tells: what many tables have tells little."""

    def __init__(self, olds: Sequence[TableGrid], news: Sequence[TableGrid]) -> None:
        self.sides = [[_features(table) for table in tables] for tables in (olds, news)]
        holders = [Counter(name for table in side for name in table) for side in self.sides]
        self.telling = {name: min(1.0, 2 / (holders[0][name] + holders[1][name])) for name in holders[0] | holders[1]}
        self.holders = holders[1]

    def shared(self, i: int, j: int, kind: str) -> float:
        """How much two tables share of one kind: 1 where all of it, and no other table has any."""
        old, new = self.sides[0][i], self.sides[1][j]
        sizes = sum(kind == name[0] for name in old) + sum(kind == name[0] for name in new)
        return 2 * sum(self.telling[name] for name in old & new if name[0] == kind) / sizes if sizes else 0.0

    def candidates(self) -> set[tuple[int, int]]:
        places: dict[tuple[str, str], list[int]] = defaultdict(list)
        for j, table in enumerate(self.sides[1]):
            for name in table:
                places[name].append(j)
        return {
            (i, j)
            for i, table in enumerate(self.sides[0])
            for name in table
            if len(places.get(name, ())) <= COMMON_WORD
            for j in places.get(name, ())
        }


def _features(table: TableGrid) -> frozenset[tuple[str, str]]:
    labels = {("label", row.label) for row in table.body if row.label}
    heads = {("head", _YEAR.sub("#", head)) for column, head in table.heads.items() if head}
    cells = {
        ("cell", key)
        for row in table.body
        for column, key in row.keys.items()
        if column not in table.labels and column not in table.numbering and key
    }
    caption = {("caption", table.captioned)} if table.captioned else set()
    return frozenset(labels | heads | cells | caption)


def _scored(
    olds: Sequence[TableGrid], news: Sequence[TableGrid], are_together: Together, found: TableMap
) -> Iterator[tuple[float, float, int, int]]:
    """The pairs that may be one table, the likeliest with the lowest score."""
    features = _Features(olds, news)
    for i, j in features.candidates():
        if not found.are_free(i, j):
            continue
        old, new = olds[i], news[j]
        score = sum(weight * features.shared(i, j, kind) for kind, weight in TABLE_SHARED_WEIGHTS.items())
        alike = ratio(old.captioned, new.captioned) if old.captioned and new.captioned else 0.0
        score += TABLE_CAPTION_WEIGHT * (alike if alike >= LEAST_CAPTION else 0.0)
        score += TABLE_SECTION_WEIGHT * are_together(old.section, new.section)
        if score >= LEAST_TABLE:
            yield -round(score, 6), abs(old.place - new.place), i, j


def _parts(
    tables: Sequence[TableGrid], others: Sequence[TableGrid], paired: dict[int, int], answers: dict[int, int]
) -> Iterator[tuple[int, int]]:
    """Unpaired tables whose rows are mostly those that a paired table of the other side has and its pair lacks."""
    free = [number for number in range(len(tables)) if number not in paired]
    holders: dict[str, set[int]] = defaultdict(set)
    for other, table in enumerate(others if free else ()):
        if other in answers:
            lacked = {row.label for row in table.body} - {row.label for row in tables[answers[other]].body}
            for label in lacked - {""}:
                holders[label].add(other)
    for number in free:
        labels = {row.label for row in tables[number].body if row.label}
        counts = Counter(other for label in labels for other in holders.get(label, ()))
        best = min(counts, key=lambda other: (-counts[other], other), default=None)
        if best is not None and counts[best] >= max(FEWEST_SHARED_ROWS, TABLE_PART * len(labels)):
            yield number, best
