"""Years, metrics and ranges that a word beside the number decides."""

from __future__ import annotations

import pytest

import compare
from compare.model import Basis


def told(text: str) -> list[tuple[str, str | None, int | None]]:
    document = compare.read_text(text)
    return [(figure.text, figure.metric, figure.year) for figure in compare.find_figures(document)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024年接待游客36万人次,恢复到2019年的91.2%;门票收入8亿元。", [2024, 2024, 2024]),
        ("2024年货运量3亿吨,相当于2018年同期的86%,其中铁路1.2亿吨。", [2024, 2024, 2024]),
        ("绿地率由2021年的31%提高到2024年的36%。", [2021, 2024]),
        ("2023年和2024年,全县新建公厕分别为12座和15座。", [2023, 2024]),
        ("Ridership was 3.2 million trips in fall 2023 versus 2.9 million trips in fall 2022.", [2023, 2022]),
        ("Two-thirds of the city's 36 libraries had longer hours by May 2021.", [2021, 2021]),
    ],
)
def test_year(text: str, expected: list[int]) -> None:
    assert [year for _, _, year in told(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("小学、初中专任教师分别为320人和180人。", ["小学专任教师", "初中专任教师"]),
        ("普通高中、中等职业学校毕业生分别为420人和180人。", ["普通高中毕业生", "中等职业学校毕业生"]),
        ("优势产业、高技术制造业增加值分别增长6%、12%。", ["优势产业增加值增长", "高技术制造业增加值增长"]),
        (
            "零售额86亿元,增长8%,增幅高于全市1.3个百分点;一季度为42亿元。",
            ["零售额", "零售额增长", "零售额增幅高于全市", "零售额"],
        ),
        ("志愿者中45%为党员。", ["志愿者中党员占比"]),
        ("约三分之一的村建成食堂。", ["村"]),
        ("用电量同比由降转升,达到92亿千瓦时;税收平稳增长,为12亿元。", ["用电量", "税收"]),
        ("民间投资占全部投资比重从39.8%提高到65.1%。", ["民间投资占全部投资比重"] * 2),
        ("小学、初中学生分别从7万人、4万人增加到8万人、5万人。", ["小学学生", "初中学生"] * 2),
        ("零售总额实现4.6万亿元,增长2.8%。", ["零售总额", "零售总额增长"]),
        ("价格指数(上年=100)为98.6。", ["价格指数"]),
        ("核心价格同比0.2%,环比0.1%。", ["核心价格同比", "核心价格环比"]),
        ("Net loss was $3 million, compared with net income of $1 million.", ["Net loss", "net income"]),
        ("The council approved a budget of £8m, of which £2m is set aside for roads.", ["budget", "roads"]),
        ("The current ratio improved to 1.62 from 1.35.", ["current ratio", "current ratio"]),
    ],
)
def test_metric(text: str, expected: list[str]) -> None:
    assert [metric for _, metric, _ in told(text)] == expected


@pytest.mark.parametrize("text", ["里程五年增长60%。", "近三年累计减少12%。", "余额比二季度末减少8亿元。"])
def test_growth_over_another_time_than_a_year(text: str) -> None:
    (figure,) = compare.find_figures(compare.read_text(text))
    assert figure.claim is not None
    assert figure.claim.basis is Basis.OTHER


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Spending will be between $150 million and $175 million.", ["$150 million and $175 million"]),
        ("Rates were between 2.5 and 3.5 percent.", ["2.5 and 3.5 percent"]),
        ("The difference between 5% and 7% is small.", ["5%", "7%"]),
        ("Between 2019 and 2020 we opened 12 stores.", ["12 stores"]),
    ],
)
def test_range_of_between(text: str, figures: list[str]) -> None:
    assert [figure for figure, _, _ in told(text)] == figures


@pytest.mark.parametrize("unseen", ["\u200b", "\u00ad", "\ufeff", "\u200b\u00ad"])
def test_invisible_characters_in_cells(unseen: str) -> None:
    plain = "| 指标 | 2022年 | 2023年 |\n| --- | --- | --- |\n| 门诊量(万人次) | 41.2 | 1,045.6 |\n"
    for at in range(len("| 指标 | "), len(plain)):
        if plain[at - 1] in "0123456789." and plain[at] in "0123456789.,年":
            document = compare.read_text(plain[:at] + unseen + plain[at:])
            figures = compare.find_figures(document)
            assert [(str(f.value), f.year, f.metric) for f in figures] == [
                ("412000", 2022, "门诊量"),
                ("10456000", 2023, "门诊量"),
            ]
            assert [f.text.replace(unseen, "") for f in figures] == ["41.2", "1,045.6"]
            assert all(f.span.of(document.text) == f.text for f in figures)
