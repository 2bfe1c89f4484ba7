"""What a table's unit and scale hold for, and what they do not."""

from collections.abc import Callable, Sequence

import pytest
from marked_tables import Content, with_table

from compare.figures import find_figures
from compare.model import Figure

Read = Callable[..., tuple[Figure, ...]]


def values(rows: Sequence[Sequence[Content]], above: str = "") -> dict[str | None, tuple[str, str | None]]:
    """Value and unit of the first figure of each metric."""
    held: dict[str | None, tuple[str, str | None]] = {}
    for figure in find_figures(with_table(rows, above=above)):
        if figure.value is not None:
            held.setdefault(figure.metric, (format(figure.value, "f"), figure.unit))
    return held


def test_rows_of_an_english_table_that_its_scale_does_not_hold_for() -> None:
    rows = [
        ["", "2023", "2022"],
        ["Net sales", "$3,204", "$2,980"],
        ["Diluted EPS", "1.25", "1.10"],
        ["Dividends per share", ".10", ".08"],
        ["Store count", "128", "120"],
        ["Employees", "3,150", "3,020"],
        ["Weighted average shares", "2,560", "2,540"],
    ]
    assert values(rows, above="(dollars in thousands, except per share amounts)\n") == {
        "Net sales": ("3204000", "USD"),
        "Diluted EPS": ("1.25", "USD"),
        "Dividends per share": ("0.10", "USD"),
        "Store count": ("128", None),
        "Employees": ("3150", None),
        "Weighted average shares": ("2560000", "shares"),
    }


def test_rows_of_a_chinese_table_that_its_unit_does_not_hold_for() -> None:
    rows = [["项目", "2023年"], ["业务支出", "320.5"], ["在职人数", "86"], ["成本利润率", "12.5"], ["人均支出", "3.73"]]
    assert values(rows, above="单位:万元\n") == {
        "业务支出": ("3205000", "元"),
        "在职人数": ("86", None),
        "成本利润率": ("12.5", None),
        "人均支出": ("3.73", "元"),
    }


def test_a_sign_over_the_column_of_changes_takes_the_scale_of_the_table() -> None:
    rows = [["(in millions)", "2023", "2022", "$ Change", "% Change"], ["Fees", "$36.5", "$30.1", "$6.4", "21.3"]]
    figures = find_figures(with_table(rows))
    assert [(format(f.value, "f") if f.value is not None else "", f.unit) for f in figures] == [
        ("36500000", "USD"),
        ("30100000", "USD"),
        ("6400000", "USD"),
        ("21.3", "%"),
    ]


@pytest.mark.parametrize(
    ("caption", "value", "unit"),
    [
        ("单位:元 币种:人民币", "320.5", "元"),
        ("单位：万元 币种：人民币", "3205000", "元"),
        ("单位:千元  币种:港元", "320500", "港元"),
    ],
)
def test_a_caption_that_says_its_currency(caption: str, value: str, unit: str) -> None:
    rows = [["项目", "2023年"], ["业务支出", "320.5"]]
    assert values(rows, above=f"{caption}\n") == {"业务支出": (value, unit)}


@pytest.mark.parametrize("label", ["Passengers (000s)", "Passengers ('000)", "Passengers (in thousands)"])
def test_a_scale_in_the_label_of_a_row(label: str) -> None:
    assert values([["", "2023"], [label, "1,250"], ["Cars (tonnes)", "36"]])["Passengers"] == ("1250000", None)


def test_periods_of_a_part_of_the_year_are_told_apart(read: Read) -> None:
    text = (
        "                     Three Months Ended        Six Months Ended\n"
        "                          June 30,                 June 30,\n"
        "                     2023        2022         2023        2022\n"
        "Fees               $  36       $  31        $  70       $  64\n"
        "Rent                  12          11           24          22\n"
    )
    metrics = {(f.metric, f.year): f.value for f in read(text, year=2023)}
    assert len(metrics) == 8
    assert {metric for metric, _ in metrics if metric and "Six" in metric and "Fees" in metric}


def test_whose_task_it_is_and_until_when_is_no_part_of_a_name() -> None:
    rows = [
        ["任务", "责任单位", "完成时限", "目标值", "完成值"],
        ["修缮校舍", "教育局", "2023年11月", "12所", "13所"],
        ["开展巡讲", "宣传部", "2023年6月", "36场", "40场"],
    ]
    assert {f.metric for f in find_figures(with_table(rows))} == {"修缮校舍", "开展巡讲"}


@pytest.mark.parametrize(("cell", "value"), [("↑6.7%", "6.7"), ("↓4.5%", "4.5"), ("▲3", "3")])
def test_arrows_of_growth(cell: str, value: str) -> None:
    rows = [["科室", "2023年", "2022年", "同比(%)"], ["内科", "32", "30", cell], ["外科", "21", "22", "-4.5"]]
    (figure,) = [f for f in find_figures(with_table(rows)) if f.metric == "内科增长"]
    assert format(figure.value or 0, "f") == value
    assert figure.claim is not None
    assert figure.claim.direction.value == ("down" if cell[0] == "↓" else "up")
