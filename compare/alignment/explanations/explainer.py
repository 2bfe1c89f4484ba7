"""The passages and sections at two places of a comparison, explained."""

from __future__ import annotations

from collections.abc import Iterator

from compare.alignment.aligned import align
from compare.alignment.explanations.passages import PassageExplainer
from compare.alignment.explanations.sections import SectionExplainer
from compare.alignment.kept_text import keep_text
from compare.alignment.passages.pins import passage_at
from compare.alignment.prepared import PreparedReport, prepare
from compare.model import Comparison, DiffOptions, Explanation, Side
from compare.time_limit import pair_limit


class Explainer:
    """Aligns the two reports of a comparison once more, and answers for any of their places."""

    def __init__(self, comparison: Comparison) -> None:
        self._old, self._new = (_prepared(side, comparison.options) for side in (comparison.old, comparison.new))
        with pair_limit(comparison.new.path, comparison.old.path, len(self._old.text) + len(self._new.text)):
            aligned = align(self._old, self._new)
            keep_text(aligned)
        self._passages, self._sections = PassageExplainer(aligned), SectionExplainer(aligned)

    def explain(self, old: int | None, new: int | None) -> tuple[Explanation, ...]:
        """The passages at an offset of OLD and one of NEW; for two headings also their sections. Where only one place is
        asked for, its pair, or why it has none. Raises `InputError` where no passage is at a place."""
        i = None if old is None else passage_at(self._old, old)
        j = None if new is None else passage_at(self._new, new)
        return tuple(self._explained(i, j))

    def _explained(self, i: int | None, j: int | None) -> Iterator[Explanation]:
        a, b = _section_of(self._old, i), _section_of(self._new, j)
        if (i is None or a is not None) and (j is None or b is not None):
            yield self._sections.explain(*self._sections.answering(a, b))
        if j is None and i is not None:
            j = self._passages.new_of(i)
        elif i is None and j is not None:
            i = self._passages.old_of(j)
        yield self._passages.explain(i, j)


def _prepared(side: Side, options: DiffOptions) -> PreparedReport:
    ready = prepare(side.outline, side.figures, options)
    return next(each for each in ready if each.report.index == side.report)


def _section_of(side: PreparedReport, passage: int | None) -> int | None:
    """The section whose heading a passage is."""
    if passage is None or not side.passages[passage].is_heading:
        return None
    return side.passages[passage].section
