"""Each class of importance, with its explanation, in sentences of two short reports."""

import pytest

import compare
from compare.model import Comparison, FigurePair, Ground, Important, ItemKind

STEADY_OLD = "全年培训学员{a}人次，开设课程{b}门，接待来访{c}人次，发放借书证{d}张，举办讲座{e}场次，采购图书{f}册，整理档案{g}卷，修缮馆舍{h}平方米，阅览座位{i}个。"
OLD_VALUES = dict(zip("abcdefghi", (5210, 3480, 8150, 9020, 1430, 61500, 7240, 3320, 2200), strict=True))
NEW_VALUES = {name: round(value * 1.03) for name, value in OLD_VALUES.items()}


def compared(old: str, new: str) -> Comparison:
    """Two years' reports of one library; a few metrics that move as usual stand before what is looked at."""
    before = f"临川区图书馆2022年工作总结\n\n{STEADY_OLD.format(**OLD_VALUES)}\n\n{old}\n"
    after = f"临川区图书馆2023年工作总结\n\n{STEADY_OLD.format(**NEW_VALUES)}\n\n{new}\n"
    return compare.diff(compare.read_text(before, "old"), compare.read_text(after, "new"))


def told(comparison: Comparison, metric: str) -> Important:
    """The important thing that a metric is part of."""
    for each in comparison.important:
        figures = (each.at, *each.also, *each.beside) if each.kind is ItemKind.FIGURE else each.beside
        if any(metric in (comparison.figures[at].metric or "") for at in figures):
            return each
    raise LookupError(metric)


def place(comparison: Comparison, metric: str) -> int:
    return comparison.important.index(told(comparison, metric))


CASES = [
    # old sentence, new sentence, metric, ground, what the reason says
    (
        "全年数字资源访问量300.0万人次。",
        "全年数字资源访问量360.0万人次，比上年增长35%。",
        "数字资源访问量",
        Ground.CONTRADICTED,
        "does not follow",
    ),
    (
        "全年财政拨款2100万元，比上年增长6.2%。",
        "全年财政拨款1950万元，比上年下降7.1%。",
        "财政拨款",
        Ground.GROWTH_TO_FALL,
        "+6.2% the year before, -7.1% now",
    ),
    (
        "全年馆际互借量1900册，比上年下降9.5%。",
        "全年馆际互借量2128册，比上年增长12.0%。",
        "馆际互借量",
        Ground.FALL_TO_GROWTH,
        "-9.5% the year before, +12.0% now",
    ),
    ("当年收支结余120万元。", "当年收支结余-80万元。", "收支结余", Ground.PLUS_TO_MINUS, "from plus to minus"),
    ("当年贸易顺差120万元。", "当年贸易逆差80万元。", "逆差", Ground.PLUS_TO_MINUS, "from plus to minus"),
    (
        "全年报刊订阅量3100份。",
        "全年报刊订阅量12400份。",
        "报刊订阅量",
        Ground.FAR_FROM_OTHERS,
        "+300.0%, their median +3.0%",
    ),
    (
        "全年报刊订阅量3100份。",
        "全年报刊订阅量3255份。",
        "报刊订阅量",
        Ground.CHANGED,
        "the median of its kind is +3.0%",
    ),
    (
        "实际利用外资2.43万美元。",
        "实际利用外资3.05亿美元，比上年增长25.5%。",
        "实际利用外资",
        Ground.SCALE_SLIP,
        "+25.5% fits only if one of them is off by 10,000 times",
    ),
    ("全年罚款收入0.02万元。", "全年罚款收入2.10万元。", "罚款收入", Ground.TINY_BASE, "too small to compare with"),
    (
        "五年来借阅图书880000册。",
        "全年借阅图书190000册。",
        "借阅图书",
        Ground.OTHER_PERIOD,
        "periods of different length",
    ),
]


@pytest.mark.parametrize(("old", "new", "metric", "ground", "reason"), CASES, ids=[case[3].value for case in CASES])
def test_each_class_says_why(old: str, new: str, metric: str, ground: Ground, reason: str) -> None:
    important = told(compared(old, new), metric)
    assert important.ground is ground
    assert reason in important.reason


def test_a_target_missed_says_so() -> None:
    plan = "2023年计划：新增分馆12家。"
    comparison = compared(f"二、2023年工作计划\n\n{plan}", "全年新增分馆9家。")
    missed = [each for each in comparison.important if each.ground is Ground.TARGET_MISSED]
    assert [comparison.promises[each.at].target.text for each in missed] == ["12家"]


def test_a_part_that_moved_much_of_its_total() -> None:
    comparison = compared("全年总支出5000万元，其中设备购置费800万元。", "全年总支出5150万元，其中设备购置费1120万元。")
    assert told(comparison, "设备购置费").ground in (Ground.SHARE_OF_TOTAL, Ground.FAR_FROM_OTHERS)
    share = compared("全年总支出5000万元，其中设备购置费1800万元。", "全年总支出5150万元，其中设备购置费2200万元。")
    important = told(share, "设备购置费")
    assert important.ground is Ground.SHARE_OF_TOTAL
    assert important.reason.startswith("the change is 7.8% of the total, ")


def test_the_classes_stand_in_their_order() -> None:
    """Contradicted, a proven slip, a turn, far from the others, as usual, a base next to nothing."""
    parts = [CASES[at] for at in (8, 6, 1, 7, 0)]
    olds, news = ("\n\n".join(case[at] for case in parts) for at in (0, 1))
    comparison = compared(olds, news)
    wanted = ["数字资源访问量", "实际利用外资", "财政拨款", "报刊订阅量", "罚款收入"]
    places = [place(comparison, metric) for metric in wanted]
    assert places == sorted(places)
    scores = [each.score for each in comparison.important]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score < 1 for score in scores)


def test_the_importance_of_a_figure_is_that_of_its_class() -> None:
    comparison = compared(*CASES[0][:2])
    first = max(comparison.figures, key=lambda pair: pair.importance)
    assert first is comparison.figures[comparison.important[0].at]
    assert first.importance == comparison.important[0].score
    assert all(pair.importance == 0 for pair in comparison.figures if pair.status == "unchanged")


def test_growth_that_hardly_turned_stands_still() -> None:
    comparison = compared("全年财政拨款2100万元，比上年下降0.2%。", "全年财政拨款2106万元，比上年增长0.3%。")
    assert told(comparison, "财政拨款").ground not in (Ground.GROWTH_TO_FALL, Ground.FALL_TO_GROWTH)


def test_counts_that_move_by_chance_are_not_far() -> None:
    """Four visits after two are no news, however many percent that is."""
    comparison = compared("全年接待外宾参观2次。", "全年接待外宾参观4次。")
    assert told(comparison, "外宾参观").ground is not Ground.FAR_FROM_OTHERS


def test_a_pair_under_two_names_is_only_suspected() -> None:
    comparison = compared("全年志愿服务活动参与人数1200人次。", "全年志愿者总队注册会员人数9300人次。")
    suspected = [each for each in comparison.important if each.ground is Ground.SUSPECT_PAIR]
    assert all("perhaps two different figures" in each.reason for each in suspected)
    doubtful: list[FigurePair] = [pair for pair in comparison.figures if pair.doubtful]
    assert {pair.importance for pair in doubtful} <= {each.score for each in suspected}


def test_identical_reports_ask_nothing() -> None:
    comparison = compare.diff(
        compare.read_text("全年接诊3000人次，增长5%。\n", "old"),
        compare.read_text("全年接诊3000人次，增长5%。\n", "new"),
    )
    assert comparison.important == ()
