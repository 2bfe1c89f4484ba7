"""What a sentence has named so far, and what a figure in it measures."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from compare.figures.meaning.claims import Statement
from compare.figures.numbers.amounts import Number
from compare.lexicon import pattern
from compare.model import Basis

_RATE_END = pattern("{zh.metrics.rate_end}$")
_COMPARISON_END = pattern("(?<=.){zh.growth.comparison}$")


class Meaning(NamedTuple):
    """What a figure measures and the growth statement it makes, of the metric ``of``. ``clause`` and ``sentence`` are
    where its clause and its sentence begin in the text; ``noun_end`` is where the noun behind the number ends that
    named it (0 where none did)."""

    metric: str | None
    of: str | None = None
    statement: Statement | None = None
    clause: int = 0
    sentence: int = 0
    scopes: tuple[str, ...] = ()
    noun_end: int = 0


class FigureInClause(NamedTuple):
    """A number with its clause, read up to it, the noun phrase behind it and the year of its report."""

    text: str
    number: Number
    clause: str
    noun_behind: str
    noun_end: int
    year: int | None


@dataclass(slots=True)
class Sentence:
    """What a sentence has named so far: what follows may go on with it without a word."""

    start: int = 0
    clause: int = 0
    subject: str | None = None
    scopes: tuple[str, ...] = ()
    basis: Basis | None = None
    members: list[str] = field(default_factory=list)  # of an enumeration, one for each figure of a list (分别)
    used: int = 0  # how many of them have their figure
    member_end: str = ""  # what the name of each goes on with
    share: str | None = None  # the last percentage that is a level
    holder: str | None = None  # the last level that is no rate
    graded: str | None = None  # what the last levels are grades of
    levels: list[str] = field(default_factory=list)  # metrics of the level figures, in order
    grown: list[str] = field(default_factory=list)  # what growth statements are of, in order
    outer: list[tuple[str | None, tuple[str, ...]]] = field(
        default_factory=list
    )  # subjects and scopes outside brackets

    def meaning(self, metric: str | None, scopes: tuple[str, ...] = ()) -> Meaning:
        return Meaning(metric, None, None, self.clause, self.start, scopes or self.scopes)

    def growth(self, of: str | None, statement: Statement, scopes: tuple[str, ...] = ()) -> Meaning:
        """A growth statement of the metric ``of``, named by both: 业务收入增长."""
        if of and of not in self.grown:
            self.grown.append(of)
        joint = " " if of and of[-1].isascii() and of[-1].isalpha() else ""
        metric = (of or "") + joint + statement.word
        return Meaning(metric, of, statement, self.clause, self.start, scopes or self.scopes)

    def level(self, metric: str, scopes: tuple[str, ...] = (), *, noun_end: int = 0) -> Meaning:
        """A level that what follows may go on with."""
        self.scopes = scopes or self.scopes
        if metric:
            self.subject, self.graded = _COMPARISON_END.sub("", metric), None
            self.levels.append(metric)
            if not _RATE_END.search(metric):
                self.holder = metric
        return self.meaning(metric, scopes)._replace(noun_end=noun_end)

    def part(self, metric: str, scopes: tuple[str, ...] = ()) -> Meaning:
        """A level named after the subject, which stays the subject."""
        self.scopes = scopes or self.scopes
        return self.meaning(metric, scopes)

    def enumerate(self, members: list[str], member_end: str = "") -> str:
        """Keep the members of an enumeration for the figures that follow; the first of them."""
        self.members, self.used, self.member_end = members, 1, member_end
        return members[0]

    def reached(self, before: Meaning) -> Meaning | None:
        """The level reached, of what the one ``before`` it was of: 比重从27%提高到52%; of a list the first member anew."""
        if before.statement or not before.metric:
            return None
        if self.used and self.used == len(self.members):
            self.used = 0
            return self.next_member(None)
        return self.part(before.metric, before.scopes)

    def next_member(self, statement: Statement | None) -> Meaning | None:
        """The next member of the enumeration that figures are given for; None where each has its figure."""
        if self.used >= len(self.members):
            return None
        member = self.members[self.used]
        self.used += 1
        if statement:
            return self.growth(member, statement)
        return self.meaning(member if member.endswith(self.member_end) else member + self.member_end)
