"""Points as brokers print them, numbers left open by 来, two values with one unit, letters in a table's labels."""

from collections.abc import Callable

import pytest

import compare
from compare.model import Bound, Figure

Read = Callable[..., tuple[Figure, ...]]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("毛利率提升2.5pct，费用率回落0.8pcts。", [("2.5", "个百分点"), ("0.8", "个百分点")]),
        ("Sales rose 3 pct from last year.", [("3", "%")]),
        ("补助标准为3000/5000元。", [("3000", "元"), ("5000", "元")]),
        ("来了十来个人，30来岁，共二十来家企业。", [("10", "个"), ("30", "岁"), ("20", "家")]),
        (
            "减负3万多亿元，退税5百多万元，贷款2万余亿元。",
            [("3000000000000", "元"), ("5000000", "元"), ("2000000000000", "元")],
        ),
        ("产品来自100来自外地的商户。", []),
    ],
)
def test_values_and_units(read: Read, text: str, told: list[tuple[str, str]]) -> None:
    assert [(str(figure.value), figure.unit) for figure in read(text)] == told


def test_so_many_and_a_few_is_no_bound(read: Read) -> None:
    about, more = read("十来个项目，三百余人。")
    assert (about.approximation, about.bound) == ("来", None)
    assert (more.approximation, more.bound) == ("余", Bound.AT_LEAST)


def test_brackets_of_a_label_in_a_table_with_money() -> None:
    text = "# Annual Report 2023\n\n| Item | 2023 | 2022 |\n|---|---|---|\n| Users (m) | 12.3 | 11.0 |\n| Revenue | $12.5 | $11.9 |\n| Tenure (years) | 5 | 4 |\n| Water depth (m) | 7 | 8 |\n"
    units = {figure.metric: figure.unit for figure in compare.find_figures(compare.read_text(text))}
    assert units == {"Users (m)": None, "Revenue": "USD", "Tenure": "years", "Water depth": "m"}
