"""Growth that does not follow from last year's report because last year's figures were revised since, as opposed to slips.

A statistical report works its growth out from the base as it stands now; customs, transport and finance revise theirs
every year, and print only the growth. Where NEW itself gives last year's level there is nothing to excuse.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from compare.alignment.figures.pairing import name_similarity
from compare.alignment.settings import FEWEST_REVISED, REVISED_METRIC, REVISED_SHARE, SMALL_REVISION, TABLE_GAP
from compare.model import Figure, FigurePair, GrowthReason, Verdict


def excused(pairs: Sequence[FigurePair], own_base: frozenset[Figure]) -> tuple[FigurePair, ...]:
    """``pairs`` with the contradictions that a revision of last year's figures explains as not comparable. The growth
    of ``own_base`` is held against what NEW itself says of last year."""
    checked = [p for p in pairs if p.new is not None and p.new not in own_base and _is_checked(p)]
    revised: dict[Figure, GrowthReason] = {}
    for table in _tables([p for p in checked if p.new is not None and p.new.row is not None]):
        wrong = [p for p in table if _is_contradicted(p)]
        throughout = len(wrong) >= FEWEST_REVISED and len(wrong) >= REVISED_SHARE * len(table)
        for pair in wrong:
            if pair.new is not None and throughout:
                revised[pair.new] = GrowthReason.TABLE_REVISED
            elif pair.new is not None and _is_small(pair):
                revised[pair.new] = GrowthReason.SLIGHTLY_REVISED
    for pair in checked:
        if pair.new is not None and pair.new.row is None and _is_contradicted(pair):
            same_growth = next((f for f in revised if _is_same_growth(f, pair.new)), None)
            if same_growth is not None:
                revised[pair.new] = revised[same_growth]
    return tuple(_excused(p, revised[p.new]) if p.new is not None and p.new in revised else p for p in pairs)


def _excused(pair: FigurePair, ground: GrowthReason) -> FigurePair:
    check = pair.claim_check
    assert check is not None
    return replace(pair, claim_check=replace(check, verdict=Verdict.NOT_COMPARABLE, reason_code=ground))


def _is_checked(pair: FigurePair) -> bool:
    return pair.claim_check is not None and pair.claim_check.verdict in (Verdict.CONSISTENT, Verdict.CONTRADICTED)


def _is_contradicted(pair: FigurePair) -> bool:
    return pair.claim_check is not None and pair.claim_check.verdict is Verdict.CONTRADICTED


def _is_small(pair: FigurePair) -> bool:
    check = pair.claim_check
    if check is None or check.stated is None or check.computed is None or pair.new is None or pair.new.unit != "%":
        return False
    return abs(check.computed - check.stated) <= SMALL_REVISION


def _tables(pairs: Sequence[FigurePair]) -> Iterator[list[FigurePair]]:
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


def _is_same_growth(one: Figure, other: Figure) -> bool:
    """Whether a growth in a table and one in prose are the same, stated twice: a slip is not made twice."""
    if one.signed != other.signed or one.unit != other.unit or one.claim is None or other.claim is None:
        return False
    a, b = one.claim.of or "", other.claim.of or ""
    return bool(a and b) and (name_similarity(a, b) >= REVISED_METRIC or a.startswith(b) or b.startswith(a))
