"""Tables of two years: columns by their year, growth against the columns beside it, what is stale or restated."""

import compare
from compare.model import Comparison, FigurePair, Verdict

TABLE = """某某市{year}年统计公报

一、综合
初步核算,全年经济平稳运行。

表1 {year}年主要指标
单位:万元
指标\t{year}年\t{before}年\t增长(%)
{rows}

二、其他
其他情况正常。
"""


def compared(old: list[str], new: list[str]) -> Comparison:
    texts = (
        TABLE.format(year=year, before=year - 1, rows="\n".join(rows)) for year, rows in ((2022, old), (2023, new))
    )
    return compare.diff(*map(compare.read_text, texts))


def of(comparison: Comparison, metric: str) -> list[FigurePair]:
    return [pair for pair in comparison.figures if pair.metric == metric]


OLD = ["营业收入\t1,000\t900\t11.1", "利润\t50\t40\t25.0", "税收\t30\t28\t7.1", "研发费用\t123\t110\t11.8"]
NEW = ["营业收入\t1,200\t1,010\t20.0", "利润\t60\t50\t20.0", "税收\t33\t30\t10.0", "研发费用\t123\t123\t0.0"]


def test_columns_are_paired_by_how_long_ago_their_year_is() -> None:
    pairs = of(compared(OLD, NEW), "营业收入")
    assert [(p.old.text, p.new.text) for p in pairs if p.old and p.new] == [("1,000", "1,200"), ("900", "1,010")]


def test_growth_is_held_against_the_columns_beside_it() -> None:
    comparison = compared(OLD, NEW)
    checks = {p.metric: p.claim_check for p in comparison.figures if p.claim_check}
    wrong, right = checks["营业收入增长"], checks["利润增长"]
    assert wrong is not None
    assert right is not None
    assert (wrong.verdict, wrong.reason) == (Verdict.CONTRADICTED, "1200 / 1010 - 1 = 18.81%, stated 20%")
    assert right.verdict is Verdict.CONSISTENT


def test_last_years_column_is_held_against_last_years_report() -> None:
    told = [f.arguments for f in compared(OLD, NEW).findings if f.rule == "restated-figure"]
    assert [(a["metric"], a["figure"], a["before"]) for a in told] == [("营业收入", "1,010", "1,000")]


def test_a_cell_that_stayed_while_its_column_moved_is_stale() -> None:
    told = [f.arguments["metric"] for f in compared(OLD, NEW).findings if f.rule == "stale-figure"]
    assert told == ["研发费用"]


def test_opposites_and_what_is_new_are_other_metrics() -> None:
    old = compare.read_text(
        "某某市2022年工作总结\n\n一般公共预算收入729.5亿元。新认定龙头企业63家。新建铁路里程842公里。"
    )
    new = compare.read_text(
        "某某市2023年工作总结\n\n一般公共预算支出828.7亿元。累计认定龙头企业236家。营业铁路里程1200公里。"
    )
    assert not [pair for pair in compare.diff(old, new).figures if pair.old and pair.new]


def test_a_past_years_row_of_a_statement_of_changes_is_not_stale() -> None:
    table = "青石公司{year}年年度报告\n\n一、综合\n经营平稳。\n\n表1 权益变动表\n单位:万元\n项目\t股本\t未分配利润\t合计\n{rows}\n\n二、其他\n正常。\n"
    rows = [
        "年初余额\t100\t{a}\t1{a}",
        "净利润\t0\t{b}\t{b}",
        "分红\t0\t{c}\t{c}",
        "净利润\t0\t{d}\t{d}",
        "期末余额\t100\t{e}\t2{e}",
    ]
    old = table.format(year=2022, rows="\n".join(rows).format(a=415, b=333, c=121, d=577, e=748))
    new = table.format(year=2023, rows="\n".join(rows).format(a=491, b=577, c=134, d=912, e=1034))
    findings = compare.diff(compare.read_text(old), compare.read_text(new)).findings
    assert not [f for f in findings if f.rule == "stale-figure"]
