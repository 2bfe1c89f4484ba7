"""Figures of a half year and of a whole one are never one metric, and never make a growth."""

import compare
from compare.model import FigureStatus, Verdict

WHOLE = "东港区2022年税收情况\n\n全区税收收入86.5亿元，入库户数3200户。\n"
HALF = "东港区2023年税收情况\n\n上半年，全区税收收入45.2亿元，同比增长6.8%。全年入库户数3300户。\n"


def test_a_half_year_does_not_pair_with_a_whole_one() -> None:
    result = compare.diff(compare.read_text(WHOLE), compare.read_text(HALF))
    pairs = {(pair.new or pair.old).text: pair for pair in result.figures if (pair.new or pair.old) is not None}  # type: ignore[union-attr]
    assert pairs["45.2亿元"].status is FigureStatus.ADDED
    assert pairs["86.5亿元"].status is FigureStatus.REMOVED
    assert pairs["3300户"].status is FigureStatus.CHANGED
    check = pairs["6.8%"].claim_check
    assert check is not None
    assert check.verdict is Verdict.NOT_CHECKABLE
