"""Which of the paired sections have moved."""

from __future__ import annotations

from collections import defaultdict

from compare.alignment.prepared import PreparedReport
from compare.alignment.sections.section_map import SectionMap
from compare.text.chain import longest_chain


def settle_moves(old: PreparedReport, new: PreparedReport, sections: SectionMap) -> None:
    """A section has moved where the sections around it are not a pair, or where its order among its siblings is another.
    An unpaired section around it (a new wrapper, a dropped one) is looked through."""
    siblings: dict[tuple[int | None, int | None], list[tuple[int, int]]] = defaultdict(list)
    for i, j in sorted(sections.new_of.items()):
        above = _around(old, i, sections.new_of), _around(new, j, sections.old_of)
        if above == (None, None) or (above[0] is not None and sections.new_of[above[0]] == above[1]):
            siblings[above].append((i, j))
        else:
            sections.moved.add(i)
    for pairs in siblings.values():
        spans = [(old.sections[i].span, new.sections[j].span) for i, j in pairs]
        kept = longest_chain(pairs, [1 + sum(span.end - span.start for span in both) for both in spans])
        sections.moved |= {pairs[k][0] for k in set(range(len(pairs))).difference(kept)}


def _around(side: PreparedReport, section: int, paired: dict[int, int]) -> int | None:
    """The nearest paired section around one."""
    above = side.parents[section]
    while above is not None and above not in paired:
        above = side.parents[above]
    return above
