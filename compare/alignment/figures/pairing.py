"""Figures paired across years: by metric, scope and unit, in paired passages first, then everywhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from compare.alignment.figures.time_frames import TimeFrame, is_dated, other_part, sums_of_years
from compare.alignment.prepared import PreparedReport
from compare.alignment.sections.section_map import SectionMap
from compare.alignment.settings import (
    LEAST_FIGURE,
    LEAST_FIGURE_ELSEWHERE,
    NAME_WEIGHT,
    OTHER_PERIOD,
    OTHER_SCOPE,
    PLACE_WEIGHT,
    STAYED_DATE,
)
from compare.alignment.text_similarity import shingles
from compare.figures.numbers.printed_form import decimals_change, unit_change
from compare.figures.trends.growth import growth
from compare.lexicon import derived, pattern, remembered, table
from compare.model import (
    RELATIVE_UNITS,
    Edit,
    Figure,
    FigureKind,
    FigurePair,
    FigureStatus,
    Measure,
    PassagePair,
    Span,
)
from compare.text.folding import content_key

_QUANTITIES = frozenset({FigureKind.COUNT, FigureKind.AMOUNT, FigureKind.RATE})
# Units that count the same things.
_FAMILIES = (
    frozenset({"人", "名", "位"}),
    frozenset({"家", "个", "间", "所", "处"}),
    frozenset({"次", "场", "期", "场次"}),
)
_MEMBER = pattern(r"{zh.figure_pairs.opposites}|\b{en.figure_pairs.opposites}")
_FILLERS = pattern(r"{zh.figure_pairs.fillers}|(?<=.){zh.figure_pairs.mean}")


def pair_figures(
    old: PreparedReport,
    new: PreparedReport,
    passages: Sequence[PassagePair],
    sections: SectionMap,
    frames: tuple[TimeFrames, TimeFrames],
) -> tuple[FigurePair, ...]:
    """Every figure of both reports, paired or alone: NEW's order, then what was removed in OLD's. ``frames`` are the
    time_frames of both."""
    pairer = _Pairer(old, new, *frames)
    old_of: dict[int, int] = {}  # number of the new figure -> of the old one
    for pair in passages:
        if pair.old is not None and pair.new is not None:
            olds, news = old.numbers_in(pair.old), new.numbers_in(pair.new)
            same = pairer.in_same_text(olds, news) if all(edit.ignored for edit in pair.edits) else None
            old_of |= pairer.in_passage(olds, news, pair.edits) if same is None else same
    free_new = [j for j in range(len(new.figures)) if j not in old_of]
    old_of |= pairer.elsewhere(_without(old_of, old), free_new, sections)
    pairs = [pairer.pair(old_of.get(j), j) for j in range(len(new.figures))]
    return (*pairs, *(figure_pair(old.figures[i], None) for i in _without(old_of, old)))


def _without(old_of: dict[int, int], old: PreparedReport) -> list[int]:
    taken = set(old_of.values())
    return [i for i in range(len(old.figures)) if i not in taken]


def figure_pair(old: Figure | None, new: Figure | None) -> FigurePair:
    """Status, difference and percent of one metric. ``percent`` is rounded half up to one decimal; None where the old
    value is 0 or the unit itself is relative."""
    metric = new.metric if new is not None else old.metric if old is not None else None
    if old is None or new is None:
        return FigurePair(FigureStatus.ADDED if old is None else FigureStatus.REMOVED, metric, old, new)
    signed = (old.claim is None) == (new.claim is None)
    before, after = (old.signed, new.signed) if signed else (old.value, new.value)
    same = (before, old.low, old.high, old.terms, old.unit, old.masked) == (
        after,
        new.low,
        new.high,
        new.terms,
        new.unit,
        new.masked,
    )
    status = FigureStatus.UNCHANGED if same else FigureStatus.CHANGED
    pair = FigurePair(status, metric, old, new, None, None, None, unit_change(old, new), decimals_change(old, new))
    if before is None or after is None or not _count_the_same(old.unit, new.unit):
        return pair
    return replace(pair, difference=after - before, percent=growth(before, after, new.unit))


def name_similarity(a: str | None, b: str | None) -> float:
    """How alike two metrics' names are: Dice of character bigrams, in 0..1."""
    if not a or not b:
        return 0.0
    x, y = name_bigrams(a), name_bigrams(b)
    return 1.0 if x == y else 2 * len(x & y) / (len(x) + len(y))


