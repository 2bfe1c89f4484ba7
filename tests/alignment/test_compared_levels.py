"""Growth whose own sentence names both levels: the clause's level is the base, and what it says is proof."""

import pytest

import compare
from compare.model import ClaimCheck, Verdict

OLD = "东港区2022年卫生统计\n\n一、医疗\n\n全区门诊量120万人次。覆盖率51.0%。\n"
NEW = "东港区2023年卫生统计\n\n一、医疗\n\n{text}\n"


def checks(new: str, old: str = OLD) -> dict[str, ClaimCheck]:
    result = compare.diff(compare.read_text(old), compare.read_text(new))
    return {pair.new.text: pair.claim_check for pair in result.figures if pair.new and pair.claim_check}


@pytest.mark.parametrize(
    ("text", "claim", "verdict"),
    [
        ("全区门诊量130万人次，比上年的125万人次增长4%。", "4%", Verdict.CONSISTENT),
        ("全区门诊量130万人次，比上年的125万人次增加5万人次。", "5万人次", Verdict.CONSISTENT),
        ("全区门诊量130万人次，较2022年的125万人次增长4%。", "4%", Verdict.CONSISTENT),
        ("全区门诊量130万人次，比上年的125万人次增长9%。", "9%", Verdict.CONTRADICTED),
        ("覆盖率57.0%，与上年同期的53.0%相比提高4个百分点。", "4个百分点", Verdict.CONSISTENT),
    ],
)
def test_the_level_that_a_clause_compares_with_is_the_base(text: str, claim: str, verdict: Verdict) -> None:
    assert checks(NEW.format(text=text))[claim].verdict is verdict


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Fees decreased by $43.0 million to $220.5 million for 2019 from $263.5 million for 2018.", Verdict.CONSISTENT),
        ("Fees decreased by $93.0 million to $220.5 million for 2019 from $263.5 million for 2018.", Verdict.CONTRADICTED),
        # Cash used (37.3) turned into cash provided (296.0): 333.3 is right.
        ("Cash flows increased by $333.3 million to $296.0 million for 2019 from $37.3 million for 2018.", Verdict.NOT_COMPARABLE),
    ],
)  # fmt: skip
def test_a_sentence_with_both_levels_is_proof(text: str, verdict: Verdict) -> None:
    old = "Annual Report 2018\n\nThe year 2018 went well. In 2018 fees were $263.5 million.\n"
    new = f"Annual Report 2019\n\nThe year 2019 went well. {text}\n"
    assert [check.verdict for check in checks(new, old).values()] == [verdict]


def test_floor_space_in_use_is_compared_at_printed_levels() -> None:
    old = "东港区2022年统计公报\n\n文化馆实际使用房屋面积50.0万平方米。\n"
    new = "东港区2023年统计公报\n\n文化馆实际使用房屋面积55.0万平方米，比上年增长{growth}%。\n"
    assert [c.verdict for c in checks(new.format(growth="10.0"), old).values()] == [Verdict.CONSISTENT]
    assert [c.verdict for c in checks(new.format(growth="30.0"), old).values()] == [Verdict.CONTRADICTED]


def test_columns_that_compare_with_the_end_of_a_year_are_growth() -> None:
    head = "# 东港市{year}年统计公报\n\n| 指标 | 绝对值（亿元） | 比上年末增长（%） |\n|---|---|---|\n| 存款余额 | {level} | {growth} |\n| 贷款余额 | 220.0 | 1.0 |\n"
    found = checks(
        head.format(year=2023, level="110.0", growth="10.0"), head.format(year=2022, level="100.0", growth="3.0")
    )
    assert found["10.0"].verdict is Verdict.CONSISTENT
