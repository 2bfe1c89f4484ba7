from one_report import outlined

from compare.figures import find_figures, series
from compare.model import Document, Ledger


def ledger(path: str, year: int, text: str) -> Ledger:
    return Ledger(Document(path, text), find_figures(outlined(text, year=year)))


def test_a_metric_of_several_documents_makes_a_row_in_the_order_of_the_years() -> None:
    rows = series(
        [
            ledger("2023.txt", 2023, "业务收入772万元。床位300张。"),
            ledger("2022.txt", 2022, "业务收入663万元。床位280个。"),
        ]
    )
    row = rows[0]
    assert (row.metric, row.unit) == ("业务收入", "元")
    assert [(p.year, int(p.value or 0), p.path) for p in row.points] == [
        (2022, 6630000, "2022.txt"),
        (2023, 7720000, "2023.txt"),
    ]


def test_a_metric_of_one_document_makes_none() -> None:
    assert series([ledger("a", 2023, "业务收入772万元。业务收入772万元。"), ledger("b", 2022, "床位3张。")]) == ()


def test_growth_carries_its_sign() -> None:
    (row,) = series([ledger("a", 2022, "面积同比增长2.4%。"), ledger("b", 2023, "面积同比下降2.4%。")][:1] * 2)
    assert [str(p.value) for p in row.points] == ["2.4", "2.4"]