@remembered(1 << 14)
def name_bigrams(metric: str) -> frozenset[str]:
    """What a metric's name is compared by: its bigrams; all of it where it is shorter."""
    name = _FILLERS.sub("", content_key(metric))
    return frozenset(name[i : i + 2] for i in range(len(name) - 1)) or frozenset({name})


def comparable(old: Figure, new: Figure) -> bool:
    """Whether two figures could be one metric in two years: units of one family, both levels or both growth, both
    results or both targets."""
    kinds = {old.kind, new.kind}
    if len(kinds) > 1 and FigureKind.RANGE not in kinds and not kinds <= _QUANTITIES:
        return False
    if not _count_the_same(old.unit, new.unit):
        return False
    if _opposed(old.metric or "", new.metric or "") or {_adds_up(old), _adds_up(new)} == {True, False}:
        return False
    # 减少贫困人口1000万 and 贫困人口减少1000万 say the same; a growth rate and a share never do.
    if (old.claim is None) != (new.claim is None) and new.unit in RELATIVE_UNITS:
        return False
    return old.nature == new.nature or old.nature is None or new.nature is None


def _count_the_same(old: str | None, new: str | None) -> bool:
    return old == new or any({old, new} <= family for family in _FAMILIES)


@derived
def _groups() -> dict[str, tuple[str, str]]:
    """Each word of a group of opposites with its group and which member of it it is: ``收入`` -> ``("money", "in")``."""
    values = {**table("zh.figure_pairs.opposites"), **table("en.figure_pairs.opposites")}
    return {word: (group, member) for word, value in values.items() for group, _, member in [str(value).partition("/")]}


@remembered(1 << 14)
def _members(metric: str) -> dict[str, str]:
    """The groups of opposites of which a name holds exactly one member, with that member."""
    members: dict[str, set[str]] = defaultdict(set)
    for word in _MEMBER.findall(metric.lower()):
        group, member = _groups()[word]
        members[group].add(member)
    return {group: next(iter(held)) for group, held in members.items() if len(held) == 1}


def _opposed(a: str, b: str) -> bool:
    other = _members(b)
    return any(other.get(group, member) != member for group, member in _members(a).items())


def _adds_up(figure: Figure) -> bool | None:
    """False for what a year adds (新认定63家), True for all so far (累计236家), None where the text has neither."""
    if figure.metric and figure.metric.startswith("新") and figure.claim is None:
        return False
    return True if figure.measure is Measure.CUMULATIVE else None


TimeFrames = Sequence[TimeFrame | None]  # of each figure
_Scored = tuple[float, float, int, int]  # what is better sorts first; then the numbers of the old and the new figure


def _choose(scored: Iterable[_Scored]) -> dict[int, int]:
    """New figure -> the old one it is paired with: the best first, each used once."""
    old_of: dict[int, int] = {}
    used: set[int] = set()
    for *_, i, j in sorted(scored):
        if i not in used and j not in old_of:
            used.add(i)
            old_of[j] = i
    return old_of


