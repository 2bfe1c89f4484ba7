import re
from decimal import Decimal

import pytest

from compare.language import Words
from compare.model import GROWTH_REASONS, NO_UNIT, ClaimCheck, GrowthReason, Verdict
from compare.render.json import encode
from compare.render.reasons import reason


def check(code: GrowthReason, **arguments: str) -> ClaimCheck:
    return ClaimCheck(Verdict.NOT_CHECKABLE, Decimal(1), None, code, arguments)


@pytest.mark.parametrize(
    ("given", "english", "chinese"),
    [
        (
            check(GrowthReason.AGREES, sum="29753 / 29562 - 1", computed="0.65%"),
            "29753 / 29562 - 1 = 0.65%",
            "29753 / 29562 - 1 = 0.65%",
        ),
        (check(GrowthReason.OLD_LEVEL_MISSING), "the old level is missing", "缺少上年数值"),
        (
            check(GrowthReason.DIFFERS, sum="181 - 152", computed="29 亿元", stated="27 亿元"),
            "181 - 152 = 29 亿元, stated 27 亿元",
            "181 - 152 = 29 亿元，说法为 27 亿元",
        ),
        (
            check(GrowthReason.COMPARABLE_PRICES, sum="105 / 100 - 1", computed="5.00%", stated="4.50%"),
            "growth is at comparable prices: 105 / 100 - 1 = 5.00%, stated 4.50%",
            "增速按可比价计算：105 / 100 - 1 = 5.00%，说法为 4.50%",
        ),
        (
            check(GrowthReason.OTHER_PERIOD, basis="month_on_month"),
            "the statement compares with another period (month on month)",
            "比较的不是上一年（环比）",
        ),
        (
            check(GrowthReason.LEVEL_UNITS_DIFFER, old="\x1b人", new=NO_UNIT),
            "the levels have different units (␛人, none)",
            "两年单位不同（␛人、无）",
        ),
    ],
)
def test_reasons_are_said_in_the_reader_s_language(given: ClaimCheck, english: str, chinese: str) -> None:
    assert reason(given, Words("en")) == english
    assert reason(given, Words("zh_CN")) == chinese


@pytest.mark.parametrize("code", GrowthReason)
def test_every_reason_has_a_sentence_in_both_languages(code: GrowthReason) -> None:
    names = dict.fromkeys(re.findall(r"{(\w+)}", GROWTH_REASONS[code]), "1")
    said = reason(check(code, **names | ({"basis": "other"} if "basis" in names else {})), Words("zh_CN"))
    assert not re.search("[A-Za-z{}]", said)


def test_json_carries_the_code_and_the_arguments_beside_the_sentence() -> None:
    assert encode(check(GrowthReason.UNITS_DIFFER, stated="%", level="人")) == {
        "verdict": "not_checkable",
        "stated": "1",
        "computed": None,
        "reason": "the units differ (%, 人)",
        "reason_code": "units_differ",
        "arguments": {"stated": "%", "level": "人"},
    }
