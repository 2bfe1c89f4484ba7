"""Growth that does not follow from last year's report because last year's figures were revised since, told from slips.

A statistical report works its growth out from the base as it stands now; customs, transport and finance revise theirs
every year, and print only the growth. Where NEW itself gives last year's level there is nothing to excuse.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from compare.alignment.figures.pairing import name_similarity
from compare.alignment.settings import FEWEST_REVISED, REVISED_METRIC, REVISED_SHARE, SMALL_REVISION, TABLE_GAP
from compare.model import RELATIVE_UNITS, Figure, FigurePair, GrowthReason, Verdict


def excused(
    pairs: Sequence[FigurePair], own_base: frozenset[Figure], paragraphs: Mapping[Figure, int]
) -> tuple[FigurePair, ...]:
    """``pairs`` with the contradictions that a revision of last year's figures explains as not comparable. The growth
    of ``own_base`` is held against what NEW itself says of last year; ``paragraphs`` are those of NEW's figures."""
    checked = [p for p in pairs if p.new is not None and p.new not in own_base and _is_checked(p)]
    revised: dict[Figure, GrowthReason] = {}
    for group in (*_tables(checked), *_paragraphs(checked, paragraphs)):
        wrong = [p for p in group if _is_contradicted(p) or _has_other_base(p)]
        throughout = len(wrong) >= FEWEST_REVISED and len(wrong) >= REVISED_SHARE * len(group)
        for pair in wrong:
            if pair.new is None or _has_other_base(pair):
                continue
            if throughout:
                revised[pair.new] = GrowthReason.REVISED_THROUGHOUT
            elif _is_small(pair):
                revised[pair.new] = GrowthReason.SLIGHTLY_REVISED
    statements = [p.new for p in pairs if p.new is not None and p.new.claim is not None]
    for pair in checked:
        if pair.new is not None and pair.new not in revised and _is_contradicted(pair):
            again = next((f for f in statements if f is not pair.new and _is_same_growth(f, pair.new)), None)
            if again is not None:
                revised[pair.new] = revised.get(again, GrowthReason.STATED_TWICE)
    return tuple(_excused(p, revised[p.new]) if p.new is not None and p.new in revised else p for p in pairs)


def _excused(pair: FigurePair, ground: GrowthReason) -> FigurePair:
    check = pair.claim_check
    assert check is not None
    return replace(pair, claim_check=replace(check, verdict=Verdict.NOT_COMPARABLE, reason_code=ground))


def _is_checked(pair: FigurePair) -> bool:
    is_clear = pair.claim_check is not None and pair.claim_check.verdict in (Verdict.CONSISTENT, Verdict.CONTRADICTED)
    return is_clear or _has_other_base(pair)


def _has_other_base(pair: FigurePair) -> bool:
    return pair.claim_check is not None and pair.claim_check.reason_code is GrowthReason.OWN_BASE


def _is_contradicted(pair: FigurePair) -> bool:
    """Whether the arithmetic alone contradicts a growth; percent that stands for points is a slip whatever the base."""
    check = pair.claim_check
    is_slip = check is not None and check.reason_code is GrowthReason.PERCENT_FOR_POINTS
    return check is not None and check.verdict is Verdict.CONTRADICTED and not is_slip


def _is_small(pair: FigurePair) -> bool:
    """Whether growth misses by so little as the last digits of a base are revised: in points, or as a share of an
    increase."""
    check = pair.claim_check
    if check is None or check.stated is None or check.computed is None or pair.new is None:
        return False
    miss = abs(check.computed - check.stated)
    if pair.new.unit in RELATIVE_UNITS:
        return pair.new.unit == "%" and miss <= SMALL_REVISION
    return miss * 100 <= SMALL_REVISION * abs(check.stated)


def _tables(pairs: Iterable[FigurePair]) -> Iterator[list[FigurePair]]:
    """Growth figures by the table whose rows they stand in."""
    table: list[FigurePair] = []
    end = 0
    for pair in pairs:
        row = pair.new.row if pair.new is not None else None
        if row is None:
            continue
        if table and row.start - end > TABLE_GAP:
            yield table
            table = []
        table.append(pair)
        end = max(end, row.end)
    if table:
        yield table


def _paragraphs(pairs: Iterable[FigurePair], paragraphs: Mapping[Figure, int]) -> Iterator[list[FigurePair]]:
    """Growth figures of prose by their paragraph."""
    groups: dict[int | None, list[FigurePair]] = defaultdict(list)
    for pair in pairs:
        if pair.new is not None and pair.new.row is None:
            groups[paragraphs.get(pair.new)].append(pair)
    yield from groups.values()


def _is_same_growth(one: Figure, other: Figure) -> bool:
    """Whether two growth statements are the same, stated twice: a slip is not made twice."""
    if one.signed != other.signed or one.unit != other.unit or one.claim is None or other.claim is None:
        return False
    a, b = one.claim.of or "", other.claim.of or ""
    return bool(a and b) and (name_similarity(a, b) >= REVISED_METRIC or a.startswith(b) or b.startswith(a))
