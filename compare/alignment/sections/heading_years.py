"""Headings that differ in their years only: last year's ``2019 vs. 2018`` is this year's ``2020 vs. 2019``, or the same
period told again, and never ``2021 vs. 2020``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from compare.alignment.prepared import PreparedReport
from compare.lexicon import pattern

_YEAR = pattern(r"(?<!\d){common.dates.year}(?!\d)")


class HeadingYears:
    """The headings of two reports without their years, and the years that they name."""

    def __init__(self, old: PreparedReport, new: PreparedReport) -> None:
        self._olds, self._news = ([_parted(each.heading) for each in side.sections] for side in (old, new))
        years = old.report.year, new.report.year
        self._shift = None if years[0] is None or years[1] is None else years[1] - years[0]
        followed = list(self.successors())
        self.followed = {i for i, _ in followed}, {j for _, j in followed}  # sections that have a successor, and those

    def disagree(self, i: int, j: int) -> bool:
        """Whether section i of OLD and j of NEW have one heading but for years that lie neither as far apart as the two
        reports do, nor together."""
        shifts = self._shifts(i, j)
        return bool(self._shift and shifts and shifts not in ({0}, {self._shift}))

    def stayed(self, i: int, j: int) -> bool:
        """Whether two headings are one and name the same year."""
        return self._shifts(i, j) == {0}

    def successors(self) -> Iterator[tuple[int, int]]:
        """The pairs whose years lie as far apart as the reports do: what last year says of its year, this year says of
        the next."""
        if not self._shift:
            return
        dated: dict[str, list[int]] = defaultdict(list)
        for j, (words, years) in enumerate(self._news):
            if years:
                dated[words].append(j)
        for i, (words, _) in enumerate(self._olds):
            yield from ((i, j) for j in dated.get(words, ()) if self._shifts(i, j) == {self._shift})

    def _shifts(self, i: int, j: int) -> set[int]:
        """How far the years of two headings lie apart that are the same otherwise; empty where they are not."""
        (words, olds), (other, news) = self._olds[i], self._news[j]
        return {b - a for a, b in zip(olds, news, strict=True)} if words == other else set()


def _parted(heading: str) -> tuple[str, Sequence[int]]:
    """``Fiscal Year 2020`` -> (``fiscal year #``, [2020])"""
    return _YEAR.sub("#", heading).casefold(), [int(year) for year in _YEAR.findall(heading)]
