import pytest

from compare.language import Words
from compare.render.reasons import reason


@pytest.mark.parametrize(
    ("said", "chinese"),
    [
        ("29753 / 29562 - 1 = 0.65%", "29753 / 29562 - 1 = 0.65%"),
        ("the old level is missing", "缺少上年数值"),
        ("181 - 152 = 29 亿元, stated 27 亿元", "181 - 152 = 29 亿元，说法为 27 亿元"),
        (
            "growth is at comparable prices: 105 / 100 - 1 = 5.00%, stated 4.50%",
            "增速按可比价计算：105 / 100 - 1 = 5.00%，说法为 4.50%",
        ),
        ("the statement compares with another period (month_on_month)", "比较的不是上一年（环比）"),
        ("the levels have different units (人, none)", "两年单位不同（人、无）"),
        ("what nobody \x1b expected", "what nobody ␛ expected"),
    ],
)
def test_reasons_are_said_in_the_reader_s_language(said: str, chinese: str) -> None:
    assert reason(said, Words("zh_CN")) == chinese
    if "\x1b" not in said and "month" not in said:
        assert reason(said, Words("en")) == said


def test_every_reason_that_the_engine_gives_is_known(shared: object) -> None:
    """On real documents no English is left but units."""
    import re
    from pathlib import Path

    import compare

    folder = Path(str(shared)) / "gold" / "pairs"
    words = Words("zh_CN")
    for old, new in (("人社部2022年度统计公报.txt", "人社部2023年度统计公报.txt"), ("2018.txt", "2019.txt")):
        comparison = compare.diff(compare.read(folder / old), compare.read(folder / new))
        said = [reason(pair.claim_check.reason, words) for pair in comparison.figures if pair.claim_check]
        assert said
        assert [text for text in said if re.search("[A-Za-z]{3}", text)] == []
