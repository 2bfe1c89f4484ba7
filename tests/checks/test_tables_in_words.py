"""Tables as the prose and other tables tell them: cells, the highest row, a rank, the mean of a column."""

import pytest
from finding import quoted, report

TOWNS = "乡镇\t工业产值（万元）\t常住人口（人）\n城关镇\t2573\t13010\n白水镇\t2711\t14627\n柳林镇\t1201\t34190\n石桥乡\t988\t5812\n合计\t7473\t67639\n"
AREAS = "Area\tOutput ($ thousand)\nDeepwater\t2573\nHarbour East\t2711\nNorthfield\t1201\nTotal\t6485\n"


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("城关镇工业产值2753万元，带动了全县发展。", "2753万元"),
        ("其中，柳林镇常住人口31490人。", "31490人"),
        ("全县工业产值7743万元。", "7743万元"),
        ("2024年全县完成工业产值7473万元，城关镇常住人口13010人。", None),
        ("上半年城关镇工业产值2753万元。", None),  # of another period
        ("城关镇工业产值约2700万元。", None),
    ],
)
def test_a_cell_told_with_a_slip(sentence: str, wrong: str | None) -> None:
    assert quoted(report(TOWNS + sentence), "contradiction") == ([wrong] if wrong else [])


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("各乡镇中，城关镇工业产值最高。", "城关镇"),
        ("工业产值最低的是柳林镇。", "柳林镇"),
        ("从工业产值看，石桥乡最高。", "石桥乡"),
        ("城关镇工业产值2573万元，居全县第四位。", "居全县第四位"),
        ("城关镇完成工业产值2573万元，总量居全县四个乡镇第4位；增速居全县第1位。", "总量居全县四个乡镇第4位"),
        ("城关镇完成工业产值2573万元，总量居全县六个乡镇第4位。", None),  # of more than the table has
        ("四个乡镇工业产值平均1868.3万元。", None),
        ("四个乡镇工业产值平均1886.25万元。", "1886.25万元"),
        ("各乡镇中，白水镇工业产值最高。", None),
        ("北部乡镇中，城关镇工业产值最高。", None),  # of some of them
        ("城关镇工业产值增速最高。", None),
        ("城关镇工业产值2573万元，居全市第三位。", None),  # among others, too
        ("城关镇工业产值2573万元，增长9.1%，居全县第三位。", None),  # by its growth
        ("城关镇工业产值人均最高。", None),
    ],
)
def test_what_is_told_of_a_column(sentence: str, wrong: str | None) -> None:
    text = report(TOWNS + "全县经济平稳运行。\n全县乡镇产值见上表。\n" + sentence)
    assert quoted(text, "arithmetic") == ([wrong] if wrong else [])


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("Deepwater had the highest output.", "Deepwater"),
        ("Output was lowest in Harbour East.", "Harbour East"),
        ("Northfield ranked second by output.", "ranked second"),
        ("Harbour East had the highest output.", None),
        ("Deepwater had the highest output growth.", None),
        ("Deepwater had the highest output outside the city.", None),
    ],
)
def test_what_is_told_of_a_column_in_english(sentence: str, wrong: str | None) -> None:
    text = f"Wexcombe County Annual Report 2023\nThis is the year in short.\n{AREAS}{sentence}\nMore work is planned.\n"
    assert quoted(text, "arithmetic") == ([wrong] if wrong else [])


def test_two_tables_with_one_figure() -> None:
    first = "表1 主要指标\n指标\t2023年（万元）\n进出口总额\t70329\n税收收入\t11520\n招商引资额\t82364\n"
    second = "表2 各乡镇税收收入\n乡镇\t税收收入（万元）\n平湖镇\t6517\n红星乡\t1248\n安居镇\t7355\n合计\t15120\n"
    text = report(f"{first}分乡镇情况见下表，各乡镇完成情况较好，收入结构持续优化。\n{second}")
    assert quoted(text, "contradiction") == ["11520"]
    assert quoted(text.replace("11520", "15120"), "contradiction") == []
