"""Templates: the forms that three and more reports fill in, with slots where each has its own.

Reports that template text connects are laid beside those with most of it; words that (nearly) all of its users have are
a form's, what lies between them its slots.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from compare.model import Label, Template
from compare.reuse.form_parts import forms
from compare.reuse.pair_matches import SharedText
from compare.reuse.reports import Submission
from compare.reuse.slots import filled


def templates(shared: Sequence[SharedText], reports: Sequence[Submission]) -> tuple[Template, ...]:
    """The heaviest first: characters times users."""
    groups = _groups([one for one in shared if one.label is Label.TEMPLATE])
    made = [filled(form, reports) for group in groups for form in forms(group, reports)]
    found = [template for template in made if template is not None]
    found.sort(key=lambda t: (-len(t.text) * len(t.occurrences), t.text))
    return tuple(replace(template, id=number) for number, template in enumerate(found))


def _groups(shared: Sequence[SharedText]) -> Iterator[list[SharedText]]:
    """Matches whose reports are connected."""
    group_of: dict[int, list[int]] = {}
    for one in shared:
        a, b = group_of.setdefault(one.a, [one.a]), group_of.setdefault(one.b, [one.b])
        if a is not b:
            a += b
            group_of |= dict.fromkeys(b, a)
    by_group: dict[int, list[SharedText]] = defaultdict(list)
    for one in shared:
        by_group[id(group_of[one.a])].append(one)
    yield from by_group.values()
