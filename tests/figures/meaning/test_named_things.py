"""Metrics are noun phrases that one can read: the subject is kept, verbs and places are not part of them."""

from collections.abc import Callable

import pytest

from compare.model import Direction, Figure

Read = Callable[..., tuple[Figure, ...]]


@pytest.mark.parametrize(
    ("text", "metrics"),
    [
        ("图书采购支出36万元,上年为32万元,增长12.5%。", ["图书采购支出", "图书采购支出", "图书采购支出增长"]),
        ("科技企业250家,是上年的2.5倍。", ["科技企业", "科技企业倍数"]),
        ("科技企业200家,比上年翻了一番。", ["科技企业", "科技企业翻了一番"]),
        ("农产品转化率从2020年的51%提升到2025年的70%。", ["农产品转化率", "农产品转化率"]),
        ("低收入农户均达到脱贫标准3200户。", ["低收入农户"]),
        ("青石实现地区生产总值36亿元。", ["地区生产总值"]),
        ("死亡人口120人,死亡率7.1‰。", ["死亡人口", "死亡率"]),
        ("消防培训4次,考试2次,培训合格率90%。", ["消防培训", "消防考试", "消防培训合格率"]),
        ("小麦播种面积59万亩,总产量20万吨。", ["小麦播种面积", "小麦总产量"]),
        ("失业保险基金收入16亿元,基金支出12亿元。", ["失业保险基金收入", "失业保险基金支出"]),
        ("坚决守住18亿亩耕地红线。", ["耕地红线"]),
        ("修复3万亩退化湿地,拨付2亿元专项资金。", ["退化湿地修复", "专项资金拨付"]),
        ("让3亿多农民的收入增加。", ["农民"]),
        ("教育经费占生产总值比例持续超过4%。", ["教育经费占生产总值比重"]),
        (
            "经济总量跨过3个万亿元大关,占全国比重由2020年的7%提升至8%。",
            ["经济总量", "经济总量占全国比重", "经济总量占全国比重"],
        ),
        ("工业总产值连跨两个千亿元台阶、突破3200亿元。", ["工业总产值", "工业总产值"]),
        ("工业产品在全国占比超10%的有44种、超20%的有23种。", ["工业产品在全国占比"] * 4),
        ("营业收入由去年的36亿元增至今年的42亿元。", ["营业收入", "营业收入"]),
        ("上年结转2亿元。", ["结转"]),
        ("建设8万亩高标准农田。", ["高标准农田建设"]),
        ("各类健身活动吸引4000余万人次参与。", ["参与"]),
        (
            "电动汽车、家电、手机限上零售额分别增长8%、3%和2%。",
            ["电动汽车限上零售额增长", "家电限上零售额增长", "手机限上零售额增长"],
        ),
        ("城镇累计新增就业超70万人。", ["城镇累计新增就业"]),
        ("191家工业企业营业收入超30亿元。", ["工业企业", "营业收入"]),
        ("通车里程进至全国第5位。", ["通车里程"]),
        ("49个机关、企事业单位开放共享,新建12家医院、3所学校。", ["机关、企事业单位开放共享", "新建医院", "学校"]),
        ("向基层投放50%以上号源。", ["向基层投放号源"]),
        ("经济总量超3000亿元的县域达12个。", ["县域经济总量", "县域"]),
        ("城镇化率达到67.5%、5年提高4.5个百分点。", ["城镇化率", "城镇化率", "城镇化率提高"]),
        ("监测评价稳居全国前二。", ["监测评价全国"]),
        ("关停10万千瓦及以下燃煤机组。", ["燃煤机组关停"]),
        ("服务业投资增长16%,连续18个月保持两位数增长。", ["服务业投资增长", "服务业投资"]),
        ("出口逆势增长17%,价格小幅上涨0.3%。", ["出口增长", "价格上涨"]),
        ("门诊、住院分别为36人和12家。", ["门诊", "住院"]),
        ("甲产业、乙产业分别增长5%左右和3%以上。", ["甲产业增长", "乙产业增长"]),
        ("税收由上年下降2.3%转为增长8.5%。", ["税收下降", "税收增长"]),
    ],
)
def test_chinese_metrics(read: Read, text: str, metrics: list[str]) -> None:
    assert [figure.metric for figure in read(text)] == metrics


@pytest.mark.parametrize(
    ("text", "metrics"),
    [
        ("Revenue was $10 million, an increase of 13.5% over 2015.", ["Revenue", "Revenue increase"]),
        ("As of June 30, 2020, we had cash and securities of $3.2 million.", ["cash and securities"]),
        ("Ticket sales for the year ended June 30, 2020 rose $1.2 million.", ["Ticket sales rose"]),
        ("Approximately 62% of our sales were made online.", ["sales"]),
        ("Cash provided by operations was $3 million.", ["Cash provided by operations"]),
        ("SG&A was $331,000.", ["SG&A"]),
        ("Inflation is expected to remain low, but to rise to 2 percent.", ["Inflation"]),
    ],
)
def test_english_metrics(read: Read, text: str, metrics: list[str]) -> None:
    assert [figure.metric for figure in read(text)] == metrics


def test_unchanged_levels_are_a_growth_of_nothing(read: Read) -> None:
    _, flat = read("登记失业率3.2%,与上年持平。")
    assert flat.claim is not None
    assert (flat.text, flat.value, flat.claim.direction, flat.claim.of) == ("持平", 0, Direction.FLAT, "登记失业率")


def test_a_goal_of_the_next_sentence_is_no_goal_of_this(read: Read) -> None:
    (figure,) = read("接待读者36万人次。\n明年计划")
    assert figure.nature == "result"


@pytest.mark.parametrize(
    ("text", "scopes"),
    [
        ("全年收入10亿元,其中:税收6亿元;规费4亿元,下降3%。", [(), ("其中",), ("其中",), ("其中",)]),
        ("门诊量36万人次(其中急诊3万人次),住院2万人次。", [(), ("其中",), ()]),
        ("投资12亿元(其中:民间投资6亿元,增长8%),增长6%。", [(), ("其中",), ("其中",), ()]),
    ],
)
def test_among_which_holds_to_the_end_of_its_sentence_or_bracket(
    read: Read, text: str, scopes: list[tuple[str, ...]]
) -> None:
    assert [figure.scope for figure in read(text)] == scopes