class _Pairer:
    """Figures go by their numbers in the two reports."""

    def __init__(
        self, old: PreparedReport, new: PreparedReport, old_frames: TimeFrames, new_frames: TimeFrames
    ) -> None:
        self.old, self.new = old, new
        self.old_frames, self.new_frames = old_frames, new_frames
        self._old_sums, self._new_sums = sums_of_years(old, old_frames), sums_of_years(new, new_frames)

    def _otherness(self, i: int, j: int, *, in_place: bool = False) -> float | None:
        """How much the time frames of two figures weigh against a pair; None where they can be none. In prose that was
        carried over a date may stay (bought in 2030) while the reports' years go on: such a pair stands behind one of the
        same age."""
        a, b, x, y = self.old.figures[i], self.new.figures[j], self.old_frames[i], self.new_frames[j]
        if x is None or y is None or (x.origin, x.average) != (y.origin, y.average) or not comparable(a, b):
            return None
        if other_part(a, b):  # a half year's figure and a whole one's
            return None
        dated = is_dated(a) + is_dated(b)
        other_year = dated > 0 and _years_ago(a, self.old) != _years_ago(b, self.new)
        in_prose = in_place and a.row is None and b.row is None
        if other_year and dated == 2:
            return STAYED_DATE if in_prose else None
        return OTHER_PERIOD * (x.years != y.years or other_year) + OTHER_SCOPE * (a.scope != b.scope)

    def pair(self, i: int | None, j: int) -> FigurePair:
        if i is None:
            return figure_pair(None, self.new.figures[j])
        pair = figure_pair(self.old.figures[i], self.new.figures[j])
        return replace(pair, spans_differ=True) if (i in self._old_sums) != (j in self._new_sums) else pair

    def in_same_text(self, olds: range, news: range) -> dict[int, int] | None:
        """The figures of two passages of the same text, one by one, named or not; None where they differ after all."""
        pairs = list(zip(olds, news, strict=False))
        figures = [(self.old.figures[i], self.new.figures[j]) for i, j in pairs]
        if len(olds) != len(news) or any(_printed(a) != _printed(b) for a, b in figures):
            return None
        return {j: i for i, j in pairs}

    def in_passage(self, olds: range, news: range, edits: Sequence[Edit]) -> dict[int, int]:
        """Within one pair of passages."""
        scored: list[_Scored] = []
        back = [replace(edit, old=edit.new, new=edit.old) for edit in edits]
        origins = {j: moved_by(back, self.new.figures[j].span) for j in news} if olds else {}
        for i in olds if news else ():
            a = self.old.figures[i]
            place = moved_by(edits, a.span)
            for j, origin in origins.items():
                b = self.new.figures[j]
                in_place = place.overlaps(b.span) or origin.overlaps(a.span)
                otherness = self._otherness(i, j, in_place=in_place)
                if otherness is None:
                    continue
                name = name_similarity(*_names(a, b))
                if not name and a.claim is not None and b.claim is not None and all(_names(a, b)):
                    continue  # growth of two things that share no word, whatever their place
                in_table = a.row is not None or b.row is not None  # a cell is known by its labels, not by its place
                score = NAME_WEIGHT * name + PLACE_WEIGHT * in_place - otherness / 2
                if score >= LEAST_FIGURE and (name >= LEAST_FIGURE_ELSEWHERE or not in_table):
                    scored.append((-score, abs((i - olds.start) - (j - news.start)), i, j))
        return _choose(scored)

    def elsewhere(self, olds: Sequence[int], news: Sequence[int], sections: SectionMap) -> dict[int, int]:
        """Figures left over, by their metric's name; then those whose sections are paired, then the nearest."""
        index: dict[str, list[int]] = defaultdict(list)
        for y, j in enumerate(news):
            for gram in shingles(content_key(self.new.figures[j].metric or "")):
                index[gram].append(y)
        old_sections, new_sections = _sections(self.old, olds), _sections(self.new, news)
        scored: list[_Scored] = []
        for x, i in enumerate(olds):
            metric = self.old.figures[i].metric
            for y in {y for gram in shingles(content_key(metric or "")) for y in index.get(gram, ())}:
                name = name_similarity(*_names(self.old.figures[i], self.new.figures[news[y]]))
                otherness = self._otherness(i, news[y]) if name >= LEAST_FIGURE_ELSEWHERE else None
                if otherness is not None and name - otherness >= LEAST_FIGURE_ELSEWHERE:
                    apart = not sections.belong_together(old_sections[x], new_sections[y])
                    scored.append((otherness - name, apart + abs(x / len(olds) - y / len(news)), i, news[y]))
        return _choose(scored)


def _names(a: Figure, b: Figure) -> tuple[str | None, str | None]:
    """What two figures are compared by: of two growth statements what grew, whichever way it went."""
    if a.claim is not None and b.claim is not None and a.claim.of and b.claim.of:
        return a.claim.of, b.claim.of
    return a.metric, b.metric


def _printed(figure: Figure) -> str:
    """A figure as it is printed, without its blanks."""
    return "".join(figure.text.split())


def _years_ago(figure: Figure, side: PreparedReport) -> int:
    """How long before its report's year the year of a figure lies."""
    year = side.report.year or side.report.title_year
    return 0 if year is None or figure.year is None else year - figure.year


def moved_by(edits: Sequence[Edit], span: Span) -> Span:
    """Where a span of OLD has come to stand in NEW."""
    start = end = None
    shift = edits[0].new.start - edits[0].old.start if edits else 0
    for edit in edits:
        if start is None and span.start < edit.old.end:
            start = edit.new.start if span.start >= edit.old.start else span.start + shift
        if end is None and span.end <= edit.old.end:
            end = edit.new.end if span.end > edit.old.start else span.end + shift
        shift = edit.new.end - edit.old.end
    return Span(span.start + shift if start is None else start, span.end + shift if end is None else end)


def _sections(side: PreparedReport, numbers: Iterable[int]) -> list[int | None]:
    sections: list[int | None] = []
    at = 0
    for number in numbers:
        while at + 1 < len(side.passages) and side.passages[at].span.end <= side.starts[number]:
            at += 1
        sections.append(side.passages[at].section if side.passages else None)
    return sections
