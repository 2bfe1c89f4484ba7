"""Which level a growth statement speaks of, and what NEW itself says of the year before."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence

from compare.alignment.figures.pairing import name_similarity
from compare.alignment.figures.time_frames import is_dated
from compare.alignment.prepared import PreparedReport
from compare.alignment.settings import CLAIM_METRIC, CLAIM_REACH, COMPARED_REACH
from compare.lexicon import pattern
from compare.model import RELATIVE_UNITS, Figure, Nature, Span

_PART_END = pattern(r"[;；]|[.!?](?=\s+[A-Z])|\n")
_LEADS_TO_LEVEL = pattern(r"(?:[^;.]|\.(?=\d))*\b{en.growth_claims.to}\s+(?:{en.growth_claims.about}\s+)?$")
_FROM_BASE = pattern(r"\b(?:{en.periods.from}|{en.periods.versus})\s+(?:{en.growth_claims.about}\s+)?$")
_COMPARED, _CHINESE_STOP = pattern("{zh.growth.compared_level}"), pattern("[,，。;；\n]")
_RESPECTIVELY = pattern(r"\b{en.growth.respectively}\b")
_CHINESE = pattern("[\u3400-\u9fff]")


def levels_of_claims(side: PreparedReport) -> dict[Figure, Figure]:
    """The level that each growth statement speaks of: in its row of a table, else the nearest before it in its
    paragraph with the same metric; in English the one that its clause gives."""
    levels: dict[Figure, Figure] = _levels_in_rows(side)
    before: deque[Figure] = deque(maxlen=CLAIM_REACH)
    paragraph = None
    for passage in side.passages:
        if passage.paragraph != paragraph:
            paragraph = passage.paragraph
            before.clear()
        figures = side.figures[passage.figures.start : passage.figures.stop]
        for figure in figures:
            if figure.claim is None:
                before.append(figure)
            elif figure.row is None:
                level = _english_level(side.text, passage.span, figure, figures) or _named(figure, before)
                if level:
                    levels[figure] = level
    return levels


def levels_before(side: PreparedReport, levels: Iterable[Figure]) -> dict[Figure, Figure | None]:
    """Level in a row of a table -> the level of the year before in the same row."""
    rows = _rows(side)
    return {
        level: before
        for level in levels
        if level.row is not None and level.year and (before := _level_of(level.metric, level.year - 1, rows[level.row]))
    }


def stated_bases(side: PreparedReport, levels: Mapping[Figure, Figure]) -> dict[Figure, Figure]:
    """Growth statement -> the base that its own sentence names: ``an increase of $3 million from $9 million``."""
    bases = {}
    numbers = {figure: number for number, figure in enumerate(side.figures)}
    for claim, level in levels.items():
        behind = next(
            (
                f
                for f in side.figures[numbers[claim] + 1 :][:CLAIM_REACH]
                if f not in (level, claim) and f.claim is None
            ),
            None,
        )
        if behind is None or behind.unit != level.unit:
            continue
        between = side.text[claim.span.end : behind.span.start]
        if _FROM_BASE.search(between) and not _PART_END.search(between):
            bases[claim] = behind
    return bases


def compared_bases(side: PreparedReport, levels: Mapping[Figure, Figure]) -> dict[Figure, Figure]:
    """Growth statement -> the level of the year before that its own clause compares with: ``比上年的125万人次增长4%``."""
    numbers = {figure: number for number, figure in enumerate(side.figures)}
    bases = {}
    for claim, level in levels.items():
        base = side.figures[numbers[claim] - 1] if numbers[claim] else level
        if base.claim or base.unit != level.unit or base.year is None or base.year + 1 != level.year:
            continue
        before = side.text[max(0, base.span.start - COMPARED_REACH) : base.span.start]
        if _COMPARED.search(before) and not _CHINESE_STOP.search(side.text, base.span.end, claim.span.start):
            bases[claim] = base
    return bases


def _rows(side: PreparedReport) -> dict[Span, list[Figure]]:
    rows: dict[Span, list[Figure]] = defaultdict(list)
    for figure in side.figures:
        if figure.row is not None:
            rows[figure.row].append(figure)
    return rows


def _levels_in_rows(side: PreparedReport) -> dict[Figure, Figure]:
    return {
        figure: level
        for row in _rows(side).values()
        for figure in row
        if figure.claim is not None and (level := _level_of(figure.claim.of, figure.year, row))
    }


def _level_of(metric: str | None, year: int | None, row: Sequence[Figure]) -> Figure | None:
    levels = (f for f in row if f.claim is None and f.nature is not Nature.TARGET)
    return next((f for f in levels if f.metric == metric and f.year == year), None)


def _named(figure: Figure, levels: Iterable[Figure]) -> Figure | None:
    of = figure.claim.of if figure.claim else None
    named = [level for level in reversed([*levels]) if name_similarity(level.metric, of) >= CLAIM_METRIC]
    own = next((level for level in named if level.year == figure.year), None)  # 130万,比上年的125万增长: of the 130
    return own or next((level for level in named if _same_year(level, figure)), None)


def _same_year(level: Figure, figure: Figure) -> bool:
    return level.year == figure.year or not (is_dated(level) and is_dated(figure))


def _english_level(text: str, sentence: Span, figure: Figure, figures: Sequence[Figure]) -> Figure | None:
    """The level of an English growth statement; where the sentence gives one to each thing of a list, that of its own."""
    if _CHINESE.search(text, *sentence):
        return None
    if not _RESPECTIVELY.search(text, *sentence):
        return _in_clause(text, figure, figures)
    own = figure.claim.of if figure.claim else None
    named = [f for f in figures if f.claim is None and own and f.metric == own and _same_year(f, figure)]
    levels = [level for level in named if level.unit not in RELATIVE_UNITS]
    return levels[0] if len(levels) == 1 else None


def _in_clause(text: str, figure: Figure, figures: Sequence[Figure]) -> Figure | None:
    """The level that an English clause states with its growth: ``fell 4%, or $0.4 billion, to $9.0 billion``, ``$5.4
    million, an increase of 3.2 percent``. What stands before a semicolon is another's, and so is what the growth of
    something else stands before: ``items up 5.3 percent, and loans rose 16.4 percent to 712,800``."""
    at = figures.index(figure)
    behind = next((f for f in figures[at + 1 :] if f.claim is None), None)
    if behind and behind.unit not in RELATIVE_UNITS and _same_year(behind, figure):
        between = text[figure.span.end : behind.span.start]
        others = figures[at + 1 : figures.index(behind)]
        if _LEADS_TO_LEVEL.fullmatch(between) and not _PART_END.search(between) and not _of_another(figure, others):
            return behind
    before = next((f for f in reversed(figures[:at]) if f.claim is None and f.unit not in RELATIVE_UNITS), None)
    if before is None or not _same_year(before, figure):
        return None
    if _of_another(figure, figures[figures.index(before) + 1 : at]):
        return None
    return None if _PART_END.search(text, before.span.end, figure.span.start) else before


def _of_another(figure: Figure, others: Iterable[Figure]) -> bool:
    """Whether one of ``others`` is the growth of what has another name."""
    return any(names_differ(figure, other.claim.of) for other in others if other.claim is not None)


def names_differ(figure: Figure, name: str | None) -> bool:
    """Whether a growth statement is of what surely has another name."""
    own = figure.claim.of if figure.claim else None
    return bool(own and name) and name_similarity(name, own) < CLAIM_METRIC
