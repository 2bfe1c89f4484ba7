"""Pairs of years made from the sample reports: one known change at a time, and many together, always the same.

OLD is a sample; NEW is its copy with sentences or sections changed. What became of what is known from the making.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import NamedTuple

from tests.quality.report_tree import Tree, Truth, copy, load, print_tree
from tests.quality.section_changes import (
    add_sections,
    demote,
    empty_sections,
    merge_sections,
    move_sections,
    promote,
    remove_sections,
    rename_sections,
    reorder_sections,
    restyle,
    reword_headings,
    split_section,
)
from tests.quality.sentence_changes import (
    Change,
    Making,
    add,
    delete,
    merge,
    move_across,
    move_inside,
    put_strangers,
    refigure,
    repeat,
    reword,
    split,
)
from tests.quality.tree_truth import truth_of

# Of the submissions 06 has no headings, and 02, 04, 05 and 08 fill in the same form as 01.
CHINESE = (
    *("years/2022.txt", "years/2023.txt", "years/2024.txt"),
    *("submissions/01-澄西区.txt", "submissions/03-望岚区.txt", "submissions/07-沙浦区.txt"),
)
ENGLISH = ("english/2023.txt", "english/2024.txt")
SAMPLES = (*CHINESE, *ENGLISH)

WRAP_CHINESE, WRAP_ENGLISH = 38, 72
HALF_WIDTH = str.maketrans("，；：（）！？％", ",;:()!?%")
FULL_WIDTH = str.maketrans(",;:()%0123456789", "，；：（）％０１２３４５６７８９")

# Sentences of nobody's, for English: the samples have only one office.
HARBOUR = """The north channel was dredged twice during the season. Pilots guided 412 vessels past the breakwater.
Two tugs were overhauled and a third was sold to a yard upriver. The old customs shed now serves as a weather station.
Fishing boats landed 1,930 tonnes of herring, most of it in the spring. A storm tore four buoys from their chains.
Ferry passengers asked for a later boat, which the operator granted. The quay was paved with granite from a disused mole.
Cranes lifted 88,000 containers, and the night shift was shortened by an hour. Talks with the railway dragged on.
Divers inspected every pile of the timber pier, replacing those that worms had eaten. Anchorage dues stayed the same."""


@dataclass(frozen=True)
class Operation:
    """One kind of change: what is done to OLD before it is copied, to NEW after, and how NEW is printed."""

    change: Change = lambda _: None
    before: Callable[[Tree, random.Random], None] = lambda _tree, _rng: None
    is_wrapped: bool = False
    is_other_width: bool = False


class Case(NamedTuple):
    operation: str
    sample: str
    old: str
    new: str
    truth: Truth


def make(operation: str, sample: str, seed: int = 0) -> Case:
    """One pair of texts with its truth."""
    rng = random.Random(f"{operation} {sample} {seed}")
    done = OPERATIONS[operation]
    old = load(sample)
    done.before(old, rng)
    new = copy(old)
    done.change(Making(old, new, rng, _strangers(sample)))
    printed = print_tree(old)
    wrap = (WRAP_ENGLISH if new.is_english else WRAP_CHINESE) if done.is_wrapped else None
    width = (HALF_WIDTH if "，" in printed.text else FULL_WIDTH) if done.is_other_width and not new.is_english else None
    changed = print_tree(new, wrap, width)
    return Case(operation, sample, printed.text, changed.text, truth_of(old, new, printed, changed))


def _strangers(sample: str) -> list[str]:
    if sample in ENGLISH:
        return re.split(r"(?<=\.)\s+", HARBOUR)
    other = "submissions/03-望岚区.txt" if sample.startswith("years") else "years/2023.txt"
    return [s.text for s in load(other).sentences() if len(s.text) > 15]


def _many(*changes: Change) -> Change:
    def change(making: Making) -> None:
        for one in changes:
            one(making)

    return change


_SENTENCES = (split, merge, delete, move_across(0.05), move_across(0.05, 0.1), add, refigure, reword(0.15, 0.4))
_SECTIONS = (move_sections, reword_headings, remove_sections, add_sections, split_section)

OPERATIONS = {
    "unchanged": Operation(),
    "reworded 5%": Operation(reword(0.05)),
    "reworded 15%": Operation(reword(0.15)),
    "reworded 30%": Operation(reword(0.3)),
    "figures changed": Operation(refigure),
    "sentences moved inside": Operation(move_inside),
    "sentences moved across": Operation(move_across()),
    "moved across and edited": Operation(move_across(edited=0.15)),
    "sections emptied": Operation(empty_sections),
    "sentences split": Operation(split),
    "sentences merged": Operation(merge),
    "sentences deleted": Operation(delete),
    "sentences added": Operation(add),
    "sentences replaced": Operation(put_strangers),
    "sentences repeated": Operation(_many(delete, reorder_sections), before=repeat),
    "sections moved": Operation(move_sections),
    "sections reordered": Operation(reorder_sections),
    "sections renamed": Operation(rename_sections),
    "headings reworded": Operation(reword_headings),
    "sections removed": Operation(remove_sections),
    "sections added": Operation(add_sections),
    "sections split": Operation(split_section),
    "sections merged": Operation(merge_sections),
    "sections promoted": Operation(promote),
    "all demoted": Operation(demote),
    "other labels": Operation(restyle),
    "hard-wrapped": Operation(is_wrapped=True),
    "other width": Operation(is_other_width=True),
    "all of sentences": Operation(_many(*_SENTENCES), before=repeat),
    "all of sections": Operation(_many(*_SECTIONS, restyle)),
    "all": Operation(_many(*_SECTIONS, *_SENTENCES, restyle), before=repeat),
}
OPERATIONS["all, hard-wrapped"] = replace(OPERATIONS["all"], is_wrapped=True)
OPERATIONS["all, other width"] = replace(OPERATIONS["all"], is_other_width=True)
