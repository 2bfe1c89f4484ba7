"""Growth that last year's report does not bear out: revised since, or wrong."""

import compare
from compare.model import Document, Verdict

REPORT = """某某市{year}年统计公报

一、对外经济
据海关统计,全年{prose}。

表1 {year}年进出口情况
指标\t金额(亿元)\t比上年增长(%)
{rows}

二、其他
其他情况正常。
"""
NAMES = ("出口额", "进口额", "一般贸易额", "加工贸易额", "机电产品", "农产品")
OLD = (400.0, 250.0, 300.0, 120.0, 180.0, 40.0)
NEW = (420.0, 260.0, 330.0, 110.0, 200.0, 44.0)


def report(year: int, values: tuple[float, ...], growth: tuple[float, ...], prose: str = "运行平稳") -> Document:
    rows = "\n".join(f"{n}\t{v}\t{g}" for n, v, g in zip(NAMES, values, growth, strict=True))
    return compare.read_text(REPORT.format(year=year, rows=rows, prose=prose))


def verdicts(growth: tuple[float, ...], prose: str = "运行平稳") -> dict[str, Verdict]:
    old = report(2022, OLD, (1.0,) * 6, "出口400亿元" if "出口" in prose else prose)
    pairs = compare.diff(old, report(2023, NEW, growth, prose)).figures
    return {p.new.text: p.claim_check.verdict for p in pairs if p.new is not None and p.claim_check is not None}


TRUE = (5.0, 4.0, 10.0, -8.3, 11.1, 10.0)


def test_growth_that_follows_is_consistent() -> None:
    assert set(verdicts(TRUE).values()) == {Verdict.CONSISTENT}


def test_one_wrong_cell_in_a_table_is_contradicted() -> None:
    told = verdicts((7.5, *TRUE[1:]))
    assert [text for text, verdict in told.items() if verdict is Verdict.CONTRADICTED] == ["7.5"]


def test_a_last_digit_off_is_a_revision_of_last_years_figure() -> None:
    assert verdicts((5.2, *TRUE[1:]))["5.2"] is Verdict.NOT_COMPARABLE


def test_a_table_that_is_off_throughout_was_revised() -> None:
    told = verdicts((7.5, 6.5, 12.7, -6.0, 13.6, 12.4))
    assert set(told.values()) == {Verdict.NOT_COMPARABLE}


def test_prose_that_says_what_the_revised_table_says_is_no_slip() -> None:
    growth = (7.5, 6.5, 12.7, -6.0, 13.6, 12.4)
    assert verdicts(growth, "出口420亿元,比上年增长7.5%")["7.5%"] is Verdict.NOT_COMPARABLE


def test_a_last_digit_that_was_revised_is_no_contradiction_in_prose() -> None:
    old = compare.read_text("某某市2022年统计公报\n\n一、交通\n年末机动车保有量305.59万辆。\n")
    for stated, verdict in (("4.7", Verdict.NOT_COMPARABLE), ("5.7", Verdict.CONTRADICTED)):
        text = f"某某市2023年统计公报\n\n一、交通\n年末机动车保有量320.33万辆,比上年末增长{stated}%。\n"
        (check,) = [p.claim_check for p in compare.diff(old, compare.read_text(text)).figures if p.claim_check]
        assert check.verdict is verdict
